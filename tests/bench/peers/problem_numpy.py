#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""problem_numpy.py WORLDS [--tuned]: the reference problem with numpy's direct samplers, vectorised over worlds.

As it is usually written: the default generator, every column whole. Tuned: SFC64, the fastest of numpy's generators,
and batches that fit the cache. The model is the same.
"""
import argparse
import math

import numpy as np

YEARS, TUNED_BATCH = 9, 16_384
MEDIANS, FIRST, GROWTH = (2, 6, 16, 40, 90), (12, 8, 5, 2, 1), (3, 2, 1, 0.5, 0.25)


def truncated_normal(rng, n, mean, sd, low, high):
    """By rejection: 0.0015 of the draws are drawn again."""
    x = rng.normal(mean, sd, n)
    while len(out := np.flatnonzero((x < low) | (x > high))):
        x[out] = rng.normal(mean, sd, len(out))
    return x


def simulate(rng, n, factor):
    """The 10 outputs of n worlds, (10, n)."""
    z, out = factor @ rng.standard_normal((YEARS, n)), np.empty((YEARS + 1, n))
    net_sum, budget_sum = np.zeros(n), np.zeros(n)
    for t in range(YEARS):
        theft = np.exp(math.log(400) + 0.12 * t + 0.6 * z[t])
        a, b = 1 + 4 * (0.25 - 0.1) / 0.4, 1 + 4 * (0.5 - 0.25) / 0.4
        net = theft * (1 - rng.beta(2, 10, n)) * (1 - (0.1 + 0.4 * rng.beta(a, b, n))) * rng.beta(4, 3, n)
        top = truncated_normal(rng, n, 30_000, 4_000, 18_000, 45_000) * rng.beta(20, 60, n) * rng.beta(8, 40, n)
        bottom = sum((c + t * g) * rng.lognormal(math.log(m), 0.4, n) for m, c, g in zip(MEDIANS, FIRST, GROWTH))
        bottom *= rng.lognormal(math.log(1.6), 0.25, n)
        budget = np.where(rng.random(n) < 0.5, top, bottom)
        out[t] = np.minimum(1, net / budget)
        net_sum += net
        budget_sum += budget
    out[YEARS] = np.minimum(1, net_sum / budget_sum)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("worlds", type=int)
    parser.add_argument("--tuned", action="store_true")
    args = parser.parse_args()
    worlds = args.worlds
    rng = np.random.Generator(np.random.SFC64(11)) if args.tuned else np.random.default_rng(11)
    batch = TUNED_BATCH if args.tuned else worlds
    factor = np.linalg.cholesky(np.full((YEARS, YEARS), 0.4) + 0.6 * np.eye(YEARS))
    out = np.empty((YEARS + 1, worlds))
    for start in range(0, worlds, batch):
        end = min(start + batch, worlds)
        out[:, start:end] = simulate(rng, end - start, factor)
    ranks = [math.ceil(p * worlds) - 1 for p in (0.05, 0.25, 0.5, 0.75, 0.95)]
    for t, x in enumerate(out):
        name = "cum" if t == YEARS else f"share_{t}"
        print(name, f"{x.mean():.6f}", *(f"{q:.6f}" for q in np.partition(x, ranks)[ranks]))


if __name__ == "__main__":
    main()
