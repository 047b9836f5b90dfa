#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The baseline in numpy as a data scientist would write it: every row of summary.csv, one thread.

Direct samplers of numpy.random.Generator, vectorised over worlds: by the default generator with every column whole, or
with --tuned by SFC64, the fastest, in batches that fit the cache. Only flows that a row needs are kept. Theft, budget
and outputs come from tests/reference; what costs time there is written anew here: inverse PERT for the copula by an
even grid, the monthly walk without its waterfall, np.partition in place of a sort.
"""
import argparse
import csv
import functools
import math
import pathlib
import sys
import time
from types import SimpleNamespace

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "reference"))
import budget as budget_stage  # noqa: E402
import realisation as realisation_stage  # noqa: E402
import tables  # noqa: E402
import theft as theft_stage  # noqa: E402
from laws import UNIT_COST, UNIT_COST_SPEARMAN, Laws, normal_cdf, pert_quantile  # noqa: E402
from model import read_settings, values  # noqa: E402
from share import account, flags, windows  # noqa: E402
from summary import LEVELS, quantile_ranks  # noqa: E402

TUNED_BATCH = 10_000  # worlds
Z_END, Z_CELLS = 8.0, 16_384
HEADER = "variable,unit,window,year_start,year_end,year_basis,statistic,level,value,mc_se,flags".split(",")


class FastLaws(Laws):
    """The same laws on a generator of one's choice."""

    def __init__(self, rng, worlds):
        self.rng, self.n = rng, worlds


def sfc64(seed):
    return np.random.Generator(np.random.SFC64(seed))


@functools.lru_cache(maxsize=None)
def unit_cost_grid():
    """PERT quantile of Phi(z) for each class on an even grid of z, with differences; and the Cholesky factor."""
    u = normal_cdf(np.linspace(-Z_END, Z_END, Z_CELLS + 1))
    grids = [pert_quantile(u, *law) for law in UNIT_COST.values()]
    k, rho = len(UNIT_COST), 2 * math.sin(math.pi * UNIT_COST_SPEARMAN / 6)
    return [(x, np.diff(x)) for x in grids], np.linalg.cholesky(np.full((k, k), rho) + (1 - rho) * np.eye(k))


def draw_unit_costs(laws):
    grids, factor = unit_cost_grid()
    z = factor @ laws.rng.standard_normal((len(grids), laws.n))
    place = np.clip((z + Z_END) * (Z_CELLS / (2 * Z_END)), 0, Z_CELLS - 1e-6)
    cell = place.astype(np.int64)
    place -= cell
    return {c: x[i] + place[k] * dx[i] for k, (c, (x, dx), i) in enumerate(zip(UNIT_COST, grids, cell))}


def realise_and_allocate(laws, period, gross, kept, returns):
    """The walk over the months with the flows that summary.csv reports, (years, worlds)."""
    conversion, stranded = laws.pert(0.003, 0.02, 0.06), laws.beta(2, 14)
    rate, factor = 1 / (1 + laws.ln90(0.8, 10)), laws.ln(1, 1.5)
    exposed, btc = laws.beta(8, 2), laws.beta(6, 3)
    discount = laws.mixture([(0.5, (0.02, 0.06, 0.15)), (0.4, (0.08, 0.18, 0.35)), (0.1, (0.4, 0.55, 0.7))])
    operating = laws.pert(0, 0.05, 0.2)
    w, lag, nuclear = laws.beta(2, 2), laws.pert(1, 6, 18), laws.pert(0.1, 0.5, 0.95)
    arrives, paid = (1 - conversion) * (1 - stranded), (1 - discount) * (1 - operating)
    on_btc, on_eth, q = exposed * btc, exposed * (1 - btc), 1 / (1 + lag / 2)
    stays = 1 - q
    y = SimpleNamespace(**{k: np.zeros((len(period.years), laws.n)) for k in ("net", "lagged", "H", "transit")})
    h, g1, g2 = np.zeros(laws.n), np.zeros(laws.n), np.zeros(laws.n)
    limits = {t: realisation_stage.capacity(t) * factor for t in period.years}
    for m in range(period.months):
        t = m // 12
        h *= 1 + on_btc * returns[m][0] + on_eth * returns[m][1]
        h += kept[m] * arrives
        cash = np.minimum(rate * h, limits[period.first + t])
        h -= cash
        cash *= paid
        y.net[t] += cash
        g1 += cash
        f1 = q * g1
        g1 *= stays
        g2 += f1
        y.lagged[t] += q * g2
        g2 *= stays
        if m % 12 == 11 or m == period.months - 1:
            y.H[t], y.transit[t] = h, w * (g1 + g2)
    remitted = laws.pert(250e6, 425e6, 600e6) * laws.pert(0.5, 0.65, 0.9)
    y.IT = np.array([remitted * period.share[t] * (t >= 2018) for t in period.years])
    months_of = [[m for m in range(period.months) if m // 12 == i] for i in range(len(period.years))]
    y.gross = np.array([gross[m].sum(axis=0) for m in months_of])
    y.kept = np.array([kept[m].sum(axis=0) for m in months_of])
    y.w, y.wmd_share, y.y = w, np.minimum(1, w * (1 + nuclear)), laws.pert(1, 1.15, 1.6)
    y.P, y.W = w * y.lagged, y.wmd_share * y.lagged
    return y


def simulate_batch(data, period, settings, rng, worlds):
    laws = FastLaws(rng, worlds)
    weights = settings["theft.basis"]
    gross, kept, no_estimate = theft_stage.attributed_theft(laws, data, period, weights, None)
    returns = realisation_stage.monthly_returns(laws, data, period, settings["price_path"])
    m = realise_and_allocate(laws, period, gross, kept, returns)
    b = budget_stage.programme_budget(laws, data, period, settings)
    m.no_estimate, m.estimates_possible = no_estimate, weights["estimates"] + weights["combined"] > 0
    m.spend, _ = account(m.P, b.B)
    return m, b


def keep(whole, part, start, worlds):
    """Puts a batch into arrays of all worlds."""
    for name, x in vars(part).items():
        if isinstance(x, np.ndarray):
            if x.shape[-1] == worlds:  # the one batch
                setattr(whole, name, x)
                continue
            if not hasattr(whole, name):
                setattr(whole, name, np.empty(x.shape[:-1] + (worlds,), x.dtype))
            getattr(whole, name)[..., start:start + x.shape[-1]] = x
        else:
            setattr(whole, name, x)


def simulate(data, worlds, seed, batch, generator):
    """`batch` worlds at a time, each from a generator of its own."""
    settings = read_settings([])
    tables_read = functools.lru_cache(maxsize=None)(tables.table)  # a table is read once, not once a batch
    for module in (tables, theft_stage, realisation_stage, budget_stage):
        module.table = tables_read
    budget_stage.draw_unit_costs = draw_unit_costs
    period, m, b = tables.Period(data, settings), SimpleNamespace(), SimpleNamespace()
    for start in range(0, worlds, batch):
        rng = generator([seed, start // batch])
        for whole, part in zip((m, b), simulate_batch(data, period, settings, rng, min(batch, worlds - start))):
            keep(whole, part, start, worlds)
    return period, m, b


@functools.lru_cache(maxsize=None)
def ranks(n):
    by_level = {p: quantile_ranks(n, p) for p in LEVELS}
    return by_level, sorted({r for three in by_level.values() for r in three})


def summarise(x):
    """As summary.summarise, from unsorted values."""
    n, mean = len(x), x.mean()
    d = x - mean
    d *= d
    s2, m4 = d.sum() / (n - 1), d @ d / n
    s = math.sqrt(s2)
    by_level, wanted = ranks(n)
    x = np.partition(x, wanted)
    error = math.sqrt(max(0.0, m4 - s2 * s2) / n) / (2 * s) if s > 0 else 0.0
    return [("mean", "", mean, s / math.sqrt(n)), ("sd", "", s, error)] + [
        ("quantile", repr(p), x[r], (x[above] - x[below]) / 2) for p, (r, below, above) in by_level.items()]


def report(period, m, b):
    for window, first, last in windows(period):
        for name, unit, basis, below, x, _, defined in values(m, b, period, first, last):
            flag = flags(name, basis, below, first, last, m, b, period)
            for statistic, level, value, se in summarise(x):
                yield (name, unit, window, first, last, basis, statistic, level,
                       repr(float(value)) if defined else "", repr(float(se)) if defined else "", flag)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", default="data")
    parser.add_argument("--worlds", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--tuned", action="store_true")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    started = time.perf_counter()
    batch, generator = (TUNED_BATCH, sfc64) if args.tuned else (args.worlds, np.random.default_rng)
    period, m, b = simulate(args.data, args.worlds, args.seed, batch, generator)
    drawn = time.perf_counter()
    with open(args.out, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(HEADER)
        out.writerows(report(period, m, b))
    print(f"numpy: model {drawn - started:.2f} s, summary {time.perf_counter() - drawn:.2f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
