# SPDX-License-Identifier: Apache-2.0
"""The one page: question, answer, half of what, what decides it, what is not in it, what would change it."""
import labels
import words
from common import READ, deciding, judged, named, period, shares, worlds
from page import Page, percent
from statements import verdict_of

TABLE = ("gross_ratio", "gross_over_foreign_parts", "net_ratio", "net_over_foreign_income", "coverage",
         "coverage_foreign_parts", "coverage_wmd", "coverage_cyber_it")


def tornado(s, name, part, window):
    row = s.M.row("tornado", variable="coverage", input=name, part=part, window=window.kind, year_start=window.first)
    return s.M.cell(row, "tornado", "median", selector=f"{name} {part}")


def what_moves(s):
    """Where coverage goes if one of the deciding inputs is at an end: sentences."""
    found = []
    for row in s.deciding(s.whole):
        name = row["input"]
        parts = [r["part"] for r in s.M.rows("tornado", variable="coverage", input=name, window="total")]
        low, high = (tornado(s, name, part, s.whole) for part in parts)
        shown = [f"in its {part.replace('_', ' ')}" if "tenth" in part else f"`{part}`" for part in parts]
        found.append((f"`{name}`: the median of coverage is {{}} where it is {shown[0]}, {{}} where it is {shown[1]}.",
                      percent(low), percent(high)))
    return found


def one_page(s, others):
    page = Page("Findings on one page")
    page.say("**Question.** How much of what North Korea's missile programme costs could stolen cryptocurrency cover? "
             "The programme is ballistic and cruise missiles, space launchers, their research and sites; not "
             "warheads, air defence, artillery, submarines, pay, or missiles made for Russia. *Coverage* is the "
             "stolen money that was turned into cash and went to missiles, over the programme's budget of the same "
             "years.")
    cite = next(line for line in (s.A.folder / "README.txt").read_text().splitlines() if "manifest" in line and
                "seed" in line and "data " in line).strip()
    page.say(("**Data.** As of {}, where the tables end; years {}. The scenario is `baseline`. {}", s.data_end,
              period(s.whole), READ),
             judged(s))
    answer(page, s)
    page.head("Half of what?")
    whole, recent = period(s.whole), period(s.recent)
    page.table(["reading", whole, recent, f"worlds at half or more, {recent}"],
               [[labels.capital(labels.output(v)), *shares(s, v, (s.whole, s.recent)),
                 worlds(s.A.reached(v, s.recent))] for v in TABLE])
    page.say("Thefts count in the year of the theft, cash in the year it arrives, money for missiles in the year it is "
             "spent. All readings: [half of what](findings/half_of_what.md).")
    page.head("The three inputs that decide it")
    page.table(["input", "name", f"rank correlation with coverage, {whole}", "which way", "rests on"],
               deciding(s, s.whole))
    page.head("A statement often quoted")
    page.say(("`C10`: {}", verdict_of(s, "C10")))
    page.say("All statements: [public statements](findings/statements.md).")
    outside(page, s)
    page.head("The other pages")
    page.bullets(*[f"[{made.lines[0][2:]}](findings/{name}.md)" if not any(c.isdigit() for c in made.lines[0])
                   else ("[{}](findings/" + name + ".md)", made.lines[0][2:]) for name, made in others.items()])
    page.say("**Do not use** this page for screening, blocking, listing, tracing or litigation against anyone. It is "
             "no finding about any person or company, and no dollar is followed to its use: [limits](limits.md).")
    page.say(("**Cite as** {}", cite))
    return page


def answer(page, s):
    cover, late = (s.A.summary("coverage", w) for w in (s.whole, s.recent))
    half, half_late = (s.A.reached("coverage", w) for w in (s.whole, s.recent))
    cash, cash_late = (s.A.summary("net_ratio", w) for w in (s.whole, s.recent))
    page.say(("**Answer.** Over {} stolen money for missiles comes to {} of the programme's budget; over {} to {}.",
              period(s.whole), percent(cover), period(s.recent), percent(late)),
             (f"At the median that is {both_periods(cover.mid, late.mid)}. Half or more is covered in "
              f"{words.share_of_worlds(half)} ({{}}) and in {words.share_of_worlds(half_late)} ({{}}).", worlds(half),
              worlds(half_late)),
             ("Without the share for missiles, which no source gives, all cash that arrived comes to {} and {}.",
              percent(cash), percent(cash_late)))


def both_periods(whole, recent):
    first, second = words.against_half(whole), words.against_half(recent)
    return f"{first} in both" if first == second else f"{first} in the first and {second} in the second"


def outside(page, s):
    page.head("What is not in it")
    page.bullets("Income of IT workers, and theft from banks: only in the readings that say so.",
                 "Money from Russia for arms and troops: only in the readings over foreign income.",
                 ("The year {}: the tables end on {}. What a year in progress gives is on the page [what the largest "
                  "theft does](findings/largest_theft.md).", int(s.last) + 1, s.data_end),
                 "What would be missing without the thefts: money is fungible, and the shares are accounting.")
    page.head("What would change it")
    page.bullets(*what_moves(s),
                 ("If every arriving dollar went to missiles, coverage would be {} over {}.",
                  percent(s.B.summary("coverage", s.whole)), period(s.whole)),
                 ("Taking `C10` at its word ({}, with a standard error of {}) would move the median of coverage over "
                  "{} from {} to {}. That is a what-if: nothing is tuned to a claim.", named(s.claims["C10"]),
                  *evidence_cells(s)))


def evidence_cells(s):
    row = s.N.row("conditioned_outputs", variable="coverage", window="total")
    before, after = (s.N.cell(row, "conditioned_outputs", f"{part}_q50") for part in ("before", "after"))
    taken = s.N.row("conditioning", evidence="C10")
    error = s.N.cell(taken, "conditioning", "se", selector="C10")
    error.se = 0.0
    return percent(error), period(s.whole), percent(before), percent(after)
