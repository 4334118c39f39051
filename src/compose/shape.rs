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
    Record(Vec<(&'static str, Shape)>),
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
            Shape::Record(fields) => fields.iter().find(|f| f.0 == name).map(|f| &f.1),
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
            let exact = fields.iter().find(|f| f.0 == name);
            let names = fields.iter().map(|f| f.0);
            let near = match exact {
                Some(field) => field.0,
                None => nearest(name, names)?,
            };
            meant.push(near);
            shape = &fields.iter().find(|f| f.0 == near)?.1;
        }
        Some(meant.join("."))
    }

    /// Every path of a record with what stands there, those inside lists after 「[]」, in their order.
    pub fn paths(&self) -> Vec<(String, &Shape)> {
        let mut out = Vec::new();
        self.gather("", &mut out);
        out
    }

    fn gather<'a>(&'a self, base: &str, out: &mut Vec<(String, &'a Shape)>) {
        match self {
            Shape::Record(fields) => {
                for (name, shape) in fields {
                    let path = match base {
                        "" => (*name).to_owned(),
                        base => format!("{base}.{name}"),
                    };
                    if !matches!(shape, Shape::Record(_)) {
                        out.push((path.clone(), shape));
                    }
                    shape.gather(&path, out);
                }
            }
            Shape::List(entry) => entry.gather(&format!("{base}[]"), out),
            Shape::Text | Shape::Flag | Shape::OptionalText => {}
        }
    }
}

/// Makes a struct whose fields templates can name.
macro_rules! view {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field:ident: $ty:ty,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        $vis struct $name {
            $($(#[$field_meta])* $vis $field: $ty,)*
        }

        impl $crate::compose::Shaped for $name {
            fn shape() -> $crate::compose::Shape {
                $crate::compose::Shape::Record(vec![
                    $((stringify!($field), <$ty as $crate::compose::Shaped>::shape()),)*
                ])
            }
        }
    };
}

pub(crate) use view;
