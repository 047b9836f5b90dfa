# SPDX-License-Identifier: Apache-2.0
"""Words that say how large a number is. They are chosen here, from the numbers, and nowhere typed into a page."""

TOLERANCE = 0.05  # of a share that is called "about" another: judgement, as for claims


def share_of_worlds(cell):
    p = cell.value
    for bound, text in ((0.01, "fewer than one world in a hundred"), (0.05, "fewer than one world in twenty"),
                        (0.1, "fewer than one world in ten"), (0.5, "a minority of worlds"),
                        (0.9, "more worlds than not")):
        if p < bound:
            return text
    return "at least nine worlds in ten"


def against_half(cell):
    difference = cell.value - 0.5
    if abs(difference) <= TOLERANCE:
        return "about half"
    return "more than half" if difference > 0 else "less than half"


def against_all(cell):
    if abs(cell.value - 1) <= TOLERANCE:
        return "about as much as"
    return "more than" if cell.value > 1 else "less than"


def span(spread, limit, below, above, across):
    """Where an interval lies against a limit."""
    if spread.high.value < limit:
        return below
    return above if spread.low.value > limit else across


def moved(before, after):
    """One share of worlds or share against another, three standard errors apart at least."""
    gap = after.value - before.value
    if abs(gap) <= 3 * (before.se**2 + after.se**2) ** 0.5:
        return "about the same"
    return "higher" if gap > 0 else "lower"


def times(a, b):
    """How much larger a is than b, in words."""
    ratio = a.value / b.value if b.value else float("inf")
    for bound, text in ((0.95, "less than"), (1.05, "about as much as"), (1.5, "somewhat more than"),
                        (2.5, "about twice"), (3.5, "about three times"), (5.5, "four or five times")):
        if ratio < bound:
            return text
    return "many times"


def order(items, value):
    """Items, the largest value first."""
    return sorted(items, key=value, reverse=True)


def and_list(words):
    words = list(words)
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def thousands(number):
    return f"{number:,}"
