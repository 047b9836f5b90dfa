#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes reference.csv: elementary functions to 20 digits, computed with mpmath (Debian python3-mpmath).

Columns: function, x, y (second argument of pow and atan2, else 0), value. Arguments are doubles in shortest form.
Run: ./make_reference.py > reference.csv
"""
import random

import mpmath as mp

mp.mp.dps = 60
random.seed(7)
U = random.uniform


def normal_quantile(p):
    """Bisection on the smaller tail, then Newton's method."""
    if p > 0.5:
        return -normal_quantile(1 - p)
    low, high = mp.mpf(-45), mp.mpf(1)
    below = lambda z: mp.erfc(-z / mp.sqrt(2)) / 2
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < p else (low, middle)
    for _ in range(4):
        low -= below(low) * (mp.log(below(low)) - mp.log(p)) / mp.npdf(low)
    return low


SIGN = lambda: random.choice([-1, 1])
FUNCTIONS = [
    ("exp", mp.exp, [lambda: U(-708, 709), lambda: U(-1, 1)]),
    ("expm1", mp.expm1, [lambda: U(-2, 2), lambda: U(-40, 700), lambda: SIGN() * 10 ** U(-18, 0)]),
    ("log", mp.log, [lambda: 10 ** U(-307, 308), lambda: U(0.5, 2), lambda: 1 + SIGN() * 10 ** U(-15, -1),
                     lambda: 10 ** U(-322, -308)]),
    ("log1p", mp.log1p, [lambda: U(-0.9999, 3), lambda: SIGN() * 0.99 * 10 ** U(-18, 0), lambda: 10 ** U(0, 300)]),
    ("sin", mp.sin, [lambda: U(-10, 10), lambda: U(-1e6, 1e6)]),
    ("cos", mp.cos, [lambda: U(-10, 10), lambda: U(-1e6, 1e6)]),
    ("tan", mp.tan, [lambda: U(-10, 10)]),
    ("atan", mp.atan, [lambda: U(-4, 4), lambda: SIGN() * 10 ** U(-18, 18)]),
    ("sinh", mp.sinh, [lambda: U(-4, 4), lambda: U(-700, 700)]),
    ("cosh", mp.cosh, [lambda: U(-4, 4), lambda: U(-700, 700)]),
    ("tanh", mp.tanh, [lambda: U(-4, 4), lambda: SIGN() * 10 ** U(-18, 0)]),
    ("normal_cdf", lambda x: mp.erfc(-x / mp.sqrt(2)) / 2, [lambda: U(-37, -6), lambda: U(-6, 6), lambda: U(-1, 1)]),
    ("normal_quantile", normal_quantile, [lambda: U(0, 1), lambda: 10 ** U(-300, 0), lambda: 10 ** U(-13, -9),
                                          lambda: 0.5 + SIGN() * 10 ** U(-9, -0.4)]),
]
PAIRS = [
    ("pow", mp.power, [lambda: (10 ** U(-300, 300), U(-1, 1)), lambda: (U(0, 3), U(-300, 300)),
                       lambda: (1 + U(-1e-3, 1e-3), U(-3e5, 3e5))]),
    ("atan2", mp.atan2, [lambda: (U(-3, 3), U(-3, 3))]),
]

print("function,x,y,value")
for name, function, ranges in FUNCTIONS:
    for draw in ranges:
        for _ in range(60):
            x = draw()
            print(f"{name},{x!r},0,{mp.nstr(function(mp.mpf(x)), 20, min_fixed=0, max_fixed=0)}")
for name, function, ranges in PAIRS:
    for draw in ranges:
        for _ in range(60):
            x, y = draw()
            print(f"{name},{x!r},{y!r},{mp.nstr(function(mp.mpf(x), mp.mpf(y)), 20, min_fixed=0, max_fixed=0)}")
