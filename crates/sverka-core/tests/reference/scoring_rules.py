"""Reference values for sverka_core::scoring_rules, from scipy and scikit-learn.

    python scoring_rules.py > scoring_rules.json

CRPS is integrated from its definition, the square of (distribution function - step at the outcome), so that it shares no
formula with the code that is tested.
"""

import json

import numpy as np
import scipy
import sklearn
from scipy import integrate, stats
from sklearn.metrics import brier_score_loss, mean_pinball_loss

random = np.random.default_rng(11)


def crps(cdf, outcome, low, high, points=None):
    below = integrate.quad(lambda x: cdf(x) ** 2, low, outcome, limit=500, points=points)[0]
    above = integrate.quad(lambda x: (1 - cdf(x)) ** 2, outcome, high, limit=500, points=points)[0]
    return below + above


def normal():
    cases = [(0.0, 1.0, 0.0), (0.0, 1.0, 1.7), (5.2, 0.4, 4.1), (-3.0, 12.0, 20.0), (5.0, 0.01, 5.4)]
    value = lambda m, s, y: crps(stats.norm(m, s).cdf, y, min(m, y) - 12 * s, max(m, y) + 12 * s, [m - s, m, m + s])
    return [{"mean": m, "sd": s, "outcome": y, "crps": value(m, s, y)} for m, s, y in cases]


def step_crps(sample, outcome):
    """The integral of a step function, piece by piece."""
    edges = np.unique(np.append(sample, outcome))
    total = 0.0
    for low, high in zip(edges[:-1], edges[1:]):
        share = np.mean(sample <= low)
        total += (high - low) * (share**2 if high <= outcome else (1 - share) ** 2)
    return total


def sample():
    cases = []
    for size, outcome in [(1, 2.0), (7, -0.5), (40, 0.3), (40, 9.0)]:
        values = np.round(random.normal(size=size), 1)  # one digit: some values are equal
        pit = (np.mean(values < outcome) + np.mean(values <= outcome)) / 2
        assert np.isclose(pit, stats.percentileofscore(values, outcome, kind="mean") / 100)
        cases.append({"values": values.tolist(), "outcome": outcome, "crps": step_crps(values, outcome), "pit": pit})
    return cases


def pinball():
    cases = [(0.1, 3.0, 5.0), (0.1, 5.0, 3.0), (0.5, 1.0, 4.0), (0.9, -1.0, -3.0)]
    loss = lambda level, q, y: mean_pinball_loss([y], [q], alpha=level)
    return [{"level": a, "quantile": q, "outcome": y, "loss": loss(a, q, y)} for a, q, y in cases]


def interval():
    """The interval score is (2 / miss) times the two pinball losses of its ends."""
    cases = [(1.0, 4.0, 0.2, 2.0), (1.0, 4.0, 0.2, 0.5), (1.0, 4.0, 0.1, 7.0)]
    loss = lambda l, u, a, y: 2 / a * (mean_pinball_loss([y], [l], alpha=a / 2) + mean_pinball_loss([y], [u], alpha=1 - a / 2))
    return [{"low": l, "high": u, "miss": a, "outcome": y, "score": loss(l, u, a, y)} for l, u, a, y in cases]


def brier():
    cases = [(0.3, True), (0.3, False), (1.0, True), (0.0, True)]
    return [{"chance": p, "happened": y, "score": brier_score_loss([y], [p], pos_label=True)} for p, y in cases]


print(json.dumps({
    "versions": {"scipy": scipy.__version__, "sklearn": sklearn.__version__},
    "normal": normal(), "sample": sample(), "pinball": pinball(), "interval": interval(), "brier": brier(),
}, indent=1))
