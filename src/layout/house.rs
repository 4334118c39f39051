//! This file holds what pages and Word files must measure alike beyond the theme. Lengths are points.

/// Space below tables, and around those without a caption.
pub const TABLE_AROUND: f32 = 8.0;
/// Space above and below figures.
pub const FIGURE_AROUND: f32 = 6.0;
/// Space above and below the frame of a note.
pub const NOTE_AROUND: f32 = 6.0;
/// Forms are filled in by hand: their cells have so many times the usual room above and below.
pub const FORM_ROOM: f32 = 1.6;
/// Tables up to this many rows below their header stay on one page.
pub const SMALL_TABLE: usize = 6;
/// Shares of role, name, date and place to sign.
pub const SIGNATURE_SHARES: [f32; 4] = [0.17, 0.41, 0.27, 0.15];
/// Height of a line to sign on.
pub const SIGNATURE_HEIGHT: f32 = 34.0;
/// From the header's words to the rule below them.
pub const HEADER_RULE: f32 = 3.0;
/// Smallest size to which long words in header and footer shrink.
pub const SMALLEST_FURNITURE: f32 = 6.5;
