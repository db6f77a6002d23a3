"""Measures how well fake accounts are told apart, beside four rivals on the same splits.

    cargo build --release -p sverka-lab
    target/bench-venv/bin/python script/evaluate-authenticity.py target/release/sverka-lab

Prints the tables of "Authenticity" in docs/evaluation.md. The environment is the one that script/bench scoring makes; the
labelled sets lie in ../shared/data and are not part of the project. Rivals get what ours is given (the columns and the
logarithms of their ratios), and counts as logarithms, which trees do not mind and a linear model needs. Answers of rivals
are kept in target/authenticity, so that a second run asks ours alone.
"""

import csv
import json
import pathlib
import subprocess
import sys
import warnings

import lightgbm
import numpy as np
from interpret.glassbox import ExplainableBoostingClassifier
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import RepeatedStratifiedKFold, StratifiedShuffleSplit
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")
ROOT = pathlib.Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "data"
KEPT = ROOT / "target" / "authenticity"
LAB = sys.argv[1]
ONLY_OURS = "--ours" in sys.argv
RESAMPLES = 2000

INSTAFAKE, KAGGLE = "instafake", "kaggle"
SETS = {INSTAFAKE: ("instafake_70.csv", "isFake"), KAGGLE: ("insta_kaggle_train576.csv", "fake")}
# Facts that both sets have, by their names in each, and what they are called here.
SHARED = {
    "followers": ("userFollowerCount", "#followers"),
    "following": ("userFollowingCount", "#follows"),
    "posts": ("userMediaCount", "#posts"),
    "biography_length": ("userBiographyLength", "description length"),
    "has_picture": ("userHasProfilPic", "profile pic"),
    "is_private": ("userIsPrivate", "private"),
}
COUNTS = {"userFollowerCount", "userFollowingCount", "userMediaCount", "#followers", "#follows", "#posts", "followers", "following", "posts"}
RIVALS = {
    "LR": lambda: make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000)),
    "LightGBM": lambda: lightgbm.LGBMClassifier(n_estimators=100, verbose=-1, n_jobs=1, random_state=0),
    "EBM": lambda: ExplainableBoostingClassifier(n_jobs=2, random_state=0),
    "random forest": lambda: RandomForestClassifier(500, random_state=0, n_jobs=1),
}


def read(name):
    """Columns, values and truth, each different row once."""
    file, label = SETS[name]
    with open(REAL / file, newline="") as lines:
        rows = list(csv.reader(lines))
    header, rows = rows[0], list(dict.fromkeys(map(tuple, rows[1:])))
    values = np.array(rows, dtype=float)
    at = header.index(label)
    return header[:at] + header[at + 1 :], np.delete(values, at, axis=1), values[:, at].astype(int)


def shared(name):
    """The facts both sets have, under one name."""
    columns, values, truth = read(name)
    side = list(SETS).index(name)
    picked = [values[:, columns.index(names[side])] for names in SHARED.values()]
    if name == INSTAFAKE:
        picked.append(values[:, columns.index("usernameDigitCount")] / np.maximum(values[:, columns.index("usernameLength")], 1))
    else:
        picked.append(values[:, columns.index("nums/length username")])
    return [*SHARED, "username_digit_share"], np.column_stack(picked), truth


def for_rivals(columns, values):
    counts = [at for at, name in enumerate(columns) if name in COUNTS]
    logs = values.copy()
    logs[:, counts] = np.log1p(logs[:, counts])
    ratios = [logs[:, a] - logs[:, b] for i, a in enumerate(counts) for b in counts[i + 1 :]]
    return np.column_stack([logs, *ratios])


def ours(columns, values, truth, seen, unseen):
    """Chances of unseen rows and whether each is taken for fake."""
    KEPT.mkdir(parents=True, exist_ok=True)
    train, test, model = KEPT / "train.csv", KEPT / "test.csv", KEPT / "model.json"
    text = lambda value: str(int(value)) if value == int(value) else str(value)
    with open(train, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*columns, "fake"])
        writer.writerows([*map(text, values[row]), truth[row]] for row in seen)
    with open(test, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(map(text, values[row]) for row in unseen)
    run = lambda *words: json.loads(subprocess.run([LAB, *map(str, words)], check=True, capture_output=True).stdout)
    run("fit", "--train", train, "--label", "fake", "--out", model)
    rows = run("score", "--model", model, "--data", test)["rows"]
    return np.array([row["score"] for row in rows]), np.array([row["chance"] for row in rows]), np.array([row["positive"] for row in rows])


def rival(make, columns, values, truth, seen, unseen):
    inputs = for_rivals(columns, values)
    chances = make().fit(inputs[seen], truth[seen]).predict_proba(inputs[unseen])[:, 1]
    return chances, chances, chances >= 0.5


def answers(task, columns, values, truth, splits):
    """For each model, each split's (unseen rows, scores, chances, taken)."""
    found = {"ours": [(unseen, *ours(columns, values, truth, seen, unseen)) for seen, unseen in splits]}
    for name, make in RIVALS.items():
        kept = KEPT / f"{task}-{name}.npy"
        if kept.exists():
            found[name] = list(np.load(kept, allow_pickle=True))
        elif not ONLY_OURS:
            # EBM needs as long as all the others together: the first deal of folds is enough for it.
            some = splits[:5] if name == "EBM" else splits
            found[name] = [(unseen, *rival(make, columns, values, truth, seen, unseen)) for seen, unseen in some]
            store = np.empty(len(found[name]), dtype=object)
            store[:] = found[name]
            np.save(kept, store)
    return found


def area(scores, truth, weights):
    """Area under the curve with a weight for each row; rows are in rising order of their scores."""
    up, down = weights * truth, weights * (1 - truth)
    _, ties = np.unique(scores, return_inverse=True)
    ups, downs = np.bincount(ties, up), np.bincount(ties, down)
    below = np.cumsum(downs) - downs
    return (ups * (below + downs / 2)).sum() / max(ups.sum() * downs.sum(), 1e-9)


def measures(found, truth, weights):
    """Mean over splits, each row counting as often as its weight says."""
    all_of = []
    for unseen, scores, chances, taken in found:
        y, w = truth[unseen], weights[unseen]
        hits = (w * taken * y).sum()
        f1 = 2 * hits / max((w * taken).sum() + (w * y).sum(), 1e-9)
        brier = (w * (chances - y) ** 2).sum() / w.sum()
        bins = np.minimum((chances * 10).astype(int), 9)
        ece = np.abs(np.bincount(bins, w * (chances - y), 10)).sum() / w.sum()
        all_of.append((area(scores, y, w), f1, brier, ece))
    return np.mean(all_of, axis=0)


def table(title, found, truth):
    random = np.random.default_rng(20261121)
    kinds = [np.flatnonzero(truth == kind) for kind in (0, 1)]
    draws = []
    for _ in range(RESAMPLES if len(found["ours"]) == 1 else RESAMPLES // 10):
        weights = np.zeros(len(truth))
        for rows in kinds:
            np.add.at(weights, random.choice(rows, len(rows)), 1)
        draws.append(weights)
    print(f"\n{title}\n\n| model | AUC | F1 (fake) | Brier | ECE |\n|---|---|---|---|---|")
    for name, answer in found.items():
        auc, f1, brier, ece = measures(answer, truth, np.ones(len(truth)))
        spread = np.array([measures(answer, truth, weights) for weights in draws])
        low, high = np.percentile(spread, [2.5, 97.5], axis=0)
        print(f"| {name} | {auc:.4f} ({low[0]:.3f}–{high[0]:.3f}) | {f1:.3f} ({low[1]:.2f}–{high[1]:.2f}) | {brier:.4f} | {ece:.3f} |", flush=True)


def main():
    for name in SETS:
        columns, values, truth = read(name)
        folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=1)
        splits = list(folds.split(values, truth))
        table(f"{name}: 4 × 5-fold cross-validation, {len(truth)} rows, {truth.sum()} fake", answers(f"{name}-folds", columns, values, truth, splits), truth)
        parts = StratifiedShuffleSplit(n_splits=10, test_size=0.3, random_state=1)
        splits = list(parts.split(values, truth))
        table(f"{name}: 10 splits 70/30", answers(f"{name}-parts", columns, values, truth, splits), truth)
    for one, other in ((KAGGLE, INSTAFAKE), (INSTAFAKE, KAGGLE)):
        columns, known, labels = shared(one)
        _, unknown, truth = shared(other)
        values, every = np.vstack([known, unknown]), np.concatenate([labels, truth])
        split = (np.arange(len(known)), np.arange(len(known), len(values)))
        found = answers(f"{one}-to-{other}", columns, values, every, [split])
        shift = {name: [(rows - len(known), *rest) for rows, *rest in answer] for name, answer in found.items()}
        table(f"{one} → {other}: learnt on {len(known)} rows, checked on {len(truth)}", shift, truth)


main()
