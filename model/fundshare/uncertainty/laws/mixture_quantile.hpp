// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/uncertainty/laws/mixture.hpp"

namespace fundshare {

enum class Tail { lower, upper };

/// A probability counted from one end: P(X <= x) from the lower, P(X > x) from the upper.
struct TailProbability {
  double p;
  Tail from;
};

/// Where the quantile lies for certain, and where to look first.
struct Bracket {
  double low, high, guess;
};

/// The smallest x with P(X <= x) >= p, or with P(X > x) <= p: Newton's method on the logarithm of the probability,
/// kept inside a bracket that is halved where Newton leaves it, at jumps above all.
[[nodiscard]] double mixture_quantile(const Mixture& law, TailProbability goal);
/// The same from a bracket that is known, as when a table is filled from one end to the other.
[[nodiscard]] double mixture_quantile(const Mixture& law, TailProbability goal, Bracket bracket);

}  // namespace fundshare
