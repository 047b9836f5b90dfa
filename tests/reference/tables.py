# SPDX-License-Identifier: Apache-2.0
"""The tables in data/ and the dates of docs/methods.md: study window, partial last year, what was known on a day."""
import csv
import datetime
import os

NOT_SEEN = ("memory", "not_found")
DAYS_TO_PUBLICATION = 245


def table(data, name):
    with open(os.path.join(data, name), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def month_number(date):
    """Months since the year 0, of a date that has at least a year and a month."""
    return 12 * int(date[:4]) + int(date[5:7]) - 1


def last_day(date):
    """An incomplete date as its last day."""
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        following = month_number(date) + 1
        first = datetime.date(following // 12, following % 12 + 1, 1)
        return (first - datetime.timedelta(days=1)).isoformat()
    return date


def publication(row):
    """Day on which the figure counts as published."""
    if row["published"]:
        return last_day(row["published"])
    end = datetime.date.fromisoformat(last_day(row["period_end"]))
    return (end + datetime.timedelta(days=DAYS_TO_PUBLICATION)).isoformat()


class Period:
    """The study window in years and months, and what may be used in it.

    years   range of calendar years; first and last its ends
    months  number of months, from January of the first year
    share   {year: part of it that is covered}, 1 but for a partial last year
    """

    def __init__(self, data, settings):
        self.first, self.last = settings["years"]
        self.as_of = settings["as_of"]
        self.years = range(self.first, self.last + 1)
        held = self._last_month(data, simulated=settings["price_path"] == "simulated")
        covered = min(12, held - 12 * self.last + 1)
        if covered < (1 if settings["allow_partial"] else 12):
            raise SystemExit(f"the tables do not reach to the end of {self.last}")
        self.months = 12 * (len(self.years) - 1) + covered
        self.share = {t: covered / 12 if t == self.last else 1.0 for t in self.years}
        self.partial = {self.last} if covered < 12 else set()

    def _last_month(self, data, simulated):
        """The last month that every table covers and that had ended on the day of as_of."""
        ends = [max(month_number(r["date"]) for r in table(data, name))
                for name in ("theft/incidents.csv", "budget/launches.csv")]
        if not simulated:
            ends.append(max(month_number(r["month"]) for r in table(data, "prices/prices_monthly.csv")))
        return min(ends + [self.last_ended_month()])

    def last_ended_month(self):
        """The last month whose last day is not after as_of."""
        if self.as_of is None:
            return 12 * 9999
        month = month_number(self.as_of)
        return month if self.as_of == last_day(self.as_of[:7]) else month - 1

    def last_ended_year(self):
        return (self.last_ended_month() + 1) // 12 - 1

    def known(self, day):
        return self.as_of is None or day <= self.as_of

    def index(self, date):
        """Month of the window, or None outside it."""
        m = month_number(date) - 12 * self.first
        return m if 0 <= m < self.months else None

    def months_of(self, t):
        return range(12 * (t - self.first), min(12 * (t - self.first) + 12, self.months))


def carry(series, years):
    """Value for each of the years, nearest earlier one first, and the set of years that took another year's value."""
    def nearest(t):
        earlier = [s for s in series if s <= t]
        return series[max(earlier)] if earlier else series[min(series)]
    return {t: nearest(t) for t in years}, {t for t in years if t not in series}


def anchors(data, prefix, period):
    """{year: value_best} of the rows PREFIX-<year> of budget_anchors.csv that may be used."""
    return {int(r["anchor_id"][-4:]): float(r["value_best"]) for r in table(data, "budget/budget_anchors.csv")
            if r["anchor_id"].startswith(prefix) and r["value_best"] and r["source_checked"] not in NOT_SEEN
            and period.known(publication(r))}
