use super::*;
use chrono::TimeZone;
use sverka_core::model::{Evidence, Metric, TouchLevel, key};
use sverka_core::score::FeatureName;
use sverka_core::score::signals::{comments, growth};

fn options(candidates: u32) -> DemoOptions {
    let now = Utc.with_ymd_and_hms(2026, 4, 1, 9, 0, 0).unwrap();
    DemoOptions { candidates, ..DemoOptions::new(now) }
}

#[test]
fn the_same_seed_gives_the_same_people_and_another_seed_others() {
    let first = generate(&options(30)).unwrap();
    assert_eq!(first, generate(&options(30)).unwrap());
    assert_ne!(first, generate(&DemoOptions { seed: 1, ..options(30) }).unwrap());
}

#[test]
fn a_candidate_is_the_same_person_in_a_longer_list() {
    let short = generate_one(&options(20), Theme::Winter).unwrap();
    let long = generate_one(&options(200), Theme::Winter).unwrap();
    for candidate in &short.candidates {
        assert!(long.candidates.contains(candidate), "{}", candidate.creator.id);
    }
}

#[test]
fn the_three_campaigns_are_demos_with_words_in_both_languages() {
    let lists = generate(&options(60)).unwrap();
    let touch: Vec<_> = lists.iter().map(|list| list.campaign.touch).collect();
    assert_eq!(touch, [TouchLevel::Deep, TouchLevel::Express, TouchLevel::TwoExperts]);
    for list in &lists {
        assert!(list.campaign.demo);
        assert_eq!(list.candidates.len(), 60);
        for text in [&list.campaign.name, &list.campaign.brief].into_iter().chain(&list.campaign.values) {
            assert!(!text.en.is_empty() && !text.ru.is_empty(), "{text:?}");
        }
        for candidate in &list.candidates {
            let Some(advice) = &candidate.recommendation else { continue };
            assert!((1..=3).contains(&advice.reasons.len()) && (1..=2).contains(&advice.counter_reasons.len()));
            for reason in advice.reasons.iter().chain(&advice.counter_reasons) {
                assert!(!reason.text.en.is_empty() && !reason.text.ru.is_empty() && reason.evidence.is_some());
                let evidence = reason.evidence.as_deref().and_then(Evidence::parse);
                assert!(evidence.is_some_and(|it| it.is_in(&candidate.creator)), "{:?}", reason.evidence);
            }
        }
        assert!(list.candidates.is_sorted_by(|a, b| score(a) >= score(b)));
    }
}

#[test]
fn distributions_sum_to_one_and_withheld_numbers_have_no_value() {
    for list in generate(&options(400)).unwrap() {
        for Candidate { creator, .. } in &list.candidates {
            for audience in &creator.audiences {
                for part in [&audience.ages, &audience.genders, &audience.countries, &audience.languages] {
                    let sum: f64 = part.iter().map(|share| share.share).sum();
                    assert!((sum - 1.0).abs() < 1e-9, "{}: {sum}", creator.id);
                }
            }
            for metric in creator.accounts.iter().flat_map(|account| account.metrics.values()) {
                assert_eq!(metric.value.is_none(), metric.confidence == sverka_core::model::Confidence::Withheld);
            }
            assert_eq!(creator.posts.len(), 12);
        }
    }
}

#[test]
fn the_winter_campaign_has_bridge_creators_with_a_sixth_of_the_audience_in_each_market() {
    let list = generate_one(&options(60), Theme::Winter).unwrap();
    let bridges = list.candidates.iter().filter(|candidate| {
        candidate.creator.audiences.first().is_some_and(|audience| {
            audience::part_of(&audience.countries, "RU") >= 0.15 && audience::part_of(&audience.countries, "US") >= 0.15
        })
    });
    assert!(bridges.count() >= 12);
}

#[test]
fn sizes_engagement_and_gaps_are_in_the_range_of_the_published_figures() {
    let list = generate_one(&options(4_000), Theme::Gadgets).unwrap();
    let known = |name: &str| -> Vec<f64> {
        let mut values: Vec<f64> = list
            .candidates
            .iter()
            .filter_map(|candidate| candidate.creator.metric(name).and_then(Metric::known))
            .collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let authentic = known(numbers::AUTHENTIC_ENGAGEMENT);
    let at = |q: f64| authentic[(authentic.len() as f64 * q) as usize];
    assert!((at(0.5) - 0.73).abs() < 0.03, "{}", at(0.5));
    assert!((at(0.25) - 0.65).abs() < 0.04 && (at(0.75) - 0.80).abs() < 0.04);
    let gaps = 1.0 - known(key::ER_VIEWS).len() as f64 / 4_000.0;
    assert!((gaps - 0.08).abs() < 0.02, "{gaps}");
}

#[test]
fn a_list_of_sixty_shows_every_hard_case() {
    let list = generate_one(&options(60), Theme::Skincare).unwrap();
    let any = |fact: fn(&Creator) -> bool| list.candidates.iter().any(|candidate| fact(&candidate.creator));
    assert_eq!((0..60).filter(|index| cases::of(*index).is_some()).count(), CASES.len());
    assert!(any(|creator| creator.bio.contains('\u{202e}')));
    assert!(any(|creator| creator.name.contains("<img")));
    assert!(any(|creator| creator.name.chars().count() > 80));
    assert!(any(|creator| !creator.accounts[0].handle.is_ascii()));
    assert!(any(|creator| creator.posts.iter().any(|post| post.sponsor.as_deref() == Some("Лёд и Мёд"))));
}

#[test]
fn no_creator_repeats_a_title() {
    for list in generate(&options(200)).unwrap() {
        for Candidate { creator, .. } in &list.candidates {
            let titles: HashSet<_> = creator.posts.iter().map(|post| &post.text).collect();
            assert_eq!(titles.len(), creator.posts.len(), "{}", creator.id);
        }
    }
}

#[test]
fn titles_keep_no_open_slot() {
    for list in generate(&options(300)).unwrap() {
        for Candidate { creator, .. } in &list.candidates {
            let texts = creator.posts.iter().map(|post| &post.text).chain([&creator.bio, &creator.name]);
            for text in texts {
                assert!(!text.contains(['{', '}', '[', ']', '|']) || text.contains("| full stream"), "{text}");
            }
        }
    }
}

#[test]
fn the_second_expert_has_decided_some_of_every_campaign_with_codes_that_fit_the_verdict() {
    let options = options(60);
    let lists = generate(&options).unwrap();
    for expert in SECOND_EXPERTS {
        let decisions = second_expert(&lists, expert, &options);
        for list in &lists {
            let own: Vec<_> = decisions.iter().filter(|decision| decision.campaign == list.campaign.id).collect();
            assert!((12..40).contains(&own.len()), "{}", own.len());
            assert!(own.is_sorted_by(|a, b| a.decided_at < b.decided_at));
        }
        for decision in &decisions {
            assert!(decision.decided_at < options.now);
            for code in &decision.review.reasons {
                let known = sverka_core::reasons::find(code).unwrap();
                assert_eq!(known.speaks_for, decision.review.verdict, "{code}");
                assert!(known.market.is_none_or(|market| market == expert.market));
            }
        }
    }
}

#[test]
fn the_second_experts_object_to_a_few_reasons_and_both_of_them_to_the_price() {
    let options = options(60);
    let lists = generate(&options).unwrap();
    for list in &lists {
        let mut price = 0;
        for expert in SECOND_EXPERTS {
            let decisions = second_expert(&lists, expert, &options);
            let own = decisions.iter().filter(|decision| decision.campaign == list.campaign.id);
            let said: Vec<_> = own.flat_map(|decision| &decision.disputes).collect();
            assert!((1..=3).contains(&said.len()), "{} {}", list.campaign.id, said.len());
            assert!(said.iter().all(|dispute| dispute.points < 0 && FeatureName::of(&dispute.feature).is_some()));
            price += said.iter().filter(|dispute| dispute.feature == "price").count();
        }
        assert_eq!(price, 3, "{}", list.campaign.id);
    }
}

#[test]
fn histories_end_at_the_followers_of_the_record_and_show_every_kind_of_jump() {
    use growth::Cause;
    let (mut viral, mut giveaway, mut unknown, mut quiet) = (0, 0, 0, 0);
    for Candidate { creator, .. } in &generate_one(&options(400), Theme::Skincare).unwrap().candidates {
        let account = &creator.accounts[0];
        let Some(found) = growth::growth(account, &creator.posts) else { continue };
        let last = account.growth.last().unwrap().followers as f64;
        assert_eq!(Some(last), account.metrics.get(key::FOLLOWERS).and_then(Metric::known));
        for jump in &found.jumps {
            match jump.cause {
                Cause::Viral(_) => viral += 1,
                Cause::Giveaway(_) => giveaway += 1,
                Cause::Unknown => unknown += 1,
            }
        }
        quiet += u32::from(found.jumps.is_empty());
    }
    assert!(viral >= 10 && giveaway >= 10 && unknown >= 10 && quiet >= 200, "{viral} {giveaway} {unknown} {quiet}");
}

#[test]
fn bought_followers_bring_bought_comments() {
    for Candidate { creator, .. } in &generate_one(&options(60), Theme::Skincare).unwrap().candidates {
        let repeated = comments::repeated_share(creator).unwrap();
        let Some(suspicious) = creator.metric(key::SUSPICIOUS_SHARE).and_then(Metric::known) else { continue };
        let agrees = if suspicious > 0.3 { repeated > 0.4 } else { repeated < 0.15 };
        assert!(agrees, "{}: {repeated} of {suspicious}", creator.id);
    }
}
