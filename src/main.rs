//! The `sonae` command.

fn main() {}
