# SPDX-License-Identifier: Apache-2.0
"""Runs of the program, and the cells of the tables that they write. A cell knows where it stands."""
import collections
import csv
import json
import subprocess

SEED = 1
Window = collections.namedtuple("Window", "kind first last")
Key = collections.namedtuple("Key", "place variable window statistic")


class Cell:
    """A number, its Monte Carlo standard error, and `variable|window|statistic`."""

    def __init__(self, value, se, key):
        self.value, self.se, self.key = float(value), float(se or 0), key


class Spread:
    """Median and 90 % interval of an output, each a cell."""

    def __init__(self, low, mid, high):
        self.low, self.mid, self.high = low, mid, high


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def years_text(first, last):
    return f"{first}" if first == last else f"{first}-{last}"


class Answer:
    """What one run of one command writes."""

    def __init__(self, letter, arguments, worlds, context):
        self.letter, self.worlds = letter, worlds
        self.folder = context.folder / letter
        self.shown = " ".join(["fundshare", *(a if " " not in a and "[" not in a else f"'{a}'" for a in arguments),
                               "--worlds", str(worlds), "--seed", str(SEED)])
        command = [context.binary, *arguments, "--data", context.data, "--worlds", str(worlds), "--seed", str(SEED),
                   "--threads", "1", "--out", str(self.folder)]
        done = subprocess.run(command, cwd=context.folder, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
        self.printed = done.stdout
        self.manifest = json.loads((self.folder / "manifest.json").read_text())
        self.kept, self.index = {}, {}

    def rows(self, file, **where):
        if file not in self.kept:
            self.kept[file] = read(self.folder / f"{file}.csv")
        columns = tuple(where)
        if (file, columns) not in self.index:  # a table is looked up many times by the same columns
            index = self.index[file, columns] = {}
            for row in self.kept[file]:
                index.setdefault(tuple(row[c] for c in columns), []).append(row)
        return self.index[file, columns].get(tuple(map(str, where.values())), [])

    def row(self, file, **where):
        found = self.rows(file, **where)
        if not found:
            raise SystemExit(f"{self.letter} {file}.csv has no row with {where}")
        return found[0]  # a threshold on the grid of the curve stands twice, with the same figures

    def cell(self, row, file, column, statistic=None, selector="", se=None):
        window = Window(row["window"], row["year_start"], row["year_end"]) if "window" in row else None
        place = f"{self.letter} {file}.csv" + (f" {selector}" if selector else "")
        variable = row.get("variable") or row.get("missile_class") or row.get("x_name") or ""
        error = row.get(se or f"{column}_mc_se") or (row.get("mc_se") if column in ("value", "probability") else 0)
        return Cell(row[column], error, Key(place, variable, window, statistic or column))

    def long_spread(self, file, window, selector="", statistic="quantile", **where):
        """Of a table with one row for each statistic and level."""
        def at(level):
            row = self.row(file, statistic=statistic, level=level, **where, **chosen(window))
            return self.cell(row, file, "value", f"{statistic} {level}", selector)
        return Spread(at("0.05"), at("0.5"), at("0.95"))

    def summary(self, variable, window):
        return self.long_spread("summary", window, variable=variable)

    def wide_spread(self, file, window, selector="", **where):
        """Of a table with one column for each level."""
        row = self.row(file, **where, **(chosen(window) if window else {}))
        effect = f"{row['effect']} " if "effect" in row else ""
        return Spread(*(self.cell(row, file, c, effect + c, selector) for c in ("q05", "q50", "q95")))

    def reached(self, variable, window, threshold="half", method="all"):
        row = self.row("exceedance", variable=variable, threshold_label=threshold, budget_method=method,
                       **chosen(window))
        return self.cell(row, "exceedance", "probability", f"probability {threshold} {method}")

    def windows(self, kind, file="summary", variable="coverage"):
        found = {(r["year_start"], r["year_end"]) for r in self.rows(file, variable=variable, window=kind)}
        return [Window(kind, *years) for years in sorted(found)]


def chosen(window):
    return {"window": window.kind, "year_start": window.first, "year_end": window.last}
