#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""laws.py PROGRAM: nanoseconds per draw of each law, ours beside <random>, numpy and Boost.Math, as a Markdown table.

The means of the draws stand beside the times, so that a reader sees that all draw the same law.
"""
import os
import pathlib
import subprocess
import sys
import time

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from machine import print_instructions  # noqa: E402

DRAWS, ROUNDS = 1_000_000, 5
COLUMNS = ["fundshare", "of which the law", "<random>", "numpy", "Boost.Math per draw"]


def truncated(rng, n):
    """By rejection, as is usual: draws outside are drawn again."""
    x = rng.normal(30_000, 4000, n)
    while (outside := (x < 18_000) | (x > 45_000)).any():
        x[outside] = rng.normal(30_000, 4000, outside.sum())
    return x


def numpy_laws(rng):
    n = DRAWS
    return {
        "uniform": lambda: rng.uniform(-1, 4, n),
        "triangular": lambda: rng.triangular(0, 1, 3, n),
        "normal": lambda: rng.normal(1, 2, n),
        "lognormal": lambda: rng.lognormal(0, 1, n),
        "beta": lambda: rng.beta(2, 10, n),
        "pert": lambda: rng.beta(1.8, 4.2, n),
        "gamma": lambda: rng.gamma(2.5, 1, n),
        "student t": lambda: rng.standard_t(5, n),
        "weibull": lambda: 2 * rng.weibull(1.5, n),
        "truncated normal": lambda: truncated(rng, n),
        "mixture": lambda: np.where(rng.random(n) < 0.7, rng.beta(2, 10, n), rng.beta(6, 3, n)),
        "bernoulli": lambda: (rng.random(n) < 0.3).astype(float),
        "discrete": lambda: rng.choice([1.0, 2.0, 5.0, 9.0], n, p=[0.1, 0.2, 0.3, 0.4]),
        "poisson": lambda: rng.poisson(3, n),
        "poisson 300": lambda: rng.poisson(300, n),
    }


def time_numpy(draw):
    best, x = float("inf"), None
    for _ in range(ROUNDS):
        start = time.perf_counter()
        x = draw()
        best = min(best, time.perf_counter() - start)
    return 1e9 * best / DRAWS, float(np.mean(x))


def main():
    print_instructions()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; ns a draw, least of {ROUNDS} rounds\n")
    rows = {}
    for line in subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True).stdout.splitlines():
        law, who, ns, mean, _ = line.split(",")
        rows.setdefault(law, {})[who] = (float(ns), float(mean))
    for law, draw in numpy_laws(np.random.default_rng(1)).items():
        rows[law]["numpy"] = time_numpy(draw)
    print("| law | " + " | ".join(COLUMNS) + " | means |")
    print("|---|" + "---|" * (len(COLUMNS) + 1))
    for law, times in rows.items():
        cells = [f"{times[who][0]:.2f}" if who in times else "" for who in COLUMNS]
        means = ", ".join(f"{times[who][1]:.4g}" for who in COLUMNS if who in times and who != COLUMNS[1])
        print(f"| {law} | " + " | ".join(cells) + f" | {means} |")


if __name__ == "__main__":
    main()
