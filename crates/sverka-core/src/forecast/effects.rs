//! What a fitted model holds of markets and words, and what it adds to one forecast.

use super::inputs::Input;
use super::model::{ForecastModel, Part};
use std::collections::BTreeMap;

impl ForecastModel {
    /// True when an outcome with this word at this place of the schema was among the observations.
    #[must_use]
    pub fn has_seen(&self, place: usize, word: &str) -> bool {
        self.effects.get(place + 1).is_some_and(|effects| effects.contains_key(word))
    }

    /// Effects on the model's scale by grouping (`base`, `market`, the schema's words, `market and word`) and name.
    #[must_use]
    pub fn effects(&self) -> BTreeMap<(String, String), f64> {
        let names = self.groupings().map(str::to_owned);
        let of = |(grouping, effects): (String, &BTreeMap<String, f64>)| {
            let effects: Vec<_> =
                effects.iter().map(|(name, value)| ((grouping.clone(), name.replace('\u{1f}', " ")), *value)).collect();
            effects
        };
        let base = (("base".to_owned(), String::new()), self.mean);
        names.zip(&self.effects).flat_map(of).chain([base]).collect()
    }

    /// Names of the groupings of [`Self::effects`].
    fn groupings(&self) -> impl Iterator<Item = &str> {
        std::iter::once("market").chain(self.schema.words.iter().map(String::as_str)).chain(["market and word"])
    }

    /// The parts of a forecast; their sum is the median's place on the model's scale.
    pub(super) fn parts_of(&self, input: &Input, centre: f64, calibration: f64) -> Vec<Part> {
        let part = |name: &str, value: f64| Part { name: name.to_owned(), value };
        let mut parts = vec![part("base", self.mean)];
        parts.extend(self.groupings().zip(&input.effects).map(|(name, value)| part(name, *value)));
        let numbers = self.schema.numbers.iter().zip(self.parts.iter().zip(&input.bins));
        parts.extend(numbers.map(|(name, (values, bin))| part(name, values[usize::from(*bin)])));
        parts.push(part("of late", input.drift));
        parts.push(part("creator", input.known.mean));
        parts.push(part("trees", centre - input.level()));
        parts.push(part("calibration", calibration));
        parts.retain(|part| part.value != 0.0);
        parts
    }
}
