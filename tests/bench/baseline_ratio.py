#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""baseline_ratio.py PROGRAM: the baseline by the program and by numpy, every row of summary.csv.

All compute the variables of summary.csv alone. Every value of numpy must agree within 5 combined Monte Carlo errors.
"""
import argparse
import csv
import math
import pathlib
import tempfile

from machine import our_instructions, print_instructions
from timing import capped, in_turn, print_ratios, print_speedup, run_once

HERE = pathlib.Path(__file__).resolve().parent
BASE, AVX2, TWO = "fundshare, 1 thread", "fundshare, 1 thread, AVX2", "fundshare, 2 threads"


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {tuple(r[k] for k in ("variable", "window", "year_start", "year_end", "statistic", "level")):
                (r["value"], r["mc_se"]) for r in csv.DictReader(file)}


def compare(name, ours, theirs):
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
    print(f"\n{name}: {len(ours)} rows; largest distance {far[worst]:.2f} combined errors, at {' '.join(worst)}")
    print(f"rows beyond 3 errors: {sum(z > 3 for z in far.values())}")
    if far[worst] > 5:
        raise SystemExit("the answers differ")


def fundshare(args, scratch):
    """{name: (command, where it writes summary.csv)}; with AVX2 alone too where the processor has more."""
    run = [args.program, "run", "baseline", "--data", args.data, "--quiet"]
    run_once(run + ["--worlds", "1000", "--out", f"{scratch}/names"])
    variables = dict.fromkeys(key[0] for key in read(f"{scratch}/names/summary.csv"))
    run += ["--worlds", args.worlds, "--outputs", ",".join(variables)]
    one = run + ["--threads", "1", "--out"]
    programs = {BASE: (one + [f"{scratch}/one"], f"{scratch}/one/summary.csv")}
    if our_instructions() == "avx512":
        programs[AVX2] = (capped("avx2", one + [f"{scratch}/avx2"]), f"{scratch}/avx2/summary.csv")
    programs[TWO] = (run + ["--threads", "2", "--out", f"{scratch}/two"], f"{scratch}/two/summary.csv")
    return programs


def peers(args, scratch):
    """{name: (command, what it writes)}. Whole columns take 5 GiB at a million worlds."""
    program = ["/usr/bin/python3", str(HERE / "peers/baseline_numpy.py")]
    numpy = program + ["--data", args.data, "--worlds", args.worlds, "--out"]
    plain, tuned = f"{scratch}/plain.csv", f"{scratch}/tuned.csv"
    return {"numpy, default generator, whole columns": (numpy + [plain], plain),
            "numpy, tuned: SFC64, batches that fit the cache": (numpy + [tuned, "--tuned"], tuned)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--data", default=str(HERE.parents[1] / "data"))
    parser.add_argument("--worlds", default="1000000")
    parser.add_argument("--repeats", type=int, default=3)
    args = parser.parse_args()
    print_instructions()
    with tempfile.TemporaryDirectory() as scratch:
        ours, theirs = fundshare(args, scratch), peers(args, scratch)
        times, _ = in_turn({name: command for name, (command, _) in (ours | theirs).items()}, args.repeats)
        print_ratios(times, *(name for name in (BASE, AVX2) if name in times))
        print_speedup(times, BASE, TWO)
        files = {name: pathlib.Path(file) for name, (_, file) in (ours | theirs).items()}
        for name in ours:
            if files[name].read_bytes() != files[BASE].read_bytes():
                raise SystemExit(f"{name}: another summary.csv than {BASE}")
        for name in theirs:
            compare(name, read(files[BASE]), read(files[name]))


if __name__ == "__main__":
    main()
