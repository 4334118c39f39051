//! This module turns laid-out documents into files; its writers know nothing of each other.

pub mod docx;
pub mod pdf;
pub mod xlsx;
