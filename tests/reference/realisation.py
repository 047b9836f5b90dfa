# SPDX-License-Identifier: Apache-2.0
"""`realise` and `allocation` of docs/methods.md."""
from types import SimpleNamespace

import numpy as np

from tables import table


BTC_VOLATILITY, ETH_VOLATILITY, CORRELATION = 0.167, 0.212, 0.78


def monthly_returns(laws, data, period, price_path):
    """P_m / P_(m-1) - 1 of BTC and of ETH for each month; arrays over worlds where drawn."""
    price = {12 * int(r["month"][:4]) + int(r["month"][5:]) - 1: (float(r["btc_usd"]), float(r["eth_usd"]))
             for r in table(data, "prices/prices_monthly.csv")}
    back = [(0.0, 0.0)]
    for m in range(12 * period.first + 1, 12 * period.first + period.months):
        if price_path == "frozen":
            back.append((0.0, 0.0))
        elif m in price and m <= period.last_ended_month():
            back.append((price[m][0] / price[m - 1][0] - 1, price[m][1] / price[m - 1][1] - 1))
        else:
            assert price_path == "simulated"
            back.append(drawn_returns(laws))
    return back


def drawn_returns(laws):
    z = laws.normal(1.0)
    y = CORRELATION * z + np.sqrt(1 - CORRELATION**2) * laws.normal(1.0)
    return (np.exp(BTC_VOLATILITY * (z - BTC_VOLATILITY / 2)) - 1,
            np.exp(ETH_VOLATILITY * (y - ETH_VOLATILITY / 2)) - 1)


def capacity(t):
    return 25e6 if t <= 2019 else 60e6 if t <= 2022 else 80e6 if t <= 2024 else 150e6


def two_compartments(net, lag, g1, g2):
    """One month of the lag; g1 and g2 change in place; returns what leaves."""
    q = 1 / (1 + lag / 2)
    g1 += net
    f1 = q * g1
    g1 -= f1
    g2 += f1
    f2 = q * g2
    g2 -= f2
    return f2


def realise_and_allocate(laws, period, gross, kept, returns):
    """Both stages in one walk over the months; every flow and stock by year, (years, worlds)."""
    conversion, stranded = laws.pert(0.003, 0.02, 0.06), laws.beta(2, 14)
    rate = 1 / (1 + laws.ln90(0.8, 10))
    factor, exposed, btc = laws.ln(1, 1.5), laws.beta(8, 2), laws.beta(6, 3)
    discount = laws.mixture([(0.5, (0.02, 0.06, 0.15)), (0.4, (0.08, 0.18, 0.35)), (0.1, (0.4, 0.55, 0.7))])
    operating = laws.pert(0, 0.05, 0.2)
    w, lag, nuclear = laws.beta(2, 2), laws.pert(1, 6, 18), laws.pert(0.1, 0.5, 0.95)
    wmd_share = np.minimum(1, w * (1 + nuclear))
    names = ("gross kept conversion stranded price_change cash discount operating net lagged H G").split()
    y = SimpleNamespace(**{name: np.zeros((len(period.years), laws.n)) for name in names})
    h, g1, g2 = np.zeros(laws.n), np.zeros(laws.n), np.zeros(laws.n)
    for m in range(period.months):
        t = m // 12
        change = h * exposed * (btc * returns[m][0] + (1 - btc) * returns[m][1])
        h = h + change + kept[m] * (1 - conversion) * (1 - stranded)
        cash = np.minimum(rate * h, capacity(period.first + t) * factor)
        h = h - cash
        net = cash * (1 - discount) * (1 - operating)
        y.gross[t] += gross[m]
        y.kept[t] += kept[m]
        y.conversion[t] += kept[m] * conversion
        y.stranded[t] += kept[m] * (1 - conversion) * stranded
        y.price_change[t] += change
        y.discount[t] += cash * discount
        y.operating[t] += cash * (1 - discount) * operating
        y.net[t] += net
        y.lagged[t] += two_compartments(net, lag, g1, g2)  # the lag of all net cash; shares multiply below
        y.H[t], y.G[t] = h, g1 + g2
    remitted = laws.pert(250e6, 425e6, 600e6) * laws.pert(0.5, 0.65, 0.9)
    y.IT = np.array([remitted * period.share[t] * (t >= 2018) for t in period.years])
    y.w, y.wmd_share, y.y = w, wmd_share, laws.pert(1, 1.15, 1.6)
    y.P, y.W, y.transit = w * y.lagged, wmd_share * y.lagged, w * y.G
    return y
