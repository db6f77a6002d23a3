//! Which column of somebody's table is which field, by the names that exports give them in English and Russian.

use sverka_table::Sheet;

/// A field of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ResultField {
    CreatorId,
    Handle,
    Name,
    Post,
    Market,
    Kind,
    Date,
    Views,
    Reach,
    Engagements,
    Likes,
    Comments,
    Shares,
    Saves,
    Clicks,
    Conversions,
    Spend,
    Currency,
    Grade,
}

use ResultField as F;

/// Names of each field; case, spaces, dashes and underscores do not matter. Impressions are in no list: they are not
/// views and not reach.
const NAMES: [(ResultField, &[&str]); 19] = [
    (F::CreatorId, &["creator_id", "creator id", "ид автора", "id автора"]),
    (F::Handle, &["handle", "username", "account", "nickname", "ник", "никнейм", "логин", "аккаунт", "хэндл"]),
    (
        F::Name,
        &[
            "creator",
            "creator name",
            "name",
            "author",
            "influencer",
            "blogger",
            "channel",
            "автор",
            "креатор",
            "блогер",
            "имя",
            "канал",
        ],
    ),
    (
        F::Post,
        &[
            "post",
            "post url",
            "post link",
            "url",
            "link",
            "post id",
            "video id",
            "ссылка",
            "ссылка на пост",
            "пост",
            "публикация",
            "id поста",
        ],
    ),
    (F::Market, &["market", "country", "рынок", "страна"]),
    (F::Kind, &["format", "post type", "type", "kind", "формат", "тип", "тип поста"]),
    (
        F::Date,
        &[
            "date",
            "published",
            "published at",
            "publication date",
            "post date",
            "дата",
            "дата публикации",
            "дата выхода",
            "опубликовано",
        ],
    ),
    (F::Views, &["views", "video views", "plays", "просмотры", "просмотров"]),
    (F::Reach, &["reach", "unique viewers", "охват", "уникальный охват"]),
    (F::Engagements, &["engagements", "engagement", "interactions", "вовлечения", "взаимодействия", "реакции всего"]),
    (F::Likes, &["likes", "reactions", "лайки", "лайков", "реакции"]),
    (F::Comments, &["comments", "комментарии", "комментариев"]),
    (F::Shares, &["shares", "reposts", "репосты", "пересылки"]),
    (F::Saves, &["saves", "сохранения"]),
    (F::Clicks, &["clicks", "link clicks", "клики", "переходы", "кликов", "переходов"]),
    (
        F::Conversions,
        &["conversions", "orders", "purchases", "sales count", "конверсии", "заказы", "покупки", "регистрации"],
    ),
    (F::Spend, &["spend", "cost", "price", "fee", "расход", "расходы", "стоимость", "цена", "затраты"]),
    (F::Currency, &["currency", "валюта"]),
    (F::Grade, &["evidence", "grade", "source", "evidence grade", "источник", "источник данных"]),
];

/// Where each field stands in a table.
pub(crate) struct Columns {
    found: Vec<(ResultField, usize)>,
}

impl Columns {
    pub(crate) fn of(sheet: &Sheet) -> Self {
        let found = NAMES.iter().filter_map(|(field, names)| Some((*field, sheet.find(names)?))).collect();
        Self { found }
    }

    pub(crate) fn place(&self, field: ResultField) -> Option<usize> {
        self.found.iter().find(|(known, _)| *known == field).map(|(_, place)| *place)
    }

    pub(crate) fn has(&self, field: ResultField) -> bool {
        self.place(field).is_some()
    }

    /// Fields with the names of their columns, as the table writes them.
    pub(crate) fn read<'a>(&'a self, sheet: &'a Sheet) -> impl Iterator<Item = (ResultField, &'a str)> {
        self.found.iter().map(|(field, place)| (*field, sheet.columns[*place].as_str()))
    }

    /// Columns that no field is read from.
    pub(crate) fn passed_over<'a>(&'a self, sheet: &'a Sheet) -> impl Iterator<Item = &'a str> {
        let used = |place: usize| self.found.iter().any(|(_, found)| *found == place);
        sheet
            .columns
            .iter()
            .enumerate()
            .filter(move |(place, name)| !used(*place) && !name.is_empty())
            .map(|(_, name)| name.as_str())
    }
}
