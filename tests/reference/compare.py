#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the program and the reference with the same settings and compares every row that both print.

Two rows agree if |a - b| <= K sqrt(se_a^2 + se_b^2) + 1e-9 max(|a|, |b|). Why K = 5:

* Rows. The default run has 43 outputs in 17 windows and 11 statistics, 7,865 rows (realised_share has one window). 28
  ratios x 17 windows x 5 thresholds x 3 methods and 15 for realised_share are 7,155 more, the waterfall adds 153. Two
  samples of the same law give z near N(0, 1), P(|z| > 5) = 5.7e-7, hence at most 0.009 false alarms in a whole
  comparison, by the union bound and whatever the correlation of the rows. At K = 4 it would be one in each run.
* Estimated errors. The error of a quantile is half the distance of two order statistics 2 e apart, so it has a
  relative error of about 1 / sqrt(2 e). It is worst at p = .01 and .99: at 100,000 worlds 2 e = 63, 13 %, which is
  a Student t with about 31 degrees of freedom for one program and 62 for two, P(|t| > 5) = 5e-6. These are 1,430
  rows: 0.007 more. At 20,000 worlds it is 28 degrees of freedom, 2.7e-5 and 0.04.
* Heavy tails. No output has a law with infinite variance: denominators stay away from zero (shares of PERT laws with a
  low end above zero) and the log-normal factors are narrow (standard deviation of the log at most 0.77). The error of
  an sd rests on a fourth moment, which a finite sample of such a law tends to underestimate, but together with the sd
  itself: for two samples of LN(1, e^0.77) the z of the sd passed 3 in 0.1 % of 4,000 pairs and never 4. Of the
  reference against itself, 15 pairs of runs with 20,000 worlds and one with 100,000, the largest z of all was 4.12.
* The seeds are fixed, so a comparison passes or fails alike each time.

Next to a point mass (funded_share = 1, tests_usd = 0) the distance of two order statistics says nothing: it is 0 on
the mass, where two samples may stand on either side of its edge. A quantile row is next to a point mass if ten
neighbours are equal to 1e-12 among the reference's order statistics within K sqrt(2) e ranks of the quantile (the
standard error of a difference of two ranks is sqrt(2) e). Such a row is judged by rank instead: the value of the
program must lie between the two end points of that stretch, to 1e-9. This rule needs no density and has the false
alarm rate of a binomial at 5 standard errors. Well inside a mass it demands equality. A quantile in a gap is judged alike:
where the density is nearly zero (a year of one large theft, which is North Korea's in 9 worlds of 10, has its .1
quantile there) the local distance of order statistics says nothing of the jump beside it. A gap is taken where ten
neighbours span more than a quarter of the stretch.

The basis combined rests on a pilot, whose noise is in no mc_se. The reference makes its own pilot in 8 batches and runs
10,000 worlds with the covariance of each, all with the same draws; the standard deviation s of a row over the 8 is the
error that one batch makes. The mean of the 8 batches has s / sqrt(8), the program's pilot, 32 times a batch, s /
sqrt(32): s^2 (1/8 + 1/32) is added to the squared error of the row. s has 7 degrees of freedom and is off by 27 %; the
part is below half of the squared error of all rows but the thefts of single years.

A probability of 0 has an estimated error of 0; against k worlds out of n of the other program z = sqrt(k), so k > 25
fails, which has the chance 2^-26 if both rates are equal.
"""
import argparse
import csv
import math
import os
import subprocess
import sys
import shutil
import tempfile
import time

import numpy as np

sys.dont_write_bytecode = True  # the source tree stays as it is
import model  # noqa: E402
from share import waterfall  # noqa: E402
from summary import LEVELS, THRESHOLDS, quantile_ranks  # noqa: E402
from tables import Period  # noqa: E402

K = 5.0
EXACT = 1e-9
PROGRAM_PILOT_WORLDS, PILOT_ERROR_WORLDS = 1_048_576, 10_000


def slack(a, b):
    return EXACT * max(abs(a), abs(b))


class Stretches:
    """The stretch of reference values that a quantile row next to a point mass or in a gap may take."""

    def __init__(self):
        self.ends = {}

    def visit(self, key, x):
        for p in LEVELS:
            _, below, above = quantile_ranks(len(x), p, K * math.sqrt(2))
            near = x[below:above + 1]
            if len(near) < 10:
                continue
            span = near[9:] - near[:-9]
            if np.any(span <= 1e-12 * np.abs(near[9:])) or span.max() > (near[-1] - near[0]) / 4:
                self.ends[key + ("quantile", repr(p))] = near[0], near[-1]


class Comparison:
    """Collects the rows of all tables, their z and what is amiss."""

    def __init__(self):
        self.z, self.amiss, self.by_rank, self.empty = [], [], 0, 0

    def join(self, table, mine, theirs):
        """mine and theirs: {key: (value, mc_se, labels)}. Returns the pairs of rows that have a value in both."""
        for key in mine.keys() ^ theirs.keys():
            self.amiss.append((math.inf, table, key, "only in the " + ("reference" if key in mine else "program")))
        pairs = []
        for key in mine.keys() & theirs.keys():
            a, b = mine[key], theirs[key]
            if a[2] != b[2]:
                self.amiss.append((math.inf, table, key, f"reference {a[2]}, program {b[2]}"))
            if [v is None for v in a[:2]] != [v is None for v in b[:2]]:
                self.amiss.append((math.inf, table, key, f"empty in one: reference {a[:2]}, program {b[:2]}"))
            elif a[0] is None:
                self.empty += 1
            else:
                pairs.append((key, a, b))
        return pairs

    def compare(self, table, mine, theirs, pilot, stretches=None):
        for key, (a, se_a, _), (b, se_b, _) in self.join(table, mine, theirs):
            if stretches and key in stretches:
                self.by_rank += 1
                low, high = stretches[key]
                if not low - slack(low, b) <= b <= high + slack(high, b):
                    self.amiss.append((math.inf, table, key, f"by rank [{low}, {high}], program {b}"))
                continue
            distance = max(0.0, abs(a - b) - slack(a, b))
            error = math.hypot(se_a, se_b, pilot.get(key, 0.0))
            z = distance / error if error > 0 else math.inf if distance > 0 else 0.0
            self.z.append((z, table, key, f"reference {a} +- {se_a}, program {b} +- {se_b}"))
            if not z <= K:
                self.amiss.append(self.z[-1])

    def print(self):
        z = np.array([row[0] for row in self.z])
        print(f"rows compared: {len(z)} by value, {self.by_rank} by rank (mass or gap), {self.empty} empty")
        edges = [0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, math.inf]
        for low, high, count in zip(edges, edges[1:], np.histogram(z, edges)[0]):
            normal = math.erfc(low / math.sqrt(2)) - (math.erfc(high / math.sqrt(2)) if high < math.inf else 0)
            print(f"  {low:3} <= |z| < {high:3}: {count:6}   normal {normal * len(z):9.1f}")
        for row in sorted(self.z, key=lambda r: -r[0])[:1]:
            print("largest z {:.2f}: {} {}: {}".format(*row))
        for row in sorted(self.amiss, key=lambda r: -r[0])[:20]:
            print("DIFFERS z {:.2f}: {} {}: {}".format(*row))
        print("the two programs agree" if not self.amiss else f"{len(self.amiss)} rows differ")


def number(cell):
    return None if cell in ("", None) else float(cell)


def read_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def unique(rows, path):
    """{key: row}; a key that stands twice must stand with the same row (1/2 is on the grid of thresholds too)."""
    found = {}
    for key, row in rows:
        if found.setdefault(key, row) != row:
            raise SystemExit(f"{path}: two rows for {key}")
    return found


def read_summary(path):
    rows = []
    for r in read_csv(path):
        level = repr(float(r["level"])) if r["level"] else ""
        key = (r["variable"], r["window"], int(r["year_start"]), int(r["year_end"]), r["statistic"], level)
        rows.append((key, (number(r["value"]), number(r["mc_se"]), (r["unit"], r["year_basis"], r["flags"]))))
    return unique(rows, path)


def read_exceedance(path):
    """The five thresholds of every window; the rest of the grid has no counterpart in the reference."""
    rows = []
    for r in read_csv(path):
        threshold = [t for t in THRESHOLDS if abs(t - float(r["threshold"])) < 1e-9]
        if threshold:
            window = r["window"], int(r["year_start"]), int(r["year_end"])
            key = (r["variable"], *window, r["budget_method"], threshold[0])
            rows.append((key, (number(r["probability"]), number(r["mc_se"]), ())))
    return unique(rows, path)


def read_waterfall(path):
    """Means by year and item; some items have another name in the program."""
    names = {"w_net": "to_missiles", "spent": "spend", "change_of_account": "account_change"}
    rows = []
    for r in read_csv(path):
        if r["window"] == "year" and r["statistic"] == "mean":
            key = int(r["year_start"]), names.get(r["step"], r["step"])
            rows.append((key, (number(r["value"]), number(r["mc_se"]), ())))
    return unique(rows, path)


def run_program(args, data, folder):
    out = os.path.join(folder, "run")
    command = [args.binary, "run", args.scenario, "--worlds", str(args.worlds), "--seed", str(args.program_seed)]
    for pair in args.set:
        command += ["--set", pair]
    subprocess.run(command + ["--data", data, "--out", out, "--quiet"], check=True)
    return out


def with_prices_until(data, month, folder):
    """A copy of the tables whose prices end with a month, so that a run has months past them."""
    copy = os.path.join(folder, "data")
    shutil.copytree(data, copy)
    path = os.path.join(copy, "prices", "prices_monthly.csv")
    with open(path, encoding="utf-8") as file:
        header, *rows = file.readlines()
    with open(path, "w", encoding="utf-8") as file:
        file.writelines([header] + [row for row in rows if row[:7] <= month])
    return copy


def tables_of(period, m, b, visit=None):
    """{name of the table: {key: (value, mc_se, labels)}} of one run of the reference."""
    summary, exceeded = model.report(period, m, b, visit)
    return {
        "summary": {(r[0], r[2], r[3], r[4], r[6], r[7]): (r[8], r[9], (r[1], r[5], r[10])) for r in summary},
        "exceedance": {r[:6]: (r[6], r[7], ()) for r in exceeded},
        "waterfall": {r[:2]: (r[2], r[3], ()) for r in waterfall(m, period)},
    }


def pilot_errors(args, data, settings, covariances):
    """{table: {key: error that the two pilots add}}."""
    runs = [tables_of(*model.simulate(data, PILOT_ERROR_WORLDS, args.reference_seed, settings, c)) for c in covariances]
    scale = math.sqrt(1 / len(runs) + model.PILOT_WORLDS / PROGRAM_PILOT_WORLDS)
    return {table: {key: scale * float(np.std([run[table][key][0] for run in runs], ddof=1))
                    for key, row in rows.items() if all(run[table][key][0] is not None for run in runs)}
            for table, rows in runs[0].items()}


def run_reference(args, data):
    settings = model.read_settings(args.set)
    covariances = model.pilot(data, Period(data, settings), settings)
    mean = None if covariances is None else covariances.mean(axis=0)
    stretches = Stretches()
    tables = tables_of(*model.simulate(data, args.worlds, args.reference_seed, settings, mean), stretches.visit)
    errors = {} if covariances is None else pilot_errors(args, data, settings, covariances)
    return tables, errors, stretches.ends


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--data", default="data")
    parser.add_argument("--scenario", default="baseline")
    parser.add_argument("--worlds", type=int, default=100_000)
    parser.add_argument("--program-seed", type=int, default=11)
    parser.add_argument("--reference-seed", type=int, default=7)
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--prices-until", metavar="YYYY-MM", help="leave out the prices of later months")
    args = parser.parse_args()
    comparison = Comparison()
    with tempfile.TemporaryDirectory(prefix="fundshare-compare-") as folder:
        start = time.monotonic()
        data = with_prices_until(args.data, args.prices_until, folder) if args.prices_until else args.data
        run = run_program(args, data, folder)
        middle = time.monotonic()
        mine, pilot, stretches = run_reference(args, data)
        print(f"program {middle - start:.1f} s, reference {time.monotonic() - middle:.1f} s, "
              f"{args.worlds} worlds each, settings {args.set or 'default'}")
        for name, read in (("summary", read_summary), ("exceedance", read_exceedance), ("waterfall", read_waterfall)):
            theirs = read(os.path.join(run, f"{name}.csv"))
            comparison.compare(name, mine[name], theirs, pilot.get(name, {}), stretches if name == "summary" else None)
    comparison.print()
    return 1 if comparison.amiss else 0


if __name__ == "__main__":
    sys.exit(main())
