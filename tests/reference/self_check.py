# SPDX-License-Identifier: Apache-2.0
"""Closed forms that the parts of the reference are held against."""
import math

import numpy as np

from laws import UNIT_COST, UNIT_COST_SPEARMAN, Laws, draw_unit_costs, normal_cdf, pert_quantile
from realisation import drawn_returns, two_compartments
from share import account
from tables import Period, last_day, month_number, publication
from theft import combined_totals, design, gls, noisy_logs

def check_dates():
    assert [last_day(d) for d in ("2022", "2022-02", "2024-02", "2022-12", "2022-07-28")] == \
        ["2022-12-31", "2022-02-28", "2024-02-29", "2022-12-31", "2022-07-28"]
    assert publication({"published": "", "period_end": "2021-12-31"}) == "2022-09-02"
    period = Period.__new__(Period)
    for day, month, year in (("2022-07-28", "2022-06", 2021), ("2022-07-31", "2022-07", 2021),
                             ("2018-12-30", "2018-11", 2017), ("2018-12-31", "2018-12", 2018)):
        period.as_of = day
        assert period.last_ended_month() == month_number(month) and period.last_ended_year() == year


def check_combined(worlds=200_000):
    """Prior N(m, S) on x with totals of two of three years: the mean and covariance of the normal posterior."""
    laws, rows, years = Laws(3, worlds), [("a", 1), ("a", 2), ("b", 1), ("b", 2)], [1, 2, 3]
    prior = np.array([[0.09, 0.03, 0.02], [0.03, 0.04, 0.01], [0.02, 0.01, 0.16]])
    h, r = design(rows, years)
    v, mean = dict(zip(rows, (19.2, 18.1, 19.6, 18.4))), np.array([19.0, 18.5, 20.0])
    x = mean[:, None] + np.linalg.cholesky(prior) @ laws.rng.standard_normal((3, worlds))
    total = combined_totals(noisy_logs(laws, {row: math.exp(log) for row, log in v.items()}), x, prior, years)
    after = np.log([total[t] for t in years])
    precision = np.linalg.inv(prior) + h.T @ np.linalg.inv(r) @ h
    cov = np.linalg.inv(precision)
    expected = cov @ (np.linalg.inv(prior) @ mean + h.T @ np.linalg.inv(r) @ np.array(list(v.values())))
    sd = np.sqrt(np.diag(cov))  # five standard errors; the sd of a sample covariance is at most sqrt(2 / n) sd sd'
    assert np.all(np.abs(after.mean(axis=1) - expected) < 5 * sd / math.sqrt(worlds))
    assert np.all(np.abs(np.cov(after) - cov) < 5 * math.sqrt(2 / worlds) * np.outer(sd, sd))


def check_drawn_returns(worlds=400_000):
    """Expected ratio 1, log sds 0.167 and 0.212, correlation 0.78: five standard errors of each."""
    ratios = 1 + np.array(drawn_returns(Laws(4, worlds)))
    assert np.all(np.abs(ratios.mean(axis=1) - 1) < 5 * ratios.std(axis=1) / math.sqrt(worlds))
    logs = np.log(ratios)
    assert np.all(np.abs(logs.std(axis=1) / (0.167, 0.212) - 1) < 5 / math.sqrt(2 * worlds))
    assert abs(np.corrcoef(logs)[0, 1] - 0.78) < 5 * (1 - 0.78**2) / math.sqrt(worlds)


def self_check():
    """Closed forms. Raises AssertionError."""
    check_dates()
    check_combined()
    check_drawn_returns()
    for lag in (1.0, 6.0, 18.0):  # an impulse comes back whole and late by L; 4000 months leave < 0.9^4000 behind
        g1, g2 = np.zeros(1), np.zeros(1)
        out = np.array([two_compartments(np.full(1, float(m == 0)), np.full(1, lag), g1, g2)[0] for m in range(4000)])
        assert abs(out.sum() - 1) < 1e-12 and abs(out @ np.arange(4000) - lag) < 1e-10 * lag
    rows = [("a", 1), ("a", 2), ("b", 1), ("c", 2), ("c", 3), ("b", 3), ("b", 2)]
    _, h, r, k = gls(rows)
    white = np.linalg.inv(np.linalg.cholesky(r))
    log_v = np.log(np.arange(3.0, 10.0))
    assert np.allclose(k @ log_v, np.linalg.lstsq(white @ h, white @ log_v, rcond=None)[0], rtol=1e-12, atol=0)
    assert np.allclose(k @ h, np.eye(3), rtol=0, atol=1e-12)
    # K (log V - n) has the covariance (H' R^-1 H)^-1 of the posterior.
    assert np.allclose(k @ r @ k.T, np.linalg.inv(h.T @ np.linalg.inv(r) @ h), rtol=1e-11, atol=1e-14)
    for z in (-3.0, -1.0, 0.0, 1.6448536269514722, 4.0):  # one cell of the grid is 1e-4: h^2 / 8 max |phi'| = 3e-10
        assert abs(normal_cdf(z) - 0.5 * math.erfc(-z / math.sqrt(2))) < 1e-9
    u = (np.arange(100_000) + 0.5) / 100_000
    for a, b, c in list(UNIT_COST.values()) + [(0.0, 0.0, 1.0), (0.0, 1.0, 1.0)]:  # midpoint rule and cells of 5e-6
        assert abs(pert_quantile(u, a, b, c).mean() - (a + 4 * b + c) / 6) < 1e-5 * (c - a)
    # PERT(0, 0, 1) is Beta(1, 5): F = 1 - (1 - x)^5.
    assert np.allclose(pert_quantile(u, 0.0, 0.0, 1.0), 1 - (1 - u)**0.2, rtol=0, atol=1e-5)
    spend, closing = account(np.array([[3.0], [0.0], [5.0]]), np.array([[2.0], [2.0], [2.0]]))
    assert spend.ravel().tolist() == [2, 1, 2] and closing.ravel().tolist() == [1, 0, 3]
    laws = Laws(1, 400_000)  # five standard errors of a sample mean, the sd in closed form or an upper bound of it
    for draws, mean, sd in ((laws.ln(1, 1.5), math.exp(math.log(1.5)**2 / 2), 0.5), (laws.beta(8, 2), 0.8, 0.13),
                            (laws.pert(0.3, 1.2, 3), 1.35, 0.52), (laws.poisson(0.5), 0.5, 0.71),
                            (laws.mixture([(0.5, (0, 1, 2)), (0.5, (2, 3, 4))]), 2.0, 1.2)):
        assert abs(draws.mean() - mean) < 5 * sd / math.sqrt(laws.n)
    q = np.quantile(laws.ln90(50e6, 400e6), (0.05, 0.95))  # se of a log quantile: 0.632 * 2.11 / sqrt(n) = 0.0021
    assert np.all(np.abs(np.log(q / np.array([50e6, 400e6]))) < 5 * 0.0022)
    costs = draw_unit_costs(Laws(2, 100_000))
    ranks = [np.argsort(np.argsort(costs[c])) for c in ("CRBM", "SLV")]
    assert abs(np.corrcoef(ranks)[0, 1] - UNIT_COST_SPEARMAN) < 5 / math.sqrt(100_000)
    print("self-check passed")
