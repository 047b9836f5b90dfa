# SPDX-License-Identifier: Apache-2.0
# Reads the run folder, and rounds figures as fundshare does: to two leading figures, never finer than two Monte Carlo
# standard errors. Run this cell first; nothing in it needs a change.
import json
import math
import pathlib

import matplotlib.pyplot as plt
import pandas as pd

BLUE, ORANGE, GREEN, RED, SKY, GREY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#666666"  # Okabe and Ito
plt.rcParams.update({"figure.dpi": 110, "font.size": 9, "axes.spines.top": False, "axes.spines.right": False,
                     "axes.titlesize": 10, "legend.frameon": False})

RUN = pathlib.Path(RUN_FOLDER)
if not (RUN / "manifest.json").is_file():
    raise FileNotFoundError(f"no run of fundshare at {RUN.resolve()}: change RUN_FOLDER in the cell above")
MANIFEST = json.loads((RUN / "manifest.json").read_text(encoding="utf-8"))
SCENARIO = MANIFEST["scenario"]["name"]
README = (RUN / "README.txt").read_text(encoding="utf-8").splitlines()
CITATION = README[README.index("Cite as") + 1].strip()
JUDGEMENT = next(line for line in README if "inputs rest on judgement" in line).replace(" (inputs.csv)", "")
SOURCE = (f"Source: fundshare {MANIFEST['version']}, scenario {SCENARIO}, {MANIFEST['worlds']:,} worlds, "
          f"run {MANIFEST['run_id']}.\nModel under stated assumptions. {JUDGEMENT}")


def table(name, folder=RUN):
    """A table of a run with every digit; None where the run has no such table. Only empty cells are missing."""
    path = pathlib.Path(folder) / name
    if not path.is_file():
        return None
    return pd.read_csv(path, float_precision="round_trip", keep_default_na=False, na_values=[""])


def how_to_add(name, question):
    """Says what writes a table that is not there; the command of the run may have had settings of its own."""
    print(f"{name} is not in this run folder. The option --questions {question} on the command of the run adds it.")


def magnitude(x):
    """Largest power of ten at or below a positive figure."""
    power = 1.0
    while power > x:
        power /= 10.0
    while power * 10.0 <= x:
        power *= 10.0
    return power


def step_of(value, mc_se, finest):
    """The step that a figure is rounded to: 1, 2 or 5 times a power of ten."""
    step = finest
    if mc_se > 0:
        power = magnitude(2 * mc_se)
        step = max(step, next((power * k for k in (1.0, 2.0, 5.0) if power * k >= 2 * mc_se), power * 10.0))
    return max(step, magnitude(abs(value)) / 10.0 if value else finest)


def rounded(value, mc_se, finest):
    step = step_of(value, mc_se, finest)
    return math.copysign(math.floor(abs(value) / step + 0.5) * step, value), step


def percent(value, mc_se):
    """A ratio as whole percents, such as 27 %."""
    if not math.isfinite(value):
        return "no value"
    shown, step = rounded(100 * value, 100 * mc_se, 1.0)
    if shown == 0 and value > 0:
        return f"< {step:.0f} %"
    return f"{'~' if math.isnan(mc_se) else ''}{shown:.0f} %"


def dollars(value, mc_se):
    """Dollars in millions or, with one decimal, in billions."""
    if not math.isfinite(value):
        return "no value"
    unit, name, finest = (1e9, "bn", 0.1) if abs(rounded(value, mc_se, 1e6)[0]) >= 1e9 else (1e6, "m", 1.0)
    shown, step = rounded(value / unit, mc_se / unit, finest)
    if shown == 0 and value > 0:
        return f"< {step:.0f} {name}"
    return f"{'~' if math.isnan(mc_se) else ''}{shown:.{1 if step < 1 else 0}f} {name}"


def interval(rows, text=percent):
    """"median (model 90 % interval low-high)" of the quantiles in some rows of summary.csv; "no value" without them."""
    by_level = rows[rows.statistic == "quantile"].set_index("level")[["value", "mc_se"]]
    low, middle, high = (text(*by_level.loc[level]) if level in by_level.index else "no value"
                         for level in (0.05, 0.5, 0.95))
    return f"{middle} (model 90 % interval {low}-{high})" if middle != "no value" else middle


def years_of(row):
    return f"{row.year_start}" if row.year_start == row.year_end else f"{row.year_start}-{row.year_end}"


def new_figure(title, rows=1, columns=1, height=3.6):
    """A figure with its title, and its source under it. The title says what is drawn, never a finding."""
    figure, axes = plt.subplots(rows, columns, figsize=(7.5, height), layout="constrained", squeeze=False)
    figure.suptitle(title, x=0.01, ha="left", fontsize=11, fontweight="bold")
    figure.supxlabel(SOURCE, x=0.01, ha="left", fontsize=7, color=GREY)
    return figure, axes if rows * columns > 1 else axes[0, 0]


def percent_axis(axis):
    axis.set_major_formatter(plt.FuncFormatter(lambda share, _: f"{100 * share:.0f} %"))
