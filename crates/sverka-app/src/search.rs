//! Names of a queue as they are looked for: in either alphabet and layout, however they are spelt.

use crate::layout::switched;
use sverka_core::text::{normalise, spellings};

/// With fewer letters a folded word is in nearly every name.
const LEAST: usize = 3;

/// Name and handle in the forms they are looked for in, made once: a search goes through a hundred thousand of them.
pub(crate) struct Searched([Box<str>; 3]);

impl Searched {
    pub(crate) fn of(name: &str, handle: &str) -> Self {
        let ([a, b, c], [d, e, f]) = (spellings(name), spellings(handle));
        // A line between them keeps what is typed from beginning in the name and ending in the handle.
        let [normal, mut latin, mut folded] = [[a, d], [b, e], [c, f]].map(|both| both.join("\n"));
        // Whoever is found by an earlier form is not looked for by the same one again.
        if folded == latin {
            folded.clear();
        }
        if latin == normal {
            latin.clear();
        }
        Self([normal, latin, folded].map(String::into_boxed_str))
    }
}

/// What is typed into the search: each form it may have, and in which form of the names it is looked for.
pub(crate) struct Wanted(Vec<(usize, String)>);

impl Wanted {
    pub(crate) fn of(typed: &str) -> Self {
        let other = switched(&normalise(typed));
        let mut forms = Vec::new();
        for (text, is_typed) in [(typed, true), (&other, false)] {
            for (place, form) in spellings(text).into_iter().enumerate() {
                let letters = form.chars().filter(|letter| letter.is_alphanumeric()).count();
                // Two letters of the other layout in the other alphabet are nobody's intention.
                let enough = place == 0 || letters >= LEAST || (place == 1 && is_typed);
                if !form.is_empty() && enough {
                    forms.push((place, form));
                }
            }
        }
        Self(forms)
    }

    /// Nothing is looked for in nobody: then everybody is found.
    pub(crate) fn is_in(&self, Searched(names): &Searched) -> bool {
        let found = |(place, form): &(usize, String)| {
            // Forms that are the same are kept once, in the first place.
            (0..=*place).rev().find(|place| !names[*place].is_empty()).is_some_and(|place| names[place].contains(form))
        };
        self.0.is_empty() || self.0.iter().any(found)
    }
}

#[cfg(test)]
mod tests {
    use super::{Searched, Wanted};

    fn finds(typed: &str, name: &str, handle: &str) -> bool {
        Wanted::of(typed).is_in(&Searched::of(name, handle))
    }

    #[test]
    fn a_name_is_found_however_it_is_typed_and_stored() {
        for (name, handle, typed) in [
            (
                "Анна Дом",
                "annahome",
                "анна  дом|АННА ДОМ|anna dom|Anna Dom|Анна\u{a0}Дом|анна\u{202f}дом|ａｎｎａ|ann|а|@annah",
            ),
            ("Анна Дом", "annahome", "\u{200b}Анна \u{ad}Дом\u{feff}|fyyf ljv|фттф вщь||  "),
            ("Пётр Ёлкин", "x", "Петр Елкин|petr elkin|пе\u{308}тр|Е\u{308}ЛКИН|Petr|gtnh `krby|зуек"),
            ("Петр Елкин", "x", "Пётр Ёлкин|ёлк"),
            ("Чаи\u{306}ная\u{a0} книга", "x", "чайная книга|чаи\u{306}ная|chaynaya"),
            ("Чайная книга", "x", "Чаи\u{306}ная книга|чай"),
            ("Мария", "x", "Mariia|Mariya|maria|mari"),
            ("Mariia", "x", "Мария|mariya"),
            ("Михаил Щукин", "x", "mik|mikh|mikhail|mihail|shc|schukin|shchukin"),
            ("Ксения Алексеева", "x", "ks|kse|xenia|alek|alex|alexeeva"),
            ("x", "\u{200e}tea.book", "tea.book|tea|\u{200e}tea|@tea"),
            ("Leo\u{200d} B", "leo_b", "leo b|leo_b"),
        ] {
            for typed in typed.split('|') {
                assert!(finds(typed, name, handle), "{typed:?} {name:?}");
            }
        }
    }

    #[test]
    fn other_names_are_not_found() {
        for (name, handle, typed) in [
            ("Анна Дом", "annahome", "анна дома"),
            ("Анна Дом", "annahome", "домannahome"),
            ("Анна Дом", "annahome", "дом annahome"),
            ("Zoe", "x", "s"),
            ("Zoe", "x", "so"),
            ("Fiona", "x", "ab"),
            ("Марина", "x", "Мария"),
            ("Leo", "x", "@"),
            ("Leo", "x", "-"),
        ] {
            assert!(!finds(typed, name, handle), "{typed:?} {name:?}");
        }
    }
}
