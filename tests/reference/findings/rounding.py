# SPDX-License-Identifier: Apache-2.0
"""Figures as people read them: rounding.hpp of the program once more, with signs for differences.

Two significant figures, whole percents, one decimal of billions, never finer than two standard errors of the sampling.
"""
import math


def magnitude(x):
    power = 1.0
    x = max(x, 1e-300)
    while power > x:
        power /= 10
    while power * 10 <= x:
        power *= 10
    return power


def step_above(x):
    power = magnitude(x)
    return next((power * f for f in (1, 2, 5) if power * f >= x), power * 10)


def honest_step(se, finest):
    return max(finest, step_above(2 * se)) if se > 0 else finest


def step_of(value, se, finest):
    return max(honest_step(se, finest), magnitude(abs(value)) / 10 if value else finest)


def nearest(value, step):
    return math.copysign(math.floor(abs(value) / step + 0.5) * step, value)  # halves away from zero, as std::round


def _unit(value, se, finest, decimals, unit):
    step = step_of(value, se, finest)
    rounded = nearest(value, step)
    if rounded == 0 and value:
        return f"< {step:.{decimals}f} {unit}" if value > 0 else f"> -{step:.{decimals}f} {unit}"
    return f"{rounded + 0.0:.{decimals}f} {unit}"


def percent(cell):
    return _unit(100 * cell.value, 100 * cell.se, 1.0, 0, "%")


def _signed(text):
    return text if text[0] in "->0" else text.replace("< ", "< +") if text[0] == "<" else "+" + text


def signed_percent(cell):
    return _signed(percent(cell))


def points(cell):
    """A difference of two shares of the budget, in points, with its sign and no unit."""
    return _signed(_unit(100 * cell.value, 100 * cell.se, 1.0, 0, "").strip())


def worlds(cell):
    """A share of worlds: never 0 or 100 unless it is exactly none or all."""
    step = honest_step(100 * cell.se, 1.0)
    rounded = nearest(100 * cell.value, step)
    if cell.value < 0.01 or rounded <= 0:
        return f"< {step:.0f} %"
    return f"> {100 - step:.0f} %" if cell.value > 0.99 or rounded >= 100 else f"{rounded:.0f} %"


def dollars(cell):
    value, se = cell.value, cell.se
    if abs(nearest(value, step_of(value, se, 1e6))) >= 1e9:
        decimals = 1 if step_of(value / 1e9, se / 1e9, 0.1) < 1 else 0
        return _unit(value / 1e9, se / 1e9, 0.1, decimals, "bn")
    return _unit(value / 1e6, se / 1e6, 1.0, 0, "m") if value else "0"


def signed_dollars(cell):
    return _signed(dollars(cell))


def count(cell):
    """A number of things, such as missiles."""
    step = step_of(cell.value, cell.se, 1.0)
    rounded = nearest(cell.value, step)
    return f"{rounded:,.0f}" if rounded else "< 1"


def ratio(cell):
    """A plain number with two decimals at most: a dose, a correlation."""
    step = step_of(cell.value, cell.se, 0.01)
    decimals = 0 if step >= 1 else 1 if step >= 0.1 else 2
    return f"{nearest(cell.value, step) + 0.0:.{decimals}f}"


def signed_ratio(cell):
    step = honest_step(cell.se, 0.01)
    return f"{nearest(cell.value, step) + 0.0:+.{2 if step < 0.1 else 1}f}"
