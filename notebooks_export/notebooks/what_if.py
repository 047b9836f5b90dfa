# SPDX-License-Identifier: Apache-2.0
# Template of what_if.ipynb: cells begin with "# %% NAME". "fundshare export notebook" fills in RUN_FOLDER.

# %% title [markdown]
# # Change an assumption and run the model again
#
# The notebook asks the program `fundshare` for two runs that share their draws: the run of the folder made again, and
# the same with one change. It needs the program: its path in the variable `FUNDSHARE` of the environment, or on the
# `PATH`.
#
# The run is made again with exactly the settings that its `manifest.json` records, whether they came from a shipped
# scenario, a file of your own, `--set` or `--variant`, and with its seed. With its number of worlds as well, the
# figures "as it is" are those of the run folder, digit for digit; the notebook compares them, and shows nothing
# where they differ.

# %% parameters tags=["parameters"]
RUN_FOLDER = "../baseline"
CHANGE = {"allocation.missile_share": "{ beta = [4, 2] }"}  # keys and values as after --set; see "fundshare init -"
WORLDS = None  # None for as many as the run has; fewer are faster, with more noise of the sampling
SCENARIO_FILE = ""  # empty for the settings of the run; or the path of another scenario file to change

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
worlds = WORLDS or MANIFEST["worlds"]
both = None


class Refused(Exception):
    """Why there is nothing to show."""


def ask(*words):
    try:
        done = subprocess.run([program, *map(str, words)], capture_output=True, text=True)
    except OSError as fault:
        raise Refused(f"The program cannot be started: {fault} (FUNDSHARE names it).") from fault
    if done.returncode:
        raise Refused(f"The program refused:\n{done.stderr}")


def check_same_run(again):
    """The run made again must be that of the folder: same program, tables and settings, and then the same figures."""
    made = json.loads((again / "manifest.json").read_text(encoding="utf-8"))
    for key, what in (("version", "the program is version"), ("data_version", "the program reads the tables of data")):
        if made[key] != MANIFEST[key]:
            raise Refused(f"The run cannot be made again: {what} {made[key]}, and the run has {MANIFEST[key]} "
                          "(FUNDSHARE names a program, FUNDSHARE_DATA the folder of its tables).")
    settings = [{**of["scenario"]["resolved"], "name": "", "title": ""} for of in (made, MANIFEST)]
    if settings[0] != settings[1]:
        raise Refused("The run cannot be made again: the program reads its settings otherwise than the run did.")
    if worlds != MANIFEST["worlds"]:
        return f"As it is, with {worlds:,} worlds: its figures are near those of the run folder, not the same."
    first, second = (pd.read_csv(at / "summary.csv", dtype=str, keep_default_na=False).drop(columns="scenario")
                     for at in (RUN, again))  # the scenario of the run made again has a name of its own
    if not second[second.variable.isin(first.variable)].reset_index(drop=True).equals(first):
        raise Refused("The run cannot be made again: its settings give other figures than its summary.csv has (was the "
                      "program built anew, or the table edited? 'fundshare verify' checks the folder).")
    return "As it is, the run gives the figures of the run folder again, digit for digit."


def run_both(folder):
    """Two runs with the same draws, as it is and with the change: their folders, in this order."""
    scenario = SCENARIO_FILE or folder / "as_it_is.toml"
    if not SCENARIO_FILE:
        ask("export", "scenario", RUN, "--out", scenario)
    plain, changed = folder / "plain", folder / "changed"
    common = ["--worlds", worlds, "--seed", MANIFEST["seed"], "--quiet"]
    ask("run", scenario, "--out", plain, *common)
    sets = [word for key, value in CHANGE.items() for word in ("--set", f"{key}={value}")]
    ask("run", scenario, "--out", changed, *sets, *common)
    print(f"{worlds:,} worlds, seed {MANIFEST['seed']},", f"of {SCENARIO_FILE}" if SCENARIO_FILE else
          f"with the settings of run {MANIFEST['run_id']} (scenario {SCENARIO}) as its manifest.json records them.")
    if not SCENARIO_FILE:
        print(check_same_run(plain))
    return [plain, changed]


if not program:
    print("The program fundshare is not on the PATH. Set FUNDSHARE to its path and run this cell again.")
else:
    above = pathlib.Path(tempfile.mkdtemp(prefix="fundshare-what-if-"))
    try:
        both = run_both(above)
        print("The change:", "; ".join(f"{key} = {value}" for key, value in CHANGE.items()) or "none")
    except Refused as why:
        print(why)
        shutil.rmtree(above)

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
    figure, axes = new_figure("The run as it is and with the change", height=3.8)
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
    shutil.rmtree(above)  # the two runs; take this line out to keep them
