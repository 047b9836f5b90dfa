# SPDX-License-Identifier: Apache-2.0
"""One page of Markdown. Each sentence or row with figures ends with the number of a note that says where they stand."""
import re
import textwrap

import rounding
from runs import Cell, Spread, years_text

BY_HAND = re.compile(r"`[^`]*`|\]\([^)]*\)|90 %|\{[^}]*\}")


class Figure:
    """Text for people with the keys of the cells behind it."""

    def __init__(self, text, *cells):
        self.text, self.keys = text, [c.key for c in cells]

    def __str__(self):
        return self.text


def figure(form, what):
    """A cell, or median (low-high) of a spread, in the form given."""
    if isinstance(what, Cell):
        return Figure(form(what), what)
    assert isinstance(what, Spread)
    low, mid, high = form(what.low), form(what.mid), form(what.high)
    if low == mid == high:
        return Figure(mid, what.mid, what.low, what.high)
    joint = " to " if "-" in low + high or "+" in low + high or "<" in high or ">" in low else "-"
    return Figure(f"{mid} ({low}{joint}{high})", what.mid, what.low, what.high)


def wrapped(text, indent=""):
    """Lines of a paragraph; a number and its unit stay on one line."""
    joined = re.sub(r"(?<=\d) (?=(%|bn|m)(\W|$))|(?<=[<>]) (?=[+-]?\d)|(?<=USD) (?=[-<>\d])", "\0", text)
    lines = textwrap.wrap(joined, 120, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return [line.replace("\0", " ") for line in lines]


def percent(what):
    return figure(rounding.percent, what)


def dollars(what):
    return figure(rounding.dollars, what)


def short(statistics):
    """Statistics of one kind with its name once: "quantile 0.5 0.05 0.95"."""
    parts = {}
    for statistic in statistics:
        *kind, level = statistic.split(" ")
        parts.setdefault(" ".join(kind), []).append(level)
    return ", ".join(" ".join([kind, *levels]) if kind else ", ".join(levels) for kind, levels in parts.items())


def notes_of(keys):
    """Keys of one sentence, those of one place and variable together."""
    grouped = {}
    for key in keys:
        statistics = grouped.setdefault((key.place, key.variable), {})
        window = f"{key.window.kind} {years_text(key.window.first, key.window.last)}" if key.window else ""
        statistics.setdefault(window, {})[key.statistic] = None
    parts = []
    for (place, variable), windows in grouped.items():
        merged = {}
        for window, statistics in windows.items():
            merged.setdefault(short(statistics), []).append(window)
        parts += [f"{place} `{variable}|{', '.join(w)}|{statistics}`" for statistics, w in merged.items()]
    return "; ".join(parts)


class Page:
    def __init__(self, title):
        self.lines, self.notes, self.answers = [f"# {title}", ""], [], {}

    def mark(self, figures):
        keys = [key for f in figures if isinstance(f, Figure) for key in f.keys]
        if not keys:
            return ""
        text = notes_of(keys)
        if text not in self.notes:
            self.notes.append(text)
        return f"<sup>{self.notes.index(text) + 1}</sup>"

    def text(self, template, *figures):
        """Words are typed, figures are cells: a digit in a template is refused."""
        typed = BY_HAND.sub("", template)
        if re.search(r"\d", typed):
            raise SystemExit(f"a number typed by hand: {template}")
        return template.format(*figures) + self.mark(figures)

    def say(self, *sentences):
        """A paragraph; a sentence is a text, or a tuple of template and figures."""
        self.lines += [*wrapped(" ".join(self.text(*((s,) if isinstance(s, str) else s)) for s in sentences if s)), ""]

    def head(self, text):
        self.lines += [f"## {text}", ""]

    def bullets(self, *sentences):
        for s in sentences:
            self.lines += wrapped("* " + self.text(*((s,) if isinstance(s, str) else s)), "  ")
        self.lines.append("")

    def table(self, head, rows, together=False):
        """The first cell of a row takes the mark of the whole row; or the head that of all rows together."""
        first = head[0] + (self.mark([c for row in rows for c in row]) if together else "")
        self.lines += ["| " + " | ".join([first, *head[1:]]) + " |", "|" + " --- |" * len(head)]
        for row in rows:
            cells = [str(c) for c in row]
            cells[0] += "" if together else self.mark(row)
            self.lines.append("| " + " | ".join(cells) + " |")
        self.lines.append("")

    def block(self, lines):
        self.lines += ["```text", *lines, "```", ""]

    def render(self, answers):
        """The page with its notes and the runs that these name."""
        notes = [f"{k + 1}. {text}" for k, text in enumerate(self.notes)]
        used = {a.letter: a for a in answers if any(re.search(rf"(^|; ){a.letter} ", text) for text in self.notes)}
        runs = [f"* {letter}: `{a.shown}` ({a.worlds:,} worlds, run `{a.manifest['run_id']}`)"
                for letter, a in sorted(used.items())]
        foot = ["## Where the figures stand", "",
                *wrapped("The small numbers point here: run, table, and `variable|window|statistic` of each figure, in "
                         "the order of the sentence, row or table. All runs have the same seed and share their random "
                         "numbers."), "", *runs, "", *notes]
        return "\n".join(self.lines + foot) + "\n"
