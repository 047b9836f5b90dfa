#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A second implementation of docs/methods.md, written from that page and the tables in data/ alone.

It shares no code, no input file and no random numbers with the C++ library: the default laws stand here as Python and
not in baseline.toml, and numpy draws them. The functions follow the sections of the page and keep its symbols. Arrays
have worlds as the last axis. compare.py sets the two programs against each other.
"""
import argparse
import csv
import math
import os
from types import SimpleNamespace

import numpy as np

Y0, Y1 = 2017, 2025
YEARS = range(Y0, Y1 + 1)
MONTHS = 12 * len(YEARS)
NOT_SEEN = ("memory", "not_found")
SETTINGS = {  # name: the values that --set takes; None is the default, a choice drawn in each world
    "theft.basis": (None, "incidents", "estimates"),
    "budget.method": (None, "bottom_up", "top_down"),
    "budget.price_basis": ("south_korean", "market"),
    "price_path": ("historical", "frozen"),
}
BASIS_WEIGHT = {"incidents": 0.6, "estimates": 0.4}
METHOD_WEIGHT = {"bottom_up": 0.6, "top_down": 0.4}
ATTRIBUTION = {"government": (98, 2), "un_panel": (18, 2), "multi_vendor": (18, 2), "single_vendor": (15, 5),
               "disputed_or_unconfirmed": (3, 7)}
ESTIMATORS = ("Chainalysis", "TRM Labs", "UN Panel of Experts", "T. Monahan (tayvano)", "Elliptic", "MSMT", "ROK NIS")
EXCLUDED = ("2018-01-coincheck",)
DENIED = (1.52, 44.9)
S_COMMON, S_ESTIMATOR, S_FIGURE = 0.15, 0.20, 0.25
UNIT_COST = {  # PERT, materials of one missile
    "CRBM": (1e6, 2e6, 3e6), "SRBM": (2e6, 4e6, 5e6), "MRBM": (1.3e6, 8e6, 15e6), "IRBM": (6e6, 12.5e6, 15e6),
    "ICBM": (20e6, 25e6, 30e6), "SLBM": (4.3e6, 8e6, 10e6), "HGV": (10e6, 12.5e6, 20e6), "LACM": (2e6, 4e6, 5e6),
    "SLV": (20e6, 30e6, 60e6), "unknown": (2e6, 4e6, 10e6)}
UNIT_COST_SPEARMAN = 0.7
LEVELS = (0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99)
THRESHOLDS = (0.25, 1 / 3, 0.4, 0.5, 1.0)


# ---- Laws -----------------------------------------------------------------------------------------------------------
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


# ---- Tables ---------------------------------------------------------------------------------------------------------
def table(data, name):
    with open(os.path.join(data, name), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def month_index(date):
    return 12 * (int(date[:4]) - Y0) + int(date[5:7]) - 1


def carry(series):
    """Value for each year of the window, and the set of years that took another year's value."""
    def nearest(t):
        earlier = [s for s in series if s <= t]
        return series[max(earlier)] if earlier else series[min(series)]
    return {t: nearest(t) for t in range(Y0 - 1, Y1 + 1)}, {t for t in range(Y0 - 1, Y1 + 1) if t not in series}


def read_incidents(data):
    rows = []
    for r in table(data, "theft/incidents.csv"):
        if 0 <= month_index(r["date"]) < MONTHS and r["incident_id"] not in EXCLUDED \
                and r["source_checked"] not in NOT_SEEN:
            best = float(r["usd_best"])
            rows.append(SimpleNamespace(
                month=month_index(r["date"]), year=int(r["date"][:4]), level=r["attribution_level"],
                low=float(r["usd_low"] or best), best=best, high=float(r["usd_high"] or best),
                denied=min(1.0, float(r["recovered_usd"]) / best) if r["recovered_usd"] else None))
    return rows


def read_estimates(data):
    """{(estimator, year): V}, the latest vintage of each."""
    latest = {}
    for r in table(data, "theft/annual_theft_estimates.csv"):
        t = int(r["period_start"][:4])
        full_year = r["period_start"] == f"{t}-01-01" and r["period_end"] == f"{t}-12-31"
        if r["scope"] == "crypto_theft" and full_year and t in YEARS and r["estimator"] in ESTIMATORS \
                and r["usd_best"] and r["source_checked"] not in NOT_SEEN:
            key = (r["estimator"], t)
            if key not in latest or r["published"] > latest[key][0]:
                latest[key] = (r["published"], float(r["usd_best"]))
    return {key: value for key, (_, value) in latest.items()}


# ---- attributed_theft -----------------------------------------------------------------------------------------------
def gls(rows):
    """Columns (years), R, and K = (H' R^-1 H)^-1 H' R^-1 for rows (estimator, year)."""
    years = sorted({t for _, t in rows})
    h = np.array([[float(t == s) for s in years] for _, t in rows])
    r = np.array([[S_COMMON**2 + S_ESTIMATOR**2 * (v == w) + S_FIGURE**2 * (v == w and t == s) for w, s in rows]
                  for v, t in rows])
    hr = h.T @ np.linalg.inv(r)
    return years, h, r, np.linalg.inv(hr @ h) @ hr


def estimated_totals(laws, estimates):
    """{year: T_t in each world}."""
    rows = sorted(estimates)
    years, _, _, k = gls(rows)
    common = laws.normal(S_COMMON)
    bias = {v: laws.normal(S_ESTIMATOR) for v in sorted({v for v, _ in rows})}
    log_t = np.zeros((len(years), laws.n))
    for i, (v, t) in enumerate(rows):
        noise = common + bias[v] + laws.normal(S_FIGURE)
        log_t += k[:, i:i + 1] * (math.log(estimates[v, t]) - noise)
    return {t: np.exp(log_t[j]) for j, t in enumerate(years)}


def attributed_theft(laws, data, settings):
    """gross_m and kept_m, arrays (months, worlds), and the years without an estimate."""
    incidents, estimates = read_incidents(data), read_estimates(data)
    by_estimates = laws.choice(BASIS_WEIGHT, settings["theft.basis"]) == 1
    p = {level: laws.beta(*law) for level, law in ATTRIBUTION.items()}
    unrecorded = laws.pert(0, 0.03, 0.15)
    total = estimated_totals(laws, estimates)
    fbar = DENIED[0] / (DENIED[0] + DENIED[1])
    gross, kept = np.zeros((MONTHS, laws.n)), np.zeros((MONTHS, laws.n))
    for t in YEARS:
        of_year = [i for i in incidents if i.year == t]
        core_sum = sum(i.best for i in of_year if i.level != "disputed_or_unconfirmed")
        use_estimate = by_estimates & (t in total)
        recorded = np.zeros(laws.n)
        for i in of_year:
            f = i.denied if i.denied is not None else laws.beta(*DENIED)
            z = laws.uniform() < p[i.level]
            amount = laws.pert(i.low, i.best, i.high) if i.low < i.high else i.best
            x = amount * laws.ln(1, 1.05) * z
            recorded += x
            if t in total:
                core = i.level != "disputed_or_unconfirmed"
                x = np.where(use_estimate, i.best * total[t] / core_sum if core else 0.0, x)
            gross[i.month] += x
            kept[i.month] += x * (1 - f)
        spread = np.where(use_estimate, 0.0, unrecorded * recorded) / 12
        if t in total and core_sum == 0:
            spread = np.where(use_estimate, total[t] / 12, spread)
        for m in range(12 * (t - Y0), 12 * (t - Y0) + 12):
            gross[m] += spread
            kept[m] += spread * (1 - fbar)
    return gross, kept, set(YEARS) - set(total)


# ---- realise and allocation -----------------------------------------------------------------------------------------
def monthly_returns(data, settings):
    price = {r["month"]: (float(r["btc_usd"]), float(r["eth_usd"])) for r in table(data, "prices/prices_monthly.csv")}
    path = [price[f"{t}-{m:02d}"] for t in YEARS for m in range(1, 13)]
    back = [(0.0, 0.0)] + [(b[0] / a[0] - 1, b[1] / a[1] - 1) for a, b in zip(path, path[1:])]
    return [(0.0, 0.0)] * MONTHS if settings["price_path"] == "frozen" else back


def capacity(t):
    return 25e6 if t <= 2019 else 60e6 if t <= 2022 else 80e6 if t <= 2024 else 150e6


def two_compartments(net, lag, g1, g2):
    """One month of the lag; g1 and g2 change in place; returns what leaves."""
    q = 1 / (1 + lag / 2)
    g1 += net
    f1 = q * g1
    g1 -= f1
    g2 += f1
    f2 = q * g2
    g2 -= f2
    return f2


def realise_and_allocate(laws, gross, kept, returns):
    """Both stages in one walk over the months; every flow and stock by year, (years, worlds)."""
    conversion, stranded = laws.pert(0.003, 0.02, 0.06), laws.beta(2, 14)
    rate = 1 / (1 + laws.ln90(0.8, 10))
    factor, exposed, btc = laws.ln(1, 1.5), laws.beta(8, 2), laws.beta(6, 3)
    discount = laws.mixture([(0.5, (0.02, 0.06, 0.15)), (0.4, (0.08, 0.18, 0.35)), (0.1, (0.4, 0.55, 0.7))])
    operating = laws.pert(0, 0.05, 0.2)
    w, lag, nuclear = laws.beta(2, 2), laws.pert(1, 6, 18), laws.pert(0.1, 0.5, 0.95)
    wmd_share = np.minimum(1, w * (1 + nuclear))
    names = ("gross kept conversion stranded price_change cash discount operating net lagged H G").split()
    y = SimpleNamespace(**{name: np.zeros((len(YEARS), laws.n)) for name in names})
    h, g1, g2 = np.zeros(laws.n), np.zeros(laws.n), np.zeros(laws.n)
    for m in range(MONTHS):
        t = m // 12
        change = h * exposed * (btc * returns[m][0] + (1 - btc) * returns[m][1])
        h = h + change + kept[m] * (1 - conversion) * (1 - stranded)
        cash = np.minimum(rate * h, capacity(Y0 + t) * factor)
        h = h - cash
        net = cash * (1 - discount) * (1 - operating)
        y.gross[t] += gross[m]
        y.kept[t] += kept[m]
        y.conversion[t] += kept[m] * conversion
        y.stranded[t] += kept[m] * (1 - conversion) * stranded
        y.price_change[t] += change
        y.discount[t] += cash * discount
        y.operating[t] += cash * (1 - discount) * operating
        y.net[t] += net
        y.lagged[t] += two_compartments(net, lag, g1, g2)  # the lag of all net cash; shares multiply below
        y.H[t], y.G[t] = h, g1 + g2
    remitted = laws.pert(250e6, 425e6, 600e6) * laws.pert(0.5, 0.65, 0.9)
    y.IT = np.array([remitted if t >= 2018 else 0 * remitted for t in YEARS])
    y.w, y.wmd_share, y.y = w, wmd_share, laws.pert(1, 1.15, 1.6)
    y.P, y.W, y.transit = w * y.lagged, wmd_share * y.lagged, w * y.G
    return y


# ---- programme_budget -----------------------------------------------------------------------------------------------
def tests_materials(laws, data, unit_cost):
    """{year: Tmat_t}, years that hold a minimum count, years that hold a launch row."""
    materials = {t: np.zeros(laws.n) for t in set(YEARS) | set(range(2017, 2025))}
    minimum, launched = set(), set()
    for r in table(data, "budget/launches.csv"):
        t = int(r["date"][:4])
        if t not in materials or r["source_checked"] in NOT_SEEN:
            continue
        launched.add(t)
        count = float(r["count"])
        if r["count_is_minimum"] == "true":
            minimum.add(t)
            count = count + laws.poisson(0.5)
        materials[t] += count * unit_cost[r["class"]]
    return materials, minimum, launched


def programme_budget(laws, data, settings):
    """B, T, F, WMD, in_kind, O by year, (years, worlds), the method, and the years that carry a flag."""
    materials, minimum, launched = tests_materials(laws, data, draw_unit_costs(laws))
    tmat = np.array([materials[t] for t in YEARS])
    tests = tmat / laws.pert(0.5, 0.55, 0.8)
    tbar = sum(materials[t] for t in range(2017, 2025)) / 8
    research = laws.ln90(50e6, 400e6)
    bottom_up = tests + laws.pert(0.3, 1.2, 3) * laws.pert(1.1, 1.35, 1.6) * tbar + research
    v = laws.pert(0, 0.02, 0.15)
    gni, gni_carried = carry({int(r["anchor_id"][-4:]): float(r["value_best"])
                              for r in table(data, "budget/budget_anchors.csv")
                              if r["anchor_id"].startswith("BOK-GNI-USD-") and r["value_best"]
                              and r["source_checked"] not in NOT_SEEN})
    military = laws.ln(1, 1.1) * laws.pert(0.13, 0.19, 0.30) * laws.pert(0.02, 0.075, 0.15)
    top_down = np.array([gni[t] * military for t in YEARS])
    method = laws.choice(METHOD_WEIGHT, settings["budget.method"])
    budget = np.where(method == 0, bottom_up, top_down)
    imported = laws.pert(0.03, 0.2, 0.5)
    foreign_parts = budget * imported
    price_ratio = laws.pert(0.3, 0.5, 1)
    if settings["budget.price_basis"] == "market":
        budget = budget * (imported + (1 - imported) * price_ratio)
    nuclear = np.array([0.35 * 0.06 * gni[t - 1] for t in YEARS])[:, None] * laws.ln(1, 1.3)
    wmd = budget + nuclear * (1 - laws.pert(0.3, 0.65, 0.85))
    exports, exports_carried = carry({int(r["stream_id"][-4:]): float(r["usd_best"])
                                      for r in table(data, "budget/revenue_other.csv")
                                      if r["stream_id"].startswith("EXP-") and r["usd_best"]
                                      and r["source_checked"] not in NOT_SEEN})
    other, russia = laws.ln90(6e8, 2e9), laws.ln90(2e8, 2.5e9)
    income = np.array([exports[t] + other + (t >= 2023) * russia for t in YEARS])
    return SimpleNamespace(B=budget, T=tests, F=foreign_parts, WMD=wmd, O=income, method=method,
                           in_kind=np.tile(research * v / (1 - v), (len(YEARS), 1)), minimum=minimum,
                           launched=launched, gni_carried={t for t in YEARS if t - 1 in gni_carried},
                           exports_carried=exports_carried & set(YEARS))


# ---- funded_share ---------------------------------------------------------------------------------------------------
def account(funds, budget):
    """spend and the account A at the end of each year."""
    spend, closing, a = np.zeros_like(funds), np.zeros_like(funds), np.zeros(funds.shape[1])
    for t in range(len(funds)):
        a = a + funds[t]
        spend[t] = np.minimum(a, budget[t])
        a = a - spend[t]
        closing[t] = a
    return spend, closing


def windows():
    """(name, first year, last year)."""
    for t in YEARS:
        yield "year", t, t
    for t in range(Y0, Y1 - 1):
        yield "rolling3", t, t + 2
    yield "total", Y0, Y1


def outputs(m, b, first, last):
    """{variable: (unit, year_basis, numerator or value, denominator or None, what stands below the line)}."""
    span = slice(first - Y0, last - Y0 + 1)
    flows = {k: getattr(m, k) for k in ("gross", "kept", "net", "P", "W", "IT", "spend")}
    flows.update({k: getattr(b, k) for k in ("B", "T", "F", "WMD", "O", "in_kind")})
    s = SimpleNamespace(**{k: by_year[span].sum(axis=0) for k, by_year in flows.items()})
    end, nominal, constant = last - Y0, "usd_nominal", "usd_unit_cost_prices"
    yg, yn, yp, yw = m.y * s.gross, m.y * s.net, m.y * s.P, m.y * s.W
    money = {"gross_theft_usd": (nominal, "theft", s.gross), "kept_theft_usd": (nominal, "theft", s.kept),
             "net_cash_usd": (nominal, "cash", s.net), "missile_funds_usd": (nominal, "spending", s.P),
             "still_held_usd": (nominal, "year_end", m.H[end]), "in_transit_usd": (nominal, "year_end", m.transit[end]),
             "budget_usd": (constant, "spending", s.B), "tests_usd": (constant, "spending", s.T),
             "foreign_parts_usd": (constant, "spending", s.F), "wmd_usd": (constant, "spending", s.WMD),
             "in_kind_usd": (constant, "spending", s.in_kind), "foreign_income_usd": (nominal, "spending", s.O + s.net),
             "gross_theft_usd_cyber": (nominal, "theft", yg), "net_cash_usd_cyber": (nominal, "cash", yn)}
    ratio = {"coverage": ("spending", s.P, "B"), "funded_share": ("spending", s.spend, "B"),
             "coverage_foreign_parts": ("spending", s.P, "F"), "coverage_tests": ("spending", s.P, "T"),
             "coverage_wmd": ("spending", s.W, "WMD"), "net_ratio": ("cash", s.net, "B"),
             "gross_ratio": ("theft", s.gross, "B"), "kept_ratio": ("theft", s.kept, "B"),
             "gross_over_foreign_parts": ("theft", s.gross, "F"), "gross_over_tests": ("theft", s.gross, "T"),
             "gross_over_wmd": ("theft", s.gross, "WMD"), "gross_over_foreign_income": ("theft", s.gross, "O"),
             "net_over_foreign_income": ("cash", s.net, "O"),
             "coverage_cyber": ("spending", yp, "B"), "coverage_foreign_parts_cyber": ("spending", yp, "F"),
             "coverage_wmd_cyber": ("spending", yw, "WMD"), "net_ratio_cyber": ("cash", yn, "B"),
             "gross_ratio_cyber": ("theft", yg, "B"), "gross_over_foreign_parts_cyber": ("theft", yg, "F"),
             "gross_over_tests_cyber": ("theft", yg, "T"), "gross_over_wmd_cyber": ("theft", yg, "WMD"),
             "gross_over_foreign_income_cyber": ("theft", yg, "O"), "net_over_foreign_income_cyber": ("cash", yn, "O"),
             "coverage_cyber_it": ("spending", yp + m.w * s.IT, "B"),
             "coverage_foreign_parts_cyber_it": ("spending", yp + m.w * s.IT, "F"),
             "coverage_wmd_cyber_it": ("spending", yw + m.wmd_share * s.IT, "WMD"),
             "net_ratio_cyber_it": ("cash", yn + s.IT, "B"),
             "net_over_foreign_income_cyber_it": ("cash", yn + s.IT, "O")}
    out = {name: (unit, basis, x, None, None) for name, (unit, basis, x) in money.items()}
    for name, (basis, x, below) in ratio.items():
        out[name] = ("1", basis, x, s.O + x if below == "O" else getattr(s, below), below)
    if (first, last) == (Y0, Y1):
        out["realised_share"] = ("1", "cash", s.net, s.gross, "gross")
    return out


BELOW = {"budget_usd": "B", "tests_usd": "T", "foreign_parts_usd": "F", "wmd_usd": "WMD", "foreign_income_usd": "O"}


def flags(name, basis, below, first, last, m, b):
    years = set(range(first, last + 1))
    part = below or BELOW.get(name)
    found = {
        "carried_forward": (part == "WMD" and years & b.gni_carried) or (part == "O" and years & b.exports_carried),
        "launches_minimum": part in ("B", "T", "F", "WMD") and years & b.minimum,
        "no_estimate": basis == "theft" and m.estimates_possible and years & m.no_estimate,
        "no_launches": name in ("tests_usd", "coverage_tests", "gross_over_tests", "gross_over_tests_cyber")
        and not years & b.launched,
        "opening_stock_zero": basis in ("cash", "spending", "year_end") and first in (Y0, Y0 + 1)}
    return ";".join(flag for flag in sorted(found) if found[flag])


# ---- summarise ------------------------------------------------------------------------------------------------------
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
    n, (mean, error), s = len(x), mean_and_error(x), x.std(ddof=1)
    m4 = np.mean((x - mean)**4)
    rows = [("mean", "", mean, error),
            ("sd", "", s, math.sqrt(max(0.0, m4 - s**4) / n) / (2 * s) if s > 0 else 0.0)]
    for p in LEVELS:
        rank, below, above = quantile_ranks(n, p)
        rows.append(("quantile", repr(p), x[rank], (x[above] - x[below]) / 2))
    return rows


def exceedance(x, method):
    """[(budget_method, threshold, probability, mc_se)]."""
    rows = []
    for name, chosen in (("all", slice(None)), ("bottom_up", method == 0), ("top_down", method == 1)):
        for threshold in THRESHOLDS:
            part = x[chosen]
            p = np.mean(part >= threshold) if len(part) else None
            rows.append((name, threshold, p, math.sqrt(p * (1 - p) / len(part)) if len(part) else None))
    return rows


def waterfall(m):
    """[(year, item, mean, mc_se)]; the three identities of the page are checked in every world."""
    zero, rows = np.zeros((1, m.net.shape[1])), []
    def opening(stock):
        return np.concatenate((zero, stock[:-1]))
    items = dict(opening_held=opening(m.H), gross=m.gross, denied=m.gross - m.kept, conversion=m.conversion,
                 stranded=m.stranded, price_change=m.price_change, discount=m.discount, operating=m.operating,
                 net=m.net, closing_held=m.H, opening_in_transit=opening(m.transit), to_missiles=m.w * m.net,
                 other_uses=(1 - m.w) * m.net, missile_funds=m.P, closing_in_transit=m.transit, spend=m.spend,
                 account_change=m.account - opening(m.account))
    i = SimpleNamespace(**items)
    left = i.denied + i.conversion + i.stranded - i.price_change + i.discount + i.operating + i.net + i.closing_held
    for a, b in ((i.opening_held + i.gross, left), (i.net, i.to_missiles + i.other_uses),
                 (i.opening_in_transit + i.to_missiles, i.missile_funds + i.closing_in_transit),
                 (i.missile_funds, i.spend + i.account_change)):
        assert np.all(np.abs(a - b) <= 1e-9 * (np.abs(a) + m.gross.sum(axis=0)))
    for t in YEARS:
        rows += [(t, name, *mean_and_error(x[t - Y0])) for name, x in items.items()]
    return rows


# ---- the run --------------------------------------------------------------------------------------------------------
def simulate(data, worlds, seed, settings):
    """The stages in order: money m and budget b."""
    laws = Laws(seed, worlds)
    gross, kept, no_estimate = attributed_theft(laws, data, settings)
    m = realise_and_allocate(laws, gross, kept, monthly_returns(data, settings))
    b = programme_budget(laws, data, settings)
    m.no_estimate, m.estimates_possible = no_estimate, settings["theft.basis"] != "incidents"
    m.spend, m.account = account(m.P, b.B)
    return m, b


def report(m, b, visit=None):
    """Rows of the summary and of the exceedance table; visit(key, sorted values) sees every output."""
    summary, exceeded = [], []
    for window, first, last in windows():
        for name, (unit, basis, x, denominator, below) in outputs(m, b, first, last).items():
            head = (name, unit, window, first, last, basis)
            flag = flags(name, basis, below, first, last, m, b)
            defined = denominator is None or bool(np.all(denominator != 0))
            if denominator is not None:
                values = x / denominator if defined else np.zeros(len(x))
                exceeded += [(name, window, first, last, method, threshold, p if defined else None,
                              se if defined else None) for method, threshold, p, se in exceedance(values, b.method)]
            else:
                values = x
            ordered = np.sort(values)
            for statistic, level, value, se in summarise(ordered):
                summary.append(head + (statistic, level, value if defined else None, se if defined else None, flag))
            if visit:
                visit((name, window, first, last), ordered)
    return summary, exceeded


def read_settings(pairs):
    settings = {name: allowed[0] for name, allowed in SETTINGS.items()}
    for pair in pairs:
        name, _, value = pair.partition("=")
        if name not in SETTINGS or value not in SETTINGS[name]:
            raise SystemExit(f"--set {pair}: the reference knows {SETTINGS}")
        settings[name] = value
    return settings


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header.split(","))
        out.writerows([["" if c is None else repr(float(c)) if isinstance(c, float) else c for c in r] for r in rows])


# ---- self-check -----------------------------------------------------------------------------------------------------
def self_check():
    """Closed forms. Raises AssertionError."""
    for lag in (1.0, 6.0, 18.0):  # an impulse comes back whole and late by L; 4000 months leave < 0.9^4000 behind
        g1, g2 = np.zeros(1), np.zeros(1)
        out = np.array([two_compartments(np.full(1, float(m == 0)), np.full(1, lag), g1, g2)[0] for m in range(4000)])
        assert abs(out.sum() - 1) < 1e-12 and abs(out @ np.arange(4000) - lag) < 1e-10 * lag
    rows = [("a", 1), ("a", 2), ("b", 1), ("c", 2), ("c", 3), ("b", 3), ("b", 2)]
    _, h, r, k = gls(rows)
    white = np.linalg.inv(np.linalg.cholesky(r))
    log_v = np.log(np.arange(3.0, 10.0))
    assert np.allclose(k @ log_v, np.linalg.lstsq(white @ h, white @ log_v, rcond=None)[0], rtol=1e-12, atol=0)
    assert np.allclose(k @ h, np.eye(3), rtol=0, atol=1e-12)
    # K (log V - n) has the covariance (H' R^-1 H)^-1 of the posterior.
    assert np.allclose(k @ r @ k.T, np.linalg.inv(h.T @ np.linalg.inv(r) @ h), rtol=1e-11, atol=1e-14)
    for z in (-3.0, -1.0, 0.0, 1.6448536269514722, 4.0):  # one cell of the grid is 1e-4: h^2 / 8 max |phi'| = 3e-10
        assert abs(normal_cdf(z) - 0.5 * math.erfc(-z / math.sqrt(2))) < 1e-9
    u = (np.arange(100_000) + 0.5) / 100_000
    for a, b, c in list(UNIT_COST.values()) + [(0.0, 0.0, 1.0), (0.0, 1.0, 1.0)]:  # midpoint rule and cells of 5e-6
        assert abs(pert_quantile(u, a, b, c).mean() - (a + 4 * b + c) / 6) < 1e-5 * (c - a)
    # PERT(0, 0, 1) is Beta(1, 5): F = 1 - (1 - x)^5.
    assert np.allclose(pert_quantile(u, 0.0, 0.0, 1.0), 1 - (1 - u)**0.2, rtol=0, atol=1e-5)
    spend, closing = account(np.array([[3.0], [0.0], [5.0]]), np.array([[2.0], [2.0], [2.0]]))
    assert spend.ravel().tolist() == [2, 1, 2] and closing.ravel().tolist() == [1, 0, 3]
    laws = Laws(1, 400_000)  # five standard errors of a sample mean, the sd in closed form or an upper bound of it
    for draws, mean, sd in ((laws.ln(1, 1.5), math.exp(math.log(1.5)**2 / 2), 0.5), (laws.beta(8, 2), 0.8, 0.13),
                            (laws.pert(0.3, 1.2, 3), 1.35, 0.52), (laws.poisson(0.5), 0.5, 0.71),
                            (laws.mixture([(0.5, (0, 1, 2)), (0.5, (2, 3, 4))]), 2.0, 1.2)):
        assert abs(draws.mean() - mean) < 5 * sd / math.sqrt(laws.n)
    q = np.quantile(laws.ln90(50e6, 400e6), (0.05, 0.95))  # se of a log quantile: 0.632 * 2.11 / sqrt(n) = 0.0021
    assert np.all(np.abs(np.log(q / np.array([50e6, 400e6]))) < 5 * 0.0022)
    costs = draw_unit_costs(Laws(2, 100_000))
    ranks = [np.argsort(np.argsort(costs[c])) for c in ("CRBM", "SLV")]
    assert abs(np.corrcoef(ranks)[0, 1] - UNIT_COST_SPEARMAN) < 5 / math.sqrt(100_000)
    print("self-check passed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", default="data")
    parser.add_argument("--worlds", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--out")
    parser.add_argument("--exceedance")
    parser.add_argument("--waterfall")
    parser.add_argument("--self-check", action="store_true")
    args = parser.parse_args()
    if args.self_check:
        return self_check()
    m, b = simulate(args.data, args.worlds, args.seed, read_settings(args.set))
    summary, exceeded = report(m, b)
    if args.out:
        header = "variable,unit,window,year_start,year_end,year_basis,statistic,level,value,mc_se,flags"
        write(args.out, header, summary)
    if args.exceedance:
        header = "variable,window,year_start,year_end,budget_method,threshold,probability,mc_se"
        write(args.exceedance, header, exceeded)
    if args.waterfall:
        write(args.waterfall, "year,item,mean,mc_se", waterfall(m))


if __name__ == "__main__":
    main()
