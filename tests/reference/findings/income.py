# SPDX-License-Identifier: Apache-2.0
"""Theft beside other income; what the largest theft does."""
import labels
import rounding
import words
from common import opening, period, rests_on, shares, worlds
from page import Page, dollars, figure, percent
from rounding import signed_percent
from runs import Spread
from thefts import change, table_cell

INCOME = ("gross_over_foreign_income", "gross_over_foreign_income_cyber", "net_over_foreign_income",
          "net_over_foreign_income_cyber", "net_over_foreign_income_cyber_it")


def beside_income(s):
    page = Page("Theft beside other foreign income")
    opening(page, s)
    gross, cash, all_cyber = (s.A.summary(v, s.recent) for v in (INCOME[0], INCOME[2], INCOME[4]))
    page.say(("Over {}, what was stolen is {} of foreign income, and the cash that arrived {}.", period(s.recent),
              percent(gross), percent(cash)),
             ("With other cyber theft and IT workers it is {}.", percent(all_cyber)),
             (f"At the median stolen value is {words.against_half(gross.mid)} of foreign income, cash "
              f"{words.against_half(cash.mid)}, and cash with other cyber theft and IT workers "
              f"{words.against_half(all_cyber.mid)}.",))
    w, r = s.whole, s.recent
    page.table(["share of foreign income", period(w), period(r), f"worlds at a third or more, {period(r)}",
                f"worlds at half or more, {period(r)}"],
               [[labels.capital(labels.output(v)), *shares(s, v, (w, r)), worlds(s.A.reached(v, r, "third")),
                 worlds(s.A.reached(v, r))] for v in INCOME])
    page.say("Foreign income is recorded exports, other income, in the later years what Russia gave for arms and "
             "troops, and the theft itself. No source gives other income or Russia's money: the shares move with them "
             "as with the thefts.")
    page.head("Year by year")
    page.table(["year", "stolen, as a share", "cash, as a share", "cash with other cyber theft and IT workers",
                "foreign income with the cash, USD"],
               [[y.first, *[percent(s.A.summary(v, y)) for v in (INCOME[0], INCOME[2], INCOME[4])],
                 dollars(s.A.summary("foreign_income_usd", y))] for y in s.A.windows("year")], together=True)
    page.say("A share of income falls when other income rises, even where theft grows.",
             "There is no reading of stolen value with IT workers: their income is cash.")
    rests_on(page, s, "budget.other_foreign_income", "budget.russia_income", "theft.other_cyber_factor",
             "realisation.broker_discount", "allocation.it_income", "allocation.it_remitted")
    return page


def largest_theft(s):
    top = s.largest()[0]
    page = Page("What a Bybit-sized theft does" if "bybit" in top["incident_id"] else "What the largest theft does")
    opening(page, s)
    selector, who = f"drop {top['incident_id']}", dict(change="drop", id=top["incident_id"])
    later = s.J.windows("total", "counterfactual")[0]
    stolen = table_cell(top["usd_best"], top["incident_id"], "usd_best")
    cash, funds = (change(s.J, later, v, "difference", selector, **who) for v in ("net_cash_usd", "missile_funds_usd"))
    page.say(("{} ({}) is the largest undisputed theft in the tables: USD {} by the sources.", top["victim"],
              top["date"], dollars(stolen)),
             ("Taken away, with all else as it was, cash up to {} changes by USD {}, and money spent on missiles by "
              "USD {}.", s.data_end, dollars(cash), dollars(funds)),
             "No source says how the coins were sold or what was bought: this is the path that the model gives a "
             "theft of that size.",
             ("Figures without it are those of a scenario that sets `keep[ID]` of this theft (`{}`) under `[theft]` to "
              "none.", top["incident_id"]))
    years = [w for w in s.J.windows("year", "counterfactual") if int(w.first) >= int(top["date"][:4]) - 1]
    page.head("How slowly it arrives")
    page.table(["year", "cash, USD", "money for missiles, USD", "money for missiles, relative",
                "held at the end, with it", "held at the end, without it"],
               [[w.first + (f" (to {s.data_end})" if w.last == later.last else ""),
                 *[dollars(change(s.J, w, v, "difference", selector, **who)) for v in ("net_cash_usd",
                                                                                     "missile_funds_usd")],
                 figure(signed_percent, change(s.J, w, "missile_funds_usd", "relative_change", selector, **who)),
                 dollars(s.C.summary("still_held_usd", w)), dollars(s.K.summary("still_held_usd", w))] for w in years])
    page.say("Differences are without the theft less with it, so that a minus is money that the theft brought. What "
             "brokers can sell in a month is a limit: without the large theft they sell other coins instead. Losses "
             "and waits come on top. The last year is in progress and not comparable with a full year.")
    in_missiles(page, s, top)
    rests_on(page, s, "realisation.capacity_factor", "realisation.cashout_delay_months", "realisation.broker_discount",
             "realisation.stranded", "allocation.missile_share", "allocation.spending_lag_months", "budget.unit_cost")
    return page


def in_missiles(page, s, top):
    year = top["date"][:4]
    page.head("In missiles")
    page.say(("The cash of {} in missiles of each class, at the cost of materials alone, if all of it went there. A "
              "unit of account: no dollar is followed to a missile.", year))
    rows = []
    for name in dict.fromkeys(r["missile_class"] for r in s.C.rows("equivalents", window="year", year_start=year)):
        figures = [missiles(run, name, year) for run in (s.C, s.K)]
        rows.append([labels.capital(labels.CLASSES.get(name, name)), f"`{name}`", *figures])
    page.table(["class", "name in the tables", f"all cash of {year}", "the same without the theft"], rows)
    page.say("The full cost of a missile is higher (`budget.materials_share`). Classes are alternatives: the same "
             "cash stands in every row.")


def missiles(run, name, year):
    class_rows = [run.row("equivalents", missile_class=name, window="year", year_start=year, level=level)
                  for level in ("0.05", "0.5", "0.95")]
    low, mid, high = (run.cell(row, "equivalents", "value", f"quantile {row['level']}") for row in class_rows)
    return figure(rounding.count, Spread(low, mid, high))
