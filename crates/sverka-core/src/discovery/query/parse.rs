//! Tokens to a question. The grammar is in `docs/discovery.md`.

use super::check::{self, MAX_BYTES, MAX_DEPTH};
use super::field::ages_known;
use super::lex::tokens;
use super::number::two_ways;
use super::suggest::nearest;
use super::token::{Placed, Token};
use super::{Ask, BadQuery, Expr, Field, Is, Kind, Op, Order, Query, State, USUAL_LIMIT};
use crate::discovery::REACH;
use std::str::FromStr;

const KEYWORDS: [&str; 14] =
    ["and", "or", "not", "in", "is", "sort", "by", "asc", "desc", "limit", "markets", "of", "known", "withheld"];

impl FromStr for Query {
    type Err = BadQuery;

    fn from_str(text: &str) -> Result<Self, BadQuery> {
        if text.len() > MAX_BYTES {
            return Err(BadQuery::new("query-long", "", format!("{MAX_BYTES} bytes")));
        }
        let tokens = tokens(text)?;
        let mut parser = Parser { tokens: &tokens, next: 0, depth: 0, end: text.chars().count() };
        let query = parser.query()?;
        query.check()?;
        Ok(query)
    }
}

impl Field {
    /// A number as people write it behind a comparison with this field.
    ///
    /// # Errors
    /// [`BadQuery`], placed in the text.
    pub fn read(self, text: &str) -> Result<f64, BadQuery> {
        let value = read(self, text)?;
        check::number(self, value)?;
        Ok(value)
    }
}

/// The same, also of numbers that nobody may ask for.
pub(super) fn read(field: Field, text: &str) -> Result<f64, BadQuery> {
    if text.len() > MAX_BYTES {
        return Err(BadQuery::new("query-long", "", format!("{MAX_BYTES} bytes")));
    }
    let tokens = tokens(text)?;
    let mut parser = Parser { tokens: &tokens, next: 0, depth: 0, end: text.chars().count() };
    let value = parser.number(field)?;
    if parser.peek().is_some() { Err(parser.expected("the end")) } else { Ok(value) }
}

struct Parser<'a> {
    tokens: &'a [Placed],
    next: usize,
    depth: usize,
    end: usize,
}

impl<'a> Parser<'a> {
    fn query(&mut self) -> Result<Query, BadQuery> {
        let open = !self.is_word("sort") && !self.is_word("limit") && self.peek().is_some();
        let filter = if open { Some(self.or()?) } else { None };
        let sort = if self.take_word("sort") { self.sort()? } else { Vec::new() };
        let limit = if self.take_word("limit") { self.limit()? } else { USUAL_LIMIT };
        if self.peek().is_some() {
            let keywords = ["and", "or", "sort by", "limit"].into_iter();
            let near = self.written().and_then(|written| nearest(written, keywords));
            return Err(self.expected("and, or, sort by, limit or the end").or(near));
        }
        Ok(Query { filter, sort, limit })
    }

    fn or(&mut self) -> Result<Expr, BadQuery> {
        self.joined("or", Self::and, Expr::Or)
    }

    fn and(&mut self) -> Result<Expr, BadQuery> {
        self.joined("and", Self::one, Expr::And)
    }

    fn joined(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Result<Expr, BadQuery>,
        join: fn(Vec<Expr>) -> Expr,
    ) -> Result<Expr, BadQuery> {
        let first = part(self)?;
        let mut all = vec![first];
        while self.take_word(word) {
            all.push(part(self)?);
        }
        // One alone is itself.
        if all.len() == 1 { all.pop().ok_or_else(|| self.expected("a condition")) } else { Ok(join(all)) }
    }

    fn one(&mut self) -> Result<Expr, BadQuery> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(BadQuery::new("query-long", "", format!("{MAX_DEPTH} brackets in brackets")));
        }
        let expr = if self.take_word("not") {
            Expr::Not(Box::new(self.one()?))
        } else if self.take(&Token::Open) {
            let inside = self.or()?;
            if !self.take(&Token::Close) {
                return Err(self.expected(")"));
            }
            inside
        } else {
            self.ask()?
        };
        self.depth -= 1;
        Ok(expr)
    }

    fn ask(&mut self) -> Result<Expr, BadQuery> {
        let from = self.next;
        let field = self.field()?;
        let negated_in = self.is_word("not") && self.word_after("in");
        if negated_in {
            self.next += 1;
        }
        let (is, negated) = match self.peek().map(|placed| &placed.token) {
            Some(Token::Op(op)) if field.kind().is_number() => {
                self.next += 1;
                (self.compared(field, *op)?, false)
            }
            Some(Token::Op(Op::Equal)) => {
                self.next += 1;
                (Is::OneOf(vec![self.name(field)?]), false)
            }
            Some(Token::Differs) => {
                self.next += 1;
                let value = if field.kind().is_number() {
                    Is::Compared { op: Op::Equal, value: self.number(field)? }
                } else {
                    Is::OneOf(vec![self.name(field)?])
                };
                (value, true)
            }
            Some(Token::Like) => {
                self.next += 1;
                (Is::Words(self.text()?), false)
            }
            Some(Token::Number { .. } | Token::Day(_)) => (self.between(field)?, false),
            Some(Token::Word(word)) if word.eq_ignore_ascii_case("in") => {
                self.next += 1;
                (self.one_of(field)?, negated_in)
            }
            Some(Token::Word(word)) if word.eq_ignore_ascii_case("is") => {
                self.next += 1;
                let negated = self.take_word("not");
                (Is::State(self.state()?), negated)
            }
            _ => return Err(self.expected(usage(field))),
        };
        let ask = Ask { field, is };
        ask.check().map_err(|problem| {
            let (first, last) = (&self.tokens[from], &self.tokens[self.next - 1]);
            problem.placed(first.at, last.at + last.length - first.at)
        })?;
        let expr = Expr::Ask(ask);
        Ok(if negated { Expr::Not(Box::new(expr)) } else { expr })
    }

    fn field(&mut self) -> Result<Field, BadQuery> {
        let Some(Placed { token: Token::Word(word), at, length, .. }) = self.peek() else {
            return Err(self.expected("a field"));
        };
        let field = word.parse::<Field>().map_err(|_| {
            let names = Field::names();
            let whole = word.to_ascii_lowercase();
            // `price` alone is the beginning of two names, which is a better hint than a similar name.
            // But a country, a language or an age is for the person to say.
            let begun = names.iter().find(|name| {
                let end = name.strip_prefix(&format!("{whole}."));
                end.is_some_and(|end| end.len() > 2 && !end.contains('-'))
            });
            let near = begun.cloned().or_else(|| nearest(word, names.iter().map(String::as_str).chain(KEYWORDS)));
            let problem = if whole.starts_with("audience.age") {
                BadQuery::new("query-ages", word, ages_known())
            } else {
                BadQuery::new("query-field", word, "a field")
            };
            problem.placed(*at, *length).or(near)
        })?;
        self.next += 1;
        Ok(field)
    }

    fn compared(&mut self, field: Field, op: Op) -> Result<Is, BadQuery> {
        let value = self.number(field)?;
        if !(self.is_word("in") && matches!(self.after(1), Some(Token::Number { .. }))) {
            return Ok(Is::Compared { op, value });
        }
        self.next += 1;
        let Some(least) = self.count(99.0) else { return Err(self.expected("a number of markets, as 3+")) };
        let _ = self.take(&Token::Plus);
        if !self.take_word("markets") && !self.take_word("market") {
            return Err(self.expected("markets"));
        }
        let reach = if self.take_word("of") { self.number(Field::Audience)? } else { REACH };
        // Between 1 and 99, checked above.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Ok(Is::InMarkets { op, value, least: least as u8, reach })
    }

    fn between(&mut self, field: Field) -> Result<Is, BadQuery> {
        let low = self.number(field)?;
        if !self.take(&Token::Dots) {
            return Err(self.expected(".. and a second number"));
        }
        Ok(Is::Between { low, high: self.number(field)? })
    }

    fn one_of(&mut self, field: Field) -> Result<Is, BadQuery> {
        if !self.take(&Token::Open) {
            return Err(self.expected("( and names"));
        }
        let mut values = vec![self.name(field)?];
        while self.take(&Token::Comma) {
            values.push(self.name(field)?);
        }
        if self.take(&Token::Close) { Ok(Is::OneOf(values)) } else { Err(self.expected(", or )")) }
    }

    fn state(&mut self) -> Result<State, BadQuery> {
        for (word, state) in [("known", State::Known), ("missing", State::Missing), ("withheld", State::Withheld)] {
            if self.take_word(word) {
                return Ok(state);
            }
        }
        let near = self.written().and_then(|word| nearest(word, ["known", "missing", "withheld"].into_iter()));
        Err(self.expected("known, missing or withheld").or(near))
    }

    /// A name as the field writes it.
    fn name(&mut self, field: Field) -> Result<String, BadQuery> {
        let Some(Placed { token: Token::Word(name) | Token::Quoted(name), at, length, .. }) = self.peek() else {
            return Err(self.expected("a name"));
        };
        let name = match field.kind() {
            Kind::Choice(names) => match names.iter().find(|known| known.eq_ignore_ascii_case(name)) {
                Some(known) => (*known).to_owned(),
                None => {
                    let near = nearest(name, names.iter().copied());
                    let problem = BadQuery::new("query-value", name, names.join(", "));
                    return Err(problem.placed(*at, *length).or(near));
                }
            },
            _ => name.clone(),
        };
        self.next += 1;
        Ok(name)
    }

    fn text(&mut self) -> Result<String, BadQuery> {
        match self.peek().map(|placed| &placed.token) {
            Some(Token::Quoted(text) | Token::Word(text)) => {
                self.next += 1;
                Ok(text.clone())
            }
            _ => Err(self.expected("words in quotation marks")),
        }
    }

    /// A number in the unit of the field.
    fn number(&mut self, field: Field) -> Result<f64, BadQuery> {
        let kind = field.kind();
        let wanted = match kind {
            Kind::Ratio => "a share such as 15%",
            Kind::Points => "a rank from 0 to 100",
            Kind::Day => "a day such as 2026-08-01",
            _ => "a number such as 50k",
        };
        let Some(placed) = self.peek() else { return Err(self.expected(wanted)) };
        let value = match (&placed.token, kind) {
            (Token::Day(days), Kind::Day) => *days,
            (Token::Number { number, percent }, kind) if kind == Kind::Ratio || !(*percent || kind == Kind::Day) => {
                let value = if field.is_whole() { Some(number.whole()) } else { number.exact() };
                let value = value.ok_or_else(|| two_ways(&placed.written).placed(placed.at, placed.length))?;
                // 15 where a share is meant is far more often 15 % than fifteen times the whole.
                if kind == Kind::Ratio && value > 1.0 && field != Field::Growth {
                    let near = Some(format!("{value}%")).filter(|_| !percent && value <= 100.0);
                    let problem = BadQuery::new("query-number", &placed.written, wanted);
                    return Err(problem.placed(placed.at, placed.length).or(near));
                }
                value
            }
            (Token::Number { .. } | Token::Day(_), _) => {
                return Err(BadQuery::new("query-number", &placed.written, wanted).placed(placed.at, placed.length));
            }
            _ => return Err(self.expected(wanted)),
        };
        self.next += 1;
        Ok(value)
    }

    fn sort(&mut self) -> Result<Vec<Order>, BadQuery> {
        if !self.take_word("by") {
            return Err(self.expected("by"));
        }
        let mut keys = Vec::new();
        loop {
            let by = self.field()?;
            let descending = self.take_word("desc");
            if !descending {
                let _ = self.take_word("asc");
            }
            keys.push(Order { by, descending });
            if !self.take(&Token::Comma) {
                return Ok(keys);
            }
        }
    }

    fn limit(&mut self) -> Result<u32, BadQuery> {
        let Some(limit) = self.count(1e6) else { return Err(self.expected("a whole number")) };
        // Whole and at most a million, checked there.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Ok(limit as u32)
    }

    /// A whole number from 1.
    fn count(&mut self, most: f64) -> Option<f64> {
        let Some(Token::Number { number, percent: false }) = self.after(0) else { return None };
        let value = Some(number.whole()).filter(|value| value.fract() == 0.0 && (1.0..=most).contains(value));
        self.next += usize::from(value.is_some());
        value
    }

    fn peek(&self) -> Option<&'a Placed> {
        self.tokens.get(self.next)
    }

    fn after(&self, steps: usize) -> Option<&'a Token> {
        self.tokens.get(self.next + steps).map(|placed| &placed.token)
    }

    fn written(&self) -> Option<&'a str> {
        self.peek().map(|placed| placed.written.as_str())
    }

    fn take(&mut self, token: &Token) -> bool {
        let here = self.peek().is_some_and(|placed| placed.token == *token);
        self.next += usize::from(here);
        here
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.after(0), Some(Token::Word(here)) if here.eq_ignore_ascii_case(word))
    }

    fn word_after(&self, word: &str) -> bool {
        matches!(self.after(1), Some(Token::Word(here)) if here.eq_ignore_ascii_case(word))
    }

    fn take_word(&mut self, word: &str) -> bool {
        let here = self.is_word(word);
        self.next += usize::from(here);
        here
    }

    fn expected(&self, wanted: &str) -> BadQuery {
        match self.peek() {
            Some(placed) => BadQuery::new("query-expected", &placed.written, wanted).placed(placed.at, placed.length),
            None => BadQuery::new("query-expected", "", wanted).placed(self.end, 1),
        }
    }
}

/// How a field can be asked, for a hint.
fn usage(field: Field) -> &'static str {
    match field.kind() {
        Kind::Choice(_) | Kind::Label => "=, in ( … ) or is known",
        Kind::Words => "~ and words",
        _ => ">=, <=, a range or is known",
    }
}
