# SPDX-License-Identifier: Apache-2.0
"""`attributed_theft` of docs/methods.md: incidents, published totals, and both combined."""
import math
from types import SimpleNamespace

import numpy as np

from tables import NOT_SEEN, publication, table

BASES = ("incidents", "estimates", "combined")
ATTRIBUTION = {"government": (98, 2), "un_panel": (18, 2), "multi_vendor": (18, 2), "single_vendor": (15, 5),
               "disputed_or_unconfirmed": (3, 7)}
ESTIMATORS = ("Chainalysis", "TRM Labs", "UN Panel of Experts", "T. Monahan (tayvano)", "Elliptic", "MSMT", "ROK NIS")
NOT_COMBINED = ("T. Monahan (tayvano)", "ROK NIS")
EXCLUDED = ("2018-01-coincheck",)
DENIED = (1.52, 44.9)
S_COMMON, S_ESTIMATOR, S_FIGURE = 0.15, 0.20, 0.25
FLOOR = 1e6  # least recorded total of a year, basis combined


def read_incidents(data, period):
    rows = []
    for r in table(data, "theft/incidents.csv"):
        month = period.index(r["date"])
        if month is None or r["incident_id"] in EXCLUDED or r["source_checked"] in NOT_SEEN \
                or not period.known(r["date"]):
            continue
        best = float(r["usd_best"])
        rows.append(SimpleNamespace(
            month=month, year=int(r["date"][:4]), level=r["attribution_level"],
            core=r["attribution_level"] != "disputed_or_unconfirmed",
            low=float(r["usd_low"] or best), best=best, high=float(r["usd_high"] or best),
            denied=min(1.0, float(r["recovered_usd"]) / best) if r["recovered_usd"] else None))
    return rows


def read_estimates(data, period):
    """{(estimator, year): V}, the latest vintage of each; none of a partial year."""
    latest = {}
    for r in table(data, "theft/annual_theft_estimates.csv"):
        t = int(r["period_start"][:4])
        full_year = r["period_start"] == f"{t}-01-01" and r["period_end"] == f"{t}-12-31"
        if r["scope"] == "crypto_theft" and full_year and t in period.years and t not in period.partial \
                and r["estimator"] in ESTIMATORS and float(r["usd_best"] or 0) > 0 \
                and r["source_checked"] not in NOT_SEEN and period.known(publication(r)):
            vintage = publication(r), float(r["usd_best"])
            latest[r["estimator"], t] = max(vintage, latest.get((r["estimator"], t), vintage))
    return {key: value for key, (_, value) in latest.items()}


def design(rows, years):
    """H and R for rows (estimator, year) and the columns years."""
    h = np.array([[float(t == s) for s in years] for _, t in rows]).reshape(len(rows), len(years))
    r = np.array([[S_COMMON**2 + S_ESTIMATOR**2 * (v == w) + S_FIGURE**2 * (v == w and t == s) for w, s in rows]
                  for v, t in rows]).reshape(len(rows), len(rows))
    return h, r


def gls(rows):
    """Columns (years), H, R, and K = (H' R^-1 H)^-1 H' R^-1 for rows (estimator, year)."""
    years = sorted({t for _, t in rows})
    h, r = design(rows, years)
    hr = h.T @ np.linalg.inv(r)
    return years, h, r, np.linalg.inv(hr @ h) @ hr


def noisy_logs(laws, estimates):
    """{(estimator, year): log V - n in each world}, n = c + b + e."""
    common = laws.normal(S_COMMON)
    bias = {v: laws.normal(S_ESTIMATOR) for v in sorted({v for v, _ in estimates})}
    return {(v, t): math.log(estimates[v, t]) - common - bias[v] - laws.normal(S_FIGURE) for v, t in sorted(estimates)}


def estimated_totals(logs, worlds):
    """Basis estimates, {year: T_t in each world}."""
    rows = sorted(logs)
    years, _, _, k = gls(rows)
    return dict(zip(years, np.exp(k @ np.array([logs[row] for row in rows]).reshape(len(rows), worlds))))


def draw_recorded(laws, incidents):
    """X_i of the basis incidents, in the order of the incidents."""
    p = {level: laws.beta(*law) for level, law in ATTRIBUTION.items()}
    for i in incidents:
        amount = laws.pert(i.low, i.best, i.high) if i.low < i.high else i.best
        yield amount * laws.ln(1, 1.05) * (laws.uniform() < p[i.level])


def log_totals(laws, incidents, years):
    """x, (years, worlds)."""
    total = {t: np.zeros(laws.n) for t in years}
    for i, x in zip(incidents, draw_recorded(laws, incidents)):
        total[i.year] += x
    return np.log(np.maximum([total[t] for t in years], FLOOR))


def pilot_covariance(laws, data, period, runs):
    """S in `runs` batches of laws.n worlds each, (runs, years, years)."""
    incidents = read_incidents(data, period)
    return np.array([np.atleast_2d(np.cov(log_totals(laws, incidents, period.years), ddof=1)) for _ in range(runs)])


def combined_totals(logs, x, covariance, years):
    """Basis combined, {year: exp(x+) in each world}: x+ = x + K (log V - n - H x)."""
    rows = sorted(row for row in logs if row[0] not in NOT_COMBINED)
    if not rows:
        return dict(zip(years, np.exp(x)))
    h, r = design(rows, years)
    k = covariance @ h.T @ np.linalg.inv(h @ covariance @ h.T + r)
    return dict(zip(years, np.exp(x + k @ (np.array([logs[row] for row in rows]) - h @ x))))


def attributed_theft(laws, data, period, weights, covariance):
    """gross_m and kept_m, arrays (months, worlds), and the years without an estimate."""
    incidents = read_incidents(data, period)
    basis = laws.choice(weights, None)
    recorded = list(draw_recorded(laws, incidents))
    denied = [laws.beta(*DENIED) if i.denied is None else i.denied for i in incidents]
    unrecorded, logs = laws.pert(0, 0.03, 0.15), noisy_logs(laws, read_estimates(data, period))
    of_year = {t: sum((x for i, x in zip(incidents, recorded) if i.year == t), np.zeros(laws.n)) for t in period.years}
    core = {t: sum(i.best for i in incidents if i.year == t and i.core) for t in period.years}
    estimated, none = estimated_totals(logs, laws.n), np.zeros(laws.n)
    combined = {}
    if weights.get("combined", 0) > 0:
        x = np.log(np.maximum([of_year[t] for t in period.years], FLOOR))
        combined = combined_totals(logs, x, covariance, period.years)
    scaled, total = {}, {}  # where the year takes a total, and that total
    for t in period.years:
        scaled[t] = ((basis == 1) & (t in estimated)) | (basis == 2)
        total[t] = np.where(basis == 2, combined.get(t, none), estimated.get(t, none))
    gross, kept = np.zeros((period.months, laws.n)), np.zeros((period.months, laws.n))
    for i, x, f in zip(incidents, recorded, denied):
        share = i.best / core[i.year] if i.core else 0.0
        x = np.where(scaled[i.year], share * total[i.year], x)
        gross[i.month] += x
        kept[i.month] += x * (1 - f)
    fbar = DENIED[0] / (DENIED[0] + DENIED[1])
    for t in period.years:
        months = period.months_of(t)
        spread = np.where(scaled[t], 0.0 if core[t] else total[t], unrecorded * of_year[t]) / len(months)
        for m in months:
            gross[m] += spread
            kept[m] += spread * (1 - fbar)
    return gross, kept, set(period.years) - set(estimated)
