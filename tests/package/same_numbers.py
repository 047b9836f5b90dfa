#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The figures that people read are those of summary.csv to the printed digit, wherever they read them.

Usage: same_numbers.py BINARY RUN NOTEBOOKS, where NOTEBOOKS holds the notebooks of RUN as tests/notebooks/execute.py
left them. Compared: README.txt, results.xlsx, the executed Jupyter notebook, the page of the R Markdown file, and the
page of "fundshare report", whose numbers carry data-key="variable|years|statistic".
"""
import csv
import html
import math
import pathlib
import re
import subprocess
import sys

import nbformat
import openpyxl
from tables import check, failures

TEMPLATES = pathlib.Path(__file__).resolve().parents[2] / "notebooks_export" / "notebooks"
WIDE = {"q05": "q05", "q25": "q25", "median": "q50", "q75": "q75", "q95": "q95", "mean": "mean"}
NUMBER = re.compile(r"~?(?:< )?[\d.,]+ (?:%|bn|m)")
README_ROWS = {"money for missiles over the programme's budget": "coverage",
               "the same money without the allocation": "net_ratio",
               "value stolen over the programme's budget": "gross_ratio",
               "money for missiles over foreign parts alone": "coverage_foreign_parts"}


def rounding():
    """The functions percent, dollars and step_of of the notebooks."""
    text = (TEMPLATES / "read_run.py").read_text(encoding="utf-8")
    start, end = text.index("def magnitude"), text.index("def interval")
    names = {"math": math}
    exec(text[start:end], names)  # our own template
    return names["percent"], names["dollars"], names["step_of"]


class Figures:
    """summary.csv by (variable, years, statistic), as numbers and as people read them."""

    def __init__(self, run):
        self.percent, self.dollars, self.step_of = rounding()
        self.known, self.window, self.shares = {}, {}, {}
        with open(run / "exceedance.csv", newline="", encoding="ascii") as file:
            for row in csv.DictReader(file):
                for threshold in {f"{float(row['threshold']):g}", row["threshold_label"]} - {""}:
                    self.shares[row["variable"], self.years(row), threshold, row["budget_method"]] = row
        with open(run / "summary.csv", newline="", encoding="ascii") as file:
            for row in csv.DictReader(file):
                years = self.years(row)
                last = f"q{round(100 * float(row['level'])):02d}" if row["level"] else row["statistic"]
                self.known[row["variable"], years, last] = row
                if row["window"] in ("total", "rolling3"):
                    self.window[row["window"]] = years  # rows are in the order of time: the last one stays

    @staticmethod
    def years(row):
        return row["year_start"] if row["year_start"] == row["year_end"] else f"{row['year_start']}-{row['year_end']}"

    def text(self, variable, years, statistic):
        row = self.known[variable, years, statistic]
        if not row["value"]:
            return "no value"
        value, mc_se = float(row["value"]), float(row["mc_se"] or "nan")
        return (self.percent if row["unit"] == "1" else self.dollars)(value, mc_se)

    def share_text(self, variable, years, threshold, method="all"):
        """A share of worlds as percent_of_worlds() of the program writes it; None for one that is not in the table."""
        row = self.shares.get((variable, years, threshold, method))
        if not row or not row["probability"]:
            return None
        share, mc_se = float(row["probability"]), float(row["mc_se"] or "nan")
        step = 1.0 if mc_se == 0 else float(self.step_of(0.0, 100 * mc_se, 1.0))
        shown = math.floor(100 * share / step + 0.5) * step
        if share < 0.01 or shown <= 0:
            return f"< {step:.0f} %"
        return f"> {100 - step:.0f} %" if share > 0.99 or shown >= 100 else f"{shown:.0f} %"

    def interval(self, variable, years):
        return tuple(self.text(variable, years, statistic) for statistic in ("q50", "q05", "q95"))


def plain(text):
    """Without marks and with single blanks; every kind of dash and blank is the plain one."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u2013", "-")
    return " ".join(text.split())  # a blank that keeps words together is a blank too


def check_readme(figures, run):
    """Rows of two intervals: all years, and the last three."""
    seen = 0
    for line in (run / "README.txt").read_text(encoding="ascii").splitlines():
        variable = README_ROWS.get(line[:60].split("  ")[1].strip() if line.startswith("  ") else "")
        shown = [match.strip() for match in NUMBER.findall(line)]
        if variable and len(shown) == 6:
            for place, window in ((0, "total"), (3, "rolling3")):
                expected = figures.interval(variable, figures.window[window])
                check(tuple(shown[place:place + 3]) == expected, f"README.txt: {line.strip()}: {expected} expected")
                seen += 3
    check(seen == 24, f"README.txt: {seen} figures found, 24 expected")
    return seen


def check_workbook(figures, run):
    """Every figure of the sheet, rounded, is the one of summary.csv, rounded; and they are the same to 15 digits."""
    header, *rows = openpyxl.load_workbook(run / "results.xlsx")["summary"].iter_rows(values_only=True)
    seen = 0
    for row in (dict(zip(header, row)) for row in rows if row[0]):
        years = figures.years({key: str(value) for key, value in row.items()})
        for column, statistic in WIDE.items():
            known = figures.known[row["variable"], years, statistic]
            same = row[column] is None if not known["value"] else math.isclose(
                row[column] if row[column] is not None else math.nan, float(known["value"]), rel_tol=1e-14)
            check(same, f"results.xlsx: {row['variable']} {years} {column}: {row[column]}, {known['value']} expected")
            seen += 1
    check(seen > 1000, f"results.xlsx: {seen} figures found")
    return seen


def check_keyed_rows(figures, text, where):
    """Rows of a table whose last cell is variable|window and whose cell before has median (low-high)."""
    seen = 0
    for row in re.findall(r"<tr[^>]*>(.*?)</tr>", text, re.S):
        cells = [plain(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)]
        if len(cells) != 5 or "|" not in cells[4]:
            continue
        variable, window = cells[4].split("|")
        middle, low, high = figures.interval(variable, figures.window[window])
        check(cells[3] == f"{middle} ({low}-{high})", f"{where}: {cells}: {middle} ({low}-{high}) expected")
        seen += 1
    check(seen >= 20, f"{where}: {seen} rows with a key")
    return 3 * seen


def check_notebooks(figures, folder):
    seen = 0
    for cell in nbformat.read(folder / "figures.executed.ipynb", as_version=4).cells:
        for output in cell.get("outputs", []):
            if cell.id == "half-of-what":
                seen += check_keyed_rows(figures, output["data"]["text/html"], "figures.ipynb")
            elif cell.id == "headline":
                check_headline(figures, output["text"], "figures.ipynb")
    page = (folder / "figures_in_r.html").read_text(encoding="utf-8")
    check_headline(figures, plain(page), "figures_in_r.html")
    return seen + check_keyed_rows(figures, page, "figures_in_r.html")


def check_headline(figures, text, where):
    for window in ("total", "rolling3"):
        years = figures.window[window]
        middle, low, high = figures.interval("coverage", years)
        said = f"{years}: {middle} (model 90 % interval {low}-{high})."
        check(said in plain(text), f"{where}: it does not say '{said}'")


def expected_on_page(figures, key):
    """The text of a number of the page, by its key; None for a key that is not of summary.csv or exceedance.csv."""
    parts = tuple(html.unescape(key).split("|"))
    if len(parts) == 3 and parts in figures.known:
        return figures.text(*parts)
    if len(parts) in (3, 4) and parts[2].startswith("P>="):
        return figures.share_text(parts[0], parts[1], parts[2].removeprefix("P>="), *parts[3:])
    return None


def check_page(figures, binary, run, folder):
    """Each number whose key is of summary.csv or exceedance.csv."""
    if " report" not in subprocess.run([binary, "--help"], capture_output=True, text=True, check=True).stdout:
        print("this program has no command report: the page was not compared")
        return 0
    page = folder / "report.html"
    subprocess.run([binary, "report", run, "--out", page], check=True, stdout=subprocess.DEVNULL)
    seen = 0
    for key, shown in re.findall(r'data-key="([^"]*)"[^>]*>([^<]*)<', page.read_text(encoding="utf-8")):
        expected = expected_on_page(figures, key)
        if expected is not None:
            check(plain(shown) == expected, f"report.html: {key}: '{plain(shown)}', '{expected}' expected")
            seen += 1
    check(seen >= 50, f"report.html: {seen} figures with a key")
    return seen


def main():
    binary, run, notebooks = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    figures = Figures(run)
    counts = {"README.txt": check_readme(figures, run), "results.xlsx": check_workbook(figures, run),
              "notebooks": check_notebooks(figures, notebooks), "page": check_page(figures, binary, run, notebooks)}
    print("figures compared with summary.csv: " + ", ".join(f"{name} {count}" for name, count in counts.items())
          + f"; {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
