//! This file finds the name the user probably meant.

/// The candidate nearest to `given`, or `None` when none is near enough to be a slip of the fingers.
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (given.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .map(|c| (strsim::damerau_levenshtein(given, c), c))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelt_key_is_recognised() {
        assert_eq!(nearest("vender", ["vendor", "version"]), Some("vendor"));
    }

    #[test]
    fn a_name_unlike_all_others_has_no_neighbour() {
        assert_eq!(nearest("kitchen", ["vendor", "version"]), None);
    }
}
