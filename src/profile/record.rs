//! This file makes the records and word lists of the profile from one description each.
//!
//! One field is named once: its type, its key, its place in the editor's schema and the words that explain it.

/// Makes a struct whose fields are read by name and explained in Japanese.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident: $about:literal {
        $($(#[$field_meta:meta])* $field:ident: $ty:ty = $help:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $ty,)*
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

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.word())
            }
        }
    };
}

pub(crate) use {record, words};
