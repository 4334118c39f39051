//! This file finds the edges of columns from their shares.

use super::super::theme::Theme;

/// Left edges of the columns and the right edge of the last, from 0 to `width`.
///
/// None is narrower than a character where the table has the room; without shares there is one column.
pub fn column_edges(shares: impl Iterator<Item = f32>, width: f32, theme: &Theme) -> Vec<f32> {
    let mut shares: Vec<f32> =
        shares.map(|s| if s.is_finite() { s.max(0.0) } else { 0.0 }).collect();
    if shares.is_empty() {
        shares.push(1.0);
    }
    let least = theme.table.size * 1.1 + theme.rules.cell_padding_x * 2.0;
    let least = least.min(width / shares.len() as f32);
    let total: f32 = shares.iter().sum();
    let spare = width - least * shares.len() as f32;
    let wanted = |share: f32| width * share / total;
    // Columns below the least take what they lack from the others, in proportion to what those have to spare.
    let surplus: f32 = shares.iter().map(|s| (wanted(*s) - least).max(0.0)).sum();
    let mut x = 0.0;
    let mut edges = vec![x];
    for share in shares {
        let extra = if total > 0.0 && surplus > 0.0 {
            (wanted(share) - least).max(0.0) * spare / surplus
        } else {
            spare / edges.len().max(1) as f32
        };
        x += least + extra;
        edges.push(x);
    }
    let count = edges.len();
    if total <= 0.0 || surplus <= 0.0 {
        for (index, edge) in edges.iter_mut().enumerate() {
            *edge = width * index as f32 / (count - 1).max(1) as f32;
        }
    }
    edges
}
