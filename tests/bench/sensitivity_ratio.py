#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""sensitivity_ratio.py PROGRAM: Sobol' indices of the reference problem by the engine and by brute force in numpy.

Prints the ratio of the times and both sets of indices. The two estimators of first order differ: the engine's has the
smaller error, so the table gives the time at equal error too.
"""
import argparse
import pathlib

from timing import in_turn, print_ratios, print_speedup

HERE = pathlib.Path(__file__).resolve().parent
SHOWN = 10


def indices(output):
    """{name: (first, error, total, error)}."""
    return {name: tuple(map(float, rest)) for name, *rest in (line.split() for line in output.splitlines())}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--pairs", type=int, default=16_384)
    parser.add_argument("--repeats", type=int, default=3)
    args = parser.parse_args()
    base, pairs = "fundshare, 1 thread", str(args.pairs)
    two, numpy = "fundshare, 2 threads", "numpy, A, B and every AB_i"
    times, outputs = in_turn({base: [args.program, pairs, "1"], two: [args.program, pairs, "2"],
                              numpy: ["/usr/bin/python3", str(HERE / "peers/sensitivity_numpy.py"), pairs]},
                             args.repeats)
    print_ratios(times, base)
    print_speedup(times, base, two)
    ours, theirs = indices(outputs[base]), indices(outputs[numpy])
    print("\n| input | first order, fundshare | numpy | total, fundshare | numpy |\n|---|---|---|---|---|")
    for name in sorted(ours, key=lambda n: -ours[n][2])[:SHOWN]:
        a, b = ours[name], theirs[name]
        print(f"| {name} | {a[0]:.4f} +- {a[1]:.4f} | {b[0]:.4f} +- {b[1]:.4f} | {a[2]:.4f} +- {a[3]:.4f} | "
              f"{b[2]:.4f} +- {b[3]:.4f} |")
    largest = max(abs(ours[n][k] - theirs[n][k]) / (ours[n][k + 1] ** 2 + theirs[n][k + 1] ** 2) ** 0.5
                  for n in ours for k in (0, 2))
    for what, k in (("first order", 1), ("total", 3)):
        mean = [sum(each[n][k] ** 2 for n in ours) for each in (ours, theirs)]
        print(f"\nError variance of {what}, numpy over fundshare at equal pairs: {mean[1] / mean[0]:.1f}")
    print(f"\nLargest distance of {2 * len(ours)} indices: {largest:.1f} combined errors")
    if largest > 6:  # heavy tails of small indices: beyond 4 now and then
        raise SystemExit("the two programs disagree")


if __name__ == "__main__":
    main()
