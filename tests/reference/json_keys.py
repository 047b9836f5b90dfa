#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""--json of every command: it parses, its keys are names and no display text, its figures are those of the tables
that the same call writes, digit by digit, and docs/json.md lists the keys. Run with --update to write that list anew.
"""
import argparse
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

CALLS = [  # every command of `fundshare --help`; the second word of a group is part of the name
    ("run", ["run", "baseline", "--worlds", "2000"]),
    ("run (several)", ["run", "baseline", "frozen_prices", "--worlds", "1000"]),
    ("run --dry-run", ["run", "baseline", "--worlds", "2000", "--set", "price_path=frozen", "--dry-run"]),
    ("claims", ["claims", "--worlds", "1000"]),
    ("levers", ["levers", "--worlds", "1000"]),
    ("counterfactual", ["counterfactual", "--drop", "2025-02-bybit", "--worlds", "1000"]),
    ("compare", ["compare", "baseline", "frozen_prices", "--worlds", "1000"]),
    ("sweep", ["sweep", "--vary", "allocation.missile_share=0:1:3", "--worlds", "1000"]),
    ("frontier", ["frontier", "--worlds", "1000"]),
    ("vintage", ["vintage", "--worlds", "1000"]),
    ("sensitivity", ["sensitivity", "--worlds", "10240"]),
    ("condition", ["condition", "--on", "claim:C10", "--se", "0.1", "--worlds", "8000"]),
    ("verify", ["verify", "o"]),
    ("report", ["report", "o", "--out", "r.html"]),
    ("plot", ["plot", "o", "--figure", "by_year", "--out", "x.svg"]),
    ("export notebook", ["export", "notebook", "o"]),
    ("export scenario", ["export", "scenario", "o"]),
    ("explain", ["explain", "allocation.missile_share"]),
    ("init", ["init", "-"]),
    ("law", ["law", "{ beta = [2, 10] }"]),
    ("schema", ["schema"]),
    ("data check", ["data", "check"]),
    ("data show", ["data", "show", "incidents", "--where", "usd_best>=1e9"]),
    ("data sources", ["data", "sources", "N037"]),
    ("completion", ["completion", "bash"]),
    ("manual", ["manual", "run"]),
]
OPEN = {"schema"}  # its keys are those of a JSON Schema and of scenario files
READERS = {"verify", "report", "plot", "export notebook", "export scenario"}  # of the folder of a run
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:@+/\[\]-]*")
CLAIM = re.compile(r"C\d+[a-z]?")


def complain_of_figures(name, document, folder):
    """Figures of an answer that stand in none of its tables: a full double agrees by chance with none of them."""
    known = set()
    for table in folder.rglob("*.csv"):
        for row in csv.reader(table.open()):
            for cell in row:
                try:
                    known.add(float(cell))
                except ValueError:
                    pass
    figures = set()

    def gather(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                if "check_id" in value and key in ("q05", "q95"):
                    inner = inner["value"]  # checks.csv has the error of the median alone
                if key == "sd_after":
                    continue  # what is left of a standard deviation: computed from a share of variance in the table
                gather(inner)
        elif isinstance(value, list):
            for inner in value:
                gather(inner)
        elif isinstance(value, float) and len(repr(value)) > 12:
            figures.add(value)

    gather(document)
    strange = [value for value in figures if value not in known]
    if strange:
        yield f"{name}: {len(strange)} of {len(figures)} figures are in no table, such as {sorted(strange)[:4]}"


def keys_of(value, path, out):
    if isinstance(value, dict) and value and set(value) <= {"value", "q05", "q95", "mc_se"}:
        out.setdefault(".".join(path) + "  {" + ", ".join(value) + "}", None)
    elif isinstance(value, dict):
        if not value:
            out.setdefault(".".join(path), None)
        for key, inner in value.items():
            keys_of(inner, path + [key], out)
    elif isinstance(value, list):
        if not value and path:  # a list that is empty in this answer, such as that of changed settings, is a key too
            out.setdefault(".".join(path) + "[]", None)
        for inner in value:
            keys_of(inner, path[:-1] + [path[-1] + "[]"] if path else ["[]"], out)
    else:
        out.setdefault(".".join(path), None)


def all_keys(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from all_keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from all_keys(inner)


def commands_of(binary):
    text = subprocess.run([binary, "--help"], check=True, capture_output=True, text=True).stdout
    block = text[text.index("commands:\n") + 10:text.index("\n\nfundshare COMMAND")]
    return [line[2:].split("  ")[0].strip() for line in block.splitlines() if line.startswith("  ") and line[2] != " "]


def listed(found):
    lines = []
    for name, document in found:
        paths = {}
        keys_of(document, [], paths)
        if name == "claims":  # an object for each origin, in it a text for each claim
            paths = {path: None for path in paths if not CLAIM.fullmatch(path.split(".")[-1]) and path.count(".") < 2
                     and not path.endswith(".all")}
            paths["ORIGIN.CLAIM"] = None
        lines.append(f"## {name}\n\n```\n" + "\n".join(paths) + "\n```\n")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--data", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--page", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    problems, found = [], []
    for command in commands_of(options.binary):
        if not any(name == command for name, _ in CALLS):
            problems.append(f"no call of '{command}' is tried")
    a_run = tempfile.TemporaryDirectory(prefix="fundshare-json-")
    subprocess.run([options.binary, "run", "baseline", "--worlds", "10240", "--questions", "all", "--quiet",
                    "--data", options.data, "--out", "o"], cwd=a_run.name, check=True)
    for name, words in CALLS:
        with tempfile.TemporaryDirectory(prefix="fundshare-json-") as folder:
            if name in READERS:
                folder = a_run.name
            data = [] if name in READERS or name in ("law", "completion", "manual") else ["--data", options.data]
            done = subprocess.run([options.binary, *words, *data, "--json"], cwd=folder, capture_output=True, text=True)
            if done.returncode:
                problems.append(f"{name}: exit {done.returncode}: {done.stderr}")
                continue
            document = json.loads(done.stdout)
            if name in OPEN:
                continue
            for key in sorted({key for key in all_keys(document) if not NAME.fullmatch(key)}):
                problems.append(f"{name}: the key {key!r} is display text")
            if "worlds" in str(words) and "--dry-run" not in words:
                problems += complain_of_figures(name, document, pathlib.Path(folder))
            found.append((name, document))
    text = options.page.read_text() if options.page.exists() else ""
    mark = "<!-- keys: made by tests/reference/json_keys.py -->\n"
    wanted = text[:text.index(mark) + len(mark)] + "\n" + listed(found) if mark in text else ""
    if wanted != text:
        if options.update and wanted:
            options.page.write_text(wanted)
        else:
            problems.append(f"{options.page.name}: the program has other keys; run json_keys.py --update")
    print("\n".join(problems) if problems else f"{len(CALLS)} calls print JSON")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
