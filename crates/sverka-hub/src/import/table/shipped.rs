//! Mappings of common exports that come with the program.

/// Name and text of each.
pub const SHIPPED_MAPPINGS: [(&str, &str); 4] = [
    ("creator-panel", include_str!("../../../../../assets/mappings/creator-panel.json")),
    ("plain-list", include_str!("../../../../../assets/mappings/plain-list.json")),
    ("vendor-export", include_str!("../../../../../assets/mappings/vendor-export.json")),
    ("youtube-trending", include_str!("../../../../../assets/mappings/youtube-trending.json")),
];

/// A shipped mapping by name.
#[must_use]
pub fn shipped_mapping(name: &str) -> Option<&'static str> {
    SHIPPED_MAPPINGS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
