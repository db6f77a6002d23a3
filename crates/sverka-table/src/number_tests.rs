use super::*;
use proptest::prelude::*;

fn both(text: &str) -> (Option<f64>, Option<f64>) {
    let reading = read(text).unwrap_or_else(|why| panic!("{text}: {why:?}"));
    (reading.point, reading.comma)
}

#[test]
fn numbers_that_can_be_read_one_way_are() {
    for (text, value) in [
        ("1234", 1234.0),
        ("-12", -12.0),
        ("−12", -12.0),
        ("1 234", 1234.0),
        ("1\u{a0}234 567", 1_234_567.0),
        ("1\u{202f}234", 1234.0),
        ("1’234", 1234.0),
        ("1 234,5", 1234.5),
        ("1 234.567", 1234.567),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234,567", 1_234_567.0),
        ("1.234.567", 1_234_567.0),
        ("1,00,000", 100_000.0),
        ("12,34,567", 1_234_567.0),
        ("1,00,000.50", 100_000.5),
        ("0.27", 0.27),
        ("0,275", 0.275),
        (".5", 0.5),
        ("3.4K", 3400.0),
        ("3,4 тыс.", 3400.0),
        ("1,2 млн", 1_200_000.0),
        ("2,5М", 2_500_000.0),
        ("1,2 mln", 1_200_000.0),
        ("2.5 crore", 25_000_000.0),
        ("1.5 lakh", 150_000.0),
        ("1.2 тыс. просмотров", 1200.0),
        ("1.2E+05", 120_000.0),
        ("１２", 12.0),
        ("5 %", 5.0),
        ("15%", 15.0),
    ] {
        let found = read(text).ok().and_then(|reading| reading.only());
        assert!(found.is_some_and(|found| (found - value).abs() < 1e-9), "{text}: {found:?}");
    }
}

#[test]
fn numbers_that_can_be_read_two_ways_say_both() {
    for (text, point, comma) in [
        ("1,234", 1234.0, 1.234),
        ("12.345", 12.345, 12345.0),
        ("$2,500", 2500.0, 2.5),
        ("1,234K", 1_234_000.0, 1234.0),
    ] {
        assert_eq!(both(text), (Some(point), Some(comma)), "{text}");
    }
}

#[test]
fn money_says_its_currency() {
    for (text, value, currency) in [
        ("15 000 р", 15_000.0, "RUB"),
        ("15000 рублей", 15_000.0, "RUB"),
        ("15к ₽", 15_000.0, "RUB"),
        ("RUB 15,000.00", 15_000.0, "RUB"),
        ("US$1,200.00", 1200.0, "USD"),
        ("1.355,90 €", 1355.9, "EUR"),
        ("15 тыс. руб.", 15_000.0, "RUB"),
        ("15 т.р.", 15_000.0, "RUB"),
        ("15 тр", 15_000.0, "RUB"),
        ("15k$", 15_000.0, "USD"),
        ("$1.2K", 1200.0, "USD"),
        ("100к₽", 100_000.0, "RUB"),
        ("1 200 руб. 50 коп.", 1200.5, "RUB"),
        ("Р15000", 15_000.0, "RUB"),
        ("-$20", -20.0, "USD"),
        ("CA$20", 20.0, "CAD"),
    ] {
        let reading = read(text).unwrap_or_else(|why| panic!("{text}: {why:?}"));
        assert_eq!((reading.only(), reading.currency), (Some(value), Some(currency)), "{text}");
    }
}

#[test]
fn what_is_no_number_says_what_it_is() {
    use NotANumber as N;
    for (text, why) in [
        ("", N::Words),
        ("many", N::Words),
        ("бартер", N::Words),
        ("12a", N::Words),
        ("200 у.е.", N::Words),
        ("15 000,00 руб. без НДС", N::Words),
        ("($200)", N::Words),
        ("1_234", N::Words),
        ("50 коп.", N::Words),
        ("1,5 руб. 50 коп.", N::Words),
        ("٣٤٥", N::Words),
        ("12:30", N::Words),
        ("10K+", N::Inexact),
        (">1000", N::Inexact),
        ("~1000", N::Inexact),
        ("от 15000", N::Inexact),
        ("15-20 тыс.", N::Two),
        ("2026-11-21", N::Two),
        ("300 $ / 25 000 ₽", N::Two),
        ("1,2,3", N::Groups),
        ("1.2.3.4", N::Groups),
        ("12 34", N::Groups),
        ("5 6", N::Groups),
    ] {
        assert_eq!(read(text), Err(why), "{text}");
    }
}

#[test]
fn a_column_says_which_sign_is_between_whole_and_part() {
    for (cells, expected) in [
        (&["1,234", "12,500"][..], None),
        (&["$2,500", "$2,500.00"], Some(Decimal::Point)),
        (&["1.234", "0,5"], Some(Decimal::Comma)),
        (&["1.5", "1,5"], None),
        (&["12.345", "1.234.567"], Some(Decimal::Comma)),
    ] {
        let readings: Vec<Reading> = cells.iter().map(|cell| read(cell).unwrap()).collect();
        assert_eq!(readings.iter().collect::<Signs>().decimal(), expected, "{cells:?}");
    }
}

proptest! {
    /// Any number, written in any of the ways, has the number itself among its readings.
    #[test]
    fn a_number_is_found_whichever_way_it_is_written(
        value in -9_999_999_999i64..9_999_999_999, cents in 0u32..100, group in 0usize..5, comma in any::<bool>(),
    ) {
        let sign = [",", " ", "\u{a0}", "’", "."][group];
        let decimal = if comma { "," } else { "." };
        prop_assume!(sign != decimal);
        let digits = value.unsigned_abs().to_string();
        let mut whole = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                whole.push_str(sign);
            }
            whole.push(digit);
        }
        let minus = if value < 0 { "-" } else { "" };
        let reading = read(&format!("{minus}{whole}{decimal}{cents:02}")).unwrap();
        let exact = format!("{minus}{digits}.{cents:02}").parse::<f64>().unwrap();
        let by = reading.by(if comma { Decimal::Comma } else { Decimal::Point }).unwrap();
        prop_assert_eq!(by, exact);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,24}") {
        let _ = read(&text);
    }
}
