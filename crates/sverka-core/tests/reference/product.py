"""Reference values for the statistics of the product's own layer (score, preference), from scipy and statsmodels.

    python product.py > product.json
"""

import json

import numpy as np
import pandas
import scipy
import statsmodels
from scipy import integrate, optimize, stats
from statsmodels.miscmodels.ordinal_model import OrderedModel

random = np.random.default_rng(21)


def growth():
    """Followers of 40 days with one jump, and its robust z-score: distance from the median ÷ 1.4826 × MAD."""
    steps = random.integers(30, 90, 40)
    steps[25] = 5000
    followers = 50_000 + np.cumsum(steps)
    rates = np.diff(followers) / followers[:-1]
    z = (rates - np.median(rates)) / stats.median_abs_deviation(rates, scale=1 / 1.4826)
    return {"followers": followers.tolist(), "jump": 25, "z": float(z[24])}


def price():
    """Predictive quantiles of the cost of 1,000 views: Student's t with the spread shrunk to 0.55, worth four posts."""
    views = np.round(np.exp(random.normal(10, 0.8, 7))).astype(int)
    logs, n, price = np.log(views), 7, 900.0
    freedom = n - 1 + 4
    spread = np.sqrt((((logs - logs.mean()) ** 2).sum() + 4 * 0.55**2) / freedom * (1 + 1 / n))
    costs = [float(price * 1000 / np.exp(stats.t.ppf(1 - q, freedom, loc=logs.mean(), scale=spread))) for q in (0.1, 0.5, 0.9)]
    return {"views": views.tolist(), "price": price, "cpm": costs}


def ordinal():
    """Log-likelihoods of reject, hold and accept of the proportional-odds model."""
    cuts, utilities = [-0.4, 0.9], [-6.0, -1.5, 0.0, 0.7, 4.0]
    model = OrderedModel(pandas.Series([0, 1, 2, 0, 1]), np.array(utilities)[:, None], distr="logit")
    # statsmodels takes the first threshold and the logarithms of the steps after it.
    chances = model.predict([1.0, cuts[0], np.log(cuts[1] - cuts[0])])
    return {"cuts": cuts, "utilities": utilities, "log": np.log(np.asarray(chances)).tolist()}


def information():
    """Bits that a probit answer gives about its utility, by integration; a logit is √(π/8) of a probit."""
    entropy = lambda p: stats.entropy([p, 1 - p], base=2)
    found = []
    for mean, variance in [(0.0, 1.0), (1.0, 0.5), (-2.0, 3.0), (0.3, 6.0)]:
        m, s = mean * np.sqrt(np.pi / 8), np.sqrt(variance * np.pi / 8)
        expected = integrate.quad(lambda u: stats.norm.pdf(u, m, s) * entropy(stats.norm.cdf(u)), m - 9 * s, m + 9 * s)[0]
        found.append({"mean": mean, "variance": variance, "bits": float(entropy(stats.norm.cdf(m / np.sqrt(1 + s * s))) - expected)})
    return found


def fitted():
    """Ages by gender with given margins, nearest to a seed by Kullback and Leibler's divergence (Deming & Stephan)."""
    seed = random.dirichlet(np.ones(14)).reshape(7, 2)
    ages, genders = random.dirichlet(np.full(7, 4.0)), np.array([0.62, 0.38])
    margins = [{"type": "eq", "fun": lambda x, a=a: x.reshape(7, 2)[a].sum() - ages[a]} for a in range(7)]
    margins.append({"type": "eq", "fun": lambda x: x.reshape(7, 2)[:, 0].sum() - genders[0]})
    loss = lambda x: (x * np.log(x / seed.ravel())).sum()
    slope = lambda x: np.log(x / seed.ravel()) + 1
    at = optimize.minimize(loss, np.outer(ages, genders).ravel(), jac=slope, method="SLSQP", bounds=[(1e-9, 1)] * 14, constraints=margins, options={"ftol": 1e-15, "maxiter": 500})
    return {"seed": seed.tolist(), "ages": ages.tolist(), "genders": genders.tolist(), "cells": at.x.reshape(7, 2).tolist()}


def older():
    """Years between an audience and one wanted band when all of it is at least as old: the Wasserstein distance."""
    middles = [15.5, 21.5, 30.0, 40.0, 50.0, 60.0, 72.0]
    ages = [0.0, 0.0, 0.31, 0.27, 0.2, 0.13, 0.09]
    return {"ages": ages, "wanted": "25-34", "years": stats.wasserstein_distance(middles, [30.0], ages, [1.0])}


print(
    json.dumps(
        {
            "source": f"tests/reference/product.py, scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, numpy {np.__version__}",
            "growth": growth(),
            "price": price(),
            "ordinal": ordinal(),
            "information": information(),
            "fitted": fitted(),
            "older": older(),
        },
        indent=1,
    )
)
