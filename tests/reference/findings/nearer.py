# SPDX-License-Identifier: Apache-2.0
"""Is half nearer now: by year, by three years, and as known on earlier days."""
import words
from common import opening, period, rests_on, worlds
from page import Page, dollars, percent
from runs import Window

SHARES = ("coverage", "net_ratio", "gross_ratio")
HEAD = ["money for missiles over the budget", "cash over the budget", "stolen over the budget",
        "worlds at half or more"]


def rows_over(s, windows):
    return [[period(w), *[percent(s.A.summary(v, w)) for v in SHARES], worlds(s.A.reached("coverage", w))]
            for w in windows]


def is_half_nearer(s):
    page = Page("Is half nearer now?")
    opening(page, s)
    rolling = s.A.windows("rolling3")
    before = next(w for w in rolling if int(w.last) == int(s.recent.first) - 1)
    now, then = s.A.reached("coverage", s.recent), s.A.reached("coverage", before)
    covered, earlier = s.A.summary("coverage", s.recent), s.A.summary("coverage", before)
    nearer = {"higher": "nearer", "lower": "farther off", "about the same": "about as near"}[words.moved(then, now)]
    top = s.largest()[0]
    alone = s.G.wide_spread("counterfactual", s.recent, f"drop {top['incident_id']}", change="drop",
                            id=top["incident_id"], variable="coverage", effect="output")
    page.say((f"By the share of worlds that reach half, it is {nearer}: {{}} over {{}} after {{}} over {{}}.",
              worlds(now), period(s.recent), worlds(then), period(before)),
             ("Money for missiles comes to {} of the budget after {}.", percent(covered), percent(earlier)),
             (f"At the median of {{}} that is {words.against_half(covered.mid)}, and half is reached in "
              f"{words.share_of_worlds(now)}.", period(s.recent)),
             ("Without the largest theft ({}) it would be {}.", top["victim"], percent(alone)),
             ("What was stolen went from USD {} to USD {}, the programme's budget from USD {} to USD {}.",
              *[dollars(s.A.summary(v, w)) for v in ("gross_theft_usd", "budget_usd") for w in (before, s.recent)]))
    page.head("Three years at a time")
    page.table(["years", *HEAD], rows_over(s, rolling), together=True)
    page.head("Year by year")
    page.table(["year", *HEAD], rows_over(s, s.A.windows("year")), together=True)
    page.say("A single year says little: a theft of one year is spent over several. The first two years open with an "
             "empty account and are low. Launches of the last year are mostly minimum counts, and late attributions "
             "will still change its thefts.")
    vintages(page, s)
    rests_on(page, s, "allocation.missile_share", "budget.method", "budget.missile_share_of_military",
             "realisation.broker_discount", "realisation.capacity_factor", "allocation.spending_lag_months")
    return page


def vintages(page, s):
    page.head("What the same question would have answered on earlier days")
    days = list(dict.fromkeys(r["as_of"] for r in s.E.rows("vintage")))

    def probability(day, kind):
        row = s.E.row("vintage", as_of=day, variable="coverage", window=kind, statistic="probability", level="0.5")
        return s.E.cell(row, "vintage", "value", "probability 0.5", day)

    def spread(day, kind):
        row = s.E.row("vintage", as_of=day, variable="coverage", window=kind, statistic="quantile", level="0.5")
        return s.E.long_spread("vintage", Window(kind, row["year_start"], row["year_end"]), day, as_of=day,
                               variable="coverage")

    def years(day, kind):
        row = s.E.row("vintage", as_of=day, variable="coverage", window=kind, statistic="quantile", level="0.5")
        return f"{row['year_start']}-{row['year_end']}"
    page.table(["known on", "last three full years", "money for missiles over the budget", "worlds at half or more",
                f"over {years(days[0], 'common')}, as known that day"],
               [[day, years(day, "rolling3"), percent(spread(day, "rolling3")), worlds(probability(day, "rolling3")),
                 percent(spread(day, "common"))] for day in days])
    first, last = spread(days[0], "common"), spread(days[-1], "common")
    way = {"about the same": "left the answer for the same years about where it was", "lower": "lowered the answer for "
           "the same years", "higher": "raised the answer for the same years"}[words.moved(first.mid, last.mid)]
    page.say((f"New data {way}: {{}} on the first day, {{}} today.", percent(first), percent(last)),
             ("Over the last three full years known, the share of worlds at half or more is "
              f"{words.moved(probability(days[0], 'rolling3'), probability(days[-1], 'rolling3'))} today than on the "
              "first day: {} after {}.", worlds(probability(days[-1], "rolling3")),
              worlds(probability(days[0], "rolling3"))),
             "Attribution, recoveries, unit costs and laws are those of today on every day.")
