//! The taste of a campaign against reference values, and what it promises.
//!
//! The reference values are those of statsmodels 0.14 and numpy, computed once by this script:
//!
//! ```python
//! # Bins of two features and the verdict (0 reject, 1 hold, 2 accept) of 24 candidates.
//! import numpy as np, scipy.optimize as so
//! from statsmodels.miscmodels.ordinal_model import OrderedModel
//! a = np.array([0,0,0,0,0,0,0,0,1,1,1,1,1,1,1,1,2,2,2,2,2,2,2,2])
//! b = np.array([0,0,0,0,1,1,1,1]*3)
//! y = np.array([0,0,1,2, 0,0,0,1, 0,1,1,2, 0,0,1,2, 1,2,2,0, 1,2,0,2])
//! x = np.column_stack([a == 1, a == 2, b == 1]).astype(float)
//! fit = OrderedModel(y, x, distr="logit").fit(method="newton", disp=0, maxiter=200, tol=1e-12)
//! low = fit.params[3]; high = low + np.exp(fit.params[4])
//! print("statsmodels", fit.params[:3].tolist(), low, high, fit.llf)
//! # The mode and covariance under the prior: base N(0.2, 0.25), features with variances 0.5 and 1, means, correlation 0.8^|i-j|.
//! sg = lambda z: 1/(1+np.exp(-z))
//! cov = np.zeros((6, 6)); cov[0,0] = .25
//! cov[1:4,1:4] = .5*.8**np.abs(np.subtract.outer(range(3), range(3))); cov[4:6,4:6] = 1.*.8**np.abs(np.subtract.outer(range(2), range(2)))
//! m = np.array([.2, -.3, 0., .4, .1, -.1]); P = np.linalg.inv(cov)
//! X = np.zeros((24, 6)); X[:,0] = 1; X[range(24), 1+a] = 1; X[range(24), 4+b] = 1
//! lo, hi = np.array([-np.inf, -.5, .8])[y], np.array([-.5, .8, np.inf])[y]
//! f = lambda w: -np.log(sg(hi-X@w)-sg(lo-X@w)).sum()+.5*(w-m)@P@(w-m)
//! r = so.minimize(f, m, method="BFGS", options={"gtol": 1e-10}); w = r.x
//! for _ in range(20):
//!     u = X@w; L, H = sg(lo-u), sg(hi-u); g = X.T@(L+H-1)-P@(w-m); Hs = X.T@((L*(1-L)+H*(1-H))[:,None]*X)+P
//!     w = w+np.linalg.solve(Hs, g)
//! V = np.linalg.inv(Hs)
//! print("mode", (w-m).tolist()); print("variances", np.diag(V).tolist())
//! ```

use super::{BadBins, BadPrior, Cuts, Dispute, FeaturePrior, Lesson, Preference, Prior, Taught};
use crate::model::{Mode, Verdict};
use proptest::prelude::*;

const VERDICTS: [u8; 24] = [0, 0, 1, 2, 0, 0, 0, 1, 0, 1, 1, 2, 0, 0, 1, 2, 1, 2, 2, 0, 1, 2, 0, 2];

fn verdict(code: u8) -> Verdict {
    [Verdict::Reject, Verdict::Hold, Verdict::Accept][usize::from(code)]
}

fn candidates() -> Vec<[u8; 2]> {
    (0..24).map(|at| [at / 8, (at / 4) % 2]).collect()
}

fn lessons(bins: &[[u8; 2]]) -> Vec<Lesson<'_>> {
    let lesson = |bins, code| Lesson { bins, verdict: verdict(code), mode: Mode::Unaided, disputes: &[] };
    bins.iter().zip(VERDICTS).map(|(bins, code)| lesson(bins.as_slice(), code)).collect()
}

fn feature(group: u16, means: &[f64], variance: f64) -> FeaturePrior {
    FeaturePrior { group, means: means.to_vec(), variance, first_known: 0 }
}

fn prior() -> Prior {
    Prior {
        base: 0.2,
        base_variance: 0.25,
        cuts: Cuts { low: -0.5, high: 0.8 },
        features: vec![feature(0, &[-0.3, 0.0, 0.4], 0.5), feature(1, &[0.1, -0.1], 1.0)],
    }
}

fn flat(preference: &Preference) -> Vec<(f64, f64)> {
    preference.differences().into_iter().flatten().collect()
}

#[test]
fn with_hardly_any_prior_the_utilities_are_those_of_statsmodels() {
    let (slopes, low, high) = ([0.0, 0.912_593_721_955, 1.824_589_657_528], 0.210_954_028_129, 1.613_871_691_493);
    let prior = Prior {
        base: 0.0,
        base_variance: 1e-9,
        cuts: Cuts { low, high },
        features: vec![feature(0, &[0.0; 3], 1e6), feature(1, &[0.0; 2], 1e6)],
    };
    let bins = candidates();
    let mut preference = Preference::new(prior).unwrap();
    preference.fit(&lessons(&bins)).unwrap();
    for a in 0..3_u8 {
        for b in 0..2_u8 {
            let expected = slopes[usize::from(a)] - 0.603_970_744_900 * f64::from(b);
            let got = f64::from(preference.expect(&[a, b]).unwrap().mean) / 256.0;
            assert!((got - expected).abs() < 1.1 / 256.0, "{a} {b}: {got} {expected}");
        }
    }
}

#[test]
fn mode_and_variance_are_those_of_the_reference() {
    let expected = [
        (-0.237_785_599_136, 0.377_299_401_929),
        (-0.085_548_236_018, 0.377_544_990_807),
        (0.061_036_870_140, 0.377_088_690_065),
        (-0.117_144_662_298, 0.483_759_297_731),
        (-0.270_572_090_101, 0.486_775_372_845),
    ];
    let bins = candidates();
    let mut preference = Preference::new(prior()).unwrap();
    preference.fit(&lessons(&bins)).unwrap();
    for ((mean, variance), (expected_mean, expected_variance)) in flat(&preference).into_iter().zip(expected) {
        assert!((mean - expected_mean).abs() < 1e-8, "{mean} {expected_mean}");
        assert!((variance - expected_variance).abs() < 1e-8, "{variance} {expected_variance}");
    }
}

#[test]
fn one_at_a_time_comes_near_all_at_once() {
    let bins = candidates();
    let (mut online, mut joint) = (Preference::new(prior()).unwrap(), Preference::new(prior()).unwrap());
    for lesson in lessons(&bins) {
        assert_eq!(online.learn(&lesson), Ok(Taught::Yes));
    }
    joint.fit(&lessons(&bins)).unwrap();
    for ((one, _), (other, variance)) in flat(&online).into_iter().zip(flat(&joint)) {
        assert!((one - other).abs() < 0.15 * variance.sqrt(), "{one} {other}");
    }
}

#[test]
fn the_first_verdict_is_learnt_alike_both_ways() {
    let bins = candidates();
    let first = &lessons(&bins)[..1];
    let (mut online, mut joint) = (Preference::new(prior()).unwrap(), Preference::new(prior()).unwrap());
    online.learn(&first[0]).unwrap();
    joint.fit(first).unwrap();
    for (one, other) in flat(&online).into_iter().zip(flat(&joint)) {
        assert!((one.0 - other.0).abs() < 1e-9 && (one.1 - other.1).abs() < 1e-9, "{one:?} {other:?}");
    }
}

#[test]
fn only_an_unaided_verdict_teaches() {
    for mode in [Mode::Assisted, Mode::Revised] {
        let mut preference = Preference::new(prior()).unwrap();
        let lesson = Lesson { bins: &[2, 1], verdict: Verdict::Accept, mode, disputes: &[(0, Dispute::Against)] };
        assert_eq!(preference.learn(&lesson), Ok(Taught::NotUnaided));
        preference.fit(&[lesson]).unwrap();
        assert_eq!(flat(&preference), flat(&Preference::new(prior()).unwrap()));
    }
}

#[test]
fn a_dispute_moves_its_group_less_than_a_verdict_and_no_other_group() {
    let taught = |disputes: &[(u16, Dispute)]| {
        let mut preference = Preference::new(prior()).unwrap();
        let lesson = Lesson { bins: &[2, 0], verdict: Verdict::Accept, mode: Mode::Unaided, disputes };
        preference.learn(&lesson).unwrap();
        preference.expect(&[2, 0]).unwrap().deltas
    };
    let undisputed = taught(&[]);
    assert!(undisputed.iter().all(|delta| *delta > 0), "an accept speaks for all it has: {undisputed:?}");
    let opposite = taught(&[(0, Dispute::Against)]);
    assert!(opposite[0] < 0 && -opposite[0] < undisputed[0], "{opposite:?} {undisputed:?}");
    let irrelevant = taught(&[(0, Dispute::Irrelevant)]);
    assert!(irrelevant[0] < 0 && irrelevant[0] > opposite[0], "towards nothing: {irrelevant:?} {opposite:?}");
    let agreed = taught(&[(0, Dispute::For)]);
    assert!(agreed[0] > 0, "{agreed:?}");
    assert_eq!(opposite[1], irrelevant[1], "how one group is disputed is nothing to the other");
    assert!(opposite[1] > undisputed[1], "what is left explains more of the verdict");
}

#[test]
fn neighbouring_bins_learn_together_and_missing_stands_alone() {
    let mut prior = prior();
    prior.features[0] = FeaturePrior { first_known: 1, ..feature(0, &[0.0; 4], 0.5) };
    let mut preference = Preference::new(prior).unwrap();
    for _ in 0..4 {
        let lesson = Lesson { bins: &[2, 0], verdict: Verdict::Accept, mode: Mode::Unaided, disputes: &[] };
        preference.learn(&lesson).unwrap();
    }
    let delta = |bin| preference.expect(&[bin, 0]).unwrap().deltas[0];
    assert!(delta(2) > delta(1) && delta(1) > 0 && delta(1) == delta(3));
    assert_eq!(delta(0), 0);
}

#[test]
fn the_mean_is_the_sum_of_its_parts_in_whole_numbers() {
    let bins = candidates();
    let mut preference = Preference::new(prior()).unwrap();
    let before: Vec<i32> = bins.iter().map(|bins| preference.expect(bins).unwrap().mean).collect();
    preference.fit(&lessons(&bins)).unwrap();
    for (bins, before) in bins.iter().zip(before) {
        let after = preference.expect(bins).unwrap();
        assert_eq!(after.mean, before + after.base_delta + after.deltas.iter().sum::<i32>());
    }
}

#[test]
fn a_planted_taste_is_found_and_doubt_shrinks() {
    let mut preference = Preference::new(prior()).unwrap();
    let doubt = preference.expect(&[2, 0]).unwrap().variance;
    // This expert wants the second feature high, and cares for nothing else.
    for at in 0..60_u8 {
        let bins = [at % 3, (at / 3) % 2];
        let verdict = if bins[1] == 1 { Verdict::Accept } else { Verdict::Reject };
        preference.learn(&Lesson { bins: &bins, verdict, mode: Mode::Unaided, disputes: &[] }).unwrap();
    }
    let expected: Vec<_> = (0..6_u8).map(|at| preference.expect(&[at % 3, at / 3]).unwrap()).collect();
    assert!(expected[..3].iter().all(|low| expected[3..].iter().all(|high| low.mean + 512 < high.mean)));
    // In logits above the utility from which on accepting is likelier than not.
    let over: Vec<f64> =
        expected.iter().map(|expected| f64::from(expected.mean) / super::PARTS - preference.prior.cuts.high).collect();
    assert!(over[3] > 0.4 && over[0] < -1.7, "{over:?}");
    assert!(expected[2].variance < doubt / 2);
}

#[test]
fn what_varies_between_campaigns_may_vary_in_the_next() {
    let mut prior = prior();
    let past: Vec<Vec<Vec<(f64, f64)>>> = [1.0, -1.0, 0.9, -1.1]
        .iter()
        .map(|by| vec![vec![(0.02, 0.1), (-0.01, 0.1), (0.0, 0.5)], vec![(*by, 0.1), (-by, 0.1)]])
        .collect();
    prior.learn_spread(&past);
    assert!(prior.features[0].variance < 0.2, "a steady taste: {}", prior.features[0].variance);
    assert!(prior.features[1].variance > 0.9, "a changing one: {}", prior.features[1].variance);
    assert_eq!(prior.validate(), Ok(()));
}

#[test]
fn what_cannot_be_read_is_refused_and_teaches_nothing() {
    let mut preference = Preference::new(prior()).unwrap();
    let lesson = |bins| Lesson { bins, verdict: Verdict::Accept, mode: Mode::Unaided, disputes: &[] };
    assert_eq!(preference.learn(&lesson(&[0])), Err(BadBins::Count { got: 1, features: 2 }));
    assert_eq!(preference.expect(&[0, 2]), Err(BadBins::Bin { feature: 1, bin: 2 }));
    assert!(preference.fit(&[lesson(&[0, 0]), lesson(&[3, 0])]).is_err());
    assert_eq!(flat(&preference), flat(&Preference::new(prior()).unwrap()));
    let turned = Prior { cuts: Cuts { low: 1.0, high: 0.0 }, ..prior() };
    assert_eq!(Preference::new(turned).err(), Some(BadPrior::Cuts));
    let mut endless = prior();
    endless.features[1].means[0] = f64::NAN;
    assert_eq!(Preference::new(endless).err(), Some(BadPrior::Number(1)));
}

proptest! {
    #[test]
    fn variance_never_grows_by_a_verdict_nor_falls_below_nothing(
        verdicts in prop::collection::vec((0_u8..3, 0_u8..2, 0_u8..3), 1..80),
    ) {
        let mut preference = Preference::new(prior()).unwrap();
        let mut before = f64::INFINITY;
        for (a, b, code) in verdicts {
            let lesson = Lesson { bins: &[a, b], verdict: verdict(code), mode: Mode::Unaided, disputes: &[] };
            preference.learn(&lesson).unwrap();
            let sum: f64 = flat(&preference).iter().map(|(_, variance)| variance).sum();
            prop_assert!(flat(&preference).iter().all(|(mean, variance)| mean.is_finite() && *variance > 0.0));
            prop_assert!(sum <= before + 1e-9);
            before = sum;
        }
    }

    #[test]
    fn the_order_of_the_verdicts_does_not_matter_to_the_joint_mode(shift in 1_usize..23) {
        let bins = candidates();
        let mut turned = lessons(&bins);
        turned.rotate_left(shift);
        let (mut one, mut other) = (Preference::new(prior()).unwrap(), Preference::new(prior()).unwrap());
        one.fit(&lessons(&bins)).unwrap();
        other.fit(&turned).unwrap();
        for bins in &bins {
            prop_assert_eq!(one.expect(bins).unwrap(), other.expect(bins).unwrap());
        }
    }
}
