# SPDX-License-Identifier: Apache-2.0
"""Which thefts and which kinds of custody matter; what can still be frozen."""
import labels
import words
from common import opening, period, rests_on, worlds
from page import Page, dollars, figure, percent
from rounding import points, signed_dollars, signed_percent
from runs import Cell, Key, Window


def table_cell(value, what, column):
    """A cell of data/theft/incidents.csv, or a sum of cells; it has no sampling error."""
    return Cell(value, 0, Key("data/theft/incidents.csv", what, None, column))


def change(run, window, variable, effect, selector, **where):
    return run.wide_spread("counterfactual", window, selector, variable=variable, effect=effect, **where)


def theft_rows(s):
    rows = []
    for row in s.largest():
        who = dict(change="drop", id=row["incident_id"])
        sel = f"drop {row['incident_id']}"
        day = row["date"][:7] if row["victim_type"] == "individuals" else row["date"]  # private persons: months only
        rows.append([row["victim"], day, labels.KINDS[row["victim_type"]],
                     dollars(table_cell(row["usd_best"], row["incident_id"], "usd_best")),
                     dollars(table_cell(row["recovered_usd"], row["incident_id"], "recovered_usd"))
                     if row["recovered_usd"] else "not known",
                     dollars(change(s.G, s.whole, "net_cash_usd", "difference", sel, **who)),
                     figure(signed_percent, change(s.G, s.whole, "missile_funds_usd", "relative_change", sel, **who)),
                     figure(signed_percent, change(s.G, s.recent, "missile_funds_usd", "relative_change", sel, **who))])
    who = dict(change="all")
    rows.append(["all of these together", "", "", "", "",
                 dollars(change(s.G, s.whole, "net_cash_usd", "difference", "all", **who)),
                 figure(signed_percent, change(s.G, s.whole, "missile_funds_usd", "relative_change", "all", **who)),
                 figure(signed_percent, change(s.G, s.recent, "missile_funds_usd", "relative_change", "all", **who))])
    return rows


def pair(s, scenario, variable, window):
    """Paired difference: without these thefts, less with them."""
    return s.I.long_spread("comparison", window, f"baseline against {scenario}", "difference_quantile",
                           scenario_a="baseline", scenario_b=scenario, variable=variable)


def median_left(s, scenario, variable, window):
    """One minus the ratio of medians is what is missing; shown as a change."""
    row = s.I.row("comparison", scenario_a="baseline", scenario_b=scenario, variable=variable,
                  statistic="ratio_of_medians", window=window.kind, year_start=window.first)
    cell = s.I.cell(row, "comparison", "value", "ratio_of_medians less 1", f"baseline against {scenario}")
    cell.value -= 1
    return cell


def group_rows(s, groups):
    """[(how far money for missiles falls, row)], groups of thefts that do not take place."""
    rows = []
    for label, scenario, kinds in groups:
        thefts = [r for r in s.counted() if r["victim_type"] in kinds]
        total = table_cell(sum(float(r["usd_best"]) for r in thefts), "+".join(kinds),
                           "usd_best, rows counted by default")
        left = median_left(s, scenario, "missile_funds_usd", s.whole)
        rows.append((left.value, label, [
            labels.capital(label), f"{len(thefts)}", dollars(total),
            dollars(pair(s, scenario, "net_cash_usd", s.whole)),
            figure(signed_percent, left),
            figure(signed_percent, median_left(s, scenario, "missile_funds_usd", s.recent)),
            figure(points, pair(s, scenario, "coverage", s.recent))]))
    return sorted(rows, key=lambda row: row[0])


def which_thefts(s):
    page = Page("Which thefts, and which kinds of custody, matter")
    opening(page, s)
    largest = s.largest()
    top = change(s.G, s.whole, "missile_funds_usd", "relative_change", f"drop {largest[0]['incident_id']}",
                 change="drop", id=largest[0]["incident_id"])
    together = change(s.G, s.whole, "missile_funds_usd", "relative_change", "all", change="all")
    page.say(("Each row below takes one theft away and leaves the rest of its year as it was. Without the {} largest "
              "undisputed thefts, money for missiles over {} would change by {}.", f"{len(largest)}", period(s.whole),
              figure(signed_percent, together)),
             ("The largest by value ({}) alone changes it by {}.", largest[0]["victim"], figure(signed_percent, top)),
             "The money of a theft late in the window is spent in part after it.")
    page.table(["theft as reported", "day or month", "kind of victim", "value stolen, USD", "recovered, USD",
                f"cash, {period(s.whole)}, USD", f"money for missiles, {period(s.whole)}",
                f"money for missiles, {period(s.recent)}"], theft_rows(s))
    page.say("A victim's name means that a source reported a theft from it, and nothing else. Attribution is "
             "reported: see `attribution_by` in `data/theft/incidents.csv`. A change of nothing at the upper end "
             "stands for the worlds in which the theft is not North Korea's, or in which what can be sold in a month "
             "is the limit.")
    custody(page, s)
    rests_on(page, s, "theft.attribution.government", "theft.attribution.multi_vendor",
             "theft.attribution.single_vendor", "theft.basis", "theft.unrecorded", "realisation.capacity_factor")
    return page


def custody(page, s):
    head = ["thefts from", "thefts in the table", "value stolen, USD", f"cash, {period(s.whole)}, USD",
            f"money for missiles, {period(s.whole)}", f"money for missiles, {period(s.recent)}",
            f"points of the budget, {period(s.recent)}"]
    kinds = group_rows(s, [(text, f"no_{kind}", [kind]) for kind, text in labels.KINDS.items()])
    held = group_rows(s, [(text, f"no_{name}", members) for name, (text, members) in labels.CUSTODY.items()])
    page.head("By who held the coins")
    known = [text for _, text, _ in held if "not known" not in text]
    page.say(f"Most depends on what was {known[0]}, least on what was {known[-1]}.")
    page.table(head, [row for _, _, row in held])
    page.say("The grouping is ours: exchanges and payment firms hold for customers; bridges, programs and games hold "
             "on a chain; private persons and makers of wallets stand for owners who hold their own keys.")
    page.head("By kind of victim")
    page.say(f"Of the kinds, {kinds[0][1]} come first and {kinds[1][1]} second.")
    page.table(head, [row for _, _, row in kinds])
    page.bullets("Changes of money for missiles are those of the median; cash and points are paired, world by world. "
                 "Rows do not add up: where one kind is gone, the monthly limit on sales leaves room for the others.",
                 "Thefts in no list (`theft.unrecorded`) belong to no kind and stay.",
                 "The tables say whose coins were taken (`victim_type`). They do not say how the keys were kept, such "
                 "as in a wallet on line or off line, or behind the software of a third party. That question cannot be "
                 "answered from them.",
                 "`counterfactual --drop` takes thefts one by one; the kinds are scenarios that "
                 "set `keep[ID]` under `[theft]` to none for each theft of the kind, compared with `baseline`.")


def frozen(s):
    page = Page("What can still be frozen")
    opening(page, s)
    end, later = s.whole, s.C.windows("total")[0]
    held, held_later = s.A.summary("still_held_usd", end), s.C.summary("still_held_usd", later)
    stolen, cash = s.A.summary("gross_theft_usd", end), s.A.summary("net_cash_usd", end)
    size = words.against_all(Cell(held.mid.value / cash.mid.value, 0, None))
    page.say(("In the model, USD {} of coins are still held at the end of {}, of USD {} stolen since {}; USD {} has "
              f"arrived as cash. At the median what is held is {size} what has arrived.", dollars(held),
              end.last, dollars(stolen), end.first, dollars(cash)),
             ("When the tables end ({}) it is USD {}. Only this can still be frozen; what was sold cannot.", s.data_end,
              dollars(held_later)),
             ("Money that has arrived, is meant for missiles and is not spent yet comes to USD {}.",
              dollars(s.A.summary("in_transit_usd", end))),
             "Coins that are never sold (`realisation.stranded`) are in neither figure.")
    page.table(["year", "still held at its end, USD", "stolen in it, USD", "cash in it, USD"],
               [[w.last, *[dollars(s.A.summary(v, w)) for v in ("still_held_usd", "gross_theft_usd", "net_cash_usd")]]
                for w in s.A.windows("year")], together=True)
    page.head("Beside what others saw")
    page.table(["check", "day", "observed, USD", "model median, USD", "worlds below the observed figure"],
               [check_row(s, r) for r in s.A.rows("checks", variable="held_stock_usd")])
    page.say("Observers see labelled wallets only: their figures are floors. Nothing in the model is tuned to them.")
    more_frozen(page, s)
    undone(page, s)
    rests_on(page, s, "realisation.denied", "realisation.stranded", "realisation.cashout_delay_months",
             "realisation.monthly_capacity", "realisation.capacity_factor", "realisation.price_exposure")
    return page


def check_row(s, row):
    window = Window("", row["period_start"], row["period_end"])
    cells = [s.A.cell(row, "checks", c, selector=row["check_id"], se=e) for c, e in
             (("observed_usd", None), ("model_median", "model_median_mc_se"), ("share_of_worlds_below", "mc_se"))]
    for cell in cells:
        cell.key = cell.key._replace(window=window)
    return [f"`{row['check_id']}`", row["period_end"], dollars(cells[0]), dollars(cells[1]), worlds(cells[2])]


def more_frozen(page, s):
    page.head("If more of every theft were frozen")
    page.say("The dose is the share of what is not frozen, seized or returned today that would be. It holds for all "
             "thefts of all years, as if it had been so from the start. A freeze today touches only what is "
             "still held.")
    rows = []
    doses = dict.fromkeys(r["dose"] for r in s.L.rows("levers", lever="more_frozen", variable="missile_funds_usd"))
    for dose in [d for d in doses if float(d) != s.levers["small_dose"]]:
        rows.append([percent(Cell(dose, 0, Key("data/levers.toml", "more_frozen", None, "dose"))),
                     *[figure(signed_percent, s.L.wide_spread("levers", w, f"more_frozen {dose}", lever="more_frozen",
                                                              dose=dose, variable="missile_funds_usd",
                                                              effect="relative_change")) for w in (s.whole, s.recent)]])
    page.table(["dose", f"money for missiles, {period(s.whole)}", f"money for missiles, {period(s.recent)}"], rows)


def undone(page, s):
    page.head("What freezes, seizures and returns did so far")
    page.say("Each row undoes the known recoveries of one theft. A plus is money that the recovery kept away.")
    rows = []
    for row in s.freezes():
        who = dict(change="unfreeze", id=row["incident_id"])
        sel = f"unfreeze {row['incident_id']}"
        rows.append([row["victim"], row["date"],
                     dollars(table_cell(row["recovered_usd"], row["incident_id"], "recovered_usd")),
                     figure(signed_dollars, change(s.H, s.whole, "net_cash_usd", "difference", sel, **who)),
                     figure(signed_percent, change(s.H, s.whole, "missile_funds_usd", "relative_change", sel, **who))])
    rows.append(["all of these together", "", "",
                 figure(signed_dollars, change(s.H, s.whole, "net_cash_usd", "difference", "all", change="all")),
                 figure(signed_percent, change(s.H, s.whole, "missile_funds_usd", "relative_change", "all",
                                               change="all"))])
    page.table(["theft as reported", "day", "recovered, USD", f"cash without the recovery, {period(s.whole)}, USD",
                f"money for missiles without it, {period(s.whole)}"], rows)
    page.say("A recovery may have come from others than the thieves. What is unknown is drawn by the law of "
             "`realisation.denied`, not taken as nothing.")
