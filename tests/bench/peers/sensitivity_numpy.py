#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""sensitivity_numpy.py PAIRS: Sobol' indices of the reference problem without its copula, as SALib computes them.

Matrices A and B of all inputs, and for each input AB_i; the whole model is evaluated at every one. First order:
Saltelli (2010); total: Jansen. Standard errors from 64 batches of the pairs.
"""
import math
import sys

import numpy as np

YEARS, BATCHES = 9, 64
MEDIANS, FIRST, GROWTH = (2, 6, 16, 40, 90), (12, 8, 5, 2, 1), (3, 2, 1, 0.5, 0.25)
NAMES = ("theft", "recovered", "cost", "diverted", "overhead", "gdp", "military", "missiles", "choice",
         "unit0", "unit1", "unit2", "unit3", "unit4")


def truncated_normal(rng, n, mean, sd, low, high):
    x = rng.normal(mean, sd, n)
    while len(out := np.flatnonzero((x < low) | (x > high))):
        x[out] = rng.normal(mean, sd, len(out))
    return x


def inputs(rng, n):
    """All inputs of n points, (126, n): year by year in the order of NAMES."""
    rows = []
    a, b = 1 + 4 * (0.25 - 0.1) / 0.4, 1 + 4 * (0.5 - 0.25) / 0.4
    for t in range(YEARS):
        rows += [rng.lognormal(math.log(400) + 0.12 * t, 0.6, n), rng.beta(2, 10, n), 0.1 + 0.4 * rng.beta(a, b, n),
                 rng.beta(4, 3, n), rng.lognormal(math.log(1.6), 0.25, n),
                 truncated_normal(rng, n, 30_000, 4_000, 18_000, 45_000), rng.beta(20, 60, n), rng.beta(8, 40, n),
                 rng.random(n)]
        rows += [rng.lognormal(math.log(m), 0.4, n) for m in MEDIANS]
    return np.array(rows)


def model(x):
    net_sum, budget_sum = np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for t in range(YEARS):
        theft, rec, cost, div, over, gdp, mil, mis, sel, *units = x[t * len(NAMES):(t + 1) * len(NAMES)]
        bottom = over * sum((c + t * g) * u for u, c, g in zip(units, FIRST, GROWTH))
        net_sum += theft * (1 - rec) * (1 - cost) * div
        budget_sum += np.where(sel < 0.5, gdp * mil * mis, bottom)
    return np.minimum(1, net_sum / budget_sum)


def with_error(terms, variances):
    """Ratio of the sums, and its standard error from the batches."""
    parts = np.array([t.mean() for t in np.array_split(terms, BATCHES)])
    parts /= np.array([v.mean() for v in np.array_split(variances, BATCHES)])
    return terms.mean() / variances.mean(), parts.std(ddof=1) / math.sqrt(BATCHES)


def main():
    pairs = int(sys.argv[1])
    rng = np.random.Generator(np.random.SFC64(11))
    a, b = inputs(rng, pairs), inputs(rng, pairs)
    fa, fb = model(a), model(b)
    middle = np.concatenate([fa, fb]).mean()
    spread = ((fa - middle) ** 2 + (fb - middle) ** 2) / 2
    for i in range(len(a)):
        mixed = a.copy()
        mixed[i] = b[i]
        f = model(mixed)
        first = with_error((fb - middle) * (f - fa), spread)
        total = with_error((fa - f) ** 2 / 2, spread)
        print(f"{NAMES[i % len(NAMES)]}_{i // len(NAMES)}", *(f"{x:.9f}" for x in first + total))


if __name__ == "__main__":
    main()
