//! This file changes single fields in ledgers that lie in CSV files beside the profile, and proves them.

use std::collections::BTreeMap;

use super::ImportError;
use super::compare::{Compared, Difference, Verdict, shown};
use super::ledger;
use super::plan::{ledger_of, ours, prove};
use crate::profile::{Change, EntryList, Source, Sources, Step};

/// The ledgers with fields of their entries set: the path of each as the profile names it, and the whole file.
///
/// # Errors
/// A field that no ledger holds, and a result that would be no profile any more: nothing may be written then.
pub fn amend(sources: &Sources, changes: &[Change]) -> Result<Vec<(String, Vec<u8>)>, ImportError> {
    let mut rows: BTreeMap<EntryList, Vec<Compared>> = BTreeMap::new();
    for change in changes {
        let (list, id, difference) =
            field_of(change).ok_or_else(|| ours("a change names no field of a ledger"))?;
        let rows = rows.entry(list).or_default();
        match rows.iter_mut().find(|row| row.id == id) {
            Some(Compared { verdict: Verdict::Changed(fields), .. }) => fields.push(difference),
            _ => {
                let verdict = Verdict::Changed(vec![difference]);
                rows.push(Compared { line: 0, name: id.to_owned(), id: id.to_owned(), verdict });
            }
        }
    }
    let mut after = sources.clone();
    let mut out = Vec::new();
    for (list, rows) in &rows {
        let rows: Vec<&Compared> = rows.iter().collect();
        let path = ledger_of(sources, *list)?.ok_or_else(|| ours("the list has no ledger"))?;
        let source = sources.ledgers.get(&path).ok_or_else(|| ours("the ledger is gone"))?;
        let bytes = ledger::change(*list, source, &rows)?;
        after.ledgers.insert(path.clone(), Source::new(source.name.clone(), bytes.clone()));
        out.push((path, bytes));
    }
    for (list, rows) in &rows {
        prove(&after, *list, &rows.iter().collect::<Vec<_>>())?;
    }
    Ok(out)
}

/// The list, the id of the entry and the field of a change like `devices[PC-01].os`.
fn field_of(change: &Change) -> Option<(EntryList, &str, Difference)> {
    let Change::Set { path, value } = change else { return None };
    let [Step::Key(list), Step::Id(id), Step::Key(field)] = path.steps() else { return None };
    let list = EntryList::ALL.into_iter().find(|known| known.key() == list)?;
    let label = list.ledger_heading(field)?.to_owned();
    let (after, value) = (shown(value), value.clone());
    Some((list, id, Difference { path: field.clone(), label, before: String::new(), after, value }))
}
