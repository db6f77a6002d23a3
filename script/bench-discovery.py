"""Asks DuckDB and SQLite what the discovery base is asked, of the same numbers, and writes the table side by side.

The quality gate comes first: an engine whose count differs from the base's is not compared but reported.
"""

import csv
import os
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import duckdb

FOLDER = Path("target/bench-discovery")
BEGIN, END = "<!-- discovery: written by script/bench discovery -->", "<!-- discovery: end -->"

IN_MARKETS = (
    "row IN (SELECT row FROM markets WHERE share >= 0.0999995 AND rank >= {rank} GROUP BY row HAVING count(*) >= {least})"
)
ASKED = {
    "bridge": (
        "audience_ru >= 0.15 AND audience_us >= 0.15",
        "engagement_rank DESC NULLS LAST, row",
    ),
    "above-peers": (
        IN_MARKETS.format(rank=75, least=3),
        "engagement_rank DESC NULLS LAST, followers DESC NULLS LAST, row",
    ),
    "under-priced": (
        "cpv_rank <= 20 AND engagement_rank >= 50 AND suspicious <= 0.2",
        "cpv_rank NULLS LAST, row",
    ),
    "rising-authentic": (
        "growth BETWEEN 0.1 AND 1 AND suspicious <= 0.12 AND engagement_rank BETWEEN 60 AND 98",
        "growth DESC NULLS LAST, row",
    ),
    "compound": (
        IN_MARKETS.format(rank=60, least=2)
        + " AND audience_ru >= 0.15 AND followers BETWEEN 50000 AND 500000 AND (platforms & 3) <> 0"
        " AND (suspicious <= 0.15 OR suspicious IS NULL) AND NOT growth < 0",
        "engagement_rank DESC NULLS LAST, followers DESC NULLS LAST, row",
    ),
}
REPEATS = 40


def quantiles(times):
    times = sorted(times)
    return times[len(times) // 2], times[len(times) * 95 // 100]


def ask(run, where, order):
    count = f"SELECT count(*) FROM creators WHERE {where}"
    first = f"SELECT row FROM creators WHERE {where} ORDER BY {order} LIMIT 200"
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        total = run(count)[0][0]
        rows = run(first)
        times.append((time.perf_counter() - start) * 1e3)
        # A slow engine needs no forty repeats to be called slow.
        if sum(times) > 20_000:
            break
    return total, [int(row[0]) for row in rows], quantiles(times)


def in_duckdb():
    base = duckdb.connect()
    base.execute("SET threads = %d" % (os.cpu_count() or 1))
    for table in ("creators", "markets"):
        base.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{FOLDER / table}.csv', header = true)")
    for column in ("followers", "suspicious", "growth", "audience_ru", "audience_us", "audience_female"):
        base.execute(f"ALTER TABLE creators ALTER {column} TYPE FLOAT")
    base.execute("ALTER TABLE markets ALTER share TYPE FLOAT")
    return lambda sql: base.execute(literals_as_floats(sql)).fetchall()


def literals_as_floats(sql):
    """DuckDB compares a FLOAT with 0.15 as decimals; the base compares singles."""
    return re.sub(r"(?<![\w.])(0\.\d+)", r"CAST(\1 AS FLOAT)", sql)


def in_sqlite():
    base = sqlite3.connect(":memory:")
    types = {"row": "INTEGER PRIMARY KEY"}
    for table, index in (("creators", None), ("markets", "row")):
        with open(FOLDER / f"{table}.csv", newline="") as file:
            reader = csv.reader(file)
            names = next(reader)
            columns = ", ".join(f"{name} {types.get(name, 'REAL') if table == 'creators' else ''}" for name in names)
            base.execute(f"CREATE TABLE {table} ({columns})")
            marks = ", ".join("?" for _ in names)
            values = ([number(cell) for cell in row] for row in reader)
            base.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
        if index:
            base.execute(f"CREATE INDEX {table}_{index} ON {table} ({index}, rank, share)")
    for column in ("engagement_rank", "cpv_rank", "audience_ru"):
        base.execute(f"CREATE INDEX creators_{column} ON creators ({column})")
    base.execute("ANALYZE")
    return lambda sql: base.execute(sql).fetchall()


def number(cell):
    try:
        return float(cell) if cell else None
    except ValueError:
        return cell


def ours(binary):
    out = subprocess.run([binary, str(FOLDER)], check=True, capture_output=True, text=True).stdout
    facts, queries, rows = {}, {}, {}
    for line in out.splitlines():
        words = line.split()
        if words[0] == "query":
            queries[words[1]] = (int(words[3]), float(words[5]), float(words[7]))
        elif words[0] == "rows":
            rows[words[1]] = [int(row) for row in words[2].split(",")]
        else:
            facts[words[0]] = words[1]
    return facts, queries, rows


def main():
    facts, queries, listed = ours(sys.argv[1])
    engines = {"DuckDB": in_duckdb(), "SQLite": in_sqlite()}
    lines = [
        f"{int(facts['creators']):,} seeded creators, 60 questions each; count, order and the first 200 with their values. DuckDB",
        f"{duckdb.__version__} and SQLite {sqlite3.sqlite_version} (in memory, indexed) answer the same count and the same 200 rows, or say so.",
        f"Load average while measuring: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, so absolute times are an upper bound.",
        "",
        "| question | matches | Sverka p50 / p95 | DuckDB p50 / p95 | SQLite p50 / p95 |",
        "|---|---|---|---|---|",
    ]
    wrong = []
    for code, (total, p50, p95) in queries.items():
        cells = [f"`{code}`", f"{total:,}", f"{p50:.1f} / {p95:.1f} ms"]
        for name, run in engines.items():
            if code not in ASKED:
                cells.append("–")
                continue
            found, first, (half, most) = ask(run, *ASKED[code])
            if found != total:
                wrong.append(f"{name} finds {found:,} for {code}, not {total:,}")
            elif first != listed[code]:
                wrong.append(f"{name} lists other creators for {code}")
            cells.append(f"{half:.1f} / {most:.1f} ms")
        lines.append("| " + " | ".join(cells) + " |")
    lines += [
        "",
        f"The base is built from records in {facts['built_s']} s. The others were given the ranks as columns; they do not",
        "explain a hit or count each condition.",
    ]
    lines += [f"\nNot equal: {one}." for one in wrong]
    print("\n".join(lines))
    page = Path("docs/benchmarks.md")
    text = page.read_text()
    section = "\n".join([BEGIN, "", "## Discovery", "", *lines, "", END])
    if BEGIN in text:
        text = text[: text.index(BEGIN)] + section + text[text.index(END) + len(END) :]
    else:
        text = text.rstrip() + "\n\n" + section + "\n"
    page.write_text(text)
    sys.exit(1 if wrong else 0)


main()
