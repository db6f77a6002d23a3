//! Names under which the same fact about an account is published.
//!
//! Names are compared by letters and digits alone, without case. What is not in the table keeps its own name; the list
//! for readers is in `docs/evaluation.md`.

use sverka_table::text::key;

/// A name and those that mean the same.
const SAME: [(&str, &[&str]); 13] = [
    (
        "followers",
        &[
            "followers",
            "followercount",
            "followerscount",
            "userfollowercount",
            "numfollowers",
            "numberoffollowers",
            "edgefollowedby",
            "подписчики",
        ],
    ),
    (
        "following",
        &[
            "following",
            "follows",
            "followingcount",
            "followscount",
            "friendscount",
            "userfollowingcount",
            "followings",
            "numfollowing",
            "numberoffollowing",
            "edgefollow",
            "подписки",
        ],
    ),
    (
        "posts",
        &[
            "posts",
            "postcount",
            "postscount",
            "mediacount",
            "usermediacount",
            "statusescount",
            "media",
            "numposts",
            "numberofposts",
            "публикации",
        ],
    ),
    ("biography_length", &["descriptionlength", "biographylength", "biolength", "lengthbio", "userbiographylength"]),
    (
        "has_picture",
        &[
            "profilepic",
            "profilepicture",
            "haspic",
            "haspicture",
            "hasprofilepic",
            "hasprofilepicture",
            "hasprofilpic",
            "userhasprofilpic",
            "userhasprofilepic",
        ],
    ),
    ("is_private", &["private", "isprivate", "userisprivate"]),
    ("is_verified", &["verified", "isverified", "userisverified"]),
    ("external_link", &["externalurl", "externallink", "hasexternalurl", "userhasexternalurl"]),
    ("username_digits", &["usernamedigitcount", "usernamedigits", "digitsinusername"]),
    ("username_length", &["usernamelength", "lengthusername"]),
    ("username_digit_share", &["numslengthusername", "usernamedigitshare", "usernamedigitratio"]),
    ("full_name_words", &["fullnamewords"]),
    ("full_name_digit_share", &["numslengthfullname", "fullnamedigitshare"]),
];

/// Names of the label "this account is fake".
const FAKE: [&str; 5] = ["fake", "isfake", "label", "isbot", "bot"];

/// What two columns make together: the first divided by the second.
pub(crate) const SHARES: [(&str, &str, &str); 1] = [("username_digit_share", "username_digits", "username_length")];

/// The name a column is compared by.
pub(crate) fn canonical(name: &str) -> String {
    let plain = key(name);
    SAME.iter()
        .find(|(_, names)| names.contains(&plain.as_str()))
        .map_or_else(|| name.to_owned(), |(to, _)| (*to).to_owned())
}

/// The column among these that means the same label.
pub(crate) fn same_label<'a>(label: &str, columns: &'a [String]) -> Option<&'a str> {
    let is_fake = |name: &str| FAKE.contains(&key(name).as_str());
    let mut fitting = columns.iter().filter(|name| is_fake(name));
    match (is_fake(label), fitting.next(), fitting.next()) {
        (true, Some(name), None) => Some(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_published_sets_of_accounts_share_their_names() {
        let pairs = [
            ("#followers", "userFollowerCount"),
            ("#follows", "userFollowingCount"),
            ("#posts", "userMediaCount"),
            ("description length", "userBiographyLength"),
            ("profile pic", "userHasProfilPic"),
            ("private", "userIsPrivate"),
        ];
        for (one, other) in pairs {
            assert_eq!(canonical(one), canonical(other), "{one}");
        }
        assert_eq!(canonical("name==username"), "name==username");
    }

    #[test]
    fn each_name_means_one_thing() {
        let mut all: Vec<&str> = SAME.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn a_label_of_another_name_is_found_when_there_is_one_only() {
        let columns = ["a", "isFake"].map(str::to_owned);
        assert_eq!(same_label("fake", &columns), Some("isFake"));
        assert_eq!(same_label("clicked", &columns), None);
        assert_eq!(same_label("fake", &["fake_", "is_fake"].map(str::to_owned)), None);
    }
}
