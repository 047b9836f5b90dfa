# SPDX-License-Identifier: Apache-2.0
"""When two rows agree, and the list of those that do not.

Two rows agree if |a - b| <= K sqrt(se_a^2 + se_b^2) + 1e-9 max(|a|, |b|). Why K = 5:

* Rows. The default run has 43 outputs in 17 windows and 11 statistics, 7,865 rows (realised_share has one window). 28
  ratios x 17 windows x 5 thresholds x 3 methods and 15 for realised_share are 7,155 more, the waterfall adds 153, the
  equivalents 270. Two samples of the same law give z near N(0, 1), P(|z| > 5) = 5.7e-7, hence at most 0.009 false
  alarms in a whole comparison, by the union bound and whatever the correlation of the rows. At K = 4 it would be one in each run.
* Estimated errors. The error of a quantile is half the distance of two order statistics 2 e apart, so it has a
  relative error of about 1 / sqrt(2 e). It is worst at p = .01 and .99: at 100,000 worlds 2 e = 63, 13 %, which is
  a Student t with about 31 degrees of freedom for one program and 62 for two, P(|t| > 5) = 5e-6. These are 1,430
  rows: 0.007 more. At 20,000 worlds it is 28 degrees of freedom, 2.7e-5 and 0.04.
* Heavy tails. No output has a law with infinite variance: denominators stay away from zero (shares of PERT laws with a
  low end above zero) and the log-normal factors are narrow (standard deviation of the log at most 0.77). The error of
  an sd rests on a fourth moment, which a finite sample of such a law tends to underestimate, but together with the sd
  itself: for two samples of LN(1, e^0.77) the z of the sd passed 3 in 0.1 % of 4,000 pairs and never 4. Of the
  reference against itself, 15 pairs of runs with 20,000 worlds and one with 100,000, the largest z of all was 4.12.
* The seeds are fixed, so a comparison passes or fails alike each time.

Next to a point mass (funded_share = 1, tests_usd = 0) the distance of two order statistics says nothing: it is 0 on
the mass, where two samples may stand on either side of its edge. A quantile row is next to a point mass if ten
neighbours are equal to 1e-12 among the reference's order statistics within K sqrt(2) e ranks of the quantile (the
standard error of a difference of two ranks is sqrt(2) e). Such a row is judged by rank instead: the value of the
program must lie between the two end points of that stretch, to 1e-9. This rule needs no density and has the false
alarm rate of a binomial at 5 standard errors. Well inside a mass it demands equality.

A quantile in a gap is judged alike: where the density is nearly zero (a year of one large theft, which is North Korea's
in 9 worlds of 10, has its .1 quantile there) the local distance of order statistics says nothing of the jump beside it.
A gap is where ten neighbours span more than a quarter of the stretch.

The basis combined rests on a pilot, whose noise is in no mc_se. The reference makes its own pilot in 8 batches and runs
10,000 worlds with the covariance of each, all with the same draws; the standard deviation s of a row over the 8 is the
error that one batch makes. The mean of the 8 batches has s / sqrt(8), the program's pilot, 32 times a batch, s /
sqrt(32): s^2 (1/8 + 1/32) is added to the squared error of the row. s has 7 degrees of freedom and is off by 27 %. At
40,000 worlds the part is at most 0.17 % of a yearly theft, and above half of the squared error in 122 of 13,285 rows,
thefts of years and of three years; in the middle row it is 0.7 %.

A probability of 0 has an estimated error of 0; against k worlds out of n of the other program z = sqrt(k), so k > 25
fails, which has the chance 2^-26 if both rates are equal.
"""
import math

import numpy as np

from summary import LEVELS, quantile_ranks

K = 5.0
EXACT = 1e-9


def slack(a, b):
    return EXACT * max(abs(a), abs(b))


class Stretches:
    """The stretch of reference values that a quantile row next to a point mass or in a gap may take."""

    def __init__(self):
        self.ends = {}

    def visit(self, key, x):
        for p in LEVELS:
            _, below, above = quantile_ranks(len(x), p, K * math.sqrt(2))
            near = x[below:above + 1]
            if len(near) < 10:
                continue
            span = near[9:] - near[:-9]
            if np.any(span <= 1e-12 * np.abs(near[9:])) or span.max() > (near[-1] - near[0]) / 4:
                self.ends[key + ("quantile", repr(p))] = near[0], near[-1]


class Comparison:
    """Collects the rows of all tables, their z and what is amiss."""

    def __init__(self):
        self.z, self.amiss, self.by_rank, self.empty = [], [], 0, 0

    def join(self, table, mine, theirs):
        """mine and theirs: {key: (value, mc_se, labels)}. Returns the pairs of rows that have a value in both."""
        for key in mine.keys() ^ theirs.keys():
            self.amiss.append((math.inf, table, key, "only in the " + ("reference" if key in mine else "program")))
        pairs = []
        for key in mine.keys() & theirs.keys():
            a, b = mine[key], theirs[key]
            if a[2] != b[2]:
                self.amiss.append((math.inf, table, key, f"reference {a[2]}, program {b[2]}"))
            if [v is None for v in a[:2]] != [v is None for v in b[:2]]:
                self.amiss.append((math.inf, table, key, f"empty in one: reference {a[:2]}, program {b[:2]}"))
            elif a[0] is None:
                self.empty += 1
            else:
                pairs.append((key, a, b))
        return pairs

    def compare(self, table, mine, theirs, pilot, stretches=None):
        for key, (a, se_a, _), (b, se_b, _) in self.join(table, mine, theirs):
            if stretches and key in stretches:
                self.by_rank += 1
                low, high = stretches[key]
                if not low - slack(low, b) <= b <= high + slack(high, b):
                    self.amiss.append((math.inf, table, key, f"by rank [{low}, {high}], program {b}"))
                continue
            distance = max(0.0, abs(a - b) - slack(a, b))
            error = math.hypot(se_a, se_b, pilot.get(key, 0.0))
            z = distance / error if error > 0 else math.inf if distance > 0 else 0.0
            self.z.append((z, table, key, f"reference {a} +- {se_a}, program {b} +- {se_b}"))
            if not z <= K:
                self.amiss.append(self.z[-1])

    def print(self):
        z = np.array([row[0] for row in self.z])
        print(f"rows compared: {len(z)} by value, {self.by_rank} by rank (mass or gap), {self.empty} empty")
        edges = [0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, math.inf]
        for low, high, count in zip(edges, edges[1:], np.histogram(z, edges)[0]):
            normal = math.erfc(low / math.sqrt(2)) - (math.erfc(high / math.sqrt(2)) if high < math.inf else 0)
            print(f"  {low:3} <= |z| < {high:3}: {count:6}   normal {normal * len(z):9.1f}")
        for row in sorted(self.z, key=lambda r: -r[0])[:1]:
            print("largest z {:.2f}: {} {}: {}".format(*row))
        for row in sorted(self.amiss, key=lambda r: -r[0])[:20]:
            print("DIFFERS z {:.2f}: {} {}: {}".format(*row))
        print("the two programs agree" if not self.amiss else f"{len(self.amiss)} rows differ")
