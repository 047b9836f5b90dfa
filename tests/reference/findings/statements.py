# SPDX-License-Identifier: Apache-2.0
"""The claims page: verdicts as the program words them, and what would make each claim hold."""
import re
import textwrap

import rounding
from common import named, opening, rests_on
from page import Figure, Page, dollars, figure, percent
from runs import Cell, Key, Spread, Window

MAIN = {"theft_basis": "all", "budget_method": "all"}


def verdict_of(s, claim):
    """The program's sentences on one claim."""
    for row in s.D.rows("claim_verdicts"):
        if claim in row["claims"].split(";"):
            found = re.search(rf"(?:^| ){claim}: (.*?)(?= C\d+[a-z]?: |$)", row["statements"], re.S)
            key = Key("D claim_verdicts.csv", row["origin_group"], None, f"statements {claim}")
            return Figure(found[1].strip(), Cell(0, 0, key))
    raise SystemExit(f"no verdict on {claim}")


def headline(s, rows):
    """The row of the years that the sentence shows: the headline window of the claim, or the stated period."""
    rank = ["headline", "stated", "three_years", "latest", "to_date"]

    def place(row):
        claim = s.claims[row["claim"]]
        years = claim["year_start"], claim["year_end"]
        return (row["period_start"], row["period_end"]) != years, rank.index(row["period"])
    return min(rows, key=place)


def main_row(s, claim, reading):
    rows = [r for r in s.D.rows("claims", claim=claim, reading=reading, **MAIN) if r["median"] and r["claim_value"]]
    return headline(s, rows) if rows else None


def cell(s, row, column):
    made = s.D.cell(row, "claims" if "phrase" in row else "break_even", column)
    window = Window(row["period"], row["period_start"], row["period_end"])
    place = f"{made.key.place} {row['claim']} {row['reading']}"
    made.key = made.key._replace(place=place, variable=row["output"], window=window)
    return made


def claimed(s, row, unit):
    """The figure of a claim; of a range without one both ends, and not the figure in it that is judged."""
    claim = s.claims[row["claim"]]
    if claim["side"] != "about" or claim["value_best"] or not (claim["value_low"] and claim["value_high"]):
        return unit(cell(s, row, "claim_value"))
    low, high = (unit(Cell(claim[end], 0, Key("data/claims/claims.csv", row["claim"], None, end)))
                 for end in ("value_low", "value_high"))
    both = Figure(f"{low.text} to {high.text}")
    both.keys = [*low.keys, *high.keys]
    return both


def value_text(s, row):
    unit = dollars if row["unit"].startswith("usd") else percent
    return claimed(s, row, unit), unit(Spread(*(cell(s, row, c) for c in ("q05", "median", "q95"))))


def span(row):
    first, last = row["period_start"], row["period_end"]
    return first if first == last else f"{first} to {last}" if len(first) > 4 else f"{first}-{last}"


def phrases(s, claim):
    """The verdict on the plain reading and on the other one, cut out of the program's sentences."""
    verdict = verdict_of(s, claim)
    plain, *other = [part.split(". ")[0].rstrip(".") for part in verdict.text.split(" Read as ")[1:]]
    shown = Figure(plain.split("); ", 1)[1].removeprefix("the figure is "))
    shown.keys = verdict.keys
    return shown, other[0].split(": ", 1)[1] if other else "no other reading"


def claim_row(s, claim):
    first = main_row(s, claim, "primary")
    stated, model = value_text(s, first)
    return [f"`{claim}`", named(s.claims[claim]), {"about": "about", "at_least": "at least", "at_most": "at most"}[
        first["side"]], stated, span(first), model, *phrases(s, claim)]


def needed_row(s, row):
    share = [percent(Spread(*(cell(s, row, f"allocation_{c}") for c in ("q05", "median", "q95")))),
             figure(rounding.worlds, cell(s, row, "no_allocation"))] if row["allocation_median"] else ["", ""]
    budget = figure(lambda c: dollars(c).text if c.value > 0 else "none",
                    Spread(*(cell(s, row, f"budget_{c}") for c in ("q05", "median", "q95"))))
    return [f"`{row['claim']}`", span(row), budget, figure(rounding.worlds, cell(s, row, "no_budget")), *share]


def statements(s):
    page = Page("Public statements set against the model")
    opening(page, s)
    verdicts = s.D.rows("claim_verdicts")
    judged = sum(int(row["judged"]) for row in verdicts)
    depends = sum(row["depends_on_reading"] == "yes" for row in verdicts)
    page.say(("Of {} public statements {} can be set against the model. They go back to {} origins; statements of one "
              "origin count once. For {} of the origins the verdict depends on the reading.", len(s.claims), judged,
              len(verdicts), depends),
             "A verdict says where the stated figure lies in the model's range. It says nothing of what a speaker "
             "knew. The model's figure is over the years that the claim names, or else those that its row of the table "
             "gives; the verdict is the weakest one over all periods, ways to count thefts and ways to reckon the "
             "budget.")
    tested = [c for c in s.claims if main_row(s, c, "primary")]
    page.table(["claim", "who, when", "direction", "figure", "years", "model, plain reading",
                "verdict, plain reading", "verdict, other reading"], [claim_row(s, c) for c in tested])
    page.head("What would make a claim about a share hold")
    page.say("The yearly budget, or the share of the cash that goes to missiles, with which the plain reading equals "
             "the claim. A share above the whole is not possible; where nuclear work alone costs more than the claim "
             "leaves, no budget does.")
    rows = [r for r in s.D.rows("break_even", reading="primary", **MAIN) if r["budget_median"]]
    first = {}
    for row in rows:
        first.setdefault(row["claim"], row)
    page.table(["claim", "years", "budget a year, USD", "worlds in which no budget does",
                "share of the cash for missiles", "worlds in which no share suffices"],
               [needed_row(s, headline(s, [r for r in rows if r["claim"] == claim])) for claim in first])
    rests_on(page, s, "allocation.missile_share", "budget.stockpile_ratio", "budget.missile_share_of_military",
             "budget.import_share", "theft.other_cyber_factor")
    page.head("The verdicts in full")
    page.say("As the program writes them, by origin (run D, `claim_verdicts.csv`, column `statements`). The text of a "
             "claim is our paraphrase; do not print it as a quotation.")
    for row in verdicts:
        lines = []
        for claim in row["claims"].split(";"):
            lines += textwrap.wrap(f"{claim}: {verdict_of(s, claim)}", 110, subsequent_indent="    ")
        page.block([f"Origin: {row['origin_group']}", *lines])
    return page
