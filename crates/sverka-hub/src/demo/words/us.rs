//! American words.

use super::Topic;

/// First names of women.
pub(in crate::demo) const WOMEN: [&str; 24] = [
    "Aliyah", "Amara", "Bridget", "Camila", "Delia", "Elowen", "Fern", "Gwen", "Harlow", "Imani", "Jolene", "Keiko",
    "Leilani", "Marisol", "Nadia", "Odessa", "Priya", "Quinn", "Rosalind", "Shanice", "Tamsin", "Valeria", "Willa",
    "Zora",
];

/// First names of men.
pub(in crate::demo) const MEN: [&str; 20] = [
    "Abram", "Beckett", "Callum", "Dashiell", "Emeka", "Fletcher", "Gideon", "Hideo", "Ivan", "Jamal", "Kofi",
    "Leandro", "Mateo", "Nikhil", "Otis", "Percy", "Rafael", "Silas", "Terrence", "Wendell",
];

/// Invented surnames.
pub(in crate::demo) const SURNAMES: [&str; 28] = [
    "Amberwick",
    "Birchfall",
    "Coldharrow",
    "Dovestone",
    "Elmquarry",
    "Fernhollis",
    "Glassmoor",
    "Hollowbrook",
    "Ivorsen-Pike",
    "Juniperlane",
    "Kettlewood",
    "Larkmeadow",
    "Marshvale",
    "Nettlecombe",
    "Oakenshore",
    "Pinecrestly",
    "Quillfeather",
    "Rookbarrow",
    "Saltwhistle",
    "Thornapple",
    "Underleaf",
    "Valeshadow",
    "Willowmarch",
    "Yarrowby",
    "Zephyrton",
    "Brindlecote",
    "Cloverdane",
    "Driftwell",
];

/// Cities of the self-descriptions.
pub(in crate::demo) const CITIES: [&str; 12] = [
    "Boise, ID",
    "Duluth, MN",
    "Asheville, NC",
    "Tucson, AZ",
    "Burlington, VT",
    "Omaha, NE",
    "Spokane, WA",
    "Lexington, KY",
    "Fresno, CA",
    "Madison, WI",
    "El Paso, TX",
    "Providence, RI",
];

/// Self-descriptions.
pub(in crate::demo) const BIOS: [&str; 8] = [
    "{topic} from {city}. I buy most of it myself and say so when I don't.",
    "{topic}, no hype. New video every Tuesday.",
    "Recovering perfectionist. {topic} and too much coffee. {city}",
    "{topic} for people with ten minutes and a small budget.",
    "I break things so you don't have to. {topic}.",
    "{city} · {topic} · sponsors are always labelled",
    "Teacher by day. {topic} by night.",
    "{topic}: tests, fails, and the occasional win.",
];

/// Invented brands that sponsored something.
pub(in crate::demo) const SPONSORS: [&str; 10] = [
    "BrightBarn Meals",
    "Tidepool VPN",
    "Quietmoss Sleep",
    "Harborline Bank",
    "Pebble & Rye",
    "Sprocketly",
    "Clearcup Coffee",
    "Mapleframe",
    "Kitebook Planner",
    "Old Orchard Bikes",
];

/// Titles of everybody, so that no creator has to repeat one within twelve posts.
pub(in crate::demo) const COMMON: [&str; 10] = [
    "Answering {n} of your questions",
    "Monthly recap: wins, losses, receipts",
    "What I'd do differently if I started in {year}",
    "A quick update and some behind the scenes",
    "Reading {n} of your funniest comments",
    "Where I've been all week",
    "Live Q&A, edited down for the impatient",
    "The question I get the most",
    "My actual workspace, no cleanup",
    "{n} small things I changed my mind about",
];

macro_rules! topic {
    ($name:expr, $handle:expr, $nick:expr, [$($x:expr),+ $(,)?], [$($title:expr),+ $(,)?]) => {
        Topic { name: $name, handle: $handle, nick: $nick, things: &[$(($x, $x)),+], titles: &[$($title),+] }
    };
}

/// Gadgets, study and play.
pub(in crate::demo) const TECH: [Topic; 5] = [
    topic!(
        "Tech reviews",
        "tech",
        "{name} Tests Tech",
        ["budget earbuds", "USB-C chargers", "student laptops", "e-ink tablets", "desk lamps", "power banks"],
        [
            "I tested {n} {x} so you don't have to",
            "Are {x} worth it in {year}?",
            "{x}: what nobody tells you after 30 days",
            "The {n} best {x} under $60",
            "I fixed my own headphones for $4",
            "Why I stopped recommending {x}",
            "Dorm desk setup that fits in a backpack",
            "{x} vs. the expensive ones: blind test",
            "Everything wrong with my favorite charger",
        ]
    ),
    topic!(
        "Student life",
        "campus",
        "{name} on Campus",
        ["lecture notes", "dorm snacks", "used textbooks", "study groups", "8 a.m. classes"],
        [
            "What's in my backpack: sophomore year",
            "{n} things I wish I'd known about {x}",
            "A realistic week of classes (no romanticizing)",
            "Dorm move-in haul under $150",
            "How I survive {x}",
            "Study with me: finals week, {n} hours",
            "Financial aid, explained by someone who messed it up",
            "Ranking {x} with my roommate",
            "My campus commute with one charger",
        ]
    ),
    topic!(
        "Gaming",
        "plays",
        "{name} Plays",
        ["indie games", "handheld consoles", "mechanical keyboards", "cozy games", "speedruns"],
        [
            "{n} {x} you missed this summer",
            "I finished {n} games in a week. Never again",
            "{x} on a student budget",
            "First look: the weirdest demo of {year}",
            "Chat picks my loadout | full stream",
            "My small-room gaming setup, honestly",
            "Are {x} good now?",
            "Beating it with one hand: attempt {n}",
        ]
    ),
    topic!(
        "Productivity",
        "focus",
        "{name} Gets It Done",
        ["paper planners", "calendar apps", "morning routines", "to-do lists", "focus timers"],
        [
            "I quit {x} for a month",
            "My {n}-minute weekly review",
            "{x} that actually stuck",
            "Work from the library with me",
            "How I plan a semester on one page",
            "The problem with {x}",
            "{n} tiny habits, one honest year later",
            "Inbox zero is a lie. Try this instead",
        ]
    ),
    topic!(
        "Budget and repair",
        "fixit",
        "{name} Fixes It",
        ["cracked screens", "thrift-store cameras", "old laptops", "broken earbuds", "dead batteries"],
        [
            "Reviving {x} from a garage sale",
            "{n} repairs anyone can do at a kitchen table",
            "I only bought used for {n} months",
            "How much do {x} really cost to fix?",
            "Soldering for absolute beginners",
            "Thrift haul: what works and what smokes",
            "Right to repair, in plain words",
            "{x}: fix or toss?",
        ]
    ),
];

/// Winter sport.
pub(in crate::demo) const WINTER: [Topic; 4] = [
    topic!(
        "Skiing",
        "skis",
        "{name} on Skis",
        ["rental skis", "beginner slopes", "ski boots", "season passes", "cross-country trails"],
        [
            "Learning to ski at 41: day one",
            "{n} mistakes on {x}",
            "Are {x} worth the money in {year}?",
            "Small hills, big fun: Midwest skiing",
            "Skiing for under $80 a day",
            "Every fall from my first season",
            "What I wear at ten below",
            "I asked patrol about {x}",
            "Teaching my dad to ski",
        ]
    ),
    topic!(
        "Snowboarding",
        "boards",
        "{name} Rides Sideways",
        ["beginner boards", "wrist guards", "helmets", "terrain parks", "night sessions"],
        [
            "First day on a board: my knees have opinions",
            "{n} drills before opening day",
            "{x}: buy, rent or skip",
            "Couch to blue run in {n} days",
            "Garage wax with stuff you own",
            "Reviewing your falls, part {n}",
            "East Coast ice is a personality",
            "The truth about {x}",
        ]
    ),
    topic!(
        "Ice skating and hockey",
        "onice",
        "{name} on Ice",
        ["used skates", "public rinks", "beer-league games", "figure skates", "backyard rinks"],
        [
            "Adult beginner hockey: week {n}",
            "How to pick {x}",
            "I built a rink in the backyard",
            "{n} things rink staff wish you knew",
            "Crossovers finally clicked",
            "Skating across a frozen lake, safely",
            "{x}, ranked by a former Zamboni driver",
            "Learning to stop. Still learning to stop",
        ]
    ),
    topic!(
        "Winter hiking",
        "trails",
        "{name} Walks in Snow",
        ["snowshoes", "base layers", "microspikes", "hot tents", "sleeping pads"],
        [
            "Camping at five degrees, on purpose",
            "{n} winter hikes near a city",
            "{x} for people who hate being cold",
            "What's in my winter pack",
            "The White Mountains in February",
            "I tried {x} for a month",
            "Cooking on snow: {n} meals",
            "Turning back is also a plan",
        ]
    ),
];
