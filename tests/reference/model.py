#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A second implementation of docs/methods.md, written from that page and the tables in data/ alone.

It shares no code, no input file and no random numbers with the C++ library: the default laws stand here as Python and
not in baseline.toml, and numpy draws them. The modules beside this one follow the sections of the page and keep its
symbols: laws, tables (dates, window), theft, realisation, budget, share, summary. Arrays have worlds as the last axis.
compare.py sets the two programs against each other.
"""
import argparse
import csv

import numpy as np

from budget import programme_budget
from laws import Laws
from realisation import monthly_returns, realise_and_allocate
from self_check import self_check
from share import account, flags, outputs, waterfall, windows
from summary import exceedance, summarise
from tables import Period
from theft import BASES, attributed_theft, pilot_covariance

PILOT_SEED, PILOT_RUNS, PILOT_WORLDS = 1_000_003, 8, 32_768  # 262,144 worlds in all
SETTINGS = {  # name: the default, then what --set takes besides
    "theft.basis": ({"incidents": 0.6, "estimates": 0.4}, BASES),
    "budget.method": (None, ("bottom_up", "top_down")),  # None: drawn in each world
    "budget.price_basis": ("south_korean", ("south_korean", "market")),
    "price_path": ("historical", ("historical", "frozen", "simulated")),
    "years": ((2017, 2025), None),
    "as_of": (None, None),
    "allow_partial": (False, None),
}


def read_setting(name, value):
    """What stands behind NAME= on the command line: a name, a day, a list of years, or weights."""
    if name == "years":
        return tuple(int(t) for t in value.strip("[]").split(","))
    if name == "as_of":
        return None if value == "none" else value
    if name == "allow_partial":
        return {"true": True, "false": False}[value]
    if name == "theft.basis":
        parts = [part.split("=") for part in value.strip("{} ").split(",")] if "=" in value else [(value, "1")]
        given = {part[0].strip(): float(part[1]) for part in parts}
        return {basis: given.pop(basis, 0.0) for basis in BASES} | given
    if value not in SETTINGS[name][1]:
        raise KeyError(value)
    return value


def read_settings(pairs):
    settings = {name: default for name, (default, _) in SETTINGS.items()}
    settings["theft.basis"] = {basis: settings["theft.basis"].get(basis, 0.0) for basis in BASES}
    for pair in pairs:
        name, _, value = pair.partition("=")
        try:
            settings[name] = read_setting(name, value)
            assert name in SETTINGS and set(settings["theft.basis"]) == set(BASES)
        except (KeyError, ValueError, AssertionError):
            raise SystemExit(f"--set {pair}: the reference knows {SETTINGS}") from None
    return settings


def pilot(data, period, settings):
    """Covariances of the batches of the pilot, (PILOT_RUNS, years, years); None where no world is combined."""
    if settings["theft.basis"]["combined"] == 0:
        return None
    return pilot_covariance(Laws(PILOT_SEED, PILOT_WORLDS), data, period, PILOT_RUNS)


def simulate(data, worlds, seed, settings, covariance):
    """The stages in order: the period, money m and budget b."""
    period, laws = Period(data, settings), Laws(seed, worlds)
    weights = settings["theft.basis"]
    gross, kept, no_estimate = attributed_theft(laws, data, period, weights, covariance)
    m = realise_and_allocate(laws, period, gross, kept, monthly_returns(laws, data, period, settings["price_path"]))
    b = programme_budget(laws, data, period, settings)
    m.no_estimate, m.estimates_possible = no_estimate, weights["estimates"] + weights["combined"] > 0
    m.spend, m.account = account(m.P, b.B)
    return period, m, b


def values(m, b, period, first, last):
    """Of each output of a window: name, unit, basis, what stands below the line, values, whether all are defined."""
    for name, (unit, basis, x, denominator, below) in outputs(m, b, period, first, last).items():
        defined = denominator is None or bool(np.all(denominator != 0))
        if denominator is not None:
            x = x / denominator if defined else np.zeros(len(x))
        yield name, unit, basis, below, x, denominator is not None, defined


def report(period, m, b, visit=None):
    """Rows of the summary and of the exceedance table; visit(key, sorted values) sees every output."""
    summary, exceeded = [], []
    for window, first, last in windows(period):
        for name, unit, basis, below, x, is_ratio, defined in values(m, b, period, first, last):
            head = (name, unit, window, first, last, basis)
            flag = flags(name, basis, below, first, last, m, b, period)
            if is_ratio:
                exceeded += [(name, window, first, last, method, threshold, p if defined else None,
                              se if defined else None) for method, threshold, p, se in exceedance(x, b.method)]
            ordered = np.sort(x)
            for statistic, level, value, se in summarise(ordered):
                summary.append(head + (statistic, level, value if defined else None, se if defined else None, flag))
            if visit:
                visit((name, window, first, last), ordered)
    return summary, exceeded


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header.split(","))
        out.writerows([["" if c is None else repr(float(c)) if isinstance(c, float) else c for c in r] for r in rows])


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
    settings = read_settings(args.set)
    covariance = pilot(args.data, Period(args.data, settings), settings)
    period, m, b = simulate(args.data, args.worlds, args.seed, settings,
                            None if covariance is None else covariance.mean(axis=0))
    summary, exceeded = report(period, m, b)
    if args.out:
        header = "variable,unit,window,year_start,year_end,year_basis,statistic,level,value,mc_se,flags"
        write(args.out, header, summary)
    if args.exceedance:
        header = "variable,window,year_start,year_end,budget_method,threshold,probability,mc_se"
        write(args.exceedance, header, exceeded)
    if args.waterfall:
        write(args.waterfall, "year,item,mean,mc_se", waterfall(m, period))


if __name__ == "__main__":
    main()
