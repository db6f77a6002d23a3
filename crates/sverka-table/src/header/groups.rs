//! Two rows of names as one: groups above, or parts below.

use crate::cell::Cell;
use crate::columns;
use crate::source::Line;
use crate::text::key;

/// Names from the row of groups above: where there is none, and before one that several groups have, `План` and `Факт`
/// above `Просмотры`.
pub(super) fn fill(names: &mut [String], groups: &Line) {
    let same = |name: &String| names.iter().filter(|other| columns::is_known(name) && *other == name).count() > 1;
    let twice: Vec<bool> = names.iter().map(same).collect();
    let mut group = "";
    for (at, name) in names.iter_mut().enumerate() {
        let above = groups.cells.get(at).map_or("", |cell| cell.text.as_str());
        group = if above.is_empty() { group } else { above };
        if name.is_empty() {
            above.clone_into(name);
        } else if twice[at] && !group.is_empty() && !columns::is_known(group) {
            *name = format!("{group} {name}");
        }
    }
}

/// True for a word that tells numbers of one name apart, and for nothing.
pub(super) fn is_part(cell: &Cell) -> bool {
    cell.continued || matches!(key(&cell.text).as_str(), "" | "план" | "факт" | "plan" | "planned" | "fact" | "actual")
}

/// Each name with its part below; a name holds over the empty cells behind it that have one.
pub(super) fn joined(names: &Line, parts: &Line) -> Vec<String> {
    let mut name = "";
    let mut all = Vec::new();
    for at in 0..names.cells.len().max(parts.cells.len()) {
        let part = parts.cells.get(at).filter(|part| !part.continued).map_or("", |part| part.text.as_str());
        let own = names.cells.get(at).map_or("", |cell| cell.text.as_str());
        name = if own.is_empty() { name } else { own };
        all.push(if part.is_empty() { own.to_owned() } else { format!("{name} {part}") });
    }
    all
}
