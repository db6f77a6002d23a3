## The program

app-name = Sverka
app-demo = DEMO
app-starting = Opening…
app-retry = Try again
app-close = Close
app-already-saved = Already saved on this computer
app-exported = { $rows ->
    [one] { $rows } row written to { $file }
   *[other] { $rows } rows written to { $file }
  }
app-loading = Loading
app-version = Version { $version }
app-menu = Menu
app-copy = Copy
app-copied = Copied
menu-here = you are here
menu-no-campaign = no campaign is chosen
menu-in-review = opens in the review of a campaign
menu-no-candidate = no candidate is open
menu-let-in = not needed: this computer is let in

## Settings that every screen offers

settings-title = Settings
settings-language = Language
settings-theme = Colours
settings-pass = Pass
settings-keys = Single-letter keys
settings-keys-why = Switch them off if you dictate or use another program that types for you.
settings-pass-why = Fast: a verdict takes you to the next candidate; where something was hidden, you see it first. Deep: you stay to give reasons. In a campaign, F chooses for that campaign.
settings-diagnostics = Diagnostics
settings-diagnostics-why = How long the window took, on this computer. Contains durations only, no names and no texts.
settings-diagnostics-none = Nothing measured yet.
settings-diagnostics-what = What
settings-diagnostics-n = Times
settings-diagnostics-save = Save to a file
settings-data = Your data
settings-data-keychain = Encrypted on this computer; the key is in the keychain of the system.
settings-data-passphrase = Encrypted on this computer with your passphrase.
theme-system = As the system
theme-light = Light
theme-dark = Dark
letter-keys-on = On
letter-keys-alt = With Alt
letter-keys-off = Off
pass-campaign = As the campaign asks
pass-fast = Fast
pass-deep = Deep
span-verdict = Verdict → next painted
span-durable = Change → on the disk
span-select = Next candidate
span-reveal = AI shown
span-undo = Undo
span-palette = Commands opened
span-language = Language switched
span-queue = Queue filtered

## The gate

gate-first-title = Your work stays on this computer, encrypted
gate-first-keychain = The key is kept by the keychain of this computer, so there is nothing to remember.
gate-first-passphrase = This computer has no keychain, so a passphrase keeps the key. Nobody can restore it for you.
gate-first-own = Use a passphrase instead
gate-first-keychain-instead = Use the keychain
gate-first-continue = Continue
gate-passphrase = Passphrase
gate-passphrase-again = Passphrase once more
gate-passphrase-hint = Four or five words that do not belong together are strong and easy to remember.
gate-passphrase-short = { $left ->
    [one] { $left } character more
   *[other] { $left } characters more
  }
gate-passphrase-weak = Easy to guess. Add a word.
gate-passphrase-fair = Fair. One more word makes it strong.
gate-passphrase-strong = Strong
gate-passphrase-differs = The two are not the same yet
gate-show = Show the passphrase
gate-hide = Hide the passphrase
gate-caps-lock = Caps Lock is on
gate-layout = Typing { $layout }
gate-unlock-title = Sverka is locked
gate-unlock = Open
gate-unlocking = Opening… this takes a second on purpose
gate-unlock-forgot = Without the passphrase the work on this computer cannot be read. What was sent is safe at the hub.
gate-join-title = Join your team
gate-join-why = Your coordinator has sent you the address of the hub and a code that works once.
gate-join-hub = Address of the hub
gate-join-example = https://hub.example.org
gate-join-code = Code
gate-join = Join
gate-joining = Joining…
gate-invited-title = You are invited
gate-invited-why = The code for { $hub } came with the start of the program. Nothing has to be typed.
gate-invited = Join the team
gate-by-hand = Type an address and a code instead
gate-broken-title = Sverka could not start
gate-restore = Open the backup
notice-cache-rebuilt = The local copy of the shortlists was damaged and is being fetched again. Your verdicts are untouched.

## Campaigns

campaigns-title = Today
campaigns-closed = Closed to you
campaigns-over = Finished
campaigns-finished = Finished
# $n is the number of posts with results.
campaigns-finished-posts = { $n ->
    [one] results of { $n } post
   *[other] results of { $n } posts
}
campaigns-demo-key = Demo: everybody here is invented, and the key lies unprotected beside the demo’s folder. Real work asks for a passphrase or your keychain.
campaigns-waiting = { $n ->
    [one] { $n } waits for you
   *[other] { $n } wait for you
  }
campaigns-minutes = about { $n ->
    [one] { $n } min
   *[other] { $n } min
  }
campaigns-hours = about { $n ->
    [one] { $n } hour
   *[other] { $n } hours
  }
campaigns-days = about { $n ->
    [one] { $n } working day
   *[other] { $n } working days
  }
campaigns-none-waiting = All decided
campaigns-arriving = { $have } of { $expected } here
campaigns-conflicts = { $n ->
    [one] { $n } choice between two versions
   *[other] { $n } choices between two versions
  }
campaigns-on-hold = { $n ->
    [one] { $n } on hold
   *[other] { $n } on hold
  }
campaigns-due = Due { $day }
campaigns-due-label = Due
campaigns-overdue = Was due { $day }
campaigns-brief = Brief
campaigns-values = Brand values
campaigns-target = Whom we want
campaigns-budget = Budget
campaigns-reach = from { $reach } people
campaigns-reach-label = Reach of one integration
campaigns-formats = Formats
campaigns-touch = Touch level
campaigns-blind = AI hidden first
campaigns-blind-known = { $rule }: { $percent } of this list
blind-all = Every candidate
blind-none = Nobody
blind-first = { $first ->
    [one] The first candidate
   *[other] The first { $first }
  }
blind-part = { $percent } at random
blind-first-part = { $first ->
    [one] The first candidate, then { $percent } of the others at random
   *[other] The first { $first }, then { $percent } of the others at random
  }
campaigns-progress = Verdicts
campaigns-you = you
campaigns-continue = Continue with { $name }
campaigns-start = Start
campaigns-look = Look through
campaigns-export = Export my verdicts
campaigns-empty-title = No campaigns yet
campaigns-empty = Campaigns that are granted to you appear here by themselves.
campaigns-empty-offline = There is no connection to the hub. Campaigns appear as soon as it is back.
campaigns-failed-title = The campaigns could not be read
campaigns-safe = What you decided is safe on this computer.
campaigns-revoked = Your access ended { $day }. Your work is kept; you can export it.
campaigns-list = Campaigns
campaigns-any-age = any age
touch-auto = Automatic
touch-express = Express
touch-deep = Deep
touch-two_experts = Two experts
gender-female = women
gender-male = men
gender-any = women and men

## Review

review-left = { $n ->
    [one] { $n } creator left
   *[other] { $n } creators left
  }
review-all-decided = all decided
review-progress = { $decided } of { $total }
review-arriving = { $have } of { $expected } here
review-pass = Pass: { $pass }
review-said = { $verdict }: { $name }.
review-said-next = Now { $name }.
review-undo = Undo
review-redo = Redo
review-nothing-to-undo = Nothing to undo
review-nothing-to-redo = Nothing to redo
review-revoked = Your access ended { $day }. You can read and export your work.
review-revoked-short = Closed { $day }
review-failed-title = This campaign could not be opened
review-back = To the campaigns
review-stays = Nothing is open here: Esc goes no further.
review-empty-title = No candidates yet
review-empty = They appear here as they arrive.
review-done-title = The queue is clear
review-done = { $n ->
    [one] { $n } verdict
   *[other] { $n } verdicts
  }: { $accepted } accepted, { $on_hold } on hold, { $rejected } rejected.
review-done-time = { $n ->
    [one] This sitting took { $n } minute.
   *[other] This sitting took { $n } minutes.
  }
review-done-hold = Look at what is on hold
review-unsaved = Not saved for { $name }: { $why } Your verdict is kept in this window.
review-give-up = Leave it as it was
undone-review = Undone: { $verdict } for { $name }
undone-clear = Back again: { $verdict } for { $name }
undone-annotation = Undone: note on { $name }
undone-annotation_removed = Note on { $name } is back
undone-dispute = Undone: objection on { $name }
undone-dispute_withdrawn = Objection on { $name } is back
undone-forecast = Undone: your number for { $name }
redone-review = Done again: { $verdict } for { $name }
redone-clear = Cleared again: { $name }
redone-annotation = Note on { $name } is back
redone-annotation_removed = Note on { $name } removed again
redone-dispute = Objection on { $name } is back
redone-dispute_withdrawn = Objection on { $name } taken back again
redone-forecast = Your number for { $name } is back

## Queue

queue-title = Queue
queue-search = Name or handle
queue-filter = Show
filter-all = All
filter-undecided = Undecided
filter-accepted = Accepted
filter-on_hold = On hold
filter-rejected = Rejected
filter-markets_differ = RU and US differ
filter-people_differ = People differ
queue-none = Nobody matches
queue-reset = Show all
queue-row-undecided = not decided
queue-unsent = not sent yet
queue-unsaved = not saved
queue-conflict = two versions
differ-markets = RU and US differ
differ-people = people of one market differ
queue-open = Open the queue
queue-close = Close the queue
verdict-accept = Accept
verdict-hold = Hold
verdict-reject = Reject
verdict-done-accept = Accepted
verdict-done-hold = On hold
verdict-done-reject = Rejected

## Dossier

dossier-failed-title = This dossier could not be read
dossier-failed = Your verdict is possible all the same, and everything decided so far is safe.
dossier-updated = data from { $ago }
dossier-followers = { $n } followers
dossier-verified = Verified by the platform
dossier-lookalike = Letters of two alphabets are mixed here: check that it is the right account
dossier-marks = Hidden marks are shown by name
dossier-newer = { $n ->
    [one] { $n } fact was made by a newer release and is kept, but cannot be shown here.
   *[other] { $n } facts were made by a newer release and are kept, but cannot be shown here.
  }
dossier-accounts = { $n ->
    [one] and { $n } account more
   *[other] and { $n } accounts more
  }
dossier-withheld = withheld
dossier-withheld-short = withheld
dossier-missing = no data
dossier-low = little data
dossier-peer = peers { $value }
dossier-sample = { $n ->
    [one] { $n } post
   *[other] { $n } posts
  }
dossier-median-of = { $n ->
    [one] median of { $n } post
   *[other] median of { $n } posts
  }
dossier-window = { $n ->
    [one] { $n } day
   *[other] { $n } days
  }
dossier-stale = Data from { $ago }
dossier-annotated = { $n ->
    [one] { $n } note
   *[other] { $n } notes
  }
dossier-definition = Definition
dossier-source = Source
dossier-as-of = As of
dossier-method = Method
dossier-over = Covers
# $n is the number of posts.
derived-median_of_posts = { $n ->
    [one] median of { $n } post
   *[other] median of { $n } posts
}
derived-engagement_of_posts = { $n ->
    [one] over { $n } post
   *[other] over { $n } posts
}
derived-price_by_views = price ÷ views
derived-why = The source does not give this number. It follows from what is shown here: { $how }.
derived-how-median_of_posts = the median of the views of the posts
derived-how-engagement_of_posts = likes and comments of the posts divided by their views
derived-how-price_by_views = the price of one integration divided by median views
dossier-withheld-why = The source does not give this number. That is not zero, and it is not guessed.
dossier-low-why = Computed from little data: take it as a hint.
tile-median_views = Views
tile-er_followers = Engagement
tile-er_views = ER by views
tile-suspicious_share = Suspicious
tile-price = Integration price
tile-cpv = CPV
metric-name-followers = Followers
metric-name-median_views = Median views
metric-name-er_followers = Engagement (ER)
metric-name-er_views = Engagement by views
metric-name-suspicious_share = Suspicious followers
metric-name-growth_90d = Growth, 90 days
metric-name-posts_per_week = Posts a week
metric-name-ad_share = Share of ads
metric-name-comments_per_100_likes = Comments per 100 likes
metric-name-price = Integration price
metric-name-cpv = Cost per view (CPV)
metric-about-followers = Followers or subscribers of the main account.
metric-about-median_views = Half of the recent posts got more views than this, half got fewer. Not the same as reach in people.
metric-about-er_followers = Likes, comments and shares divided by followers, mean of recent posts.
metric-about-er_views = Likes, comments and shares divided by views.
metric-about-suspicious_share = Followers that look bought, follow masses or are dormant.
metric-about-growth_90d = Followers gained in 90 days, divided by followers before.
metric-about-posts_per_week = How often something is published.
metric-about-ad_share = Sponsored posts among those of the last 90 days.
metric-about-comments_per_100_likes = Far too few or far too many can be a sign of bought activity.
metric-about-price = What is asked for one integration.
metric-about-cpv = Price of one integration divided by median views.
method-native = platform’s own statistics
method-api = platform’s interface
method-scraped = public pages
method-self_reported = creator’s own word
method-modelled = computed by a model
platform-instagram = Instagram
platform-youtube = YouTube
platform-tiktok = TikTok
platform-telegram = Telegram
platform-vk = VK
platform-rutube = Rutube
platform-dzen = Dzen
platform-twitch = Twitch
platform-note-instagram = Owned by Meta Platforms. Advertising on it is banned in Russia since 1 September 2025.
channel-community = community
channel-channel = channel
channel-chat = chat

## Charts and evidence

chart-reach = Views of the last { $n ->
    [one] { $n } post
   *[other] { $n } posts
  }
chart-reach-summary = { $n ->
    [one] { $n } post
   *[other] { $n } posts
  }: median { $median } views, from { $least } to { $most }; { $sponsored } sponsored.
chart-reach-brief = The brief wants { $reach } people; { $k } of { $n } posts have as many views.
chart-brief-line = brief: { $reach } people
chart-organic = organic
chart-sponsored = sponsored
chart-none = Too few posts with views for a chart
chart-table = Table
chart-chart = Chart
chart-date = Date
chart-views = Views
chart-likes = Likes
chart-comments = Comments
chart-post = Post
chart-sponsor = Sponsor
evidence-title = Evidence
evidence-content = Content
evidence-audience = Audience
evidence-past = Past work
evidence-law = Law and risks
evidence-signals = Signals
growth-title = Followers day by day
growth-none = Followers day by day are not known
growth-summary = { $n ->
    [one] { $n } day
   *[other] { $n } days
  }, from { $from } to { $to } followers
growth-quiet = no jumps
growth-jumps = { $n ->
    [one] { $n } jump
   *[other] { $n } jumps
  }
growth-unexplained = { $share } of the followers came unexplained
growth-jump = { $day }: { $change }, { $cause }
jump-viral = a post that went round
jump-giveaway = a giveaway
jump-unknown = unexplained
comments-title = Comments
comments-rate = { $value } for every 100 likes
comments-repeated = { $share } of { $n ->
    [one] { $n } sampled comment
   *[other] { $n } sampled comments
  } repeat another one
comments-few = Too few sampled comments to compare
words-title = Words of the brief
words-share = { $share } are the creator’s words too
words-none = The brief or the creator says too little to compare
audience-older = { $n ->
    [one] { $n } year
   *[other] { $n } years
  } older than the brief
audience-younger = { $n ->
    [one] { $n } year
   *[other] { $n } years
  } younger than the brief
audience-as-wanted = As old as the brief wants
cost-cpm = Thousand views: { $value } ({ $low } – { $high })
cost-cpe = Engagement: { $value } ({ $low } – { $high })
cost-why = { $n ->
    [one] From the views of { $n } post; eight times in ten the cost is within the range
   *[other] From the views of { $n } posts; eight times in ten the cost is within the range
  }
evidence-none-content = No posts were given
evidence-none-audience = The audience is not known
evidence-none-past = No past work is known
evidence-none-law = Nothing was checked
evidence-rates = Asked prices
evidence-collaborations = Collaborations
evidence-ages = Age
evidence-genders = Gender
evidence-countries = Countries
evidence-languages = Languages
evidence-target = Outlined: wanted by the brief
evidence-in-target = wanted by the brief
evidence-other = others
evidence-ours = with us
evidence-until = until { $day }
evidence-expired = expired { $day }
evidence-checked = checked { $day }
evidence-rule-source = Source: { $source }
audience-source-followers = Followers
audience-source-engaged = People who engage
audience-source-native = Platform’s statistics
audience-source-panel = Panel
result-above = above plan
result-met = as planned
result-below = below plan
result-unknown = result unknown
post-kind-video = Video
post-kind-short = Short
post-kind-photo = Photo
post-kind-text = Text
post-kind-story = Story
post-kind-stream = Stream
format-integration = integration
format-video = video
format-short = short
format-post = post
format-story = story
format-stories = stories
format-stream = stream
format-photo = photo
format-reels = reels
format-seeding = channel placement
age-13-17 = 13–17
age-18-24 = 18–24
age-25-34 = 25–34
age-35-44 = 35–44
age-45-54 = 45–54
age-55-64 = 55–64
age-65 = 65+
state-pass = in order
state-fail = problem
state-unknown = not checked
state-not_applicable = does not apply
rule-ru_rkn_registry = Register of Roskomnadzor (over 10k)
rule-ru_platform_access = Ad ban on the platform
rule-ru_erid_ready = Ad labelling (ERID, ad data operator)
rule-ru_foreign_agent = Foreign-agent register
rule-ru_extremist = Extremist or undesirable links
rule-ru_levy_payer = Payer of the 3% levy
rule-ru_contract_form = Contract and legal form
rule-ru_category_law = Restrictions on the category
rule-aba_card = Card of the bloggers’ association
rule-us_disclosure_history = Disclosure of sponsored posts
rule-us_fake_indicator_review = Fake indicators (16 CFR 465)
rule-us_claims_substantiation = Substantiation of claims
rule-us_alcohol_21plus_share = Audience 21+ (alcohol)
rule-us_minor_directed = Content for children
rule-x_sanctions_screen = Sanctions
rule-x_payment_route = Payment route
rule-x_state_funding_check = State funding
rule-privacy_basis = Legal basis for personal data

## Markets

markets-title = RU and US
markets-audience = audience
markets-target = in target
markets-law-clear = Law: in order
markets-law-problems = Law: { $n ->
    [one] { $n } problem
   *[other] { $n } problems
  }
markets-law-unknown = Law: { $n ->
    [one] { $n } not checked
   *[other] { $n } not checked
  }
markets-law-none = Law: nothing checked
markets-you = you
markets-no-expert = no expert yet
markets-not-decided = not decided
person-unknown = A former colleague
markets-hidden = hidden until you decide
markets-hidden-closed = hidden, your access ended
markets-reasons-more = and { $n } more
markets-all = All verdicts
markets-more = { $n } more:

## The AI

ai-title = AI’s advice
ai-hidden = AI hidden until you decide
ai-hidden-closed = Not shown: your access ended first
ai-hidden-share = So for { $percent } of this list
ai-reveal = Show AI
ai-none = No advice
ai-none-why = Too little is known for a score.
ai-chance = { $percent } chance
ai-chance-why = A place on the score’s scale, 1 to 99: not a measured probability
ai-base = Where everybody starts
ai-sum = Score
ai-points = Points
ai-words = For and against
ai-model = Model { $model }
ai-for = For
ai-against = Against
ai-rank = Place { $rank } in the shortlist
ai-advised = The shortlist advises: { $verdict }
ai-caption = What moved the score, not why audiences act
ai-differ = You see it differently. What does the model miss?
ai-agree = You agree
ai-peer = { $value } · peers { $peer }
feature-audience_match = Audience match
feature-engagement = Engagement
feature-authenticity = Suspicious followers
feature-growth = Unexplained growth
feature-comments = Comment rate
feature-repeated_comments = Repeated comments
feature-foreign_audience = Foreign audience
feature-brand_fit = Words of the brief
feature-price = Price of a view
feature-history = Our work together
feature-why-audience_match = How much of the audience the campaign wants: age, gender and country together
feature-why-engagement = Likes, comments and shares, against creators of the same market, platform and size
feature-why-authenticity = Followers that look bought, follow everybody or sleep
feature-why-growth = Followers gained in jumps that nothing published explains
feature-why-comments = Comments for every 100 likes: very few or very many may be bought
feature-why-repeated_comments = Sampled comments that say what another one already said
feature-why-foreign_audience = Audience in countries that the language of the content does not explain
feature-why-brand_fit = Words of the brief that the creator uses too
feature-why-price = Price of one view, against creators of the same market, platform and size
feature-why-history = Our measured work together that met the plan or did better
group-audience = Audience
group-engagement = Engagement
group-authenticity = Authenticity
group-brand_fit = Brand fit
group-price = Price
group-history = History
ai-equation = Start { $base }, parts { $parts }
ai-withheld = withheld by its source
ai-unknown = not known
ai-usual = { $value } · usual { $usual }
ai-change = What would change it
ai-shortlist-for = The shortlist says for
ai-shortlist-against = The shortlist says against
ai-none-strong = Nothing strong enough
ai-not-known = Not known: { $what } (points from { $worst } to { $best })
flip-below = Would be { $verdict } if { $what } were below { $to } (now { $from })
flip-at-least = Would be { $verdict } if { $what } were at least { $to } (now { $from })
flip-what-audience_match = the wanted part of the audience
flip-what-engagement = the engagement
flip-what-authenticity = the share of suspicious followers
flip-what-growth = the share of unexplained growth
flip-what-comments = the number of comments per 100 likes
flip-what-repeated_comments = the share of repeated comments
flip-what-foreign_audience = the share of foreign audience
flip-what-brand_fit = the share of the brief’s words
flip-what-price = the price of a view
flip-what-history = the share of our work that met the plan
why-audience_match-for = { $value } of the audience is the one the campaign wants
why-audience_match-against = Only { $value } of the audience is the one the campaign wants
why-engagement-for = Engagement of { $value }, more than usual among peers ({ $usual })
why-engagement-against = Engagement of { $value }, less than usual among peers ({ $usual })
why-engagement-too-high = Engagement of { $value } against { $usual } among peers: so much is more often bought than earned
why-authenticity-for = Only { $value } of the followers look suspicious; { $usual } is usual
why-authenticity-against = { $value } of the followers look suspicious; { $usual } is usual
why-growth-for = Followers came without unexplained jumps
why-growth-against = { $value } of the followers came in jumps that nothing published explains
why-comments-for = { $value } comments for every 100 likes: people talk
why-comments-against = Only { $value } comments for every 100 likes: likes may be bought
why-comments-too-high = { $value } comments for every 100 likes: comments may be arranged
why-repeated_comments-for = Hardly any comment repeats another one ({ $value })
why-repeated_comments-against = { $value } of the comments repeat another one
why-foreign_audience-for = The audience lives where the language of the content is spoken
why-foreign_audience-against = { $value } of the audience lives where the language of the content does not explain it
why-brand_fit-for = { $value } of the brief’s words are the creator’s words too
why-brand_fit-against = Only { $value } of the brief’s words are the creator’s words too
why-price-for = A view costs { $value }, less than usual among peers ({ $usual })
why-price-against = A view costs { $value }, more than usual among peers ({ $usual })
why-history-for = { $value } of our work together met the plan
why-history-against = Only { $value } of our work together met the plan
dispute-title = What is wrong with “{ $what }”?
dispute-one = Dispute “{ $what }”
dispute-placeholder = In your own words, if you like
dispute-keep = Dispute
dispute-withdraw = Take back
dispute-same-score = The score stays as it is. Your objection is kept and shown beside it.
dispute-said = { $who }: { $objection }
dispute-then = { $points } then
objection-not_true = Not true
objection-outdated = Out of date
objection-not_relevant = Not relevant here
objection-other_way = Other way round
disputes-title = Disputed reasons
disputes-open = { $n ->
    [one] { $n } disputed reason
   *[other] { $n } disputed reasons
  }
disputes-none = No reason is disputed among the candidates you may see.
disputes-hint = Counted are candidates whose AI view you have been shown. Several objections to one reason say that the model may be wrong about it.
disputes-failed = The list could not be read.

## Own verdict

own-title = Your verdict
own-none = Not yet
own-sure = sure
own-saving = saving…
own-replaced = { $from } → { $to }
own-replaced-who = { $name }: { $from } → { $to }
own-aside = Said for “{ $verdict }”. Keep it?
own-aside-keep = Keep
own-aside-clear = Clear
mode-unaided = given without the AI
mode-assisted = AI was seen
mode-revised = changed after the AI
own-next = Next
own-go-on = Next: Enter or the same key again
own-shift = Shift: sure
own-reasons = Reasons
own-reasons-first = First decide, then say why
own-reasons-primary = main reason
own-reasons-all = All reasons
own-reasons-less = Fewer
own-reasons-blocking = blocks in this market
own-scope = Holds for
own-words = In your words
own-words-placeholder = What would your colleague need to know?
own-draft = Draft, kept on this computer
own-questions = Five questions
own-notes = Notes
own-notes-none = No notes yet
own-note-add = Pin a note
own-note-draft = Unfinished note
own-note-go-on = Go on
own-confidence = How sure
own-write = own words
scope-campaign = campaign
scope-brand = brand
scope-market = market
scope-later = not now
question-values = Do they share the brand’s values?
question-brief = Can they handle the brief?
question-audience = Will the audience care?
question-history = Worked together before?
question-horizon = What beyond this campaign?
choice-yes = Yes
choice-partly = Partly
choice-no = No
choice-good = Well
choice-mixed = Mixed
choice-bad = Badly
choice-never = Never
choice-one_off = One-off
choice-test = Test
choice-series = Series
choice-ambassador = Ambassador
choice-unknown = ?
choice-unknown-spoken = I do not know

## Version conflict

versions-title = Changed on two computers
versions-here = this computer
versions-elsewhere = another computer
versions-cleared = cleared
versions-keep = Keep

## Notes pinned to evidence

annotation-choose = Press a letter to pin a note
annotation-title = Note: { $what }
annotation-on-candidate = the candidate
annotation-on-post = a post
annotation-on-reason = a reason
annotation-on-chart = a chart
annotation-placeholder = What did you notice?
annotation-keep = Keep note
annotation-discard = Discard
annotation-remove = Remove note
annotation-kind = Kind
annotation-kind-fact = Fact
annotation-kind-doubt = Doubt
annotation-kind-question = Question

## Sync

sync-title = Sync
sync-state-synced = Synced { $time }
sync-state-synced-never = Up to date
sync-state-syncing = { $have } of { $expected }
sync-state-sending = Sending
sync-state-offline = Offline
sync-state-offline-waiting = Offline · { $n ->
    [one] { $n } change waits
   *[other] { $n } changes wait
  }
sync-state-attention = Your choice needed: { $n }
sync-state-attention-none = Needs attention
sync-state-signed-out = Join again
sync-saved = Everything is saved on this computer.
sync-waiting = { $n ->
    [one] { $n } change to sync
   *[other] { $n } changes to sync
  }
sync-waiting-none = Nothing waits
sync-last = Last synced
sync-never = never
sync-hub = Hub
sync-have = Candidates here
sync-now = Send now
sync-refused = { $n ->
    [one] { $n } change was not taken:
   *[other] { $n } changes were not taken:
  }
sync-refused-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
  }
sync-remedy-join = This computer is let in: offer them again.
sync-remedy-update = Update Sverka, then offer them again.
sync-remedy-later = Offer them again a little later.
sync-remedy-admin = The administrator of the hub can settle it. Send them this:
sync-ask-admin = { $n ->
    [one] The hub { $hub } does not take { $n } change of mine. It says: { $problem }. Please have a look.
   *[other] The hub { $hub } does not take { $n } changes of mine. It says: { $problem }. Please have a look.
  }
sync-retry = Offer again
sync-conflicts = { $n ->
    [one] { $n } verdict in two versions
   *[other] { $n } verdicts in two versions
  }
sync-reason-unreachable = The hub does not answer. Sverka tries again by itself.
sync-reason-not-a-hub = What answers at this address is not a hub. A network login page may be in between.
sync-reason-other-hub = Another hub answers at this address. Nothing was sent to it.
sync-reason-protocol = The hub speaks another version. One of the two needs an update.
sync-reason-demo-mix = A demo and real work cannot be mixed. Nothing was sent.
sync-reason-bad-address = The address of the hub is not one.
sync-reason-broken-answer = The hub’s answer was cut off. Sverka tries again by itself.
sync-reason-storage = This computer could not write what arrived.
sync-reason-token-invalid = The hub does not know this computer any more. Join again with a new code.
sync-reason-token-expired = The time of this computer at the hub is over. Join again with a new code.
sync-reason-device-revoked = This computer was signed off at the hub. Your work is kept here. Join again with a new code.
sync-reason-client-too-old = This release is too old for the hub. Update Sverka.
sync-reason-hub-failed = The hub has a fault. Sverka tries again by itself.
sync-model-damaged = { $campaign }: model { $version } arrived damaged. Sverka asks for it again; until then the model before it scores.
sync-model-newer = { $campaign }: model { $version } needs a newer Sverka. Until you update, the model before it scores.
sync-model-invalid = { $campaign }: model { $version } has faults and was not taken. The model before it scores on. Please tell the administrator of the hub.
model-news = This campaign is now scored by the model “{ $model }”. Your verdicts and the order of the queue stay as they are.
join-again-title = Join again
join-again-why = Ask your coordinator for a new code; these words can be sent as they are. Everything you wrote stays here, and what waits is sent by itself.
join-again-ask = Please send me a new code for Sverka: the hub { $hub } does not let my computer in any more.
join-again-done = This computer is back. What waited is being sent.
problem-malformed = The hub could not read it
problem-token-invalid = The hub does not know this computer
problem-token-expired = The time of this computer is over
problem-device-revoked = This computer was signed off
problem-scope = This computer may not send that
problem-not-found = Not found, or not granted to you
problem-history-diverged = The hub has another history
problem-id-conflict = The hub has the same record with other content
problem-device-cloned = This computer’s data was copied to another one
problem-missing-pack = A part is missing at the hub
problem-too-large = Too large for the hub
problem-invalid = The hub does not allow it
problem-client-too-old = This release is too old
problem-rate-limited = Too many at once
problem-busy = The hub is busy
problem-quota = The hub has no room
problem-internal = The hub has a fault
problem-unknown = A problem this release does not know

## Discovery

discovery-title = Discovery
discovery-tab-creators = Creators
discovery-tab-pairs = Possible duplicates
discovery-tabs = What is shown
discovery-base = { $creators ->
    [one] { $count } creator
   *[other] { $count } creators
  } on this computer
discovery-evidence = Evidence only: no AI score, no advice and nobody’s verdict is on this page.
discovery-building = Reading creators: { $done } of { $expected }
discovery-building-title = Getting ready
discovery-building-text = The creators of your campaigns are read from this computer. Nothing leaves it.
discovery-empty-title = No creators yet
discovery-empty-text = Creators appear here as soon as a shortlist of one of your campaigns has arrived.
discovery-ready = Ready questions
discovery-saved = My questions
discovery-question = Question
discovery-question-label = The same question, written
discovery-question-hint = audience.RU >= 15% and followers 50k..500k
discovery-builtin-bridge = Bridges: RU and US audience
discovery-builtin-above-peers = Engagement above peers in 3+ markets
discovery-builtin-under-priced = Cheap views, good engagement
discovery-builtin-rising-authentic = Growing and authentic
discovery-save = Save
discovery-save-title = Save this question
discovery-save-name = Name
discovery-save-why = Kept on this computer, in your encrypted vault.
discovery-forget = Forget “{ $name }”
discovery-conditions = Conditions
discovery-join = How conditions are joined
discovery-join-and = all hold
discovery-join-or = any holds
discovery-group-and = all of
discovery-group-or = any of
discovery-add = Condition
discovery-add-group = Group
discovery-remove = Remove condition
discovery-remove-group = Remove group
discovery-field = Field
discovery-how = Comparison
discovery-value = Value
discovery-value-to = to
discovery-op-at-least = at least
discovery-op-above = above
discovery-op-at-most = at most
discovery-op-below = below
discovery-op-equal = exactly
discovery-op-between = between
discovery-op-in-markets = at least, in markets
discovery-op-one-of = is
discovery-op-words = has the words
discovery-op-known = is known
discovery-op-missing = is missing
discovery-op-withheld = is withheld
discovery-op-not = not
discovery-markets-least = Markets
discovery-markets-suffix = + markets
discovery-written-only = In the written question only
discovery-holds = holds for { $count }
discovery-holds-why = Holds for { $holds }, not for { $fails }, not known of { $unknown }. Without it { $without } would match.
discovery-removes-all = This condition removes everybody: without it { $count } match
discovery-total = { $total ->
    [one] { $count } creator matches
   *[other] { $count } creators match
  }
discovery-listed = the first { $count } are listed
discovery-older = the answer to the last question that could be read
discovery-undecided = { $total ->
    [one] { $count } more might match: data are missing
   *[other] { $count } more might match: data are missing
  }
discovery-none-title = Nobody matches
discovery-none-text = Loosen or remove a condition.
discovery-results = Creators that match
discovery-sort = Sort by { $field }
discovery-column-who = Creator
discovery-export-csv = CSV
discovery-export-json = JSON
discovery-export-csv-name = Save the list as CSV
discovery-export-json-name = Save the list as JSON
discovery-shortlist = Make a shortlist
discovery-shortlist-title = Make a shortlist of { $creators ->
    [one] { $count } creator
   *[other] { $count } creators
  }
discovery-shortlist-campaign = Plan of the campaign
discovery-shortlist-none = No open campaign to take the plan from.
discovery-shortlist-for = For
discovery-shortlist-same = this campaign
discovery-shortlist-new = a new campaign
discovery-shortlist-name = Name of the new campaign
discovery-shortlist-next = The file is the next version of the campaign’s list: publishing it takes the place of the list there is.
discovery-shortlist-next-new = The file begins a new campaign with the same brand, brief and targets.
discovery-shortlist-what = Send the file to the administrator of the hub, who checks and publishes it: then it comes to every laptop of the campaign. Advice of the AI is not in it.
discovery-shortlist-save = Save the file
discovery-shortlist-done = Saved { $file } with { $rows ->
    [one] { $rows } creator
   *[other] { $rows } creators
  }. Send it to the administrator of the hub, who publishes it
discovery-shortlist-copy = Copy what to write
discovery-shortlist-ask = { $rows ->
    [one] Please check the shortlist { $file } ({ $rows } creator) and publish it at the hub of Sverka.
   *[other] Please check the shortlist { $file } ({ $rows } creators) and publish it at the hub of Sverka.
  }
discovery-open-in = Open in { $campaign }
discovery-not-known = not known
discovery-withheld = withheld
discovery-in-market = { $country } { $share }
discovery-in-market-rank = { $country }: above { $rank } of peers (audience { $share })
discovery-pairs-intro = Merged, they are one creator in answers and in the shortlists you make: accounts, past work and prices of both, the audience of the one with more followers. Lists of campaigns stay as they were published. What you say is kept on this computer and can be taken back at any time.
discovery-pairs-compared = { $pairs ->
    [one] { $count } pair compared
   *[other] { $count } pairs compared
  }
discovery-pairs-none = No two creators look like one.
discovery-pairs-odds = { $odds } to 1
discovery-pairs-odds-more = over 100 to 1
discovery-pairs-odds-why = Odds that both are one creator, from the clues alone
discovery-pair-same = merged
discovery-pair-different = kept apart
discovery-pair-judge = Are { $first } and { $second } one?
discovery-pairs = Pairs
discovery-base-merged = { $merged ->
    [one] { $count } record merged
   *[other] { $count } records merged
  }
discovery-renewing = Renewing: { $percent }
discovery-stop = Stop
discovery-go-on = Go on
discovery-not-newest = Answers are not from the newest records.
discovery-stopped-title = Reading is stopped
discovery-stopped-text = Questions can be answered once the creators of your campaigns were read. Nothing is lost.
discovery-failed-title = The creators could not be read
discovery-failed-text = Your campaigns and verdicts are safe. It is tried again when new records arrive, or now.
discovery-rename = Rename
discovery-rename-title = Rename this question
discovery-rename-one = Rename “{ $name }”
discovery-save-over = This takes the place of “{ $name }”.
discovery-kept = Kept as “{ $name }”
discovery-forgotten = Forgotten: “{ $name }”
discovery-why = Why { $name } matches
discovery-words-found = found
discovery-nothing-asked = No condition: everybody matches.
discovery-form = How to write a question
discovery-form-fields = Fields. A press puts one into the question.
discovery-form-between = from … to …; also 1.5M, 15%
discovery-form-markets = in at least so many markets of the audience
discovery-form-names = one of some names
discovery-form-words = all these words, in any form
discovery-form-state = also: is known, is missing, is withheld
discovery-form-joined = and, or, not, brackets
discovery-form-order = order and length of the list
discovery-pairs-failed = The creators could not be compared
discovery-pairs-open = { $pairs ->
    [one] { $count } pair to look at
   *[other] { $count } pairs to look at
  }
discovery-pair-merge = Merge
discovery-pair-apart = Keep apart
discovery-pair-back = Take back
discovery-pair-is-same = You said that they are one.
discovery-pair-is-different = You said that they are two.
discovery-pair-merged = Merged: { $first } and { $second }
discovery-pair-kept-apart = Kept apart: { $first } and { $second }
discovery-pair-open-again = Open again: { $first } and { $second }
discovery-clue = Clue
discovery-clue-says = Speaks
discovery-clue-for = for one
discovery-clue-against = against
duplicate-same-account = Same account
duplicate-same-handle = Same handle elsewhere
duplicate-like-handle = Similar handles
duplicate-handle-is-name = Handle is the other’s name
duplicate-same-name = Same name
duplicate-like-name = Similar names
duplicate-same-link = Same link
duplicate-links-to-other = Links to the other
duplicate-same-audience = Audience of the same countries
duplicate-other-audience = Audience of other countries
duplicate-two-at-one-platform = Two accounts at one platform
duplicate-other-language = Other language
query-at = At character { $at }:
query-letter = “{ $found }” has no meaning here.
query-quote = The quotation mark is never closed.
query-field = There is no field “{ $found }”.
query-value = “{ $found }” is not one of: { $wanted }.
query-number = “{ $found }” does not fit here as a number.
query-two-ways = “{ $found }” can be read two ways: write { $one } or { $other }.
query-ages = There is no field “{ $found }”. Ages are asked in bands: { $wanted }.
query-range = { $found }: the first number is the greater one.
query-kind = “{ $found }” cannot be asked like this.
query-words = There is no word to look for.
query-long = The question is too long.
query-limit = The limit { $found } is out of range.
query-joined = At least two conditions are joined.
query-expected = Something else is expected than “{ $found }”.
query-unfinished = Something is missing at the end.
query-mean = Did you mean { $suggestion }?
query-mean-share = Is { $suggestion } meant?
query-use = Use { $suggestion }
discovery-field-followers = Followers
discovery-field-followers-all = Followers of all accounts
discovery-field-views = Views
discovery-field-engagement = Engagement
discovery-field-engagement-followers = Engagement by followers
discovery-field-engagement-views = Engagement by views
discovery-field-engagement-rank = Engagement against peers
discovery-field-suspicious = Suspicious followers
discovery-field-growth = Growth in 90 days
discovery-field-posts = Posts a week
discovery-field-ads = Sponsored posts
discovery-field-comments = Comments per 100 likes
discovery-field-price-rub = Price, ₽
discovery-field-price-usd = Price, $
discovery-field-cpv-rub = Price of a view, ₽
discovery-field-cpv-usd = Price of a view, $
discovery-field-cpv-rank = Price of a view against peers
discovery-field-history-ours = Work with us
discovery-field-history-kept = Our work that met the plan
discovery-field-history-all = All known work
discovery-field-accounts = Accounts
discovery-field-updated = Collected
discovery-field-audience = Audience of a market
discovery-field-audience-female = Women
discovery-field-audience-male = Men
discovery-field-market = Home market
discovery-field-platform = Platform
discovery-field-platform-main = Main platform
discovery-field-size = Size
discovery-field-language = Language
discovery-field-topic = Topic
discovery-field-channel = Kind of channel
discovery-field-verified = Verified
discovery-field-text = Words
discovery-field-name = Name
discovery-field-audience-country = Audience: { $what }
discovery-field-audience-lang = Audience speaks { $what }
discovery-field-audience-age = Audience { $what }
discovery-field-compliance = Checks of { $what }
discovery-choice-nano = nano
discovery-choice-micro = micro
discovery-choice-mid = mid
discovery-choice-macro = macro
discovery-choice-mega = mega
discovery-choice-person = person
discovery-choice-community = community
discovery-choice-channel = channel
discovery-choice-chat = chat
discovery-choice-yes = yes
discovery-choice-no = no
discovery-choice-pass = passed
discovery-choice-fail = failed
key-discovery = Discovery
key-discovery-question = Go to the question
key-discovery-preset = Ready and own questions
key-discovery-save = Save the question
key-discovery-csv = Save the creators as CSV
key-discovery-json = Save the creators as JSON
key-discovery-shortlist = Make a shortlist
key-discovery-tab = Creators or possible duplicates
key-discovery-open = Open the creator in a campaign
key-discovery-same = Merge the pair
key-discovery-apart = Keep the pair apart
key-discovery-back = Take back what I said of the pair

## The card of the model

key-model = About the model
model-title = About the model
model-failed = The card could not be read.
model-about-baseline-2 = This model adds up points for ten kinds of evidence. The points were set by hand from published practice, and the usual levels of peers were computed from rounded public figures (videos of 2017–2023, a panel of influencers of 2022). Nobody’s decisions and no results of campaigns were used.
model-about-unknown = This version of Sverka has no description of this model. The numbers below come from the model itself.
model-thresholds = From a chance of { $accept } it advises Accept, from { $hold } Hold, below that Reject. With fewer than two kinds of evidence known it advises nothing.
model-version = Model
model-fingerprint = Fingerprint
model-knows = What it knows
model-knows-why = Points add up to the score. From a chance of 50%, 100 more points make it about 60%. A missing value has points of its own; it is never taken for zero.
model-peers = Engagement and price are compared with peers: { $cells } groups of creators, { $markets } markets, { $platforms } platforms.
model-feature = Kind of evidence
model-points = Points, least to most
model-points-missing = When missing
model-known-here = Known here
model-range = { $least } … { $most }
model-coverage = Known of { $known }, missing of { $missing }, withheld of { $withheld }
model-fails = Where it fails
model-fails-unknown = Nobody has written down where this model fails. Trust the evidence first.
model-limit-baseline-2-chance = The chance is a place on a scale, not a measured probability: 70% is not “seven of ten”.
model-limit-baseline-2-levels = Peer levels are public figures, some years old, not a census of today’s creators. Where a platform has none in a market (Telegram in the US), the whole market stands in.
model-limit-baseline-2-confidence = A number that its source is unsure of counts as much as a sure one. The evidence says that it is unsure.
model-limit-baseline-2-independence = Shares of age, gender and country are multiplied as if they were independent, unless a source gives them together. For most audiences that is wrong by a few points, for niche ones by more.
model-limit-baseline-2-tone = It does not read tone and does not judge law: tone is for people, law is a gate.
model-limit-baseline-2-short = Jumps of growth need 14 counted days, repeated comments 20 comments. With fewer it does not know.
model-limit-baseline-2-words = Fit with the brief compares words, so it is weak where a creator writes little.
model-measured = What was measured
model-measured-score = The score itself: not yet compared with results of campaigns, so there is no figure for it.
model-agreement = In this campaign the advice was what you had said before seeing it in { $same } of { $verdicts ->
    [one] { $count } verdict
   *[other] { $count } verdicts
  } (95% interval { $low }–{ $high }). Only verdicts you have not changed since are counted.
model-agreement-none = In this campaign you have no verdict yet that was given before seeing the advice and can be compared with it.
model-measured-duplicates = Possible duplicates: { $right } of { $of } proposals in a sample were right (not less than { $low } with 95% confidence). They were famous creators; ordinary names will do worse.
model-measured-order = The learned order of a queue: how much of the reading it saves until 95% of what matters was found, in per cent, mean of 15 runs. The texts are medical: they prove the method, not a taste.
model-measured-set = Set
model-measured-texts = Texts
model-measured-saved = Reading saved, %
model-measured-published = Best published
model-spread = { $value } ± { $spread }
model-age = Age of the data
model-ages = Records of this campaign: the newest from { $newest }, half of them from { $middle } or later, the oldest from { $oldest }.
model-age-unknown = No record was read yet.
model-read = { $read } of { $total } candidates read
model-weighted = Somebody keeps other weights or another audience for this campaign: see “What if”.

## The exported table

export-place = No.
export-not-listed = no longer listed
export-name = Name
export-handle = Handle
export-platform = Platform
export-market = Market
export-verdict = Verdict
export-confidence = How sure, %
export-reasons = Reasons
export-scope = Holds for
export-values = Brand values
export-brief = Brief
export-audience = Audience
export-history = Worked together
export-horizon = Beyond this campaign
export-text = In own words
export-notes = Notes
export-mode = How it came about
export-model = Model version
export-decided-at = Decided at (UTC)
export-other-verdict = Colleagues’ verdicts

## The order of the queue

key-order = Order by your decisions, and back
order-offer = { $waiting ->
    [one] Order the last one by your { $verdicts } decisions
   *[other] Order the remaining { $waiting } by your { $verdicts } decisions
  }
order-again = { $fresh ->
    [one] Order anew: { $fresh } more decision
   *[other] Order anew: { $fresh } more decisions
  }
order-back = Back to the random order
order-why = Learned from what you decided before you saw the AI, here and in your other campaigns, and from nothing else. Most likely ones first, some to learn more, some at random.
order-done = { $verdicts ->
    [one] In the order { $verdicts } decision of yours teaches
   *[other] In the order { $verdicts } decisions of yours teach
  }
order-back-done = Back in the random order
order-not-yet = { $verdicts ->
    [one] An order can be learned from 8 decisions made before you saw the AI; so far there is { $verdicts }.
   *[other] An order can be learned from 8 decisions made before you saw the AI; so far there are { $verdicts }.
  }

## The check of the log

key-verify = Check the log
verify-whole = { $entries ->
    [one] { $entries } entry checked: it is as it was written.
   *[other] { $entries } entries checked: all are as they were written.
} { $numbers ->
    [0] No number of yours is in it yet.
    [one] { $sealed ->
        [0] Your one number was said after the AI's view.
       *[other] Your one number was said before the AI's view.
    }
   *[other] Of your { $numbers } numbers { $sealed } were said before the AI's view.
}
verify-flaws = { $n ->
    [one] { $n } of { $entries } entries is not as it was written: somebody changed the files of this computer, or a disk is failing.
   *[other] { $n } of { $entries } entries are not as they were written: somebody changed the files of this computer, or a disk is failing.
} What reached the hub is safe there; tell its admin before you go on.

## Results of a campaign

key-results = Results of the campaign
results-title = What the campaign brought
results-why = Results by post: from a platform, a tool, or the creator. They show the campaign against its plan, and the forecasts are checked by them.
results-pick = Choose a file…
results-paste = Or paste rows from a spreadsheet, with their header
results-paste-example = handle	post	views	reach	spend
results-pasted = pasted rows
results-read = Read them
results-files = Files taken so far
results-no-files = None yet. CSV, Excel, OpenDocument and JSON are read; Russian and English headers are understood.
results-count = { $n ->
    [one] { $n } result
   *[other] { $n } results
}
results-take-back = Take back
results-bring-again = Bring again
results-withdrawn = taken back
results-look = What the file says
repair-title = Results that may be under the wrong creator
repair-doubtful = { $n ->
    [one] { $n } result of this file may be under the wrong creator
   *[other] { $n } results of this file may be under the wrong creator
}
repair-look = Check them
repair-why = An earlier version of Sverka could keep a row of a file under another creator than the one it named. The file itself was read correctly; only the creator is wrong.
repair-guessed = { $n ->
    [one] { $n } of them follows only from the order of the two lists: look at it first. If the file names creators by their identifier (creator_id), it is right as it is.
   *[other] { $n } of them follow only from the order of the two lists: look at them first. If the file names creators by their identifier (creator_id), they are right as they are.
}
repair-kept = Kept under
repair-probably = Probably
repair-proof = How it is known
repair-proof-row = the row names them
repair-proof-link = the link is theirs
repair-proof-order = by the order of the lists
repair-more = and { $n } more
repair-put-right = { $n ->
    [one] Put { $n } result right
   *[other] Put { $n } results right
}
repair-others = Only { $who }, who took this file, can put it right: on their own computer, in this same place.
repair-back = Back to the results
repair-safe = The file is taken back and recorded again with the right creators; both can be undone like any file.
repair-done = { $n ->
    [one] { $n } result of { $file } was put right
   *[other] { $n } results of { $file } were put right
}
results-would-keep = { $n ->
    [one] { $n } result to keep
   *[other] { $n } results to keep
}
results-refused = { $n ->
    [one] { $n } row cannot be kept
   *[other] { $n } rows cannot be kept
}
results-replaced = { $n } of them replace an earlier result
results-ahead = { $n } dated after today: check day and month
results-odd = { $n } with more clicks than views, or the like: check them
results-guessed = The file does not say how its letters are written; it was read as { $encoding }.
results-dates = 01/02/2026 is
results-day-first-true = 1 February
results-day-first-false = 2 January
results-decimal = 1,234 is
results-comma-false = over a thousand
results-comma-true = a little over one
results-currency = Money without a sign is
results-not-kept = Not kept
results-kept-rows = To keep
results-row = row { $row }
results-keep = { $n ->
    [one] Keep { $n } result
   *[other] Keep { $n } results
}
results-discard = Keep nothing
results-safe = Nothing is kept until you say so, and it can be taken back as a whole.
results-kept = { $n ->
    [one] Kept: { $n } result from { $file }
   *[other] Kept: { $n } results from { $file }
}
results-exported = { $rows ->
    [one] Saved { $file }: { $rows } result
   *[other] Saved { $file }: { $rows } results
}
results-save = Save as CSV
results-none = No results yet. Take a file or paste rows on the left.
results-creators = { $creators ->
    [one] { $creators } creator
   *[other] { $creators } creators
}, posts: { $posts }
results-by-creator = By creator
results-budget = Spent { $spent } of { $budget }
results-per-view = Cost of a view
results-plan = Reach of a post against the plan
results-met = as planned or more
results-below = { $share } of the plan
results-field-name = Creator
results-field-post = Post
results-field-date = Date
results-field-reach = Reach
results-field-views = Views
results-field-engagements = Engagements
results-field-clicks = Clicks
results-field-conversions = Conversions
results-field-spend = Spent
results-sheet = Sheet
results-sheet-hidden = { $name } (hidden)
results-other-sheets = { $n ->
    [one] One more sheet is not read: { $names }
   *[other] { $n } more sheets are not read: { $names }
  }
results-whose = Whose posts are these?
results-whose-none = Choose a creator
results-asks-columns = No column names a creator. Say below which column does; it is remembered for the next file.
results-columns = Columns
results-columns-read = { $read } read, { $passed } not
results-columns-why = Change what a column is; it is remembered for the next file once you keep this one.
results-column-passed = not read
results-column-nameless = (no name)
results-look-at = Look at
results-field-creator_id = Creator’s identifier
results-field-handle = Handle
results-field-account = Link to the account
results-field-link = Link to the post
results-field-title = Title of the post
results-field-market = Market
results-field-platform = Platform
results-field-kind = Format
results-field-likes = Likes
results-field-comments = Comments
results-field-shares = Shares
results-field-saves = Saves
results-field-currency = Currency
results-field-grade = Evidence
results-field-followers = Followers
results-field-engagement_rate = Engagement rate
results-passed-not-known = its name is not known
results-passed-rates = it holds rates, not counts
results-passed-twice = another column means the same
results-problem-wrong-number-of-cells = more or fewer cells than the header:
results-problem-total = a total or an average, not a post
results-problem-header = the header again, not a post
results-problem-other-table = belongs to another table of the sheet, which begins in row:
results-problem-no-creator = names no creator
results-problem-unknown-creator = nobody in this campaign is called
results-problem-several-creators = several in this campaign are called
results-problem-contradicting-creators = its cells name different creators of this campaign:
results-problem-unknown-market = neither Russia nor the United States:
results-problem-not-a-date = not a date:
results-problem-ambiguous-date = day or month first? Say it above:
results-problem-not-a-number = not a number:
results-problem-ambiguous-number = thousands or a fraction? Say it above:
results-problem-fraction = a count is never a fraction:
results-problem-inexact = not an exact number:
results-problem-out-of-range = a number that cannot be:
results-problem-unknown-currency = neither roubles nor dollars:
results-problem-no-currency = the currency of this file’s cells cannot be seen; say it above:
results-problem-contradicting-currencies = two different currencies:
results-problem-no-numbers = nothing counted and nothing spent
results-problem-repeated = the same post as a row before:
results-point-not-known = not known, the row is kept:
results-point-date-without-year = no year, so the day is not known:
results-point-not-a-day = not a day, so the day is not known:
results-point-sum-of-some = engagements are the sum of the filled cells; some are empty
results-point-sum-not-known = engagements are not known: a part of them is kept back
results-point-currency-of-market = no currency is given; the market’s was taken
results-point-by-spelling = found by another spelling of the name:
results-point-by-name = found by name; the handle or account is nobody’s:
results-point-by-part = found by a part of the name; another part is nobody’s:
results-point-other-multiple = other thousands than in the column’s name; the cell’s were taken:
results-point-rounded = a spreadsheet rounded this count:
results-point-less-than-part = engagements are fewer than one of their parts:
results-point-digits-lost = a spreadsheet rounded this number:
results-point-merged = a merged cell; its number belongs to the first row:
results-point-grouped = read as thousands:
results-point-month-first = read month first, as Meta writes dates:
results-point-perhaps-total = equals the sum of the rows before; is it a total?

## The forecast of a post, and the own number

key-forecast = Forecast of views
forecast-open = Forecast
forecast-title = Forecast of views: { $name }
forecast-form = Form of the post
forecast-market = Market of the brief
forecast-failed = The forecast could not be read
forecast-failed-safe = Your numbers are kept.
forecast-chances = Chances
forecast-past = { $n ->
    [one] { $n } past post of this form with views.
   *[other] { $n } past posts of this form with views.
  }
forecast-no-posts = No posts of this form with views yet
forecast-wanted = The brief needs { $reach } views.
forecast-own-is = Your number: { $number }.
forecast-ai = AI { $number }
forecast-brief-line = brief: { $reach } views
forecast-brief-beyond = brief: { $reach } views ↑
forecast-brief-right = brief: { $reach } views →
forecast-table = The forecast and past posts
forecast-next = next post
forecast-own = Your number
forecast-p10 = One in ten below
forecast-p50 = The middle
forecast-p90 = One in ten above
forecast-brief = Views the brief needs
forecast-not-said = not said yet
forecast-no-own = no number yet
forecast-views = { $n } views
forecast-apart-from = { $share } against the AI
forecast-apart-why = Your number against the AI’s
forecast-reach = { $k } of { $n } reach the brief
forecast-of = { $k } of { $n }
forecast-no-brief = twenty outcomes; the brief names no reach
forecast-sentence = Eight in ten such posts bring { $low } to { $high } views, half of them more than { $middle }.
forecast-by-ai = AI:
forecast-by-own = You:
forecast-learning = The forecast is being learnt
forecast-learning-why = From the posts and results on this computer; a few seconds the first time.
forecast-hidden = AI hidden until you decide
forecast-hidden-why = A number said now is sealed in the log before the AI’s is shown. It is wholly yours, nobody can say the AI led you, and when results come it shows how well you see alone.
forecast-outside = No forecast: unlike what the model has seen
forecast-outside-market = It learnt from no posts of this market ({ $what }), so any band would be a guess.
forecast-outside-word = { $what ->
    [kind] It learnt from no posts of this form, so any band would be a guess.
    [platform] It learnt from no posts on this platform, so any band would be a guess.
   *[other] It learnt from no post with such a value ({ $what }), so any band would be a guess.
  }
forecast-outside-number = { $what ->
    [followers] The creator has far more or far fewer followers than any it learnt from, so any band would be a guess.
   *[other] A number of the creator lies outside all it learnt from ({ $what }), so any band would be a guess.
  }
forecast-outside-leverage = Nobody it learnt from combines these traits, so any band would be a guess.
forecast-too-little = No forecast: too little to learn from
forecast-too-little-why = Too few posts with views are known on this computer.
forecast-own-welcome = Look at the past posts and say your own number: it will be compared with what the post brings.
# $verdict is the AI’s verdict, $percent its place on the score’s scale; $k of $n outcomes reach the brief.
forecast-two-questions = Two questions: “{ $verdict }, { $percent }” is whether the creator suits the campaign; { $k } of { $n } is whether one post reaches the brief’s views. The score does not count forecast views, so both can be true.
forecast-chance = Chance of the brief
forecast-view-price = Price of a view
forecast-posts-reached = Past posts that reached the brief
forecast-becomes = becomes
forecast-stated = Numbers people said
forecast-you = you
forecast-sealed-mark = sealed before the AI was shown
forecast-sealed-why = In the log before the AI’s view was shown to this person; the log proves it
forecast-parts = What makes the AI’s number
forecast-part-base = A usual post
forecast-part-market = market
forecast-part-kind = form of the post
forecast-part-platform = platform
forecast-part-market-and-word = this form in this market
forecast-part-followers = followers
forecast-part-of-late = change of late
forecast-part-creator = creator’s own record
forecast-part-trees = how these go together
forecast-part-calibration = correction by past errors
forecast-times = ×{ $factor }
forecast-base-rate = Such posts bring { $number } views, whoever makes them.
forecast-learnt = { $n ->
    [one] Learnt from { $posts } post,
   *[other] Learnt from { $posts } posts,
  }
forecast-history = { $n ->
    [0] none of them by this creator.
    [one] { $n } of them by this creator.
   *[other] { $n } of them by this creator.
  }
forecast-cause = Why you see it otherwise
forecast-words = In your words, if you like
forecast-feeling-why = Counted apart, and never teaches the model
forecast-unmoved = Set it on the chart, by ↑ ↓ or by typing. Nothing is kept until you say so.
forecast-will-seal = It will be sealed before the AI’s number is shown; you can say another one until then.
forecast-small = Less than 5% apart: it changes no decision and needs no reason.
forecast-say-why = Say why: then the model can learn from it.
forecast-seen-by = Others see it together with the AI’s view, never before.
forecast-keep = Keep
forecast-seal = Seal
forecast-kept = Your number for { $name } is kept
forecast-sealed = Your number for { $name } is sealed
forecast-closed = Your access ended: you can look, but not say a number.
cause-F-AGE = Audience age
cause-F-GEO = Geography
cause-F-SEASON = Season, holidays
cause-F-PLATFORM = Platform changed
cause-F-FRAUD = Bought audience
cause-F-FORMAT = New format
cause-F-POSITION = Place in post
cause-F-CREATOR = Creator’s life
cause-F-TREND = Topic up or down
cause-F-BRANDHIST = Brand history
cause-F-PRICE = Promo or price
cause-F-COMPETE = Rivals
cause-F-LEGAL = Ad label
cause-F-ATTR = Attribution
cause-F-SMALLN = Little history
cause-F-SELFREP = Self-reported
## Who was right

key-scoreboard = Who was right
scoreboard-title = Who was right
scoreboard-sum = { $posts ->
    [one] { $posts } post compared;
   *[other] { $posts } posts compared;
  } { $campaigns ->
    [one] { $campaigns } campaign has results.
   *[other] { $campaigns } campaigns have results.
  }
scoreboard-learning = A model is still learning. The figures will be counted again by themselves.
scoreboard-before = The model’s forecast is the one that stood when people said theirs; where nobody did, the one from before any result. It never saw the answer.
scoreboard-one-person = Of one person so far: told to that person alone.
scoreboard-failed = It could not be counted
scoreboard-failed-safe = Results and forecasts are safe.
scoreboard-none = No results yet
scoreboard-none-why = When a campaign has results, you will see here whether the model was nearer than the average, people nearer than the model, and both together nearer still; and your own record, for your eyes only. Bring the results of a campaign to begin.
scoreboard-unmatched = No post can be compared yet
scoreboard-unmatched-why = { $campaigns ->
    [one] { $campaigns } campaign has results, but a post is compared only when its views, form and day are known, it came out after its creator’s data were collected (or somebody had said a number for it), and the model can forecast it.
   *[other] { $campaigns } campaigns have results, but a post is compared only when its views, form and day are known, it came out after its creator’s data were collected (or somebody had said a number for it), and the model can forecast it.
  }
scoreboard-steps = What each step is worth
scoreboard-steps-how = How the errors changed at each step; the line is the 95% interval. Half and twice the views count as equally wrong.
scoreboard-all = All markets
scoreboard-axis-smaller = ← errors smaller
scoreboard-axis-larger = errors larger →
scoreboard-step-model = The model, beside what such posts bring on average
scoreboard-step-people = People, beside the model
scoreboard-step-together = Both together, beside people alone
scoreboard-of-posts = { $n ->
    [one] { $n } post
   *[other] { $n } posts
  } { $creators ->
    [one] of { $creators } creator
   *[other] of { $creators } creators
  }
scoreboard-of-forecasts = { $n ->
    [one] { $n } forecast
   *[other] { $n } forecasts
  } { $creators ->
    [one] for { $creators } creator
   *[other] for { $creators } creators
  }
scoreboard-worth-smaller = Errors { $by } smaller ({ $low }–{ $high }), { $of }
scoreboard-worth-larger = Errors { $by } larger ({ $low }–{ $high }), { $of }
scoreboard-worth-unclear = Difference not shown ({ $low } to { $high }), { $of }
scoreboard-early = Too early: { $of }, needs { $posts } of { $creators } creators
scoreboard-early-posts-few = Too early: posts of 0–1 creators, needs { $posts } of { $creators }
scoreboard-early-forecasts-few = Too early: forecasts for 0–1 creators, needs { $posts } for { $creators }
scoreboard-early-posts = { $n ->
    [one] Too early: { $n } post, needs { $needed }
   *[other] Too early: { $n } posts, needs { $needed }
  }
scoreboard-market = Market
scoreboard-step = Step
scoreboard-errors = Errors became
scoreboard-ratio = Times those before
scoreboard-interval = 95% interval
scoreboard-range = { $low }–{ $high }
scoreboard-rests = Rests on
scoreboard-did-smaller = smaller
scoreboard-did-larger = larger
scoreboard-did-unclear = difference not shown
scoreboard-did-early = too early
scoreboard-held = The band that promises { $promised }
scoreboard-held-how = How often the result was in the band the model gave. The upright line is the promise.
scoreboard-held-in = { $n ->
    [one] Held in { $share } ({ $low }–{ $high }) of { $n } post.
   *[other] Held in { $share } ({ $low }–{ $high }) of { $n } posts.
  }
scoreboard-held-fits = Fits the promise.
scoreboard-held-narrow = Too narrow: the result is outside more often than promised.
scoreboard-held-wide = Wider than it need be.
scoreboard-pull = How strongly the model pulls
scoreboard-pull-is = { $n ->
    [one] After seeing the model’s number, people moved { $share } of the way to it ({ $low }–{ $high }), { $n } number.
   *[other] After seeing the model’s number, people moved { $share } of the way to it ({ $low }–{ $high }), { $n } numbers.
  }
scoreboard-pull-early = { $n ->
    [one] Too early: { $n } number was said before and again after seeing the model’s, needs { $needed }.
   *[other] Too early: { $n } numbers were said before and again after seeing the model’s, needs { $needed }.
  }
scoreboard-pull-none = Not known yet. It takes forecasts that were said before the model’s number was seen, and changed after.
scoreboard-pull-how = 0% would be passing the model’s number over, 100% taking it whole. Counted for all people together.
scoreboard-weights = How much people’s numbers weigh
scoreboard-weights-how = How far to go from the model’s number to people’s, by what came: 0% keeps the model’s, 100% takes theirs. Both together are judged above with these weights; nothing of a creator takes part in judging that creator. Only you see yours.
scoreboard-weight-model = model
scoreboard-weight-people = people
scoreboard-inside = the model knows such posts
scoreboard-outside = outside its experience
scoreboard-weight-none = Nobody has said another number than the model’s.
scoreboard-weight-is = { $share } of the way to people ({ $low }–{ $high }), { $of }
scoreboard-weight-own = { $n ->
    [one] Yours: { $share } ({ $low }–{ $high }), { $n } forecast
   *[other] Yours: { $share } ({ $low }–{ $high }), { $n } forecasts
  }
scoreboard-weight-own-early = { $n ->
    [one] Yours: too early, { $n } forecast, needs { $needed }
   *[other] Yours: too early, { $n } forecasts, needs { $needed }
  }
scoreboard-selection = Those who were not chosen
scoreboard-selection-how = Results exist only for creators who were chosen. By score and followers each result also stands for candidates like it who were not, so that the model is judged on the whole list.
scoreboard-selection-of = { $candidates ->
    [one] { $chosen } of { $candidates } candidate has results to compare.
   *[other] { $chosen } of { $candidates } candidates have results to compare.
  }
scoreboard-seen-larger = For them the forecasts were { $by } too high ({ $low }–{ $high }).
scoreboard-seen-smaller = For them the forecasts were { $by } too low ({ $low }–{ $high }).
scoreboard-seen-unclear = For them the forecasts are not shown to be too high or too low ({ $low } to { $high }).
scoreboard-corrected-larger = Corrected for who was chosen: { $by } too high ({ $low }–{ $high }).
scoreboard-corrected-smaller = Corrected for who was chosen: { $by } too low ({ $low }–{ $high }).
scoreboard-corrected-unclear = Corrected for who was chosen: not shown to be too high or too low ({ $low } to { $high }).
scoreboard-refused-few = Of the whole list nothing is said: too few comparable creators (effective number { $effective } of { $needed } needed).
scoreboard-refused-apart = Of the whole list nothing is said: nobody like many of the candidates was chosen.
scoreboard-refused-everybody = Nearly everybody has results: there is nothing to correct.
scoreboard-regret = What reasons were worth
scoreboard-regret-how = A reason to accept was right when the post came at or above the model’s middle; one to reject, when the creator ran all the same and the post fell short of it. Only what was said before the post counts. In brackets is the 95% interval.
scoreboard-regret-base = Whatever was said, posts at or above the middle:
scoreboard-regret-none = Nobody gave a reason before any of these posts.
scoreboard-reasons-accept = Reason to accept
scoreboard-reasons-reject = Reason to reject
scoreboard-right = Was right
scoreboard-creators = Creators
scoreboard-regretted = Accepted, and below the model’s band
scoreboard-fell = Posts of accepted creators that fell below:
scoreboard-fell-chance = ; by chance { $share } would.
scoreboard-regretted-which = The worst first, of creators whose AI view you have seen.
scoreboard-low = Band from
scoreboard-below = Below it
scoreboard-below-of = { $below } of { $posts }
scoreboard-own = Your own record
scoreboard-own-private = Only you see this record. There is no table of people, for anybody. In brackets is the 95% interval.
scoreboard-own-all = Your forecast was nearer than the model’s:
scoreboard-own-none = Nothing yet: none of these posts has a forecast of yours. Say yours in the forecast of a candidate, best before you see the model’s.
scoreboard-nearer-in = { $hits } of { $of } ({ $low }–{ $high })
scoreboard-by-way = By direction
scoreboard-by-time = By when you said it
scoreboard-by-cause = By cause
record-up = Higher than the model’s
record-down = Lower than the model’s
record-small = Less than 10% apart
record-sealed = Sealed before seeing it
record-after = After seeing it
scoreboard-closed = Posts you said a number for
scoreboard-closed-part = { $listed } of { $spoken } listed: the latest, of creators whose AI view you have seen. All count above.
scoreboard-creator = Creator
scoreboard-form = Form
scoreboard-actual = Views came
scoreboard-model = The model’s
scoreboard-yours = Yours
scoreboard-nearer = Nearer
scoreboard-nearer-own = you
scoreboard-nearer-model = the model
scoreboard-nearer-same = both alike
scoreboard-said = When you said it

## Why a forecast is seen otherwise

cause-F-NEWS = In the news
cause-F-CULT = Culture, tone
cause-F-DISAGREE = Just a feeling

## The glossary of a campaign

key-glossary = Glossary
glossary-title = Phrases that mean the same
glossary-why = Whoever writes one of a pair is counted as writing the other, too, when words are compared with the brief. It holds for everybody in this campaign.
glossary-ru = In Russian
glossary-en = In English
glossary-add = Add
glossary-none = No pair yet. For example: уход за кожей — skincare
glossary-full = The glossary is full: 200 pairs. Remove one to add another.
glossary-planned = from the plan of the campaign
glossary-remove = Remove: { $ru } — { $en }
glossary-removed = Removed: { $ru } — { $en }

## What if: other weights, another audience

key-what-if = What if
whatif-title = What if the evidence were weighed otherwise?
whatif-side-weights = Weights
whatif-side-audience = Audience
whatif-side-history = Kept before
whatif-weights-why = How much each kind of evidence counts. 100% is the model’s own weight, 0% leaves it out.
whatif-audience-why = Whom the campaign wants. Only the audience match changes with it.
whatif-no-audience = The plan names no audience.
whatif-gender = Gender, { $market }
whatif-ages = Age, { $market }
whatif-countries = Countries, two letters each
whatif-countries-wrong = Not a two-letter code: { $what }
whatif-percent = %
whatif-percent-of = { $name }, per cent
whatif-differ = different weights
whatif-reset-one = Back to 100%: { $name }
whatif-reset-all = All back to the model’s own
whatif-follows = What would follow
whatif-changed = The advice would change for { $changed } of { $seen }
whatif-now = As it is now, best first ({ $seen })
whatif-left-out = { $hidden ->
    [one] { $hidden } of { $total } is left out: the AI’s view of this candidate is hidden until you have decided and looked at it.
   *[other] { $hidden } of { $total } are left out: the AI’s view of these candidates is hidden until you have decided and looked at it.
  }
whatif-decide = Show the undecided
whatif-rows = { $n ->
    [one] The first { $n } is listed.
   *[other] The first { $n } are listed.
  }
whatif-reading = Reading candidates: { $have } of { $total }
whatif-none-seen = Ranks appear here for candidates whose AI view you have seen.
whatif-up = ↑ { $places }
whatif-down = ↓ { $places }
whatif-reason = Why? Everybody in the campaign will read it
whatif-reason-example = The client now pays for reach in cities
whatif-keep = Keep for the campaign
whatif-back = Back to the model’s own
whatif-keep-why = From then on everybody’s score uses it.
whatif-unmoved = Nothing is moved yet.
whatif-kept = Kept. Scores use it from now on.
whatif-back-done = Scores use the model’s own weights again.
whatif-closed = Your access ended: you can try, but not keep.
whatif-in-force = in force
whatif-models-own = The model’s own weights, the audience of the plan
whatif-audience-of = audience { $market }
whatif-try = Try these
whatif-history-none = Nobody has kept other weights in this campaign.
whatif-weighted-by = AI, weighed by { $who }

## Commands and keys

palette-title = Commands
palette-placeholder = What to do, or whom to find
palette-none = Nothing found
palette-commands = Commands
palette-candidates = Candidates
hints-title = Keys on this screen
hints-filter = Filter
group-verdict = Decide
group-move = Move
group-evidence = Look closer
group-window = Window
key-accept = Accept
key-accept-sure = Accept, sure
key-hold = Hold
key-hold-sure = Hold, sure
key-reject = Reject
key-reject-sure = Reject, sure
key-clear = Clear my verdict
key-aside-keep = Keep what you said for the earlier verdict
key-aside-clear = Clear what you said for the earlier verdict
key-reveal = Show AI, then turn its card over
key-next = Next undecided
key-undo = Undo
key-redo = Redo
key-reason = Reason by its number
key-words = Write in your words
key-questions = Answer the five questions, by digits
key-down = Next
key-up = Previous
key-page-down = A screen down
key-page-up = A screen up
key-first = First
key-last = Last
key-find = Find in the queue
key-pane = Next pane
key-pane-back = Previous pane
key-annotate = Pin a note
key-verdicts = Everybody’s verdicts
key-dispute = Dispute a reason
key-disputes = Disputed reasons
key-tab-back = Previous evidence
key-tab-next = Next evidence
key-table = Charts as tables
key-pass = Fast or deep pass
key-open = Open
key-campaigns = Campaigns
key-review = Review
key-sync = Sync
key-join = Join the hub again
key-export = Export my verdicts
key-language = Русский
key-theme = Light or dark
key-settings = Settings
key-saved = Is it saved?
key-palette = Commands
key-hints = Keys
key-back = One step out
key-name-space = Space

## Errors: what happened, what is safe

error-locked = The vault is closed. Open it with your passphrase.
error-wrong-passphrase = Did not open. Check the keyboard layout and Caps Lock.
error-wrong-key = The key does not fit this data. Your data is unchanged.
error-weak-passphrase = This passphrase is too short. Take at least four words.
error-already-open = Sverka is open in another window with this data.
error-damaged = The file { $file } of this computer is damaged. What was sent is safe at the hub.
error-damaged-with-backup = The file { $file } of this computer is damaged. Its backup { $backup } is whole, and what was sent is safe at the hub.
error-newer-release = This data was written by a newer release. Update Sverka; nothing was changed.
error-disk-full = The disk is full. Free some room and try again.
error-read-only = The data folder cannot be written to.
error-storage = Reading or writing on this computer failed.
error-not-found = That is not here any more.
error-revoked = Your access to this campaign ended. Your work is kept and can be exported.
error-too-long = The text is too long. Shorten it a little; it is still in the field.
error-bad-record = The record of this candidate cannot be read. The others are not affected.
error-hub-unreachable = The hub does not answer. Check the address and the network.
error-not-a-hub = What answers at this address is not a hub.
error-hub-failed = The hub has a fault. Try again a little later.
error-bad-code = This code is wrong or was used already. Ask for a new one.
error-bad-address = This is not an address. It looks like https://hub.example.org.
error-demo-mix = A demo and real work cannot be mixed on one computer’s data.
error-other-hub = Another hub answers at this address. This computer belongs to the hub it joined first. Nothing was changed; check the address.
error-other-person = This computer holds the work of { $name }, and the code is for another person. Nothing was changed. Ask your coordinator for a code for { $name }; the other person needs a computer or a user account of their own.
error-hub-too-old = The hub is too old to let this computer in again. Nothing was changed here. Ask your coordinator to update the hub, then for a new code.
error-export-failed = The file could not be saved. Choose another place.
error-nothing-to-undo = Nothing to undo
error-no-reason = Say why: others in the campaign will read it
error-bad-phrase = A phrase needs words, at most 80 characters and no hidden marks
error-glossary-full = The glossary holds { $most } pairs at most. Remove one first.
error-bad-weighting = Such weights or such an audience do not exist
error-name-taken = Another question has this name. Take another one.
error-bad-forecast = Such a number cannot be. Take one from 1 to 100 billion; what you wrote is still here.
error-no-cause = 5% or more apart from the AI’s number: choose why. Nothing you set is lost.
error-bad-table = { $why ->
    [empty] The table has no rows below its header. Nothing was kept.
    [quote] A quotation mark opens in row { $row } (line { $detail } of the file) and is never closed. Nothing was kept; close it or delete it.
    [html] This is a web page, not a table, whatever its name. Nothing was kept; open it in a spreadsheet and save it as XLSX or CSV.
    [xml] This is an XML file. Nothing was kept; open it in a spreadsheet and save it as XLSX or CSV.
    [pdf] This is a PDF document. Nothing was kept; take the table it was made from.
    [docx] This is a text document. Nothing was kept; copy its table and paste it here.
    [numbers] This is a file of Numbers. Nothing was kept; export it there as Excel or CSV.
    [picture] This is a picture. Nothing was kept; take the table it shows.
    [zip] This is an archive. Nothing was kept; unpack it and take the table in it: { $detail }
    [gzip] This is an archive. Nothing was kept; unpack it and take the table in it.
    [rar] This is an archive. Nothing was kept; unpack it and take the table in it.
    [sevenzip] This is an archive. Nothing was kept; unpack it and take the table in it.
    [sqlite] This is a database. Nothing was kept; export the table as CSV.
    [parquet] This is a Parquet file. Nothing was kept; export it as CSV.
    [rtf] This is a text document. Nothing was kept; copy its table and paste it here.
    [lists] There are several lists in the file ({ $detail }), and it does not say which is meant. Nothing was kept; leave one of them.
    [sheet] There is no sheet “{ $detail }” in the file.
    [hidden] All sheets with rows are hidden ({ $detail }). Nothing was kept; show the sheet and save the file again.
    [rows] The table has more than { $detail } rows. Nothing was kept; split it and take its parts one by one.
    [columns] The table has more than { $detail } columns. Nothing was kept.
    [cell] A cell is longer than { $detail } characters. Nothing was kept.
    [unpacked] The workbook is larger than { $detail } MB when unpacked. Nothing was kept; save the sheet as CSV.
    [text] The file is neither a workbook nor text in an encoding that is known. Nothing was kept; save it as CSV in UTF-8.
    [damaged] This workbook is damaged or of a form that is not read. Nothing was kept; save it as XLSX or CSV. { $detail }
   *[broken] The file is no table that can be read. Nothing was kept. { $detail }
  }
error-table-too-large = The file is larger than { $most } MB. Nothing was kept; split it and take its parts one by one.
error-no-creator-column = No column names a creator or a post, for example handle, creator or link. The columns are: { $columns }
error-bad-challenge = The size cannot be, or there is no cause that can be tested. Nothing was kept.
error-not-strategist = Only a strategist of the campaign decides this. Nothing was changed.
error-untested = Too few closed posts speak of it (posts: { $posts }, creators: { $creators }); twenty of five are needed before it may move forecasts for others. Nothing was changed.
error-still-learning = The model was still being learnt, or is another one by now. Nothing was changed: look again and decide.

## Reason codes

reason-A-AUD = Audience matches brief's target
reason-A-ENG = Engagement strong for tier
reason-A-AUTH = Authentic, clean growth
reason-A-VAL = Shares brand values
reason-A-TONE = Tone fits brand voice
reason-A-CONT = Content quality, craft
reason-A-BRIEF = Can handle this brief
reason-A-CARE = Audience will care
reason-A-PREV = Good past result with us
reason-A-REL = Reliable
reason-A-GROW = Rising, early
reason-A-PRICE = Price efficient
reason-A-LOC = Local authority in market
reason-A-HOR = Fit beyond one campaign
reason-A-LEGAL = Clean compliance
reason-A-SUB = Brings a new audience
reason-R-AUD = Audience mismatch
reason-R-GEO = Wrong country or region
reason-R-AGE = Audience age is off
reason-R-LANG = Language mismatch
reason-R-FAKE = Bought followers or engagement
reason-R-POD = Engagement pods, generic comments
reason-R-ANOM = Unexplained growth spike
reason-R-LOWER = Engagement weak for tier
reason-R-QUAL = Poor content quality
reason-R-INACT = Inactive or sporadic
reason-R-OVERAD = Too many ads
reason-R-COMP = Competitor or exclusivity
reason-R-BSAFE = Unsafe content
reason-R-POL = Politics, polarising
reason-R-SCAND = Controversy, reputation
reason-R-GAMB = Gambling or scam ads
reason-R-VAL = Values mismatch
reason-R-TONE = Tone mismatch
reason-R-INAUTH = Promotes everything, not credible
reason-R-PRICE = Too expensive
reason-R-BRIEF = Cannot handle the brief
reason-R-RELY = Late, unresponsive
reason-R-PREVBAD = Poor past result
reason-R-DUP = Duplicate or overlap with chosen
reason-R-NODATA = Data missing or stale
reason-R-TERMS = Rights or terms refused
reason-R-CANNOT = Unavailable on the dates
reason-R-SPAM = Over contact budget
reason-R-BUDGET = Budget spent
reason-R-SLOT = Better candidate for same slot
reason-RU-RKN = Not in the RKN register (over 10k)
reason-RU-PLAT = Platform banned or restricted for ads
reason-RU-PLATRISK = Platform in question (Telegram, YouTube)
reason-RU-INAG = Listed as a foreign agent
reason-RU-EXT = Extremist or undesirable links
reason-RU-ERID = Refuses ad labelling or acts
reason-RU-LEVY = Payer of the 3% levy not agreed
reason-RU-FORM = No contract or legal form
reason-RU-ABA = Card of the bloggers’ association
reason-RU-LABEL = Red label of TGStat, Telemetr or SCAM
reason-RU-CAT = Category banned or restricted
reason-RU-VIRAL = Reach is viral or paid, not subscribers (VK)
reason-RU-WINDOW = Bad terms: 1/24, ads nearby, deletion
reason-RU-SCREEN = No recording of native statistics
reason-RU-OLDER = Audience older than stated
reason-RU-OLDADS = Old sponsored posts not deleted
reason-US-DISC = Sponsored posts undisclosed or #ad buried
reason-US-LABELONLY = Relies only on the platform’s label
reason-US-FAKE = Fake indicators (16 CFR 465.8)
reason-US-CLAIM = Unsubstantiated or health claim
reason-US-NOTUSER = Not a genuine user of the product
reason-US-ALC21 = Under 73.8% of audience 21+ (alcohol)
reason-US-MINOR = Child-directed or minor creator
reason-US-RIGHTS = Usage rights, exclusivity not agreed
reason-US-SANC = Sanctions, payee, state funding
reason-US-CULT = Cultural or community fit
reason-D-2ND = Needs a second opinion
reason-D-ASKCREATOR = Ask the creator
reason-D-ASKSYS = Ask the system for evidence
reason-D-WAITLAW = Waiting for legal
reason-D-WAITDATA = Waiting for data
reason-D-STAR = Keep for another brief

# Versions of the forecast model, and challenges to forecasts of a segment.
key-forecast-model = Forecast model: versions and challenges
forecast-model-open = Forecast model
forecast-model-title = Forecast model of the campaign
forecast-model-failed = The versions could not be read
forecast-model-failed-safe = Nothing was changed.
forecast-model-in-force = In force: version { $number }
forecast-model-learnt = { $n ->
    [one] Learnt on this computer from { $n } post or result.
   *[other] Learnt on this computer from { $n } posts and results.
}
forecast-model-learning = A model is being learnt. This takes some seconds.
forecast-model-too-little = There are too few posts with views to learn from.
forecast-model-same = The same model as where it was taken into use ({ $print }).
forecast-model-other = Another model than where it was taken into use: the shortlist has changed since.
forecast-model-not-same = Another model than where it was taken into use ({ $print }): something of it has not arrived yet, or a file was taken back.
forecast-model-nothing = Every result that counts is learnt from already.
forecast-model-none-yet = Results teach the forecast when the campaign has some: add them under “Results of the campaign”.
forecast-model-offered = { $n ->
    [one] { $n } new result can teach the forecast
   *[other] { $n } new results can teach the forecast
}
forecast-model-unusable = The new results say nothing the forecast could learn: it needs the day, the form and the views of a post of a listed creator
forecast-model-offered-back = A file that the forecast learnt from was taken back
forecast-model-wait = A strategist of the campaign decides about it.
forecast-model-take = Take into use
forecast-model-tested = The usual miss, on results that neither version had seen
forecast-model-tested-how = Each creator is forecast by a model that knows nothing of that creator’s new results. A miss of 50% is half more, or as many times less.
forecast-model-too-early = Too early to tell better from worse: twenty posts of five creators are needed.
forecast-model-market = Market
forecast-model-posts = Posts
forecast-model-creators = Creators
forecast-model-before = Before
forecast-model-after = After
forecast-model-all = Both
forecast-model-better = smaller
forecast-model-worse = larger
forecast-model-even = no difference shown
forecast-model-parts = What it now thinks otherwise
forecast-model-parts-none = No general effect moved by 1%; what moved are records of single creators.
forecast-model-places = { $n ->
    [0] Nobody changes place by expected views.
    [one] { $n } of { $of } candidates changes place by expected views.
   *[other] { $n } of { $of } candidates change place by expected views.
}
forecast-model-places-seen = Only candidates whose AI view you have seen are counted.
forecast-model-candidate = Candidate
forecast-model-place = Place
forecast-model-views = Expected views
forecast-model-history = Versions
forecast-model-number = Version { $number }
forecast-model-first = From the shortlist alone
forecast-model-results = { $n ->
    [one] { $n } result
   *[other] { $n } results
}
forecast-model-no-results = no results
forecast-model-again = same as version { $number }
forecast-model-now = in force
forecast-model-back = Go back to it
forecast-model-correction = { $size }: { $segment } ({ $who })
forecast-model-reason = Why
forecast-model-reason-example = It will be in the history, for everybody
forecast-model-decide-take = Take the new version into use, for everybody in the campaign
forecast-model-decide-back = Go back to version { $number }, for everybody in the campaign
forecast-model-decide-apply = Apply { $size } to { $segment }, for everybody in the campaign
forecast-model-decide-revoke = Apply the challenge no longer
forecast-model-decide-decline = Decline the challenge
forecast-model-size = Size to apply, %
forecast-model-cancel = Cancel
forecast-model-done = The forecasts follow from now on
forecast-model-declined = The challenge is declined; its author sees why

challenges-title = Challenges
challenges-none = Nobody challenges the forecasts of a whole segment. In the forecast of a candidate (C), say to whom your change applies.
challenge-scope = Applies to
challenge-scope-creator = this creator
challenge-segment = { $market }
challenge-segment-platform = { $market }, { $platform }
challenge-segment-kind = { $market }, { $kind }
challenge-segment-both = { $market }, { $platform }, { $kind }
challenge-sure = How sure
challenge-sure-5 = ± 5 points
challenge-sure-15 = ± 15 points
challenge-sure-30 = ± 30 points
challenge-sure-why = Eight chances in ten that the size lies within so many points. Closed posts weigh more against a size one is less sure of.
challenge-raise = Challenge
challenge-raised = The challenge is kept. Forecasts move when a strategist applies it.
challenge-see = See it
challenge-what = What it would change
challenge-moves = { $n ->
    [0] It would move no forecast of this campaign.
    [one] It would move the forecast of { $n } candidate.
   *[other] It would move the forecasts of { $n } candidates.
}
challenge-tested-none = No closed post of this segment yet: nothing to test it on.
challenge-tested-early = { $posts ->
    [one] { $posts } closed post: too early. Twenty of five creators are needed before it may move forecasts for others.
   *[other] { $posts } closed posts: too early. Twenty of five creators are needed before it may move forecasts for others.
}
challenge-tested = { $posts } closed posts of { $creators } creators: the usual miss goes from { $before } to { $after }.
challenge-observed = They alone say { $size } ({ $low } to { $high }).
challenge-proposed = With the author’s size together: { $size }.
challenge-worse = In closed posts it made forecasts worse.
challenge-waits = Until a strategist applies it, it moves nobody’s forecasts.
challenge-say-size = Move the number away from the AI’s: the size is how far it is.
challenge-no-feeling = A whole segment is challenged for a reason that can be tested, not for a feeling.
challenge-state-open = waits for a strategist
challenge-state-applied = in force at { $size }
challenge-state-revoked = applied no longer
challenge-state-declined = declined
challenge-state-withdrawn = taken back
challenge-declined-by = { $who } declined: { $why }
challenge-withdraw = Take back
challenge-apply = Apply
challenge-revoke = Apply no longer
challenge-decline = Decline
challenge-held = { $size } for { $segment }
challenge-in-force = The forecast holds { $size } for { $segment }, challenged by { $who }: { $cause }.
forecast-part-sponsored = sponsored post
forecast-part-correction = accepted challenges
forecast-width = Range
forecast-width-narrower = narrower range
forecast-width-same = as the AI’s
forecast-width-wider = wider range
forecast-width-why = How far the post may be from your number, beside the AI’s range
forecast-place = Place by expected views
forecast-place-of = { $place } of { $of }

# What follows from views.
funnel-title = What follows from the views
funnel-middle = Middle, eight in ten
funnel-each = Price of one
funnel-range = { $low }–{ $high }
funnel-base = usually { $number }
funnel-too-little = too few results count it
funnel-outside = unlike what was counted
