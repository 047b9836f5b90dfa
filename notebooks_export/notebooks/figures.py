# SPDX-License-Identifier: Apache-2.0
# Template of figures.ipynb: cells begin with "# %% NAME". "fundshare export notebook" fills in RUN_FOLDER.

# %% title [markdown]
# # How much of North Korea's missile budget stolen cryptocurrency covers
#
# The figures of one run of fundshare. These are outputs of a model under stated assumptions. They are not
# measurements of North Korean spending, not intelligence, and not findings about any person or company. "Covers" is
# arithmetic: money is fungible, and no dollar is followed to its use.
#
# The notebook reads the run folder alone. Run all cells; to show another run, change the folder below.

# %% parameters tags=["parameters"]
RUN_FOLDER = "../baseline"

# %% setup include=read_run.py

# %% headline-text [markdown]
# ## The answer
#
# How to read it: the median is the middle world of the model. Nine in ten of its worlds lie between the two ends of
# the interval. Quote the interval and the number of judgement inputs with the median, never a median alone.

# %% headline
summary = table("summary.csv")


def rows_of(variable, window):
    """The rows of an output over all years (total) or over the last three (rolling3)."""
    rows = summary[(summary.variable == variable) & (summary.window == window)]
    return rows[rows.year_end == rows.year_end.max()]


for window in ("total", "rolling3"):
    rows = rows_of("coverage", window)
    if len(rows):
        print(f"Money for missiles over the programme's budget, {years_of(rows.iloc[0])}: {interval(rows)}.")
print(JUDGEMENT)
print("Cite as:", CITATION)

# %% half-of-what-text [markdown]
# ## Half of what?
#
# One row per definition, in percent of what it is set against. How to read it: look for the definition that a
# statement speaks of before you compare figures. `key` is what to look for in `summary.csv`: variable, window.

# %% half-of-what
from IPython.display import HTML

MONEY = {"gross": "value stolen", "net": "cash that arrived", "coverage": "money for missiles"}
AGAINST = {"": "the programme's budget", "tests": "launches and tests", "foreign_parts": "foreign parts",
           "wmd": "missiles and nuclear work", "foreign_income": "foreign income"}


def name_of(money, against):
    if not against:
        return "coverage" if money == "coverage" else f"{money}_ratio"
    return f"coverage_{against}" if money == "coverage" else f"{money}_over_{against}"


lines = []
for against, of_what in AGAINST.items():
    for money, what in MONEY.items():
        for window in ("total", "rolling3"):
            rows = rows_of(name_of(money, against), window)
            if len(rows):
                lines.append({"money": what, "over": of_what, "years": years_of(rows.iloc[0]),
                              "median and model 90 % interval": interval(rows).replace("model 90 % interval ", ""),
                              "key": f"{name_of(money, against)}|{window}"})
HTML(pd.DataFrame(lines).to_html(index=False, justify="left") if lines else "The run has none of these outputs.")

# %% fan-text [markdown]
# ## Year by year
#
# How to read it: the line is the median of each year's worlds, the dark band holds half of them, the light band nine
# in ten. Years that are hatched rest on less: the first two, because money that was stolen before the study window is
# missing, and the last, because part of its thefts is spent later. Bands of single years cannot be added up; the
# dashed line is the median over three years in a row, drawn at the last of them.

# %% fan
def draw_fan(variable, title):
    yearly = summary[(summary.variable == variable) & (summary.statistic == "quantile")]
    years = yearly[yearly.window == "year"].pivot(index="year_end", columns="level", values="value").dropna()
    if years.empty:
        return print(f"{variable} has no figures by year in this run.")
    three = yearly[(yearly.window == "rolling3") & (yearly.level == 0.5)].set_index("year_end").value
    figure, axes = new_figure(title)
    axes.fill_between(years.index, years[0.05], years[0.95], color=BLUE, alpha=0.2, lw=0, label="90 % of worlds")
    axes.fill_between(years.index, years[0.25], years[0.75], color=BLUE, alpha=0.4, lw=0, label="50 % of worlds")
    axes.plot(years.index, years[0.5], color=BLUE, marker="o", ms=4, label="median")
    axes.plot(three.index, three, color=RED, ls="--", label="median of three years,\nat the last one")
    axes.axhline(0.5, color=GREY, lw=0.8, ls=":")
    axes.annotate("half", (years.index[0], 0.5), xytext=(0, 2), textcoords="offset points", color=GREY)
    first, last = years.index[0], years.index[-1]
    for begin, end in ((first - 0.3, first + 1.5), (last - 0.5, last + 0.3)):
        axes.axvspan(begin, end, facecolor="none", edgecolor=GREY, alpha=0.25, hatch="///", lw=0)
    top = min(2.0, 1.05 * years[0.95].max())
    for year, high in years[0.95][years[0.95] > top].items():
        axes.annotate(f"to {percent(high, 0.0)}", (year, top), ha="center", va="bottom", fontsize=7)
    axes.set(ylim=(0, top), xlim=(first - 0.3, last + 0.3), ylabel="share of the budget", xlabel="year of spending")
    axes.set_xticks(years.index)
    percent_axis(axes.yaxis)
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=8)
    plt.show()


draw_fan("coverage", "Money for missiles over the programme's budget, by year")

# %% exceedance-text [markdown]
# ## Statements on the model's curves
#
# How to read it: a curve falls from all worlds to none; its height at 50 % is the share of worlds in which the money
# reaches half. A statement stands on the curve of the definition and the years that it is read as (plain reading). A
# dot in the middle of the fall lies in the middle of the model's range. "about", "at least" and "at most" say what
# kind of figure a statement gives. A statement whose years the run has no curve for is left out. Statements are our
# paraphrases; the verdicts below follow fixed rules.

# %% exceedance
exceedance, claims = table("exceedance.csv"), table("claims.csv")
PANELS = {"the programme's budget": ["coverage_cyber", "coverage", "gross_ratio"],
          "missiles and nuclear work": ["coverage_wmd_cyber", "coverage_wmd"],
          "foreign parts": ["coverage_foreign_parts_cyber", "coverage_foreign_parts"],
          "foreign income": ["gross_over_foreign_income_cyber", "gross_over_foreign_income"]}


def plain_readings():
    """Claims about ratios by their plain reading: one row each, all theft bases and budget methods together."""
    if claims is None:
        return None
    plain = claims[(claims.reading == "primary") & (claims.unit == "1") & (claims.theft_basis == "all")
                   & (claims.budget_method == "all") & claims.period.isin(["three_years", "stated"])]
    plain = plain.dropna(subset=["percentile"])
    plain = plain.assign(year_start=plain.period_start.astype(int), year_end=plain.period_end.astype(int))
    has_curve = [len(curve_of(row.output, row.year_start, row.year_end)) > 0 for row in plain.itertuples()]
    return plain[has_curve]


def curve_of(variable, year_start, year_end):
    """Points of a curve: the thresholds of exceedance.csv and, between them, the quantiles of summary.csv."""
    here = {"variable": variable, "year_start": year_start, "year_end": year_end}
    at, known = (tables[(tables[list(here)] == pd.Series(here)).all(axis=1)] for tables in (exceedance, summary))
    at = at[at.budget_method == "all"][["threshold", "probability"]].dropna()
    known = known[known.statistic == "quantile"].dropna(subset=["value"])
    quantiles = pd.DataFrame({"threshold": known.value, "probability": 1 - known.level})
    return pd.concat([at, quantiles]).sort_values(["threshold", "probability"], ascending=[True, False])


def wanted_curves(outputs, on_panel):
    """(output, years) of each statement; of the whole study window where there are none."""
    if len(on_panel):
        return sorted(set(zip(on_panel.output, on_panel.year_start, on_panel.year_end)))
    total = exceedance[(exceedance.window == "total") & exceedance.variable.isin(outputs)]
    return sorted(set(zip(total.variable, total.year_start, total.year_end)))[:2]


def apart(heights, least=0.055, top=0.97):
    """Heights in rising order, moved so that each is `least` above the one before and none is above `top`."""
    below, above = -least, top + least
    up = [below := max(height + 0.02, below + least) for height in heights]
    return [above := min(height, above - least) for height in reversed(up)][::-1]


def name_claims(axes, on_panel):
    """A name beside each dot; names keep their distance from each other."""
    ordered = on_panel.sort_values("probability")
    for claim, height in zip(ordered.itertuples(), apart(ordered.probability)):
        axes.annotate(f"{claim.claim} {claim.side.replace('_', ' ')}", (claim.claim_value, claim.probability),
                      xytext=(claim.claim_value + 0.1, height), fontsize=7,
                      arrowprops={"arrowstyle": "-", "color": GREY, "lw": 0.5, "shrinkA": 0, "shrinkB": 2})


def draw_panel(axes, title, outputs, plain):
    on_panel = plain[plain.output.isin(outputs)] if plain is not None else pd.DataFrame()
    styles = zip((BLUE, RED, GREEN, ORANGE), ("-", "--", "-.", ":"))
    wanted = wanted_curves(outputs, on_panel)
    if not wanted:
        return axes.set_visible(False)
    for (variable, start, end), (colour, style) in zip(wanted, styles):
        curve = curve_of(variable, start, end)
        years = f"{start}" if start == end else f"{start}-{end}"
        axes.plot(curve.threshold, curve.probability, color=colour, ls=style, label=f"{variable}, {years}")
    if len(on_panel):
        axes.plot(on_panel.claim_value, on_panel.probability, "o", color="black", ms=5, mec="white")
        name_claims(axes, on_panel)
    axes.set(title=f"over {title}", xlim=(0, 2), ylim=(0, 1.02), xlabel="at least this share", ylabel="share of worlds")
    axes.set_xticks([0, 0.5, 1, 1.5, 2])
    percent_axis(axes.xaxis)
    percent_axis(axes.yaxis)
    axes.legend(fontsize=6.5, loc="upper center", bbox_to_anchor=(0.5, -0.2))


plain = plain_readings()
if exceedance is None or exceedance.empty:
    print("exceedance.csv has no curves in this run.")
else:
    figure, panels = new_figure("Share of worlds in which the money reaches a share, and public statements", 2, 2, 7.6)
    for axes, (title, outputs) in zip(panels.flat, PANELS.items()):
        draw_panel(axes, title, outputs, plain)
    plt.show()
if plain is None:
    how_to_add("claims.csv", "claims")

# %% verdicts
import re

verdicts = table("claim_verdicts.csv")
if verdicts is None:
    how_to_add("claim_verdicts.csv", "claims")
else:
    for row in verdicts.itertuples():
        print(f"* {row.verdict}\n")
        if ";" in row.claims:  # several statements of one origin, each after its name
            for statement in re.split(r" (?=C\d+[a-z]?: )", row.statements):
                print(f"    - {statement}\n")

# %% waterfall-text [markdown]
# ## From stolen to spent
#
# How to read it: bars are means over the worlds, because only means add up; the whiskers hold nine in ten worlds of
# that step alone and do not add up. Grey bars are not lost: what is still held, and what is on its way to the
# programme. The headline is a median, so do not read it from this figure.

# %% waterfall
STEPS = [("gross", "stolen", 1), ("denied", "seized, frozen or lost", -1), ("conversion", "cost of conversion", -1),
         ("stranded", "stranded", -1), ("price_change", "change of prices", 1), ("discount", "discount of brokers", -1),
         ("operating", "cost of operations", -1), ("closing_held", "still held", -1), ("net", "cash that arrived", 0),
         ("other_uses", "other uses", -1), ("to_missiles", "for missiles", 0),
         ("closing_in_transit", "on its way", -1), ("missile_funds", "at the programme", 0)]


def draw_waterfall(rows):
    value = {key: rows.loc[key].set_index(rows.loc[key].level.fillna(-1)).value / 1e9 for key, _, _ in STEPS}
    figure, axes = new_figure("From value stolen to money for missiles, " + years_of(rows.iloc[0]), height=4.6)
    running = 0.0
    for place, (key, label, sign) in enumerate(STEPS):
        mean, low, high = (value[key][level] for level in (-1, 0.05, 0.95))
        bottom = 0.0 if sign == 0 or place == 0 else running
        change = sign * mean if sign else mean
        colour = GREY if key.startswith("closing") else BLUE if bottom == 0.0 else ORANGE if change < 0 else GREEN
        axes.bar(place, change, bottom=bottom, color=colour, width=0.7)
        ends = sorted((bottom + (sign or 1) * low, bottom + (sign or 1) * high))
        axes.plot([place, place], ends, color="black", lw=1)
        running = bottom + change
    axes.axhline(0, color="black", lw=0.8)
    axes.set_xticks(range(len(STEPS)), [label for _, label, _ in STEPS], rotation=40, ha="right")
    axes.set_ylabel("USD bn of the year of the event")
    names = {"a level": BLUE, "less": ORANGE, "more": GREEN, "held or on its way": GREY}
    axes.legend(handles=[plt.Rectangle((0, 0), 1, 1, color=c, label=n) for n, c in names.items()]
                + [plt.Line2D([], [], color="black", lw=1, label="90 % of worlds")], fontsize=8)
    plt.show()


waterfall = table("waterfall.csv")
if waterfall is None or waterfall.empty:
    print(f"waterfall.csv has no rows in this run: fundshare run {SCENARIO} writes them when --outputs is not used.")
else:
    draw_waterfall(waterfall[waterfall.window == "total"].set_index("step"))

# %% tornado-text [markdown]
# ## What moves the answer
#
# How to read it: each bar goes from the median of coverage in the tenth of the worlds with the lowest values of an
# input to that in the tenth with the highest, while everything else varies; for a choice, from one option to another.
# The order is by length. Such a bar describes the model; it does not say what anybody could change.

# %% tornado
def draw_tornado(tornado, most=12):
    ends = tornado.groupby("input", sort=False)["median"].agg(["min", "max"])
    longest = (ends["max"] - ends["min"]).sort_values(ascending=False).index[:most][::-1]
    title = "Median of coverage where an input is low or high, " + years_of(tornado.iloc[0])
    figure, axes = new_figure(title, height=4.8)
    colours = {"lowest_tenth": (BLUE, "o"), "highest_tenth": (RED, "D")}
    for place, name in enumerate(longest):
        axes.plot(ends.loc[name], [place, place], color="#BBBBBB", lw=5, solid_capstyle="butt", zorder=1)
        for part in tornado[tornado.input == name].itertuples():
            colour, mark = colours.get(part.part, (GREEN, "s"))
            axes.plot(part.median, place, mark, color=colour, ms=6, zorder=2)
            if part.part not in colours:
                axes.annotate(part.part, (part.median, place), xytext=(0, 6), textcoords="offset points", fontsize=6.5,
                              ha="center")
    axes.set_yticks(range(len(longest)), longest)
    axes.set_xlabel("median of money for missiles over the programme's budget")
    percent_axis(axes.xaxis)
    marks = [("lowest tenth of the input", BLUE, "o"), ("highest tenth", RED, "D"),
             ("an option of a choice", GREEN, "s")]
    axes.legend(handles=[plt.Line2D([], [], color=c, marker=m, ls="", label=n) for n, c, m in marks], fontsize=8,
                loc="lower right")
    plt.show()


tornado = table("tornado.csv")
if tornado is None:
    how_to_add("tornado.csv", "sensitivity")
else:
    draw_tornado(tornado[(tornado.variable == "coverage") & (tornado.window == "total")])

# %% end [markdown]
# `what_if.ipynb` beside this notebook changes an assumption and runs the model again. `README.txt` of the run folder
# has the limits of the model and the line to cite.
