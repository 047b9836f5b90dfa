#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes reference.csv: Pareto-smoothed weights and weighted summaries by numpy, from the published equations.

Written from Vehtari et al. (2024) and Zhang and Stephens (2009), not from the code of the project. The worlds are the
points frac((i + 1) g), g = 0.6180339887498949, which need no random numbers and have the same bits in any language.

    python3 make_reference.py > reference.csv
"""
import numpy as np

GOLDEN = 0.6180339887498949
LEVELS = (0.05, 0.50, 0.95)


def points(worlds):
    product = np.arange(1, worlds + 1) * GOLDEN
    return product - np.floor(product)


def log_weights(kind, parameter, u):
    x = np.log(u / (1 - u))  # logistic
    if kind == "pareto":
        return -parameter * np.log(1 - u)
    if kind == "normal":
        return -0.5 * ((x - parameter) / 0.5) ** 2
    if kind == "capped":  # all large weights are equal
        return np.minimum(x, parameter)
    if kind == "steps":  # ties at the threshold and in the tail
        return np.floor(-parameter * np.log(1 - u))
    raise ValueError(kind)


def fit(x):
    """Shape and scale of a generalised Pareto law, x ascending."""
    n = len(x)
    m = 30 + int(np.sqrt(n))
    quartile = x[int(n / 4 + 0.5) - 1]
    j = np.arange(1, m + 1)
    theta = 1 / x[-1] + (1 - np.sqrt(m / (j - 0.5))) / (3 * quartile)
    k = np.log1p(-theta[:, None] * x[None, :]).mean(axis=1)
    likelihood = n * (np.log(-theta / k) - k - 1)
    weight = np.exp(likelihood - likelihood.max())
    weight /= weight.sum()
    best = (theta * weight).sum()
    shape = np.log1p(-best * x).mean()
    scale = -shape / best
    return (n * shape + 10 * 0.5) / (n + 10), scale


def smooth(log_w):
    worlds = len(log_w)
    shifted = log_w - log_w.max()
    count = int(np.ceil(min(0.2 * worlds, 3 * np.sqrt(worlds))))
    order = np.argsort(shifted, kind="stable")
    threshold = shifted[order[-count - 1]]
    tail = order[-count:]
    tail = tail[shifted[tail] > threshold]
    k_hat = None
    if threshold < -1e-12 and len(tail) >= 5:
        above = np.exp(shifted[tail]) - np.exp(threshold)
        k_hat, scale = fit(above)
        p = (np.arange(1, len(tail) + 1) - 0.5) / len(tail)
        quantiles = scale * ((1 - p) ** -k_hat - 1) / k_hat
        shifted = shifted.copy()
        shifted[tail] = np.minimum(np.log(np.exp(threshold) + quantiles), 0.0)
    w = np.exp(shifted)
    mean = w.mean()
    w = w / w.sum()
    squares = (w**2).sum()
    log_mean = log_w.max() + np.log(mean), np.sqrt(squares - 1 / worlds)
    return w, k_hat, 1 / squares, log_mean


def reach(cumulative, p):
    return int((cumulative < p - 1e-12).sum())


def quantile(x, w, p):
    order = np.argsort(x)
    xs, ws = x[order], w[order]
    cumulative = np.cumsum(ws.astype(np.longdouble))
    value = xs[reach(cumulative, p)]
    d = float(np.sqrt((w**2 * ((x <= value) - p) ** 2).sum()))
    low, high = int((cumulative <= p - d + 1e-12).sum()), reach(cumulative, p + d)
    return value, 0.5 * (xs[high] - xs[low - 1]) if low > 0 and high < len(xs) else None


def row(kind, parameter, worlds):
    u = points(worlds)
    w, k_hat, effective, log_mean = smooth(log_weights(kind, parameter, u))
    x = np.log(u / (1 - u))
    mean = (w * x).sum()
    unbiased = 1 / (1 - (w**2).sum())
    variance = (w * (x - mean) ** 2).sum() * unbiased
    mean_se = np.sqrt((w**2 * (x - mean) ** 2).sum() * unbiased)
    sd_se = np.sqrt((w**2 * ((x - mean) ** 2 - variance) ** 2).sum()) / (2 * np.sqrt(variance))
    figures = [effective, *log_mean, w.max(), mean, mean_se, np.sqrt(variance), sd_se]
    for p in LEVELS:
        figures += quantile(x, w, p)
    return [kind, repr(parameter), str(worlds)] + ["" if f is None else repr(float(f)) for f in [k_hat, *figures]]


CASES = [
    ("pareto", 0.2, 500), ("pareto", 0.6, 5000), ("pareto", 1.1, 20000), ("pareto", 0.4, 30),
    ("normal", 0.0, 5000), ("normal", 3.0, 5000), ("normal", 9.0, 20000), ("normal", -2.0, 300),
    ("capped", 0.0, 4000), ("steps", 2.0, 5000), ("steps", 7.0, 20000),
]  # fmt: skip

if __name__ == "__main__":
    print("weights,parameter,worlds,k_hat,effective_worlds,log_mean,log_mean_se,largest,mean,mean_se,sd,sd_se,"
          "q05,q05_se,q50,q50_se,q95,q95_se")
    for case in CASES:
        print(",".join(row(*case)))
