//! One facility profile in, the whole inspection binder out: see `docs/design.md` for the pipeline and its reasons.
//!
//! ```text
//! profile ─▶ catalogue ─▶ assess ─▶ compose ─▶ document ─▶ layout ─▶ render ─▶ output
//! ```

pub mod assess;
pub mod catalogue;
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod document;
pub mod generate;
pub mod grid;
pub mod hearing;
pub mod import;
pub mod interview;
pub mod layout;
pub mod official;
pub mod output;
pub mod profile;
pub mod render;
pub mod wizard;
pub mod workbook;
