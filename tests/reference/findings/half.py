# SPDX-License-Identifier: Apache-2.0
"""Half of what, by reading; and the same if every arriving dollar went to missiles."""
import labels
import words
from common import deciding, opening, period, rests_on, shares, worlds
from page import Page, dollars, percent
from runs import Window

METHODS = {"all": "all worlds", "bottom_up": "budget from missiles and unit costs",
           "top_down": "budget from the size of the economy"}


def half_rows(s, names):
    rows = []
    for stage, variables in names.items():
        for name in variables:
            w, r = s.whole, s.recent
            rows.append([labels.capital(labels.output(name)), stage, *shares(s, name, (w, r)),
                         worlds(s.A.reached(name, w)), worlds(s.A.reached(name, r))])
    return rows


def half_head(s):
    whole, recent = period(s.whole), period(s.recent)
    return ["reading", "money counted", whole, recent, f"worlds at half or more, {whole}",
            f"worlds at half or more, {recent}"]


def half_of_what(s):
    page = Page("Half of what?")
    opening(page, s)
    gross, cash, cover = (s.A.summary(v, s.whole) for v in ("gross_ratio", "net_ratio", "coverage"))
    page.say(("Over {}, what was stolen comes to {} of the programme's budget, the cash that arrived to {}, and the "
              "part that went to missiles to {}.", period(s.whole), percent(gross), percent(cash), percent(cover)),
             "All are answers to the question how much theft covers. They differ in the money that is counted.",
             (f"At the median the first is {words.against_half(gross.mid)}, the second "
              f"{words.against_half(cash.mid)} and the third {words.against_half(cover.mid)}. The first is "
              f"{words.times(gross.mid, cover.mid)} the third.",))
    page.table(half_head(s), half_rows(s, labels.STAGES))
    page.say("Shares may pass the whole: the money can be more than the cost it is set against.")
    page.head("With other cyber theft and IT workers")
    page.say("Many statements say \"cyber\". These rows add theft from banks and ransomware by a factor that rests on "
             "judgement (`theft.other_cyber_factor`), and, where they say so, the income of IT workers.")
    page.table(half_head(s), half_rows(s, {
        "stolen": ["gross_ratio_cyber"], "arrived as cash": ["net_ratio_cyber", "net_ratio_cyber_it"],
        "for missiles": ["coverage_cyber", "coverage_cyber_it", "coverage_foreign_parts_cyber_it"]}))
    page.head("By the way the budget is reckoned")
    page.say("No source gives the budget of the programme. One way counts missiles and sites and prices them; the "
             "other takes a share of national income. The answer depends on which is used.")
    page.table(["worlds at half or more: money for missiles over the budget", period(s.whole), period(s.recent)],
               [[text, worlds(s.A.reached("coverage", s.whole, method=m)),
                 worlds(s.A.reached("coverage", s.recent, method=m))]
                for m, text in METHODS.items()])
    page.head("Inputs that decide it")
    page.table(["input", "name", "rank correlation with coverage", "which way", "rests on"], deciding(s, s.whole))
    return page


def every_dollar(s):
    page = Page("If every arriving dollar went to missiles")
    opening(page, s)
    both = [(s.B.summary("coverage", w), s.B.reached("coverage", w)) for w in (s.whole, s.recent)]
    page.say("No source says what share of the cash goes to missiles. Here it is all of it. A ceiling is not an "
             "estimate: rows `N001` and `N002` of `data/inputs/input_evidence.csv` show money that went elsewhere.",
             ("Money for missiles then comes to {} of the budget over {} and to {} over {}.", percent(both[0][0]),
              period(s.whole), percent(both[1][0]), period(s.recent)),
             (f"Over the whole period {words.share_of_worlds(both[0][1])} ({{}}) reach half of the budget; over the "
              f"last three years {words.share_of_worlds(both[1][1])} ({{}}).", worlds(both[0][1]), worlds(both[1][1])))
    def row(label, run, method):
        return [label, *[percent(run.summary("coverage", w)) if method == "all" else "" for w in (s.whole, s.recent)],
                *[worlds(run.reached("coverage", w, method=method)) for w in (s.whole, s.recent)]]
    rows = [row("default law of the share", s.A, "all"), row("every dollar to missiles", s.B, "all"),
            *[row(f"every dollar to missiles, {METHODS[m]}", s.B, m) for m in ("bottom_up", "top_down")]]
    page.table(["coverage", period(s.whole), period(s.recent), f"worlds at half or more, {period(s.whole)}",
                f"worlds at half or more, {period(s.recent)}"], rows)
    page.say("The lag between cash and spending stays. Money that arrives late in the last year is spent after it.")
    no_share(page, s)
    budgets(page, s)
    rests_on(page, s, "budget.method", "budget.missile_share_of_military", "budget.stockpile_ratio",
             "realisation.broker_discount", "realisation.capacity_factor", "theft.other_cyber_factor")
    return page


def no_share(page, s):
    page.head("What share would make \"half\" hold")
    where = {"claim": "C10", "reading": "primary", "theft_basis": "all", "as_of": ""}
    first = s.D.row("break_even", **where, period="headline") if s.D.rows("break_even", **where, period="headline") \
        else s.D.rows("break_even", **where)[0]
    rows = []
    for row in s.D.rows("break_even", **where, period=first["period"], period_start=first["period_start"]):
        cells = [s.D.cell(row, "break_even", f"allocation_{c}", selector=f"C10 primary {row['budget_method']}")
                 for c in ("q05", "median", "q95")]
        none = s.D.cell(row, "break_even", "no_allocation", selector=f"C10 primary {row['budget_method']}")
        for cell in (*cells, none):
            window = Window("", row["period_start"], row["period_end"])
            cell.key = cell.key._replace(variable=row["output"], window=window)
        rows.append([METHODS[row["budget_method"]],
                     f"{row['period_start']}-{row['period_end']}", percent(cells[1]), percent(cells[0]),
                     percent(cells[2]), worlds(none)])
    page.say("For the statement `C10` (about half of the missile programme, other cyber theft counted) each world has "
             "one share of the cash that would make it hold exactly. A share above the whole is not possible: in such "
             "worlds no share suffices.")
    page.table(["", "years", "share needed, median", "low end", "high end", "worlds in which no share suffices"], rows)
    page.say("Low and high end are those of the model 90 % interval.")


def budgets(page, s):
    page.head("What budget would make \"half\" hold")
    for window in (s.whole, s.recent):
        rows = [r for r in s.F.rows("frontier_contours", window=window.kind, year_start=window.first)
                if float(r["x"]) == 1 and r["y"]]
        cells = {r["probability"]: s.F.cell(r, "frontier_contours", "y", f"y at x = 1, probability {r['probability']}",
                                            se="mc_se") for r in rows}
        own = {m: [s.F.cell(s.F.row("frontier_references", budget_method=m, level=level, window=window.kind,
                                    reference="budget_per_year_usd"), "frontier_references", "value",
                            f"budget_per_year_usd {m} quantile {level}") for level in ("0.05", "0.5", "0.95")]
               for m in ("bottom_up", "top_down")}
        middle = cells["0.5"]
        compare = {m: "below" if q[1].value < middle.value else "above" for m, q in own.items()}
        page.say(("With every dollar for missiles, half is reached in half of the worlds over {} if the programme "
                  "costs USD {} a year or less, and in nine worlds of ten if it costs USD {} or less.", period(window),
                  dollars(middle), dollars(cells["0.9"])),
                 ("The model's own budget is USD {} a year (median) when built from missiles and unit costs, "
                  f"{compare['bottom_up']} that figure, and USD {{}} from the size of the economy, "
                  f"{compare['top_down']} it.", dollars(own["bottom_up"][1]), dollars(own["top_down"][1])))
