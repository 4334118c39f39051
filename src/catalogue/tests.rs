use super::{Catalogue, CatalogueError, OverlayFile};

#[test]
fn the_shipped_catalogue_has_no_fault() {
    if let Err(CatalogueError::Faulty { report }) = Catalogue::builtin() {
        let faults: Vec<String> = report.iter().map(ToString::to_string).collect();
        panic!("{}", faults.join("\n"));
    }
    let _ = OverlayFile { path: String::new(), text: String::new() };
}
