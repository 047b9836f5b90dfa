# SPDX-License-Identifier: Apache-2.0
"""Statistics of a sample with their Monte Carlo errors: `summarise` and "Exceedance" of docs/methods.md."""
import math

import numpy as np

LEVELS = (0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99)
THRESHOLDS = (0.25, 1 / 3, 0.4, 0.5, 1.0)


def mean_and_error(x):
    return x.mean(), x.std(ddof=1) / math.sqrt(len(x))


def quantile_ranks(n, p, width=1.0):
    """Ranks (from 0) of the quantile and of the points `width` standard errors to each side."""
    e = width * math.sqrt(n * p * (1 - p))
    # 1e-9 keeps a product such as 0.07 * 100 = 7.000000000000001 from moving up a rank.
    rank = [math.ceil(p * n - 1e-9), math.floor(p * n - e), math.ceil(p * n + e)]
    return [min(max(r, 1), n) - 1 for r in rank]


def summarise(x):
    """[(statistic, level, value, mc_se)]; x must be sorted."""
    n, mean = len(x), x.mean()
    squares = np.square(x - mean)
    s, m4 = math.sqrt(squares.sum() / (n - 1)), np.square(squares).mean()
    rows = [("mean", "", mean, s / math.sqrt(n)),
            ("sd", "", s, math.sqrt(max(0.0, m4 - s**4) / n) / (2 * s) if s > 0 else 0.0)]
    for p in LEVELS:
        rank, below, above = quantile_ranks(n, p)
        rows.append(("quantile", repr(p), x[rank], (x[above] - x[below]) / 2))
    return rows


def exceedance(x, method):
    """[(budget_method, threshold, probability, mc_se)]."""
    rows = []
    for name, chosen in (("all", slice(None)), ("bottom_up", method == 0), ("top_down", method == 1)):
        part = x[chosen]
        for threshold in THRESHOLDS:
            p = np.count_nonzero(part >= threshold) / len(part) if len(part) else None
            rows.append((name, threshold, p, math.sqrt(p * (1 - p) / len(part)) if len(part) else None))
    return rows
