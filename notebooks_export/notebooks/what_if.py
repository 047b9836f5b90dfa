# SPDX-License-Identifier: Apache-2.0
# Template of what_if.ipynb: cells begin with "# %% NAME". "fundshare export notebook" fills in RUN_FOLDER.

# %% title [markdown]
# # Change an assumption and run the model again
#
# The notebook asks the program `fundshare` for two runs that share their draws: the scenario as it is, and the
# scenario with one change. It needs the program: its path in the variable `FUNDSHARE` of the environment, or on the
# `PATH`.

# %% parameters tags=["parameters"]
RUN_FOLDER = "../baseline"
CHANGE = {"allocation.missile_share": "{ beta = [4, 2] }"}  # keys and values as after --set; see "fundshare init -"
WORLDS = 20000  # more worlds, less noise of the sampling
SCENARIO_FILE = ""  # the path of your own scenario file; empty for the shipped scenario that the run names

# %% setup include=read_run.py

# %% run-text [markdown]
# ## The two runs
#
# How to read it: a change of an input is a change of an assumption, not of the world. What you choose here is a
# judgement of your own, to be named wherever the result is quoted.

# %% run
import os
import shutil
import subprocess
import tempfile

program = os.environ.get("FUNDSHARE") or shutil.which("fundshare")
both = None


def run_both():
    """Two runs with the same draws; returns the folders above them, or None with a sentence where that failed."""
    scenario = SCENARIO_FILE or SCENARIO
    folder = pathlib.Path(tempfile.mkdtemp(prefix="fundshare-what-if-"))
    changes = [word for key, value in CHANGE.items() for word in ("--variant", f"changed:{key}={value}")]
    done = subprocess.run([program, "run", scenario, *changes, "--worlds", str(WORLDS), "--seed", str(MANIFEST["seed"]),
                           "--out", str(folder), "--quiet"], capture_output=True, text=True)
    if done.returncode:
        return print(f"The program refused:\n{done.stderr}")
    return sorted(folder.iterdir(), key=lambda path: len(path.name))


if not program:
    print("The program fundshare is not on the PATH. Set FUNDSHARE to its path and run this cell again.")
else:
    both = run_both()
    if both:
        print(f"{SCENARIO_FILE or SCENARIO} with {WORLDS:,} worlds each, as it is and with:")
        for key, value in CHANGE.items():
            print(f"  {key} = {value}")

# %% compare-text [markdown]
# ## Side by side
#
# How to read it: compare the intervals as a whole. Where they overlap for the most part, the change says little
# beside what is not known anyway. The second figure of a row is that of your change, under the same draws.

# %% compare
ASKED = {"coverage": "money for missiles over the programme's budget", "net_ratio": "cash that arrived over it",
         "gross_ratio": "value stolen over it"}


def rows_of(tables, variable, window):
    rows = tables[(tables.variable == variable) & (tables.window == window)]
    return rows[rows.year_end == rows.year_end.max()]


def draw_both(summaries):
    figure, axes = new_figure("The scenario as it is and with the change", height=3.8)
    labels = []
    for variable in ASKED:
        for window in ("total", "rolling3"):
            for tables, colour, mark in zip(summaries, (BLUE, RED), ("o", "D")):
                rows = rows_of(tables, variable, window)
                level = rows[rows.statistic == "quantile"].set_index("level").value
                axes.plot([level[0.05], level[0.95]], [len(labels)] * 2, color=colour, lw=1.5)
                axes.plot([level[0.25], level[0.75]], [len(labels)] * 2, color=colour, lw=5, solid_capstyle="butt")
                axes.plot(level[0.5], len(labels), mark, color=colour, mec="white", ms=7)
                labels.append(f"{variable}, {years_of(rows.iloc[0])}" if tables is summaries[0] else "")
    axes.set_yticks(range(len(labels)), labels)
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.axvline(0.5, color=GREY, lw=0.8, ls=":")
    axes.set_xlabel("share of the budget, log scale; thick: 50 % of worlds, thin: 90 %; dotted: half")
    percent_axis(axes.xaxis)
    axes.set_xticks([0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5])
    axes.xaxis.set_minor_locator(plt.NullLocator())
    marks = [("as it is", BLUE, "o"), ("with the change", RED, "D")]
    axes.legend(handles=[plt.Line2D([], [], color=c, marker=m, label=n) for n, c, m in marks], fontsize=8)
    plt.show()


if both:
    summaries = [table("summary.csv", folder) for folder in both]
    for variable, label in ASKED.items():
        for window in ("total", "rolling3"):
            first, second = (rows_of(tables, variable, window) for tables in summaries)
            print(f"{label}, {years_of(first.iloc[0])}:\n  as it is         {interval(first)}\n"
                  f"  with the change  {interval(second)}")
    print(JUDGEMENT, "So does the change.")
    draw_both(summaries)
else:
    print("There is nothing to compare: the cell above says why.")

# %% cite-text [markdown]
# ## To cite
#
# The line below is that of the run folder. Add the change in words, and the number of worlds of this notebook.

# %% cite
print(CITATION)
if both:
    shutil.rmtree(both[0].parent)  # the two runs; take this line out to keep them
