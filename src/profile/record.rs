//! This file makes the records and word lists of the profile from one description each.
//!
//! One field is named once: its type, its key, its place in the editor's schema and the words that explain it.

/// Makes a struct whose fields are read by name and explained in Japanese.
///
/// `in COLUMNS` after the description says that a list of it may lie in a CSV file.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident: $about:literal $(in $columns:ident)? {
        $($(#[$field_meta:meta])* $field:ident: $ty:ty = $help:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $ty,)*
        }

        impl $crate::profile::read::FromYaml for $name {
            const RECORD: bool = true;
            $(const COLUMNS: &'static [$crate::profile::read::Column] =
                $crate::profile::read::$columns;)?

            fn read(
                node: &$crate::profile::read::Node,
                reading: &mut $crate::profile::read::Reading<'_>,
            ) -> Option<Self> {
                let fields =
                    $crate::profile::read::read_fields(node, $about, Self::FIELDS, reading)?;
                // All fields are read before any is missed, so that all faults are said.
                $(let $field = fields.take::<$ty>(stringify!($field), $help, reading);)*
                Some(Self { $($field: $field?,)* })
            }

            fn absent() -> Option<Self> {
                Some(Self { $($field: <$ty as $crate::profile::read::FromYaml>::absent()?,)* })
            }

            fn shape() -> $crate::profile::shape::Shape {
                let shapes = vec![$((
                    <$ty as $crate::profile::read::FromYaml>::shape(),
                    <$ty as $crate::profile::read::FromYaml>::absent().is_none(),
                ),)*];
                $crate::profile::shape::record(stringify!($name), $about, Self::FIELDS, shapes)
            }
        }

        impl $name {
            /// Keys and explanations of the fields, in the order in which they are written.
            pub(in crate::profile) const FIELDS: &'static [$crate::profile::read::Field] = &[
                $($crate::profile::read::Field { key: stringify!($field), help: $help },)*
            ];
        }
    };
}

/// Makes an enum whose variants are Japanese words.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident: $about:literal {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
        }

        impl $name {
            /// All variants in their order.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The Japanese word, as written in profiles and printed.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl $crate::profile::read::FromYaml for $name {
            fn read(
                node: &$crate::profile::read::Node,
                reading: &mut $crate::profile::read::Reading<'_>,
            ) -> Option<Self> {
                const WORDS: &[&str] = &[$($word,)*];
                let index = $crate::profile::read::read_word(node, $about, WORDS, reading)?;
                Self::ALL.get(index).copied()
            }

            fn shape() -> $crate::profile::shape::Shape {
                $crate::profile::shape::Shape::Word(&$crate::profile::shape::WordList {
                    name: stringify!($name),
                    about: $about,
                    words: &[$($word,)*],
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.word())
            }
        }
    };
}

pub(crate) use {record, words};
