//! This file holds values that may be known, not known yet, or not spoken of at all.

use serde::Serialize;

use super::{Date, Id};

/// A value, the promise to find it out, or nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Known<T> {
    /// The facility knows it.
    Value(T),
    /// 未確認: somebody will find out.
    Pending(Pending),
    /// Nothing was written.
    #[default]
    Absent,
}

/// Who finds a value out, from whom, until when.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Pending {
    /// 担当: a person of the profile.
    pub owner: Option<Id>,
    /// 照会先: a vendor or outside body of the profile.
    pub ask: Option<Id>,
    /// 期限.
    pub due: Option<Date>,
}

impl<T> Known<T> {
    /// The value, when known.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Pending(_) | Self::Absent => None,
        }
    }

    /// The promise, when it is not known yet.
    pub fn pending(&self) -> Option<&Pending> {
        match self {
            Self::Pending(pending) => Some(pending),
            Self::Value(_) | Self::Absent => None,
        }
    }
}

impl<T: Serialize> Serialize for Known<T> {
    /// A value as itself, a promise as `{未確認: …}`, nothing as null.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Pending(pending) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("未確認", pending)?;
                map.end()
            }
            Self::Absent => serializer.serialize_none(),
        }
    }
}
