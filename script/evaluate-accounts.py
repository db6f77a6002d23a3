"""Checks sverka-lab authenticity on the two labelled sets of accounts in ../shared/data, by repeated splits.

    python3 script/evaluate-accounts.py [path of sverka-lab] [repeats]

Prints means over folds with 95 % intervals (of the mean over repeats) for docs/evaluation.md. Needs nothing but Python.
"""

import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
LAB = sys.argv[1] if len(sys.argv) > 1 else ROOT / "target" / "release" / "sverka-lab"
REPEATS = int(sys.argv[2]) if len(sys.argv) > 2 else 10
FOLDS = 5
MEASURES = ("auc", "f1", "precision", "recall", "brier", "ece")


def check(train, test, label):
    command = [LAB, "authenticity", "--train", train, "--test", test, "--label", label]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def within(path, label):
    """Repeated folds of one set, dealt separately for both kinds; repeated rows are dropped first."""
    header, *rows = path.read_text().splitlines()
    rows = list(dict.fromkeys(rows))
    at = header.split(",").index(label)
    means = []
    with tempfile.TemporaryDirectory() as folder:
        train, test = pathlib.Path(folder, "train.csv"), pathlib.Path(folder, "test.csv")
        for repeat in range(REPEATS):
            dealer = random.Random(repeat)
            fold_of = {}
            for kind in ("0", "1"):
                of_kind = [row for row in rows if row.split(",")[at] == kind]
                dealer.shuffle(of_kind)
                fold_of |= {row: place % FOLDS for place, row in enumerate(of_kind)}
            found = []
            for fold in range(FOLDS):
                train.write_text("\n".join([header] + [row for row in rows if fold_of[row] != fold]))
                test.write_text("\n".join([header] + [row for row in rows if fold_of[row] == fold]))
                found.append(check(train, test, label))
            means.append({m: statistics.mean(f[m] for f in found) for m in MEASURES})
    for measure in MEASURES:
        values = [mean[measure] for mean in means]
        spread = 1.96 * statistics.stdev(values) / len(values) ** 0.5 if len(values) > 1 else float("nan")
        print(f"  {measure:9} {statistics.mean(values):.4f} ± {spread:.4f}")


def main():
    insta, kaggle = DATA / "instafake_70.csv", DATA / "insta_kaggle_train576.csv"
    for path, label in ((insta, "isFake"), (kaggle, "fake")):
        print(f"{path.name}, {REPEATS} × {FOLDS} folds", flush=True)
        within(path, label)
    for train, test, label in ((kaggle, insta, "fake"), (insta, kaggle, "isFake")):
        found = check(train, test, label)
        print(f"{train.name} → {test.name}: " + ", ".join(f"{m} {found[m]:.4f}" for m in MEASURES))


main()
