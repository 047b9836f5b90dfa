# SPDX-License-Identifier: Apache-2.0
"""`programme_budget` of docs/methods.md."""
from types import SimpleNamespace

import numpy as np

from laws import draw_unit_costs
from tables import NOT_SEEN, anchors, carry, table

METHOD_WEIGHT = {"bottom_up": 0.6, "top_down": 0.4}


def tests_materials(laws, data, period, unit_cost):
    """{year: Tmat_t} of the window, Tbar, years that hold a minimum count, years that hold a launch row."""
    steady = range(2017, min(2024, period.last_ended_year()) + 1)
    materials, long_run = {t: np.zeros(laws.n) for t in period.years}, np.zeros(laws.n)
    minimum, launched = set(), set()
    for r in table(data, "budget/launches.csv"):
        t = int(r["date"][:4])
        in_window = period.index(r["date"]) is not None
        if r["source_checked"] in NOT_SEEN or not period.known(r["date"]) or not (in_window or t in steady):
            continue
        is_minimum = r["count_is_minimum"] == "true"
        count = float(r["count"]) + (laws.poisson(0.5) if is_minimum else 0)
        cost = count * unit_cost[r["class"]]
        if t in steady:
            long_run += cost / len(steady)
        if in_window:
            materials[t] += cost
            launched.add(t)
            minimum |= {t} if is_minimum else set()
    return materials, long_run, minimum, launched


def programme_budget(laws, data, period, settings):
    """B, T, F, WMD, in_kind, O by year, (years, worlds), the method, and the years that carry a flag."""
    years, share = period.years, np.array([period.share[t] for t in period.years])[:, None]
    unit_cost = draw_unit_costs(laws)
    materials, tbar, minimum, launched = tests_materials(laws, data, period, unit_cost)
    tests = np.array([materials[t] for t in years]) / laws.pert(0.5, 0.55, 0.8)
    research = laws.ln90(50e6, 400e6)
    bottom_up = tests + (laws.pert(0.3, 1.2, 3) * laws.pert(1.1, 1.35, 1.6) * tbar + research) * share
    v = laws.pert(0, 0.02, 0.15)
    gni, gni_carried = carry(anchors(data, "BOK-GNI-USD-", period), range(period.first - 1, period.last + 1))
    military = laws.ln(1, 1.1) * laws.pert(0.13, 0.19, 0.30) * laws.pert(0.02, 0.075, 0.15)
    top_down = np.array([gni[t] * military for t in years]) * share
    method = laws.choice(METHOD_WEIGHT, settings["budget.method"])
    budget = np.where(method == 0, bottom_up, top_down)
    imported = laws.pert(0.03, 0.2, 0.5)
    foreign_parts = budget * imported
    price_ratio = laws.pert(0.3, 0.5, 1)
    if settings["budget.price_basis"] == "market":
        budget = budget * (imported + (1 - imported) * price_ratio)
    nuclear = np.array([0.35 * 0.06 * gni[t - 1] for t in years])[:, None] * laws.ln(1, 1.3) * share
    wmd = budget + nuclear * (1 - laws.pert(0.3, 0.65, 0.85))
    exports, exports_carried = carry(anchors(data, "EXPORTS-", period), years)
    other, russia = laws.ln90(6e8, 2e9), laws.ln90(2e8, 2.5e9)
    income = np.array([exports[t] + other + (t >= 2023) * russia for t in years]) * share
    uses_gni = settings["budget.method"] != "bottom_up"
    return SimpleNamespace(B=budget, T=tests, F=foreign_parts, WMD=wmd, O=income, method=method,
                           in_kind=research * v / (1 - v) * share, unit_cost=unit_cost, minimum=minimum, launched=launched,
                           budget_carried={t for t in years if uses_gni and t in gni_carried},
                           nuclear_carried={t for t in years if t - 1 in gni_carried},
                           exports_carried=exports_carried)
