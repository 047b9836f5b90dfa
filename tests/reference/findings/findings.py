#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/findings.md and docs/findings/*.md are what the program answers today: run with --update to write them anew.

Every figure comes from a cell of a table that a run writes, and every word that weighs figures is chosen from them.
"""
import argparse
import difflib
import pathlib
import sys
import tempfile

from decide import levers, matters
from half import every_dollar, half_of_what
from income import beside_income, largest_theft
from nearer import is_half_nearer
from one_page import one_page
from page import dollars, percent
from statements import statements
from study import Study
from thefts import change, frozen, which_thefts

PAGES = {"half_of_what": half_of_what, "every_dollar": every_dollar, "is_half_nearer": is_half_nearer,
         "which_thefts": which_thefts, "what_can_be_frozen": frozen, "beside_other_income": beside_income,
         "largest_theft": largest_theft, "levers": levers, "what_matters": matters, "statements": statements}
MADE = ("<!-- Made by tests/reference/findings/findings.py --update; "
        "the test reference.findings fails where it is out of date. -->\n")


def agrees_with_the_program(study):
    """Rounding is that of the program: what it prints on the terminal is made here too and must come out the same."""
    for variable in ("coverage", "net_ratio", "gross_ratio", "coverage_foreign_parts"):
        for window in (study.whole, study.recent):
            made = str(percent(study.A.summary(variable, window)))
            assert made in study.A.printed, (variable, made, study.A.printed)
    for theft in study.largest():
        for variable in ("net_cash_usd", "missile_funds_usd"):
            made = str(dollars(change(study.G, study.whole, variable, "difference", "", change="drop",
                                      id=theft["incident_id"])))
            assert made in study.G.printed, (theft["incident_id"], made, study.G.printed)


def composed(binary, data):
    """{path below docs: text}"""
    with tempfile.TemporaryDirectory(prefix="fundshare-findings-") as folder:
        study = Study(binary, data, folder)
        agrees_with_the_program(study)
        pages = {name: make(study) for name, make in PAGES.items()}
        first = one_page(study, pages)
        answers = study.answers.values()
        return {"findings.md": MADE + first.render(answers),
                **{f"findings/{name}.md": MADE + page.render(answers) for name, page in pages.items()}}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--docs", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    wanted = composed(options.binary, options.data)
    there = {str(p.relative_to(options.docs)) for p in (options.docs / "findings").glob("*.md")}
    stale = 0
    for path in sorted(there - set(wanted)):
        print(f"{options.docs / path} is no page of findings.py")
        stale = 1
    for path, text in wanted.items():
        file = options.docs / path
        if options.update:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
            continue
        before = file.read_text() if file.exists() else ""
        if before != text:
            print(f"{file} is out of date; run findings.py --update. What differs:")
            print("\n".join(difflib.unified_diff(before.splitlines(), text.splitlines(), "committed", "today", n=0)))
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
