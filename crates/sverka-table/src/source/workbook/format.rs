//! What the format of a cell says of the number in it.

use crate::number::currency_of;

/// What a format code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing that matters.
    Nothing,
    /// The number is a share, shown in per cent.
    Share,
    /// It is an amount in this currency (ISO 4217).
    Money(&'static str),
}

/// Reads a format code, such as `[$$-409]#,##0.00` or `#,##0.00\ "₽"`.
pub(super) fn said(code: &str) -> Said {
    // Codes for positive, negative and other numbers are parted by semicolons.
    let code = code.split(';').next().unwrap_or_default();
    // `[$₽-419]`: a sign of currency, then a locale.
    let bracketed = code.split("[$").skip(1).find_map(|rest| {
        let inside = rest.split(']').next()?;
        currency_of(inside.rsplit_once('-').map_or(inside, |(sign, _)| sign))
    });
    let quoted = || code.split('"').skip(1).step_by(2).find_map(currency_of);
    let plain = || {
        let bare: String = code.split('"').step_by(2).collect();
        ["₽", "€", "$", "£", "₸", "₹", "¥", "₴"]
            .iter()
            .find(|sign| bare.contains(**sign))
            .and_then(|sign| currency_of(sign))
    };
    if let Some(currency) = bracketed.or_else(quoted).or_else(plain) {
        return Said::Money(currency);
    }
    if code.split('"').step_by(2).any(|part| part.contains('%')) { Said::Share } else { Said::Nothing }
}

#[cfg(test)]
mod tests {
    use super::{Said, said};

    #[test]
    fn formats_of_money_and_of_shares_are_known() {
        for (code, expected) in [
            ("[$$-409]#,##0.00", Said::Money("USD")),
            ("#,##0.00\\ \"₽\"", Said::Money("RUB")),
            ("#,##0.00 [$₽-419]", Said::Money("RUB")),
            ("\"$\"#,##0_);(\"$\"#,##0)", Said::Money("USD")),
            ("[$USD] #,##0", Said::Money("USD")),
            ("#,##0 \"руб.\"", Said::Money("RUB")),
            ("#,##0.00 €", Said::Money("EUR")),
            ("0.00%", Said::Share),
            ("General", Said::Nothing),
            ("#,##0", Said::Nothing),
            ("dd.mm.yyyy", Said::Nothing),
            ("0 \"%\"", Said::Nothing),
        ] {
            assert_eq!(said(code), expected, "{code}");
        }
    }
}
