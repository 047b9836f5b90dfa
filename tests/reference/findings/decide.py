# SPDX-License-Identifier: Apache-2.0
"""Levers; and what matters most."""
import rounding
import words
from common import deciding, group_words, judged, opening, period, rests_on
from page import Figure, Page, figure, percent
from rounding import signed_percent
from runs import Cell, Key, Spread


def effect(s, lever, dose, variable, kind, window):
    return s.L.wide_spread("levers", window, f"{lever} {dose}", lever=lever, dose=dose, variable=variable, effect=kind)


def halving(s, lever):
    row = s.L.row("lever_halving", lever=lever)
    limit = Cell(row["largest_dose"], 0, Key("L lever_halving.csv", lever, None, "largest_dose"))
    if not row["dose"]:
        return Figure(f"none up to {figure(rounding.ratio, limit)}", limit)
    cell = s.L.cell(row, "lever_halving", "dose")
    cell.key = cell.key._replace(variable=lever)
    return figure(rounding.ratio, cell)


def levers(s):
    page = Page("What levers would do")
    opening(page, s)
    dose = f"{s.levers['compare_at']:g}"
    listed = words.order(s.levers["lever"], lambda k: -effect(s, k, dose, "coverage", "relative_change",
                                                              s.whole).mid.value)
    most, least = listed[0], listed[-1]
    page.say("A lever is a hypothetical change of an input. It is no forecast, and no advice to break or evade law. "
             "Equal doses are not equal effort: a dose is the share by which a lever moves its quantity "
             "(`data/levers.toml`).",
             ("At a dose of {} the largest change of coverage at the median comes from \"{}\" ({}), the smallest from "
              "\"{}\" ({}).", dose, s.levers["lever"][most]["title"],
              figure(signed_percent, effect(s, most, dose, "coverage", "relative_change", s.whole)),
              s.levers["lever"][least]["title"],
              figure(signed_percent, effect(s, least, dose, "coverage", "relative_change", s.whole))))
    page.table([f"lever at dose {dose}", f"money for missiles, {period(s.whole)}",
                f"money for missiles, {period(s.recent)}", f"coverage, {period(s.whole)}",
                "dose that halves the money"],
               [[s.levers["lever"][k]["title"],
                 figure(signed_percent, effect(s, k, dose, "missile_funds_usd", "relative_change", s.whole)),
                 figure(signed_percent, effect(s, k, dose, "missile_funds_usd", "relative_change", s.recent)),
                 figure(signed_percent, effect(s, k, dose, "coverage", "relative_change", s.whole)), halving(s, k)]
                for k in listed])
    page.head("What other money makes up for")
    page.say("Money is fungible: what a lever takes may be replaced. The accounting effect holds if nothing is; the "
             "effect on the programme multiplies it by `allocation.additionality`, a judgement.")
    page.table([f"lever at dose {dose}, coverage of {period(s.whole)} in points of the budget", "accounting effect",
                "effect on the programme"],
               [[s.levers["lever"][k]["title"],
                 *[figure(rounding.points, effect(s, k, dose, "coverage", e, s.whole))
                   for e in ("difference", "marginal_difference")]] for k in listed])
    page.head("What each lever is")
    page.bullets(*[("{}: {}", s.levers["lever"][k]["title"], " ".join(s.levers["lever"][k]["why"].split()))
                   for k in listed])
    rests_on(page, s, "allocation.additionality", "realisation.denied", "realisation.broker_discount",
             "realisation.capacity_factor", "realisation.cashout_delay_months", "budget.import_share")
    page.say("Reasons and evidence of each lever stand in `data/levers.toml`; what rests on judgement says so there.")
    return page


def share_row(s, row, file, columns):
    """A share of variance with the Monte Carlo interval of the run."""
    value, low, high = columns
    cells = [s.M.cell(row, file, c, selector=row.get("group") if file == "shapley" else row.get("name"))
             for c in (low, value, high)]
    spread = Spread(*cells)
    for cell in cells:
        cell.value = max(cell.value, 0.0)  # an estimate of a share near none may fall below it
        cell.se = 0.0                      # the interval shows it
    return percent(spread)


def matters(s):
    page = Page("What matters most")
    opening(page, s)
    ranked = {w: sorted(s.M.rows("shapley", variable="coverage", window=w.kind, year_start=w.first),
                        key=lambda row: int(row["rank"])) for w in (s.whole, s.recent)}
    whole = ranked[s.whole]
    recent = {row["group"]: row for row in ranked[s.recent]}
    columns = ("share", "share_low", "share_high")
    page.say(("How wide the range of coverage is, is decided first by {}: {} of the variance. Then by {}: {}.",
              *[part for row in whole[:2]
                for part in (group_words(row["group"]), share_row(s, row, "shapley", columns))]),
             "How much was stolen, and by whom, matters less than what share of the cash goes to missiles and what the "
             "programme costs." if thefts_last(whole) else "")
    page.say("Here brackets are the sampling interval of the run: where the exact figure lies in nearly all such "
             "runs. They say nothing of the assumptions.")
    page.table(["group of inputs", "name", f"share of the variance, {period(s.whole)}",
                f"share of the variance, {period(s.recent)}", "rests on"],
               [[group_words(row["group"]), f"`{row['group']}`", share_row(s, row, "shapley", columns),
                 share_row(s, recent[row["group"]], "shapley", columns),
                 "judgement" if row["judgement"] == "yes" else "evidence"] for row in whole])
    page.say("The shares of the groups add up to the whole (Shapley effects). What two groups do only together is "
             "split evenly between them.",
             "The share for missiles and the budget enter as a ratio: no data tells them apart, and what falls to "
             "each of them rests on their laws.")
    page.head("What learning one input exactly would bring")
    single = words.order(s.M.rows("sensitivity", variable="coverage", kind="input", window="total"),
                         lambda row: float(row["first_order"]))[:8]
    page.table(["input", "name", "share of the variance that is expected to go", "rests on"],
               [[" / ".join(s.meaning(n) for n in row["name"].split(" + ")), f"`{row['name']}`",
                 share_row(s, row, "sensitivity", ("first_order", "first_order_low", "first_order_high")),
                 "judgement" if row["judgement"] == "yes" else "evidence"] for row in single])
    page.head("Which way the judgement inputs push")
    page.table(["input", "name", "rank correlation with coverage", "which way", "rests on"],
               deciding(s, s.whole))
    page.say(judged(s))
    return page


def thefts_last(rows):
    """Whether every group about theft has a smaller share than allocation and than both groups of the budget."""
    share = {row["group"]: float(row["share"]) for row in rows}
    theft = [v for k, v in share.items() if k.startswith("theft")]
    return max(theft) < min(share["allocation"], share["budget"], share["budget.method"])
