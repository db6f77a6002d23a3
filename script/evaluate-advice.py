"""Checks who-to-trust on the advice sets: splits by person, from one experiment to the other, and hard cases.

    cargo build --release -p sverka-lab
    python3 script/evaluate-advice.py target/release/sverka-lab ../shared/data

Prints tables for docs/evaluation.md. Needs nothing but Python's own library.
"""

import csv
import json
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

LAB, DATA = sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else "../shared/data")
FOLDER = Path(tempfile.mkdtemp())


def read(name):
    with open(DATA / name, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return rows


def write(name, rows):
    path = FOLDER / name
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def lab(command, train, test):
    run = subprocess.run([LAB, command, "--train", train, "--test", test], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return json.loads(run.stdout)


def halves(rows, column, seed):
    people = sorted({row[column] for row in rows})
    random.Random(seed).shuffle(people)
    first = set(people[: len(people) // 2])
    return [row for row in rows if row[column] in first], [row for row in rows if row[column] not in first]


def shown(name, answer):
    for part, label in ((answer, "all"), (answer["in_range"], "in range"), (answer["out_of_range"], "out of range")):
        if not part["n"]:
            continue
        ratio = lambda key: "{value:.3f} [{low:.3f}–{high:.3f}]".format(**part[key])
        figures = [f"{part['mae_' + key]:.2f}" for key in ("ai", "human", "half", "weights_only", "corrected_ai", "combined")]
        print(f"| {name} | {label} | {part['n']:,} | {' | '.join(figures)} | {ratio('combined_to_human')} | {ratio('combined_to_ai')} "
              f"| {ratio('weights_only_to_human')} | {ratio('weights_only_to_ai')} |")


def forecasts():
    sets = {name: read(f"forecast_advice_{name}.csv") for name in ("exp1", "exp2")}
    print("| train → test | cases | n | AI | person | half | weights only | corrected AI | combined | combined ÷ person | combined ÷ AI | weights only ÷ person | weights only ÷ AI |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    for name, rows in sets.items():
        gathered = []
        for seed in range(5):
            one, other = halves(rows, "person", seed)
            one, other = write("one.csv", one), write("other.csv", other)
            gathered += [lab("advice", one, other), lab("advice", other, one)]
        for part in (None, "in_range", "out_of_range"):
            of = [answer[part] if part else answer for answer in gathered]
            mean = lambda key: statistics.mean(answer[key] for answer in of)
            spread = lambda key: (f"{statistics.mean(a[key]['value'] for a in of):.3f} "
                                  f"({min(a[key]['value'] for a in of):.3f}–{max(a[key]['value'] for a in of):.3f})")
            figures = [f"{mean('mae_' + key):.2f}" for key in ("ai", "human", "half", "weights_only", "corrected_ai", "combined")]
            print(f"| {name}, halves | {part or 'all'} | {mean('n'):,.0f} | {' | '.join(figures)} | {spread('combined_to_human')} "
                  f"| {spread('combined_to_ai')} | {spread('weights_only_to_human')} | {spread('weights_only_to_ai')} |")
    paths = {name: write(f"{name}.csv", rows) for name, rows in sets.items()}
    shown("exp1 → exp2", lab("advice", paths["exp1"], paths["exp2"]))
    shown("exp2 → exp1", lab("advice", paths["exp2"], paths["exp1"]))
    # Nobody has practised outside: what is out of range has never been seen.
    strange = {"exp1": lambda row: float(row["feature_a"]) >= 24, "exp2": lambda row: float(row["price"]) in (18.0, 44.0)}
    for train, test in (("exp1", "exp2"), ("exp2", "exp1")):
        rows = [row for row in sets[test] if row["phase"] == "final" or not strange[test](row)]
        shown(f"{train} → {test}, no practice outside", lab("advice", paths[train], write("x.csv", rows)))
    # No features at all.
    bare = [{key: row[key] for key in ("person", "phase", "ai", "human", "actual")} for row in sets["exp2"]]
    shown("exp1 → exp2, no features", lab("advice", paths["exp1"], write("x.csv", bare)))
    # Names of features that mean another thing.
    renamed = [{**{k: v for k, v in row.items() if k not in ("price", "salespeople")}, "feature_a": row["price"],
                "feature_b": row["salespeople"]} for row in sets["exp2"]]
    shown("exp1 → exp2, names exchanged", lab("advice", paths["exp1"], write("x.csv", renamed)))
    # Eight people only.
    few = sorted({row["person"] for row in sets["exp2"]})[:8]
    shown("exp1 → 8 people of exp2", lab("advice", paths["exp1"], write("x.csv", [r for r in sets["exp2"] if r["person"] in few])))
    # A person who repeats the model, and one who says nonsense.
    noise = random.Random(1)
    echo = [{**row, "human": row["ai"]} for row in sets["exp2"]]
    wild = [{**row, "human": str(float(row["ai"]) + noise.gauss(0, 60))} for row in sets["exp2"]]
    shown("exp1 → exp2, people repeat the AI", lab("advice", paths["exp1"], write("x.csv", echo)))
    shown("exp1 → exp2, people say nonsense", lab("advice", paths["exp1"], write("x.csv", wild)))


def answers():
    rows = read("advice_59p.csv")
    keys = ("accuracy_person", "accuracy_ai", "accuracy_final", "accuracy_rule", "accuracy_either")
    gathered = []
    for seed in range(50):
        one, other = halves(rows, "participant", seed)
        one, other = write("one.csv", one), write("other.csv", other)
        gathered += [lab("trust", one, other), lab("trust", other, one)]
    print("\n| " + " | ".join(keys) + " | rule − AI |")
    print("|" + "---|" * (len(keys) + 1))
    gains = [100 * (answer["accuracy_rule"] - answer["accuracy_ai"]) for answer in gathered]
    means = [f"{100 * statistics.mean(answer[key] for answer in gathered):.1f}" for key in keys]
    print(f"| {' | '.join(means)} | {statistics.mean(gains):+.2f} (sd {statistics.stdev(gains):.2f}; below 0 in {sum(g < 0 for g in gains)} of {len(gains)}) |")


forecasts()
answers()
