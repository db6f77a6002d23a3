//! Text typed with the other keyboard layout on: `ьшдф` for `mila`, `vbkf` for `мила`.

const RU: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
const EN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

/// The same keys on the other layout (QWERTY ↔ ЙЦУКЕН), lower case.
pub(crate) fn switched(text: &str) -> String {
    let swap = |typed: char| {
        let pairs = || RU.chars().zip(EN.chars());
        pairs()
            .find_map(|(ru, en)| {
                if ru == typed {
                    Some(en)
                } else if en == typed {
                    Some(ru)
                } else {
                    None
                }
            })
            .unwrap_or(typed)
    };
    text.chars().map(swap).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_directions_give_what_was_meant() {
        assert_eq!(switched("ьшдф"), "mila");
        assert_eq!(switched("vbkf"), "мила");
        assert_eq!(switched("a-1"), "ф-1");
    }
}
