#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the program and the reference with the same settings and compares every row that both print.

comparison.py has the rule.
"""
import argparse
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time

import numpy as np

sys.dont_write_bytecode = True  # the source tree stays as it is
import model  # noqa: E402
from comparison import Comparison, Stretches  # noqa: E402
from read_program import read_equivalents, read_exceedance, read_summary, read_waterfall  # noqa: E402
from share import equivalents, waterfall  # noqa: E402
from tables import Period  # noqa: E402

PROGRAM_PILOT_WORLDS, PILOT_ERROR_WORLDS = 1_048_576, 10_000


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
        "equivalents": {r[:4] + ("quantile", r[4]): (r[5], r[6], (r[7],)) for r in equivalents(m, b, period, visit)},
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
        for name, read in (("summary", read_summary), ("exceedance", read_exceedance), ("waterfall", read_waterfall),
                           ("equivalents", read_equivalents)):
            theirs, ranked = read(os.path.join(run, f"{name}.csv")), name in ("summary", "equivalents")
            comparison.compare(name, mine[name], theirs, pilot.get(name, {}), stretches if ranked else None)
    comparison.print()
    return 1 if comparison.amiss else 0


if __name__ == "__main__":
    sys.exit(main())
