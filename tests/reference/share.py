# SPDX-License-Identifier: Apache-2.0
"""`funded_share` of docs/methods.md: the account, the windows, outputs, flags, the waterfall and the equivalents."""

from types import SimpleNamespace

import numpy as np

from summary import mean_and_error, summarise


def account(funds, budget):
    """spend and the account A at the end of each year."""
    spend, closing, a = np.zeros_like(funds), np.zeros_like(funds), np.zeros(funds.shape[1])
    for t in range(len(funds)):
        a = a + funds[t]
        spend[t] = np.minimum(a, budget[t])
        a = a - spend[t]
        closing[t] = a
    return spend, closing


def windows(period):
    """(name, first year, last year)."""
    for t in period.years:
        yield "year", t, t
    for t in period.years[:-2]:
        yield "rolling3", t, t + 2
    yield "total", period.first, period.last


def outputs(m, b, period, first, last):
    """{variable: (unit, year_basis, numerator or value, denominator or None, what stands below the line)}."""
    span = slice(first - period.first, last - period.first + 1)
    flows = {k: getattr(m, k) for k in ("gross", "kept", "net", "P", "W", "IT", "spend")}
    flows.update({k: getattr(b, k) for k in ("B", "T", "F", "WMD", "O", "in_kind")})
    s = SimpleNamespace(**{k: by_year[span].sum(axis=0) for k, by_year in flows.items()})
    end, nominal, constant = last - period.first, "usd_nominal", "usd_unit_cost_prices"
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
    if (first, last) == (period.first, period.last):
        out["realised_share"] = ("1", "cash", s.net, s.gross, "gross")
    return out


BELOW = {"budget_usd": "B", "tests_usd": "T", "foreign_parts_usd": "F", "wmd_usd": "WMD", "foreign_income_usd": "O"}


def flags(name, basis, below, first, last, m, b, period):
    years = set(range(first, last + 1))
    part = below or BELOW.get(name)
    found = {
        "carried_forward": (part in ("B", "F", "WMD") and years & b.budget_carried)
        or (part == "WMD" and years & b.nuclear_carried) or (part == "O" and years & b.exports_carried),
        "launches_minimum": part in ("B", "T", "F", "WMD") and years & b.minimum,
        "no_estimate": basis == "theft" and m.estimates_possible and years & m.no_estimate,
        "no_launches": name in ("tests_usd", "coverage_tests", "gross_over_tests", "gross_over_tests_cyber")
        and not years & b.launched,
        "opening_stock_zero": basis in ("cash", "spending", "year_end") and first in period.years[:2],
        "partial": last in period.partial}
    return ";".join(flag for flag in sorted(found) if found[flag])


def waterfall(m, period):
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
    for t in period.years:
        rows += [(t, name, *mean_and_error(x[t - period.first])) for name, x in items.items()]
    return rows


def equivalents(m, b, period, visit=None):
    """[(class, window, first year, last year, level, value, mc_se, flags)]; visit(key, sorted values) sees each."""
    rows, spans = [], [w for w in windows(period) if w[0] != "rolling3"]
    for name, cost in b.unit_cost.items():
        if name == "unknown":
            continue
        for window, first, last in spans:
            x = np.sort(m.net[first - period.first:last - period.first + 1].sum(axis=0) / cost)
            flag = flags("net_cash_usd", "cash", None, first, last, m, b, period)
            if visit:
                visit((name, window, first, last), x)
            rows += [(name, window, first, last, level, value, se, flag) for _, level, value, se in summarise(x)
                     if level in ("0.05", "0.5", "0.95")]
    return rows
