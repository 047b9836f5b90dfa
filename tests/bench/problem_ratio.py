#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""problem_ratio.py ENGINE PLAIN LIMIT: the reference problem of 126 inputs by every program, answers and ratios.

In turn; ours with AVX2 alone too where the processor has AVX-512. Peers that are not installed are left out, and
named: see peers/install.sh.
"""
import argparse
import os
import pathlib
import shutil

from machine import our_instructions, print_instructions
from timing import capped, in_turn, print_ratios, print_speedup

HERE = pathlib.Path(__file__).resolve().parent
BASE, AVX2, TWO = "fundshare, 1 thread", "fundshare, 1 thread, AVX2", "fundshare, 2 threads"
MEASURES = ("mean", "q05", "q50", "q95")
# What seven separate implementations gave for the whole of the years, at 1e6 worlds: (lowest, highest).
AGREED = {"mean": (0.2429, 0.2434), "q05": (0.1030, 0.1034), "q50": (0.2188, 0.2192), "q95": (0.4640, 0.4656)}
# Sd of each at 1e6 worlds, from the density at the quantile; the bounds above are widened by 4 of them.
ERROR = {"mean": 1.2e-4, "q05": 1.2e-4, "q50": 1.3e-4, "q95": 5e-4}


def check(name, output, worlds):
    """Prints the answers for the whole of the years; ends the benchmark if one is outside what was agreed."""
    row = next(line.split() for line in output.splitlines() if line.startswith("cum "))
    found = dict(zip(MEASURES, (float(row[1]), float(row[2]), float(row[4]), float(row[6]))))
    print(f"{name}: cum " + ", ".join(f"{key} {value:.4f}" for key, value in found.items()))
    for key, value in found.items():
        low, high = AGREED[key]
        room = 4 * ERROR[key] * (1e6 / worlds) ** 0.5
        if not low - room <= value <= high + room:
            raise SystemExit(f"{name}: {key} {value} is outside {low} to {high}")


def fundshare(args, worlds):
    """Ours and the limit; with AVX2 alone too where the processor has more."""
    commands = {BASE: [args.engine, worlds, "1"]}
    if our_instructions() == "avx512":
        commands[AVX2] = capped("avx2", [args.engine, worlds, "1"])
    commands[TWO] = [args.engine, worlds, "2"]
    commands["limit of the parts, 1 thread"] = [args.limit, worlds]
    if AVX2 in commands and args.limit_avx2:
        commands["limit of the parts, 1 thread, AVX2"] = capped("avx2", [args.limit_avx2, worlds])
    return commands


def peers(args, worlds):
    folder, numpy = pathlib.Path(args.peers), ["/usr/bin/python3", str(HERE / "peers/problem_numpy.py"), worlds]
    commands = {"numpy, default generator, whole columns": numpy,
                "numpy, tuned: SFC64, batches that fit the cache": numpy + ["--tuned"],
                "C++ with <random>": [args.plain, worlds]}
    if os.access(folder / "problem_openturns", os.X_OK):
        commands["OpenTURNS C++"] = [str(folder / "problem_openturns"), worlds]
    else:
        print("OpenTURNS left out: not installed")
    if shutil.which("node") and (folder / "node_modules/@quri/squiggle-lang").is_dir():
        commands["Squiggle"] = ["node", str(HERE / "peers/problem_squiggle.mjs"), str(folder), worlds]
    else:
        print("Squiggle left out: not installed")
    return commands


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for program in ("engine", "plain", "limit"):
        parser.add_argument(program)
    parser.add_argument("--limit-avx2", help="the limit compiled for AVX2")
    parser.add_argument("--worlds", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--peers", default="build/peers", help="where peers/install.sh put its programs")
    args = parser.parse_args()
    worlds = str(args.worlds)
    print_instructions()
    times, outputs = in_turn(fundshare(args, worlds) | peers(args, worlds), args.repeats)
    print_ratios(times, *(name for name in (BASE, AVX2) if name in times))
    print_speedup(times, BASE, TWO)
    print()
    for name, output in outputs.items():
        if not name.startswith("limit"):
            check(name, output, args.worlds)
        if name.startswith("fundshare") and output != outputs[BASE]:
            raise SystemExit(f"{name}: other digits than {BASE}")


if __name__ == "__main__":
    main()
