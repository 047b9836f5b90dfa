# SPDX-License-Identifier: Apache-2.0
"""The tables of a run of the program as {key: (value, mc_se, labels)}."""
import csv

from summary import THRESHOLDS


def number(cell):
    return None if cell in ("", None) else float(cell)


def read_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def unique(rows, path):
    """{key: row}; a key that stands twice must stand with the same row (1/2 is on the grid of thresholds too)."""
    found = {}
    for key, row in rows:
        if found.setdefault(key, row) != row:
            raise SystemExit(f"{path}: two rows for {key}")
    return found


def read_summary(path):
    rows = []
    for r in read_csv(path):
        level = repr(float(r["level"])) if r["level"] else ""
        key = (r["variable"], r["window"], int(r["year_start"]), int(r["year_end"]), r["statistic"], level)
        rows.append((key, (number(r["value"]), number(r["mc_se"]), (r["unit"], r["year_basis"], r["flags"]))))
    return unique(rows, path)


def read_exceedance(path):
    """The five thresholds of every window; the rest of the grid has no counterpart in the reference."""
    rows = []
    for r in read_csv(path):
        threshold = [t for t in THRESHOLDS if abs(t - float(r["threshold"])) < 1e-9]
        if threshold:
            window = r["window"], int(r["year_start"]), int(r["year_end"])
            key = (r["variable"], *window, r["budget_method"], threshold[0])
            rows.append((key, (number(r["probability"]), number(r["mc_se"]), ())))
    return unique(rows, path)


def read_waterfall(path):
    """Means by year and item; some items have another name in the program."""
    names = {"w_net": "to_missiles", "spent": "spend", "change_of_account": "account_change"}
    rows = []
    for r in read_csv(path):
        if r["window"] == "year" and r["statistic"] == "mean":
            key = int(r["year_start"]), names.get(r["step"], r["step"])
            rows.append((key, (number(r["value"]), number(r["mc_se"]), ())))
    return unique(rows, path)


def read_equivalents(path):
    rows = []
    for r in read_csv(path):
        key = (r["missile_class"], r["window"], int(r["year_start"]), int(r["year_end"]), "quantile",
               repr(float(r["level"])))
        rows.append((key, (number(r["value"]), number(r["mc_se"]), (r["flags"],))))
    return unique(rows, path)
