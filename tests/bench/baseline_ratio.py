#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""baseline_ratio.py PROGRAM: the baseline by the program and by numpy, one thread each, every row of summary.csv.

Both compute the variables of summary.csv alone. Every value must agree within 5 combined Monte Carlo errors.
"""
import argparse
import csv
import math
import pathlib
import tempfile

from timing import in_turn, print_ratios, run_once

HERE = pathlib.Path(__file__).resolve().parent


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {tuple(r[k] for k in ("variable", "window", "year_start", "year_end", "statistic", "level")):
                (r["value"], r["mc_se"]) for r in csv.DictReader(file)}


def compare(ours, theirs):
    """Prints how far apart the answers are. Ends the benchmark where rows differ or a value is beyond 5 errors."""
    if ours.keys() != theirs.keys():
        raise SystemExit(f"rows of one alone: {sorted(ours.keys() ^ theirs.keys())[:5]}")
    far = {}
    for key, (value, error) in ours.items():
        value2, error2 = theirs[key]
        if (value == "") != (value2 == ""):
            raise SystemExit(f"{key}: defined by one alone")
        if value:
            rounding = 1e-9 * max(abs(float(value)), 1e-3)  # a column that is constant has no Monte Carlo error
            spread = math.hypot(float(error or 0), float(error2 or 0)) + rounding
            far[key] = abs(float(value) - float(value2)) / spread
    worst = max(far, key=far.get)
    print(f"\n{len(ours)} rows; largest distance {far[worst]:.2f} combined errors, at {' '.join(worst)}")
    print(f"rows beyond 3 errors: {sum(z > 3 for z in far.values())}")
    if far[worst] > 5:
        raise SystemExit("the answers differ")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--data", default=str(HERE.parents[1] / "data"))
    parser.add_argument("--worlds", default="1000000")
    parser.add_argument("--repeats", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        run = [args.program, "run", "baseline", "--data", args.data, "--quiet"]
        run_once(run + ["--worlds", "1000", "--out", f"{scratch}/names"])
        variables = dict.fromkeys(key[0] for key in read(f"{scratch}/names/summary.csv"))
        run += ["--worlds", args.worlds, "--outputs", ",".join(variables)]
        commands = {
            "fundshare, 1 thread": run + ["--threads", "1", "--out", f"{scratch}/one"],
            "fundshare, 2 threads": run + ["--threads", "2", "--out", f"{scratch}/two"],
            "numpy, 1 thread": ["/usr/bin/python3", str(HERE / "peers/baseline_numpy.py"), "--data", args.data,
                                "--worlds", args.worlds, "--out", f"{scratch}/numpy.csv"]}
        times, _ = in_turn(commands, args.repeats)
        print_ratios(times, "fundshare, 1 thread")
        compare(read(f"{scratch}/one/summary.csv"), read(f"{scratch}/numpy.csv"))


if __name__ == "__main__":
    main()
