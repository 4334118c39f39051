//! This file turns points into the units of the format; what is not a number becomes zero.

/// Twentieths of a point, the unit of WordprocessingML.
pub(super) fn twips(points: f32) -> i64 {
    whole(f64::from(points) * 20.0)
}

/// Half points, the unit of font sizes.
pub(super) fn half_points(points: f32) -> i64 {
    whole(f64::from(points) * 2.0).max(2)
}

/// Eighths of a point, the unit of rules; no rule is thinner than a quarter of a point.
pub(super) fn eighths(points: f32) -> i64 {
    whole(f64::from(points) * 8.0).clamp(2, 96)
}

/// English metric units, the unit of DrawingML.
pub(super) fn emu(points: f32) -> i64 {
    whole(f64::from(points) * 12_700.0)
}

/// A grey level from 0 (black) to 1 (white) as `RRGGBB`.
pub(super) fn grey(level: f32) -> String {
    let byte = whole(f64::from(level) * 255.0).clamp(0, 255);
    format!("{byte:02X}{byte:02X}{byte:02X}")
}

fn whole(value: f64) -> i64 {
    // A cast saturates and makes NaN zero, so no theme can overflow a measure.
    value.round().clamp(-1e12, 1e12) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_the_theme_survive_in_the_units_of_the_format() {
        assert_eq!((twips(10.5), half_points(10.5), eighths(0.5), emu(1.0)), (210, 21, 4, 12_700));
        assert_eq!((twips(f32::NAN), eighths(0.0)), (0, 2));
        assert_eq!(
            (grey(0.0), grey(0.9), grey(9.0)),
            ("000000".into(), "E5E5E5".into(), "FFFFFF".into())
        );
    }
}
