# SPDX-License-Identifier: Apache-2.0
"""Sentences that several pages share."""
import rounding
from labels import GROUPS
from page import Figure, figure, percent
from runs import Key, years_text

READ = ("These are outputs of a model under stated assumptions. They are not measurements of North Korean spending. An "
        "entry such as `a (b-c)` is the median and the model 90 % interval: nine in ten of the model's worlds lie "
        "inside. It holds the doubt about the inputs, not the doubt about the form of the model.")


def period(window):
    """Years of a window, with no key: they stand beside every figure of it."""
    return years_text(window.first, window.last)


def judged(study):
    """How many inputs rest on judgement, for the end of a paragraph."""
    some, every = study.judgement()
    return ("Of {} inputs, {} rest on judgement in whole or in part (`inputs.csv` of run A).", every, some)


def opening(page, study):
    page.say("[All findings](../findings.md). [Limits](../limits.md). " + READ, judged(study))


def worlds(cell):
    return figure(rounding.worlds, cell)


def deciding(study, window):
    """The judgement inputs that decide coverage, a row each."""
    rows = []
    for row in study.deciding(window):
        cell = study.A.cell(row, "influence", "rank_correlation", selector=row["input"], se="mc_se")
        more, less = ("covers more", "covers less") if cell.value > 0 else ("covers less", "covers more")
        choices = study.choices(row["input"])
        way = f"`{choices[-1]}` {more}, `{choices[0]}` {less}" if choices else f"a higher value {more}"
        rows.append([study.meaning(row["input"]), f"`{row['input']}`", figure(rounding.signed_ratio, cell),
                     way, "judgement"])
    return rows


def rests_on(page, study, *names):
    """The inputs that a page leans on, with their laws and what they rest on."""
    rows = []
    for name in names:
        labels = [r for r in study.A.rows("inputs") if r["name"].split("[")[0] == name]
        row = labels[0]
        law = Figure(row["law"] if len({r["law"] for r in labels}) == 1 else "a law for each label")
        law.keys = [Key("A inputs.csv", name, None, "law")]
        judgement = "judgement" in (row["confidence"], *row["evidence"].split(";"))
        some = "judgement, in part" if judgement and row["evidence"] != "judgement" else "judgement"
        rows.append([study.meaning(name), f"`{name}`", law, some if judgement else row["evidence"].replace(";", ", ")])
    page.head("Inputs that this page leans on")
    page.table(["input", "name", "law in the model", "rests on"], rows)


def group_words(name):
    return GROUPS.get(name, f"`{name}`")


def shares(study, variable, windows):
    """Figures of one variable over several windows."""
    return [percent(study.A.summary(variable, w)) for w in windows]


def named(claim):
    """Who said it, when, in our words."""
    return f"{claim['speaker_org']}, {claim['date']}"
