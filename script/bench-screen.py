"""Measures the reading order beside ASReview: what it saves and what a verdict costs, in one run on the same texts.

Run by script/bench screen, which makes the environment and builds our side. Writes the section "Reading order" of
docs/benchmarks.md between its two marks and nothing else. Both sides start each replay from the same two known rows.
"""

import datetime
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time
import warnings

import asreview
import numpy as np
import pandas as pd
from asreview import Simulate
from asreview.learner import ActiveLearningCycle
from asreview.models.models import get_ai_config
from sklearn.feature_extraction.text import CountVectorizer

warnings.filterwarnings("ignore")
ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = pathlib.Path(os.environ.get("SVERKA_SCREENING", ROOT.parent / "shared" / "data"))
SEEDS = int(os.environ.get("SVERKA_BENCH_SEEDS", 3))
RIVALS = {"ELAS u4 (SVM)": "elas_u4", "ELAS u3 (NB)": "elas_u3"}
BEGIN, END = "<!-- reading order: written by script/bench screen -->", "<!-- reading order: end -->"


def say(text):
    print(f"▸ {text}", flush=True)


def sets():
    for path in sorted(DATA.glob("screen_*.csv")) + sorted(DATA.glob("cohen_*.csv")):
        frame = pd.read_csv(path)
        label = "label_included" if "label_included" in frame else "included"
        yield path, label, frame.assign(title=frame["title"].fillna(""), abstract=frame["abstract"].fillna(""))


def measures(found):
    """The definitions of the lab: known rows are counted neither as read nor as found."""
    found = np.asarray(found)
    read = np.arange(1, len(found) + 1) / len(found)
    share = np.cumsum(found) / found.sum()
    at = np.argmax(share >= 0.95 - 1e-9)
    tenth = np.argmax(read >= 0.1 - 1e-9)
    return 100 * (share[at] - read[at]), 100 * share[tenth], 100 * read[found == 1].mean()


def rival(name, frame, labels, known):
    figures, times = [], []
    for relevant, irrelevant in known:
        cycle = ActiveLearningCycle.from_meta(get_ai_config(name)["value"])
        replay = Simulate(frame, labels, [cycle], stopper=-1, print_progress=False)
        replay.label([relevant, irrelevant])
        start = time.perf_counter()
        replay.review()
        read = replay._results["label"].to_numpy()[2:]
        times.append(1e3 * (time.perf_counter() - start) / len(read))
        assert len(read) == len(labels) - 2, "ASReview stopped before the end"
        figures.append(measures(read))
    return [statistics.mean(column) for column in zip(*figures)], statistics.mean(times)


def floor_ms(frame, bandwidth):
    """Every text that shares a term with the one just read must be touched once: eight bytes each."""
    texts = frame["title"] + " " + frame["abstract"]
    counts = CountVectorizer(ngram_range=(1, 2), min_df=2, binary=True).fit_transform(texts)
    df = np.asarray(counts.sum(axis=0)).ravel()
    return float(np.mean(counts @ df)) * 8 / bandwidth * 1e3


def copy_speed():
    source = np.ones(64_000_000, dtype=np.uint8)
    target = np.empty_like(source)
    times = []
    for _ in range(9):
        start = time.perf_counter()
        np.copyto(target, source)
        times.append(time.perf_counter() - start)
    return 2 * source.nbytes / statistics.median(times)


def main():
    lab = sys.argv[1]
    bandwidth = copy_speed()
    rows, ratios = [], []
    for path, label, frame in sets():
        labels = frame[label].astype(int).to_numpy()
        command = [lab, "screen", "--data", path, "--text", "title,abstract", "--label", label, "--seeds", str(SEEDS)]
        ours = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        cost = ours["per_label_ms"]
        figures = [f"{ours[key]:.1f}" for key in ("wss95", "rrf10", "atd")]
        rows.append((path.stem, len(labels), int(labels.sum()), "Sverka", *figures, f"{cost['mean']:.2f} (p95 {cost['p95']:.2f})", "1"))
        say(" ".join(map(str, rows[-1])))
        for title, name in RIVALS.items():
            (wss, rrf, atd), each = rival(name, frame[["title", "abstract"]], labels, ours["priors"]["rows"])
            ratio = each / cost["mean"]
            ratios.append(ratio)
            rows.append(("", "", "", title, f"{wss:.1f}", f"{rrf:.1f}", f"{atd:.1f}", f"{each:.1f}", f"{ratio:.0f}"))
            say(" ".join(map(str, rows[-1])))
        rows.append(("", "", "", "physical floor", "", "", "", f"{floor_ms(frame, bandwidth):.3f}", ""))
    if not rows:
        sys.exit(f"There are no screen_*.csv or cohen_*.csv in {DATA}; set SVERKA_SCREENING to a folder that has them.")
    head = ("set", "texts", "relevant", "model", "WSS@95", "RRF@10", "ATD", "ms a verdict", "× ours")
    table = ["| " + " | ".join(map(str, row)) + " |" for row in [head, ["---"] * len(head), *rows]]
    text = f"""{BEGIN}
## Reading order

Measured by `script/bench screen` on {datetime.date.today():%-d %B %Y}: {platform.machine()}, {os.cpu_count()} cores, load
{os.getloadavg()[0]:.1f}; ASReview {asreview.__version__} in the same run, on the same texts, from the same two known rows;
means of {SEEDS} replays, per cent. A verdict's cost is everything until the next text is known. The floor is the time to
move the terms that the text just read shares with others (eight bytes each) at this machine's measured
{bandwidth / 1e9:.1f} GB/s. ASReview's cost is {min(ratios):.0f} to {max(ratios):.0f} times ours.

{chr(10).join(table)}
{END}"""
    page = ROOT / "docs" / "benchmarks.md"
    old = page.read_text()
    if BEGIN in old:
        before, rest = old.split(BEGIN)
        text = before + text + rest.split(END)[1]
    else:
        text = old.rstrip() + "\n\n" + text + "\n"
    page.write_text(text)


main()
