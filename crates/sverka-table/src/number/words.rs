//! Words and signs around a number.

/// What a word says of the number beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Word {
    /// It is an amount in this currency (ISO 4217).
    Currency(&'static str),
    /// It is so many times larger.
    Times(f64),
    /// It is in per cent.
    Percent,
    /// What is counted, which changes nothing.
    Counted,
    /// It is not exactly this number.
    About,
}

/// The words of a text: runs of letters, single signs, and what stands before a dollar sign with it. Points of
/// abbreviations are no part of a word.
pub(crate) fn of(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphabetic() {
            let letters = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
            // `US$` and `C$` are one sign; `k$` is two.
            let is_sign = rest[letters..].starts_with('$') && currency(&rest[..=letters]).is_some();
            match &rest[..letters] {
                // `т.р.` without its points.
                "тр" => 'т'.len_utf8(),
                _ => letters + usize::from(is_sign),
            }
        } else {
            first.len_utf8()
        };
        if !matches!(first, ' ' | '.') {
            words.push(&rest[..length]);
        }
        rest = &rest[length..];
    }
    words
}

/// What a word says; `None` for one that is not known.
pub(crate) fn word(text: &str) -> Option<Word> {
    if let Some(code) = currency(text) {
        return Some(Word::Currency(code));
    }
    Some(match text {
        "%" | "pct" | "percent" | "процент" | "процента" | "процентов" => Word::Percent,
        "k" | "к" | "т" | "тыс" | "тысяч" | "тысяча" | "тысячи" | "thousand" | "thousands" | "tys" => {
            Word::Times(1e3)
        }
        "m" | "м" | "mm" | "mn" | "mln" | "mio" | "млн" | "миллион" | "миллиона" | "миллионов" | "million"
        | "millions" => Word::Times(1e6),
        "b" | "bn" | "mlrd" | "млрд" | "миллиард" | "миллиарда" | "миллиардов" | "billion" => {
            Word::Times(1e9)
        }
        "lakh" | "lakhs" | "lac" | "lacs" => Word::Times(1e5),
        "crore" | "crores" | "cr" => Word::Times(1e7),
        "view"
        | "views"
        | "просмотр"
        | "просмотра"
        | "просмотров"
        | "like"
        | "likes"
        | "лайк"
        | "лайка"
        | "лайков"
        | "follower"
        | "followers"
        | "subscriber"
        | "subscribers"
        | "подписчик"
        | "подписчика"
        | "подписчиков"
        | "comment"
        | "comments"
        | "комментарий"
        | "комментария"
        | "комментариев"
        | "click"
        | "clicks"
        | "клик"
        | "клика"
        | "кликов"
        | "чел"
        | "человек"
        | "человека"
        | "people"
        | "users"
        | "шт"
        | "раз"
        | "раза" => Word::Counted,
        "+" | ">" | "<" | "~" | "≈" | "≥" | "≤" | "от" | "до" | "около" | "примерно" | "более" | "менее" | "свыше"
        | "from" | "about" | "over" | "under" | "approx" | "up" | "ca" | "circa" => Word::About,
        _ => return None,
    })
}

/// Signs and words of currencies.
const CURRENCIES: [(&str, &[&str]); 11] = [
    (
        "RUB",
        &["₽", "р", "руб", "rub", "rur", "рубль", "рубля", "рублей", "рубли", "рублях", "рубл", "rubles", "roubles"],
    ),
    (
        "USD",
        &[
            "$",
            "us$",
            "usd",
            "usd$",
            "долл",
            "доллар",
            "доллара",
            "долларов",
            "доллары",
            "долларах",
            "dollar",
            "dollars",
        ],
    ),
    ("EUR", &["€", "eur", "евро", "euro", "euros"]),
    ("GBP", &["£", "gbp"]),
    ("KZT", &["₸", "kzt", "тенге"]),
    ("BYN", &["byn", "br"]),
    ("UAH", &["₴", "uah", "гривен"]),
    ("INR", &["₹", "inr", "rs"]),
    ("CNY", &["¥", "cny", "юаней"]),
    ("CAD", &["c$", "ca$", "cad"]),
    ("AUD", &["a$", "au$", "aud"]),
];

/// The currency of a sign or a word in small letters.
pub(crate) fn currency(text: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|(_, words)| words.contains(&text)).map(|(code, _)| *code)
}

/// True for a sign that stands for a currency, whether it is known here or not.
pub(crate) fn is_currency_sign(sign: char) -> bool {
    matches!(sign, '$' | '£' | '¥' | '\u{20a0}'..='\u{20cf}')
}
