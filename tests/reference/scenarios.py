#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/scenarios.md is what the shipped scenarios give today: run with --update to write it anew.

Every figure comes from the files of a run and is rounded by the rule of the program (rounding.hpp); each line that the
program prints for people is made here too and must come out the same.
"""
import argparse
import concurrent.futures
import csv
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

WORLDS, SEED = 100_000, 1
THRESHOLDS = {"third": "a third", "half": "half"}
METHODS = {"all": "all worlds", "bottom_up": "budget from missiles and unit costs",
           "top_down": "budget from the size of the economy"}
RATIOS = {"coverage": "money for missiles over the programme's budget",
          "net_ratio": "the same money without the allocation",
          "gross_ratio": "value stolen over the programme's budget",
          "coverage_foreign_parts": "money for missiles over foreign parts alone"}
TEXTS = {"name", "title", "why"}
WINDOW = ("years", "allow_partial")

HEAD = """# Shipped scenarios

Made by `tests/reference/scenarios.py --update`; the test `reference.scenarios` fails where it is out of date.

`fundshare run NAME` computes a scenario; its file is `data/scenarios/NAME.toml` and holds only what differs from
`baseline`. Figures are of {worlds} worlds with seed {seed}. All scenarios share their random numbers, so that
differences between them are less noisy than the figures themselves. Cells show the median and, in brackets, the model
90 % interval: nine in ten of a scenario's worlds lie inside. They are rounded to two digits and never finer
than two standard errors of the sampling. No interval holds the doubt about the scenario itself: a scenario is a
premise, and none of them is a forecast or a finding. These are outputs of a model under stated assumptions, not
measurements of spending: [limits.md](limits.md).

* *Coverage* is money for missiles over the programme's budget, `net_ratio` the same money before any choice of the
  share that goes to missiles. [methods.md](methods.md) defines both.
* *Worlds at* is the share of worlds whose coverage is a third or more, and half or more.
* *Judgement* is the number of inputs that rest on judgement in whole or in part, of all inputs.
* What a changed input *rests on* are rows of the tables in `data/`, or the word judgement. For a *setting* the reason
  stands in the file.
* Where the years differ from 2017-2025, the column says so. Coverage over other years is another quantity: the section
  of such a scenario also shows the baseline over the same years.
* The `as_of` scenarios end with the last full year before their day, as the figures of a year come after its end.

"""


def magnitude(x):
    power = 1.0
    while power > x:
        power /= 10
    while power * 10 <= x:
        power *= 10
    return power


def step_above(x):
    power = magnitude(x)
    return next((power * f for f in (1, 2, 5) if power * f >= x), power * 10)


def honest_step(se, finest):
    return max(finest, step_above(2 * se)) if se > 0 else finest


def nearest_multiple(x, step):
    return math.floor(x / step + 0.5) * step  # x >= 0; halves go up, as std::round does


def percent(value, se):
    x, se = 100 * value, 100 * se
    step = max(honest_step(se, 1.0), magnitude(x) / 10 if x > 0 else 1.0)
    rounded = nearest_multiple(x, step)
    return f"< {step:.0f} %" if rounded == 0 < x else f"{rounded:.0f} %"


def percent_of_worlds(value, se):
    step = honest_step(100 * se, 1.0)
    rounded = nearest_multiple(100 * value, step)
    if value < 0.01 or rounded <= 0:
        return f"< {step:.0f} %"
    return f"> {100 - step:.0f} %" if value > 0.99 or rounded >= 100 else f"{rounded:.0f} %"


def share_text(row):
    if row is None:
        return "no world"
    value, se = row
    return {0.0: "none of them", 1.0: "all of them"}.get(value) or percent_of_worlds(value, se)


def number(x):
    if isinstance(x, float) and abs(x) >= 1e6:
        return f"{x / 1e6:g}e6"
    return f"{x:g}" if isinstance(x, float) else str(x)


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {toml(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml(v) for v in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value) if isinstance(value, str) else number(value)


def leaves(node, path=""):
    """{dotted name: value} of a resolved scenario; an input is one value."""
    found = {}
    for key, value in node.items():
        name = f"{path}.{key}" if path else key
        if isinstance(value, dict) and "law" not in value and not name.endswith("]"):
            found.update(leaves(value, name))
        else:
            found[name] = value
    return found


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Run:
    """What one scenario gives."""

    def __init__(self, name, binary, data, worlds, settings=()):
        with tempfile.TemporaryDirectory(prefix="fundshare-scenarios-") as folder:
            out = pathlib.Path(folder) / "run"
            command = [binary, "run", name, "--data", data, "--worlds", str(worlds), "--seed", str(SEED), "--threads",
                       "1", "--out", str(out), *(word for pair in settings for word in ("--set", pair))]
            self.printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
            self.read(out)
        self.name = name
        self.periods = re.findall(r"\d{4}(?:-\d{4})?", next(s for s in self.printed if s.startswith("median (model")))
        self.judgement = re.match(r"(\d+) of (\d+) inputs", next(s for s in self.printed if " inputs rest" in s))
        self.compare_with_what_is_printed()

    def read(self, out):
        manifest = json.loads((out / "manifest.json").read_text())
        self.resolved = leaves(manifest["scenario"]["resolved"])
        self.laws = {row["name"]: row["law"] for row in rows_of(out / "inputs.csv")}
        self.quantile, self.share = {}, {}
        for row in rows_of(out / "summary.csv"):
            if row["variable"] in RATIOS and row["statistic"] == "quantile" and row["value"]:
                key = row["variable"], self.years(row), row["window"], row["level"]
                self.quantile[key] = float(row["value"]), float(row["mc_se"])
        for row in rows_of(out / "exceedance.csv"):
            if row["variable"] == "coverage" and row["threshold_label"] in THRESHOLDS and row["probability"]:
                key = row["threshold_label"], row["budget_method"], self.years(row), row["window"]
                self.share[key] = float(row["probability"]), float(row["mc_se"])

    @staticmethod
    def years(row):
        first, last = row["year_start"], row["year_end"]
        return first if first == last else f"{first}-{last}"

    def window(self, period):
        return "total" if period == self.periods[0] else "rolling3"

    def interval(self, variable, period):
        figures = [self.quantile.get((variable, period, self.window(period), level)) for level in ("0.5", "0.05", "0.95")]
        if None in figures:
            return "no value"
        median, low, high = (percent(*figure) for figure in figures)
        return f"{median} ({low}-{high})"

    def reached(self, threshold, method, period):
        return share_text(self.share.get((threshold, method, period, self.window(period))))

    def compare_with_what_is_printed(self):
        """The figures of this page are those that the program shows."""
        def line(label):
            return next(s for s in self.printed if s.startswith(f"  {label} "))
        for variable, label in RATIOS.items():
            cells = [self.interval(variable, period) for period in self.periods]
            assert re.split(r"  +", line(label).strip())[1:] == cells, (self.name, line(label), cells)
        for method, label in METHODS.items():
            cells = [self.reached("half", method, period) for period in self.periods]
            printed = re.sub(r" \(se [^)]*\)", "", line(label))
            assert re.split(r"  +", printed.strip())[1:] == cells, (self.name, line(label), cells)

    def law_text(self, name):
        """As inputs.csv writes it; as the scenario does where each label has a law of its own."""
        return self.laws.get(name) or f"`{toml(self.resolved[name]['law'])}`"

    def changes(self, baseline):
        """[(what, in the baseline, here, evidence)]."""
        found = []
        for name, value in self.resolved.items():
            before = baseline.resolved.get(name)
            if name in TEXTS or value == before:
                continue
            if isinstance(value, dict):
                found.append((name, baseline.law_text(name), self.law_text(name), ", ".join(value["evidence"])))
            else:
                found.append((name, f"`{toml(before)}`" if before is not None else "", f"`{toml(value)}`", "setting"))
        return found


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def overview(runs):
    rows = []
    for run in runs:
        row = [f"[`{run.name}`](#{run.name})"]
        for period in run.periods:
            row += [period, run.interval("coverage", period), run.interval("net_ratio", period),
                    " / ".join(run.reached(threshold, "all", period) for threshold in THRESHOLDS)]
        rows.append(row + [f"{run.judgement[1]} of {run.judgement[2]}"])
    columns = ["`coverage`", "`net_ratio`", "worlds at " + " / ".join(THRESHOLDS)]
    return table(["scenario", "years", *columns, "last three", *columns, "judgement"], rows)


def figures(run):
    rows = [[f"`{name}`: {label}"] + [run.interval(name, p) for p in run.periods] for name, label in RATIOS.items()]
    for threshold, words in THRESHOLDS.items():
        for method, label in METHODS.items():
            rows.append([f"worlds with coverage of {words} or more: {label}"] +
                        [run.reached(threshold, method, p) for p in run.periods])
    return table([""] + run.periods, rows)


def same_years(run, baseline):
    """The baseline over the years of a scenario that has others."""
    rows = [[f"`{name}`"] + [baseline.interval(name, p) for p in run.periods] for name in ("coverage", "net_ratio")]
    return "The baseline over the same years, for comparison:\n\n" + table([""] + run.periods, rows) + "\n"


def section(run, baseline, over_its_years):
    text = f"## {run.name}\n\n**{run.resolved['title']}.** {run.resolved['why']}\n\n"
    rows = [[f"`{what}`", before, here, evidence] for what, before, here, evidence in run.changes(baseline)]
    if rows:
        text += table(["changed", "in the baseline", "here", "rests on"], rows) + "\n"
    text += figures(run) + "\n"
    if over_its_years and any(what not in WINDOW for what, *_ in run.changes(baseline)):
        text += same_years(run, over_its_years)
    return text + f"{run.judgement[1]} of {run.judgement[2]} inputs rest on judgement, in whole or in part.\n"


def page(binary, data, worlds):
    names = sorted(p.stem for p in (pathlib.Path(data) / "scenarios").glob("*.toml"))
    names.sort(key=lambda name: name != "baseline")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = list(pool.map(lambda name: Run(name, binary, data, worlds), names))
        ask = [[f"{key}={toml(run.resolved[key])}" for key in WINDOW] for run in runs]
        again = pool.map(lambda settings: settings != ask[0] and Run("baseline", binary, data, worlds, settings), ask)
    text = HEAD.format(worlds=f"{worlds:,}", seed=SEED) + overview(runs) + "\n"
    return text + "\n".join(section(run, runs[0], over_its_years) for run, over_its_years in zip(runs, again))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--page", required=True, type=pathlib.Path, help="docs/scenarios.md")
    parser.add_argument("--worlds", type=int, default=WORLDS)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    wanted = page(options.binary, options.data, options.worlds)
    if options.update:
        options.page.write_text(wanted)
        return 0
    if options.page.exists() and options.page.read_text() == wanted:
        return 0
    print(f"{options.page} shows other figures than the scenarios give; run scenarios.py --update. They give:")
    print(wanted)
    return 1


if __name__ == "__main__":
    sys.exit(main())
