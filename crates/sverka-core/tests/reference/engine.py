"""Reference values for the statistics of sverka_core::engine, from scipy, statsmodels and scikit-learn.

    python engine.py > engine.json

The additive model is written here a second time, with a dense one-hot matrix and numpy, so that the two share no code.
"""

import json

import numpy as np
import scipy
import sklearn
import statsmodels
from scipy import optimize, stats
from scipy.special import expit
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss, f1_score, precision_score, recall_score, roc_auc_score
from statsmodels.stats.meta_analysis import combine_effects

random = np.random.default_rng(7)


def metrics():
    scores = np.round(random.random(80), 2)  # two digits: some scores are equal
    truth = random.random(80) < scores**2
    taken = scores >= 0.6
    edges = np.minimum((scores * 10).astype(int), 9)
    ece = sum(abs((scores[edges == b] - truth[edges == b]).sum()) for b in range(10)) / 80
    return {
        "scores": scores.tolist(),
        "truth": truth.tolist(),
        "auc": roc_auc_score(truth, scores),
        "threshold": 0.6,
        "precision": precision_score(truth, taken),
        "recall": recall_score(truth, taken),
        "f1": f1_score(truth, taken),
        "brier": brier_score_loss(truth, scores),
        "ece": ece,
    }


def calibration():
    logits = random.normal(0, 2.5, 120)
    truth = random.random(120) < expit(0.6 * logits - 0.4)
    q = expit(logits)
    rows = np.c_[np.log(q), -np.log1p(-q), np.ones(120)]

    def loss(at):
        z = rows @ at
        return np.sum(np.logaddexp(0, z) - truth * z) + 2 * ((at[0] - 1) ** 2 + (at[1] - 1) ** 2) + 0.0005 * at[2] ** 2

    beta = optimize.minimize(loss, [1, 1, 0], method="L-BFGS-B", bounds=[(0, None), (0, None), (None, None)], options={"ftol": 1e-15, "gtol": 1e-10})
    return {
        "logits": logits.tolist(),
        "truth": truth.tolist(),
        "beta": beta.x.tolist(),
    }


def thresholds():
    """The chance from which on the expected hits give the best F1, found by trying every number of rows."""
    chances = np.random.default_rng(11).beta(0.4, 1.2, 90)
    best = max(2 * hits.sum() / (len(hits) + chances.sum()) for hits in (np.sort(chances)[::-1][:k] for k in range(1, 91)))
    return {"chances": chances.tolist(), "best": best, "threshold": best / 2}


def isotonic():
    """The rising parts nearest to fourteen given ones, by weighted least squares."""
    draw = np.random.default_rng(12)
    values, weights = np.cumsum(draw.normal(0.1, 1, 14)), draw.uniform(0.1, 5, 14)
    return {
        "values": values.tolist(),
        "weights": weights.tolist(),
        "rising": IsotonicRegression().fit_transform(range(14), values, sample_weight=weights).tolist(),
        "falling": IsotonicRegression(increasing=False).fit_transform(range(14), values, sample_weight=weights).tolist(),
    }


def shrinkage():
    variances = random.uniform(0.05, 0.6, 12)
    means = random.normal(1.5, np.sqrt(0.4 + variances))
    pooled = combine_effects(means, variances, method_re="iterated", use_t=False)
    chances = random.integers(5, 400, 40)
    events = stats.betabinom.rvs(chances, 3.0, 40.0, random_state=3)

    def beta_loss(at):
        rate, size = expit(at[0]), np.exp(at[1])
        return -stats.betabinom.logpmf(events, chances, rate * size, (1 - rate) * size).sum()

    beta = optimize.minimize(beta_loss, [-2, 3], method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 9999}).x
    exposure = random.uniform(0.5, 20, 40)
    counts = stats.nbinom.rvs(2.5, 2.5 / (2.5 + 4.0 * exposure), random_state=4)

    def count_loss(at):
        mean, shape = np.exp(at)
        return -stats.nbinom.logpmf(counts, shape, shape / (shape + mean * exposure)).sum()

    count = optimize.minimize(count_loss, [1, 0.5], method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 9999}).x
    rate, size = expit(beta[0]), np.exp(beta[1])
    mean, shape = np.exp(count)
    return {
        "normal": {
            "means": means.tolist(),
            "variances": variances.tolist(),
            "between": float(pooled.tau2),
            "mean": float(pooled.mean_effect_re),
        },
        "beta_binomial": {
            "events": events.tolist(),
            "chances": chances.tolist(),
            "alpha": rate * size,
            "beta": (1 - rate) * size,
            "first_mean": stats.beta.mean(rate * size + events[0], (1 - rate) * size + chances[0] - events[0]),
            "first_sd": stats.beta.std(rate * size + events[0], (1 - rate) * size + chances[0] - events[0]),
        },
        "negative_binomial": {
            "counts": counts.tolist(),
            "exposure": exposure.tolist(),
            "shape": shape,
            "rate": shape / mean,
            "first_mean": stats.gamma.mean(shape + counts[0], scale=1 / (shape / mean + exposure[0])),
            "first_sd": stats.gamma.std(shape + counts[0], scale=1 / (shape / mean + exposure[0])),
        },
    }


def model(logit, lined=False):
    """The additive model: three features of 5, 3 and 8 known bins, the first with missing values. With lines, the first
    and the last have a trend over places of the rows, which lie within their bins, and the second over its bins."""
    rows = 200
    bins = np.c_[random.integers(2, 7, rows), random.integers(2, 5, rows), random.integers(2, 10, rows)]
    bins[random.random(rows) < 0.15, 0] = 0
    eta = 0.8 * np.sin(bins[:, 0]) + 0.5 * (bins[:, 1] - 3) + 0.2 * (bins[:, 2] - 6)
    y = (random.random(rows) < expit(eta)).astype(float) if logit else eta + random.normal(0, 0.7, rows)
    weight = random.integers(1, 4, rows).astype(float)
    columns, blocks, at = [np.ones(rows)], [], 1
    places, slopes = bins + np.random.default_rng(13).uniform(-0.5, 0.5, bins.shape), []
    for j in range(3):
        values = sorted(set(bins[:, j]), key=lambda b: (b < 2, b))
        known = [b for b in values if b >= 2]
        for b in values:
            columns.append((bins[:, j] == b).astype(float))
        difference = np.diff(np.eye(len(known)), axis=0)
        penalty = np.zeros((len(values), len(values)))
        penalty[: len(known), : len(known)] = difference.T @ difference + 0.1 * np.eye(len(known))
        for k in range(len(known), len(values)):
            penalty[k, k] = 1
        blocks.append((at, values, penalty))
        at += len(values)
        if lined:
            seen = bins[:, j] >= 2
            if j == 1:
                places[:, j] = bins[:, j]
            mean = np.average(places[seen, j], weights=weight[seen])
            sd = np.sqrt(np.average((places[seen, j] - mean) ** 2, weights=weight[seen]))
            columns.append(np.where(seen, (places[:, j] - mean) / sd, 0))
            slopes.append((j, at, mean, sd))
            at += 1
    design = np.array(columns).T
    mean = weight @ design / weight.sum()
    design[:, 1:] -= mean[1:]
    beta, lambdas, phi = np.zeros(at), np.full(3, 1.5), 1.0
    taus = np.full(len(slopes), 3.0)
    start = weight @ y / weight.sum()
    beta[0] = np.log(start / (1 - start)) if logit else start
    if not logit:
        phi = weight @ (y - start) ** 2 / weight.sum()
    for _ in range(400):
        eta = design @ beta
        if logit:
            mu = expit(eta)
            w = weight * mu * (1 - mu)
            z = w * eta + weight * (y - mu)
        else:
            w = weight / phi
            z = w * y
        gram = design.T @ (design * w[:, None])
        penalty = np.zeros_like(gram)
        for (a, values, s), lam in zip(blocks, lambdas):
            penalty[a : a + len(values), a : a + len(values)] = lam * s
        for (_, a, _, _), tau in zip(slopes, taus):
            penalty[a, a] = tau
        inverse = np.linalg.inv(gram + penalty)
        beta = inverse @ (design.T @ z)
        effective = np.trace(inverse @ gram)
        for j, (a, values, s) in enumerate(blocks):
            k = slice(a, a + len(values))
            free = len(values) - lambdas[j] * np.trace(inverse[k, k] @ s)
            lambdas[j] = (free + 6) / (beta[k] @ s @ beta[k] + 4)
        for t, (_, a, _, _) in enumerate(slopes):
            taus[t] = (1 - taus[t] * inverse[a, a] + 6) / (beta[a] ** 2 + 2)
        if not logit:
            phi = weight @ (y - design @ beta) ** 2 / (rows - effective)
    parts, sds = [], []
    for a, values, _ in blocks:
        part, sd = {}, {}
        for i, b in enumerate(values):
            row = np.zeros(at)
            row[a : a + len(values)] = -mean[a : a + len(values)]
            row[a + i] += 1
            part[int(b)], sd[int(b)] = float(row @ beta), float(np.sqrt(row @ inverse @ row))
        parts.append(part)
        sds.append(sd)
    first = design[0]
    along = []
    for j, slot, mean, sd in slopes:
        a, values, _ = blocks[j]
        for bin, place in [] if j == 1 else [(4, 3.7), (4, 4.4), (2, 1.0)]:
            row = np.zeros(at)
            row[a : a + len(values)] = [(b == bin) - weight @ (bins[:, j] == b) / weight.sum() for b in values]
            row[slot] = (place - mean) / sd
            along.append({"feature": j, "bin": bin, "place": place, "part": float(row @ beta), "sd": float(np.sqrt(row @ inverse @ row))})
    lines = {"places": [np.where(bins[:, j] >= 2, places[:, j], 0).tolist() if j != 1 else [] for j in range(3)], "along": along}
    return {
        **(lines if lined else {}),
        "bins": bins.T.tolist(),
        "response": y.tolist(),
        "weights": weight.tolist(),
        "base": float(beta[0]),
        "base_sd": float(np.sqrt(inverse[0, 0])),
        "parts": parts,
        "sds": sds,
        "lambdas": lambdas.tolist(),
        "effective": float(effective),
        "dispersion": float(phi),
        "first_variance": float(first @ inverse @ first),
    }


print(
    json.dumps(
        {
            "source": f"tests/reference/engine.py, scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, scikit-learn {sklearn.__version__}, numpy {np.__version__}",
            "metrics": metrics(),
            "calibration": calibration(),
            "thresholds": thresholds(),
            "isotonic": isotonic(),
            "shrinkage": shrinkage(),
            "logit": model(True),
            "identity": model(False),
            "lined": model(True, lined=True),
        },
        indent=1,
    )
)
