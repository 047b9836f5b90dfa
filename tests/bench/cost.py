#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""cost.py PROGRAM [--plot FILE.svg]: what the baseline costs against worlds, threads and columns.

Each figure is of the whole process, files written. One world shows what a start costs; the last column of each table
is what a million worlds more cost. Prints Markdown tables; the plot needs Debian's python3-matplotlib.
"""
import argparse
import csv
import os
import pathlib
import tempfile

from timing import run_once, seconds

DATA = str(pathlib.Path(__file__).resolve().parents[2] / "data")
WORLDS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
VARIABLES = (1, 4, 16)  # then all of summary.csv, then every table
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7")


class Baseline:
    def __init__(self, program, scratch, repeats):
        self.command = [program, "run", "baseline", "--data", DATA, "--quiet", "--out", f"{scratch}/out"]
        self.summary, self.repeats = f"{scratch}/out/summary.csv", repeats

    def measure(self, worlds, threads, outputs=None):
        """(wall seconds of each run, processor seconds of each run)."""
        command = self.command + ["--worlds", str(worlds), "--threads", str(threads)]
        command += ["--outputs", ",".join(outputs)] if outputs else []
        return tuple(zip(*(run_once(command)[:2] for _ in range(self.repeats))))

    def written(self):
        """The variables of the last summary.csv in their order, and its number of columns (variable and years)."""
        with open(self.summary, newline="", encoding="utf-8") as file:
            names = [row["variable"] for row in csv.DictReader(file) if row["statistic"] == "mean"]
        return list(dict.fromkeys(names)), len(names)


def slope(few, cost_of_few, many, cost_of_many):
    """Processor seconds of a million worlds more, by the least times at two numbers of worlds."""
    return (min(cost_of_many[1]) - min(cost_of_few[1])) / (many - few) * 1e6


def against_worlds(baseline, sizes, threads):
    """{threads: {worlds: (wall, processor)}}, and its table; sizes start at 1."""
    costs = {t: {n: baseline.measure(n, t) for n in sizes} for t in threads}
    print("\nAgainst worlds and threads, every table written\n")
    print("| threads | worlds | wall s | processor s | processor s of a million worlds more, from the row above |")
    print("|---|---|---|---|---|")
    for t, of_size in costs.items():
        print(f"| {t} | 1: the start | {seconds(of_size[1][0])} | {seconds(of_size[1][1])} | |")
        for few, many in zip(sizes, sizes[1:]):
            wall, processor = of_size[many]
            more = slope(few, of_size[few], many, of_size[many])
            print(f"| {t} | {many:,} | {seconds(wall)} | {seconds(processor)} | {more:.1f} |")
    return costs


def against_columns(baseline, worlds):
    """[(columns, (wall, processor))] of parts of summary.csv, the last with every other table, and their table."""
    baseline.measure(1, 1)
    names, _ = baseline.written()
    points = []
    print(f"\nAgainst columns, {worlds:,} worlds, 1 thread\n")
    print("| columns of summary.csv | wall s | processor s | processor s of the start |"
          " processor s of a million worlds more |")
    print("|---|---|---|---|---|")
    for outputs in [names[:count] for count in VARIABLES] + [names, None]:
        start, cost = baseline.measure(1, 1, outputs), baseline.measure(worlds, 1, outputs)
        _, columns = baseline.written()
        print(f"| {columns}{'' if outputs else ', and every other table'} | {seconds(cost[0])} | {seconds(cost[1])} | "
              f"{seconds(start[1])} | {slope(1, start, worlds, cost):.1f} |")
        points.append((columns, cost))
    return points


def plot(path, by_worlds, by_columns, worlds):
    """The same figures give the same bytes: no date, no random names."""
    import matplotlib
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "fundshare"
    import matplotlib.pyplot as plt
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6), constrained_layout=True)
    for (threads, costs), colour, marker in zip(by_worlds.items(), COLOURS, "osD^"):
        left.plot(list(costs), [min(wall) for wall, _ in costs.values()], marker + "-", color=colour,
                  label=f"{threads} thread{'s' * (threads > 1)}")
    left.set(xlabel="worlds", ylabel="wall time, s", ylim=(0, None), title="Baseline, every table written")
    *parts, (all_columns, everything) = [(n, min(processor)) for n, (_, processor) in by_columns]
    right.plot(*zip(*parts), "o-", color=COLOURS[0], label="summary.csv alone")
    right.plot(all_columns, everything, "s", color=COLOURS[1], label="every table")
    right.set(xlabel="columns that are summarised", ylabel="processor time, s", ylim=(0, None),
              title=f"{worlds:,} worlds, 1 thread")
    for axes in (left, right):
        axes.xaxis.set_major_formatter("{x:,.0f}")
        axes.legend(frameon=False)
        axes.grid(alpha=.3)
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, metadata={"Date": None})


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--worlds", type=int, nargs="+", default=WORLDS, metavar="N", help="one world is added")
    parser.add_argument("--threads", type=int, nargs="+", default=(1, 2), metavar="N")
    parser.add_argument("--column-worlds", type=int, default=300_000, metavar="N", help="worlds of the second table")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--plot", metavar="FILE.svg")
    args = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; runs of each: {args.repeats}")
    with tempfile.TemporaryDirectory() as scratch:
        baseline = Baseline(args.program, scratch, args.repeats)
        by_worlds = against_worlds(baseline, sorted({1, *args.worlds}), args.threads)
        by_columns = against_columns(baseline, args.column_worlds)
    if args.plot:
        plot(args.plot, by_worlds, by_columns, args.column_worlds)


if __name__ == "__main__":
    main()
