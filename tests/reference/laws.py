# SPDX-License-Identifier: Apache-2.0
"""The laws of docs/methods.md, drawn by numpy, and the copula of the unit costs."""
import math

import numpy as np

UNIT_COST = {  # PERT, materials of one missile
    "CRBM": (1e6, 2e6, 3e6), "SRBM": (2e6, 4e6, 5e6), "MRBM": (1.3e6, 8e6, 15e6), "IRBM": (6e6, 12.5e6, 15e6),
    "ICBM": (20e6, 25e6, 30e6), "SLBM": (4.3e6, 8e6, 10e6), "HGV": (10e6, 12.5e6, 20e6), "LACM": (2e6, 4e6, 5e6),
    "SLV": (20e6, 30e6, 60e6), "unknown": (2e6, 4e6, 10e6)}
UNIT_COST_SPEARMAN = 0.7


class Laws:
    """The laws of the page, each drawn by numpy's own sampler."""

    def __init__(self, seed, worlds):
        self.rng = np.random.Generator(np.random.PCG64(seed))
        self.n = worlds

    def uniform(self):
        return self.rng.random(self.n)

    def beta(self, a, b):
        return self.rng.beta(a, b, self.n)

    def pert(self, a, b, c):
        return a + (c - a) * self.rng.beta(1 + 4 * (b - a) / (c - a), 1 + 4 * (c - b) / (c - a), self.n)

    def normal(self, sd):
        return self.rng.normal(0.0, sd, self.n)

    def ln(self, median, gsd):
        return self.rng.lognormal(math.log(median), math.log(gsd), self.n)

    def ln90(self, q05, q95):
        width = (math.log(q95) - math.log(q05)) / (2 * 1.6448536269514722)
        return self.rng.lognormal((math.log(q05) + math.log(q95)) / 2, width, self.n)

    def poisson(self, mean):
        return self.rng.poisson(mean, self.n).astype(float)

    def mixture(self, parts):
        """One part is picked in each world, then drawn: the same law as the inverse of the mixed distribution."""
        pick = self.rng.choice(len(parts), size=self.n, p=[weight for weight, _ in parts])
        return np.choose(pick, [self.pert(*law) for _, law in parts])

    def choice(self, weights, fixed):
        """Index into weights; `fixed` names the member that every world takes."""
        names = list(weights)
        if fixed is not None:
            return np.full(self.n, names.index(fixed))
        return self.rng.choice(len(names), size=self.n, p=list(weights.values()))


def cumulative_simpson(density, low, high, cells):
    """Grid and normalised integral of the density up to each point of it."""
    x = np.linspace(low, high, 2 * cells + 1)
    f = density(x)
    integral = np.concatenate(([0.0], np.cumsum(f[0:-1:2] + 4 * f[1::2] + f[2::2])))
    return x[::2], integral / integral[-1]


def normal_cdf(z):
    grid, cdf = cumulative_simpson(lambda x: np.exp(-x * x / 2), -9.0, 9.0, 180_000)
    return np.interp(z, grid, cdf)


def pert_quantile(u, a, b, c):
    """Inverse of a numerically integrated PERT, accurate to one cell: 5e-6 of the range."""
    p, q = 4 * (b - a) / (c - a), 4 * (c - b) / (c - a)
    grid, cdf = cumulative_simpson(lambda x: x**p * (1 - x)**q, 0.0, 1.0, 200_000)
    return a + (c - a) * np.interp(u, cdf, grid)


def draw_unit_costs(laws):
    """Gaussian copula: correlated normals, to uniforms, into each PERT."""
    k = len(UNIT_COST)
    rho = 2 * math.sin(math.pi * UNIT_COST_SPEARMAN / 6)
    z = np.linalg.cholesky(np.full((k, k), rho) + (1 - rho) * np.eye(k)) @ laws.rng.standard_normal((k, laws.n))
    return {c: pert_quantile(normal_cdf(z[i]), *UNIT_COST[c]) for i, c in enumerate(UNIT_COST)}
