//! This file says which paths a template may name: every view describes its own shape beside its values.

use crate::diagnostic::nearest;

/// What stands at a path of a view.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Words that are never empty.
    Text,
    /// Yes or no, for conditions only.
    Flag,
    /// Words that may be missing; printed only under a condition on the same path.
    OptionalText,
    /// Entries that can be gone through.
    List(Box<Shape>),
    /// Named values.
    Record(Vec<Field>),
}

/// A named value of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name in paths.
    pub name: &'static str,
    /// What it says, in Japanese; empty in views that are not listed to people.
    pub meaning: &'static str,
    /// What stands there.
    pub shape: Shape,
}

/// A value that knows its shape.
pub trait Shaped {
    /// The shape of every value of this type.
    fn shape() -> Shape;
}

impl Shaped for String {
    fn shape() -> Shape {
        Shape::Text
    }
}

impl Shaped for bool {
    fn shape() -> Shape {
        Shape::Flag
    }
}

impl Shaped for Option<String> {
    fn shape() -> Shape {
        Shape::OptionalText
    }
}

impl<T: Shaped> Shaped for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}

impl Shape {
    /// The shape at a dotted path below this one.
    pub(super) fn at(&self, path: &str) -> Option<&Shape> {
        path.split('.').try_fold(self, |shape, name| match shape {
            Shape::Record(fields) => fields.iter().find(|f| f.name == name).map(|f| &f.shape),
            _ => None,
        })
    }
}

impl Shape {
    /// The path probably meant by one at which nothing stands.
    pub(super) fn near(&self, path: &str) -> Option<String> {
        let mut shape = self;
        let mut meant: Vec<&str> = Vec::new();
        for name in path.split('.') {
            let Shape::Record(fields) = shape else { return None };
            let exact = fields.iter().find(|f| f.name == name);
            let names = fields.iter().map(|f| f.name);
            let near = match exact {
                Some(field) => field.name,
                None => nearest(name, names)?,
            };
            meant.push(near);
            shape = &fields.iter().find(|f| f.name == near)?.shape;
        }
        Some(meant.join("."))
    }

    /// Every path of a record with what it says and what stands there, those inside lists after 「[]」, in their order.
    pub fn paths(&self) -> Vec<(String, String, &Shape)> {
        let mut out = Vec::new();
        self.gather("", "", &mut out);
        out
    }

    fn gather<'a>(&'a self, base: &str, above: &str, out: &mut Vec<(String, String, &'a Shape)>) {
        let joined = |before: &str, sign: &str, name: &str| match before {
            "" => name.to_owned(),
            before => format!("{before}{sign}{name}"),
        };
        match self {
            Shape::Record(fields) => {
                for Field { name, meaning, shape } in fields {
                    let path = joined(base, ".", name);
                    let meaning = joined(above, "：", meaning);
                    if !matches!(shape, Shape::Record(_)) {
                        out.push((path.clone(), meaning.clone(), shape));
                    }
                    shape.gather(&path, &meaning, out);
                }
            }
            Shape::List(entry) => entry.gather(&format!("{base}[]"), above, out),
            Shape::Text | Shape::Flag | Shape::OptionalText => {}
        }
    }
}

/// Makes a struct whose fields templates can name. Behind `=` stands what a field says, in the words of those who write
/// templates.
macro_rules! view {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field:ident: $ty:ty $(= $meaning:expr)?,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        $vis struct $name {
            $($(#[$field_meta])* $vis $field: $ty,)*
        }

        impl $crate::compose::Shaped for $name {
            fn shape() -> $crate::compose::Shape {
                $crate::compose::Shape::Record(vec![
                    $($crate::compose::Field {
                        name: stringify!($field),
                        meaning: concat!($($meaning)?),
                        shape: <$ty as $crate::compose::Shaped>::shape(),
                    },)*
                ])
            }
        }
    };
}

pub(crate) use view;
