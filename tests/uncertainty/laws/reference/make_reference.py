#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes reference.csv: quantiles of every continuous law to 20 digits, computed with mpmath (Debian python3-mpmath).

Columns: law, parameters (separated by ';'), tail (lower: P(X <= x) = p, upper: P(X > x) = p), p, quantile.
Parameters and probabilities are the doubles nearest to the decimals written; the arithmetic from there on has 40 digits.
Run: ./make_reference.py > reference.csv
"""
import mpmath as mp

mp.mp.dps = 40
TAILS = [("lower", p) for p in (1e-12, 1e-6, 0.001, 0.05, 0.5, 0.95, 0.999)] + [("upper", p) for p in (1e-6, 1e-12)]


def solve(lower, upper, low, high, tail, p):
    """The t in [low, high] with lower(t) = p or upper(t) = p: bisection, then the secant method on the logarithm."""
    goal = mp.log(mp.mpf(p))
    smaller = tail == "lower" and p <= 0.5 or tail == "upper" and p > 0.5
    if smaller != (tail == "lower"):  # work in the tail that is not rounded away
        goal = mp.log(1 - mp.mpf(p))
    function = (lambda t: mp.log(lower(t)) - goal) if smaller else (lambda t: goal - mp.log(upper(t)))
    low, high = mp.mpf(low), mp.mpf(high)
    for _ in range(60):
        middle = (low + high) / 2
        if function(middle) < 0:
            low = middle
        else:
            high = middle
    for _ in range(4):
        at_low, at_high = function(low), function(high)
        if at_high == at_low:
            break
        low, high = high, high - at_high * (high - low) / (at_high - at_low)
    return high


def normal_z(tail, p):
    lower = lambda z: mp.erfc(-z / mp.sqrt(2)) / 2
    upper = lambda z: mp.erfc(z / mp.sqrt(2)) / 2
    return solve(lower, upper, -12, 12, tail, p)


def sigmoid(t):
    return 1 / (1 + mp.exp(-t))


def beta_series(a, b, t):
    """I_x(a, b) at x = sigmoid(t): x^a (1 - x)^b / (a B(a, b)) times the sum of x^n (a + b)_n / (a + 1)_n."""
    x = sigmoid(t)
    term = total = mp.mpf(1)
    n = 0
    while term > total * mp.eps or (a + b + n) * x > a + 1 + n:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    scale = a * mp.log(x) + b * mp.log(sigmoid(-t)) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b)
    return mp.exp(scale) / a * total


def beta_below(a, b, t):
    """From the end of [0, 1] for which the series converges fast."""
    return beta_series(a, b, t) if t <= mp.log(a / b) and t < 3 else 1 - beta_series(b, a, -t)


def beta_logit(a, b, tail, p):
    reach = 40 + 60 / min(a, b)
    mp.mp.dps = 60
    t = solve(lambda t: beta_below(a, b, t), lambda t: beta_below(b, a, -t), -reach, reach, tail, p)
    mp.mp.dps = 40
    return t


def beta(a, b, tail, p):
    return sigmoid(beta_logit(mp.mpf(a), mp.mpf(b), tail, p))


def pert(low, mode, high, tail, p):
    low, mode, high = map(mp.mpf, (low, mode, high))
    width = high - low
    t = beta_logit(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, tail, p)
    return low + width * sigmoid(t) if t < 0 else high - width * sigmoid(-t)


def gamma(shape, scale, tail, p):
    shape = mp.mpf(shape)
    lower = lambda t: mp.gammainc(shape, 0, mp.exp(t), regularized=True)
    upper = lambda t: mp.gammainc(shape, mp.exp(t), mp.inf, regularized=True)
    centre = mp.log(shape)
    reach = 12 / mp.sqrt(shape) if shape > 400 else mp.mpf(8)
    low = centre - (reach if shape > 400 else 40 / shape + 10)
    mp.mp.dps = 60
    t = solve(lower, upper, low, centre + reach, tail, p)
    mp.mp.dps = 40
    return mp.mpf(scale) * mp.exp(t)


def uniform(low, high, tail, p):
    low, high, p = mp.mpf(low), mp.mpf(high), mp.mpf(p)
    return low + (high - low) * p if tail == "lower" else high - (high - low) * p


def triangular(low, mode, high, tail, p):
    low, mode, high, p = map(mp.mpf, (low, mode, high, p))
    if tail == "upper":
        p = 1 - p
    width = high - low
    if p <= (mode - low) / width:
        return low + mp.sqrt(p * width * (mode - low))
    return high - mp.sqrt((1 - p) * width * (high - mode))


def mixture(*numbers_tail_p):
    """Parts of four numbers: weight and PERT(low, mode, high)."""
    *numbers, tail, p = numbers_tail_p
    parts = [tuple(map(mp.mpf, numbers[i:i + 4])) for i in range(0, len(numbers), 4)]

    def below(x, swap):
        total = mp.mpf(0)
        for weight, low, mode, high in parts:
            a, b = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
            inside = low < x < high
            t = mp.log((x - low) / (high - x)) if inside else mp.mpf(0)
            part = (beta_below(b, a, -t) if swap else beta_below(a, b, t)) if inside else int((x >= high) != swap)
            total += weight * part
        return total if total > 0 else mp.mpf(10) ** -200

    low, high = min(q[1] for q in parts), max(q[3] for q in parts)
    return solve(lambda x: below(x, False), lambda x: below(x, True), low, high, tail, p)


def student_tail(df, t):
    """P(T > t) for t >= 0: half of I_x(df / 2, 1 / 2) at x = df / (df + t^2)."""
    ratio = t * t / df
    if ratio >= 1:
        return mp.betainc(df / 2, mp.mpf(1) / 2, 0, 1 / (1 + ratio), regularized=True) / 2
    return (1 - mp.betainc(mp.mpf(1) / 2, df / 2, 0, ratio / (1 + ratio), regularized=True)) / 2


def student_t(df, location, scale, tail, p):
    df, location, scale, p = map(mp.mpf, (df, location, scale, p))
    sign = 1 if tail == "upper" else -1
    q, sign = (p, sign) if p <= 0.5 else (1 - p, -sign)
    if q == 0.5:
        return location
    mp.mp.dps = 60
    beyond = lambda s: student_tail(df, mp.exp(s))
    s = solve(lambda s: 1 - beyond(s), beyond, -45, 60 / df + 8, "upper", q)
    mp.mp.dps = 40
    return location + sign * scale * mp.exp(s)


def hazard(tail, p):
    return -mp.log(1 - mp.mpf(p)) if tail == "lower" else -mp.log(mp.mpf(p))


def weibull(shape, scale, tail, p):
    return mp.mpf(scale) * hazard(tail, p) ** (1 / mp.mpf(shape))


def generalised_pareto(location, scale, shape, tail, p):
    h, shape = hazard(tail, p), mp.mpf(shape)
    return mp.mpf(location) + mp.mpf(scale) * (h if shape == 0 else mp.expm1(shape * h) / shape)


def truncated(mean, sd, low, high, logarithm, tail, p):
    """Normal law, or log-normal if logarithm is 1, given that it lies in [low, high]."""
    mean, sd, low, high, p = map(mp.mpf, (mean, sd, low, high, p))
    if tail == "upper":
        p = 1 - p
    mp.mp.dps = 300
    below = lambda z: mp.erfc(-z / mp.sqrt(2)) / 2
    to_z = lambda x: ((mp.log(x) if x > 0 else -mp.inf) if logarithm else x) / sd - mean / sd
    a, b = to_z(low), to_z(high)
    goal = below(a) + p * (below(b) - below(a)) if b < 40 else below(a) + p * (1 - below(a))
    left, right = max(a, mp.mpf(-40)), min(b, mp.mpf(40))
    for _ in range(200):
        middle = (left + right) / 2
        if below(middle) < goal:
            left = middle
        else:
            right = middle
    x = mp.exp(mean + sd * left) if logarithm else mean + sd * left
    mp.mp.dps = 40
    return +x


def metalog(*numbers_tail_p):
    """low, high, a1, a2, ... (Keelin 2016)"""
    low, high, *a = map(mp.mpf, numbers_tail_p[:-2])
    tail, p = numbers_tail_p[-2:]
    p = mp.mpf(p) if tail == "lower" else 1 - mp.mpf(p)
    logit, c = mp.log(p / (1 - p)), p - mp.mpf(1) / 2
    terms = [1, logit, c * logit, c] + [c ** (k // 2) if k % 2 else c ** (k // 2 - 1) * logit for k in range(5, 10)]
    m = sum(x * y for x, y in zip(a, terms))
    if low == -mp.inf:
        return m if high == mp.inf else high - mp.exp(-m)
    return low + (mp.exp(m) if high == mp.inf else (high - low) / (1 + mp.exp(-m)))


def smoothed(*numbers_tail_p):
    """bandwidth, values: the mean of normal laws about the values"""
    width, *values = map(mp.mpf, numbers_tail_p[:-2])
    mean = lambda sign, x: sum(mp.erfc(sign * (x - v) / width / mp.sqrt(2)) for v in values) / 2 / len(values)
    return solve(lambda x: mean(-1, x), lambda x: mean(1, x), min(values) - 12 * width, max(values) + 12 * width,
                 *numbers_tail_p[-2:])


INF = mp.inf
LAWS = {
    "uniform": (uniform, [(0, 1), (-3, 5), (0.1, 0.3), (1e6, 3e6)]),
    "triangular": (triangular, [(0, 1, 3), (0, 0, 1), (0, 1, 1), (-1, 0.25, 2), (0, 1e-9, 1)]),
    "pert": (pert, [(0.003, 0.02, 0.06), (0, 0.05, 0.2), (0, 0, 1), (0, 1, 1), (-1, 0, 3), (1e6, 2e6, 9e6),
                    (0.13, 0.19, 0.3), (0.02, 0.075, 0.15), (1, 6, 18)]),
    "normal": (lambda m, s, tail, p: mp.mpf(m) + mp.mpf(s) * normal_z(tail, p), [(0, 1), (3, 0.5), (30000, 4000)]),
    "lognormal": (lambda m, s, tail, p: mp.exp(mp.mpf(m) + mp.mpf(s) * normal_z(tail, p)),
                  [(0, 1), (19.5, 0.6), (-3, 0.05), (0, 5)]),
    "lognormal90": (lambda x1, x2, tail, p: mp.exp(
        (mp.log(x1) + mp.log(x2)) / 2 + (mp.log(mp.mpf(x2)) - mp.log(mp.mpf(x1))) / 2 * normal_z(tail, p) /
        normal_z("upper", 0.05)), [(0.8, 10), (50e6, 400e6)]),
    "beta": (beta, [(2, 10), (2, 14), (98, 2), (0.5, 0.5), (0.1, 0.2), (1, 1), (1, 3), (4, 2), (50, 50), (3000, 5000),
                    (2, 10000), (0.05, 5)]),
    "gamma": (gamma, [(0.05, 1), (0.5, 2), (1, 1), (2.5, 1), (50, 0.1), (1000, 1), (100000, 1)]),
    "mixture": (mixture, [(0.5, 0.02, 0.06, 0.15, 0.4, 0.08, 0.18, 0.35, 0.1, 0.4, 0.55, 0.7),
                          (0.75, 0, 1, 4, 0.25, 0, 0.5, 8)]),
    "student_t": (student_t, [(4, 0, 1), (1, 0, 1), (2.5, 3, 0.5), (0.05, 0, 1), (0.3, 0, 2), (30, -1, 1), (1e4, 0, 1),
                              (1e7, 0, 1)]),
    "weibull": (weibull, [(1, 2), (1.5, 2), (0.05, 1), (0.3, 1e6), (40, 3), (2000, 1)]),
    "generalised_pareto": (generalised_pareto, [(0, 1, 0), (0, 1, 0.25), (2, 3, -0.4), (0, 1, 1e-9), (0, 1, 5),
                                                (0, 1, -1), (0, 1, -20), (1e6, 2e5, 0.8)]),
    "truncated": (truncated, [(0, 1, 0, 1e9, 0), (0, 1, -1, 2, 0), (5, 2, 0, 1e9, 0), (0, 1, 6, 7, 0), (0, 1, 30, 31, 0),
                              (0, 1, -1e9, -20, 0), (0, 1, 0, 1e-3, 0), (0, 1, -1e-3, 2e-3, 0), (3, 100, 0, 1, 0),
                              (0, 0.69314718055994530942, 0.1, 10, 1), (0, 1, 0, 0.001, 1), (2, 0.5, 100, 1e300, 1)]),
    "metalog": (metalog, [(-INF, INF, 0, 1), (-INF, INF, 1, 0.5, 0.8), (-INF, INF, 5, 0.5, -0.833),
                          (-INF, INF, 1e6, 1, 0.5), (-INF, INF, 100, 10, 5, 12, -8),
                          (-INF, INF, 3, 1, 0.2, -1, 0.5, 0.8, 2, -1.5, 3), (-INF, INF, 1, 1e-4, 0, 5),
                          (0, INF, 19, 0.3, 0.1, 0.5), (0, INF, 2, 3, 4), (-5, INF, 0.5, 0.2, -0.1),
                          (-INF, 10, 0.5, 0.4, 0.3), (0, 1, -2, 0.5, 0.3), (1e6, 3e6, 0.2, 1.5, -1, 0.4, 0.3, 0.5)]),
    "smoothed": (smoothed, [(0.5, 1, 2, 4, 7), (3, 1, 2, 4, 7), (0.01, -1, 0, 0.005, 3), (1e5, 2e6, 2.2e6, 3e6, 9e6)]),
}

print("law,parameters,tail,p,quantile")
for name, (quantile, sets) in LAWS.items():
    for parameters in sets:
        doubles = [float(x) for x in parameters]
        for tail, p in TAILS:
            value = quantile(*doubles, tail, p)
            print(f"{name},{';'.join(repr(x) for x in doubles)},{tail},{p!r},{mp.nstr(value, 20, min_fixed=0, max_fixed=0)}")
