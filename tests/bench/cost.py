#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""cost.py PROGRAM [--plot FILE.svg]: what the baseline costs against worlds, threads and columns.

Each figure is the least of some runs of the whole process, files written. Prints Markdown tables; the plot needs
Debian's python3-matplotlib.
"""
import argparse
import csv
import os
import pathlib
import tempfile

from timing import run_once

DATA = str(pathlib.Path(__file__).resolve().parents[2] / "data")
WORLDS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
COLUMNS = (1, 4, 16, None)  # variables; None for everything


def variables(program, scratch):
    """The names of summary.csv in their order."""
    run_once([program, "run", "baseline", "--data", DATA, "--worlds", "1000", "--quiet", "--out", f"{scratch}/names"])
    with open(f"{scratch}/names/summary.csv", newline="", encoding="utf-8") as file:
        return list(dict.fromkeys(row["variable"] for row in csv.DictReader(file)))


def measure(program, scratch, repeats, worlds, threads=1, outputs=None):
    """(least wall, least processor, greatest processor) seconds."""
    command = [program, "run", "baseline", "--data", DATA, "--worlds", str(worlds), "--threads", str(threads), "--quiet",
               "--out", f"{scratch}/out"] + (["--outputs", ",".join(outputs)] if outputs else [])
    runs = [run_once(command)[:2] for _ in range(repeats)]
    wall, processor = zip(*runs)
    return min(wall), min(processor), max(processor)


def table(title, rows):
    print(f"\n{title}\n\n| | wall s | processor s | of a million worlds, processor s |\n|---|---|---|---|")
    for name, worlds, (wall, least, most) in rows:
        print(f"| {name} | {wall:.2f} | {least:.2f} to {most:.2f} | {least * 1e6 / worlds:.1f} |")


def plot(path, by_worlds, by_columns):
    import matplotlib
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "fundshare"
    import matplotlib.pyplot as plt
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4), constrained_layout=True)
    for threads, style in ((1, "o-"), (2, "s--")):
        rows = [(w, t[0]) for name, w, t in by_worlds if name.endswith(f", {threads} thread" + "s" * (threads > 1))]
        left.plot(*zip(*rows), style, color="#0072B2" if threads == 1 else "#D55E00", label=f"{threads} thread" + "s" * (threads > 1))
    left.set(xscale="log", yscale="log", xlabel="worlds", ylabel="wall time, s", title="Baseline, everything written")
    left.legend(frameon=False)
    right.plot([n for n, _ in by_columns], [t for _, t in by_columns], "o-", color="#0072B2")
    right.set(xlabel="columns that are summarised", ylabel="processor time, s", title="300,000 worlds, 1 thread", ylim=(0, None))
    for axes in (left, right):
        axes.grid(alpha=.3)
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, metadata={"Date": None})


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--plot")
    args = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as scratch:
        names = variables(args.program, scratch)
        by_worlds = [(f"{worlds:,} worlds, {threads} thread{'s' * (threads > 1)}", worlds,
                      measure(args.program, scratch, args.repeats, worlds, threads))
                     for threads in (1, 2) for worlds in WORLDS]
        table("Against worlds and threads", by_worlds)
        rows, points = [], []
        for count in COLUMNS:
            outputs = names[:count] if count else None
            seconds = measure(args.program, scratch, args.repeats, 300_000, 1, outputs)
            with open(f"{scratch}/out/summary.csv", encoding="utf-8") as file:
                columns = sum(1 for line in file if ",mean," in line)
            rows.append((f"{columns} columns of summary.csv" + ("" if count else ", and every other table"), 300_000, seconds))
            points.append((columns, seconds[1]))
        table("Against columns, 300,000 worlds, 1 thread", rows)
        if args.plot:
            plot(args.plot, by_worlds, points)


if __name__ == "__main__":
    main()
