// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/metalog_fit.hpp"

#include <cmath>
#include <utility>

#include "fundshare/base/infinity.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/metalog.hpp"

namespace fundshare {

namespace {

using Column = std::vector<double>;

double dot(const Column& a, const Column& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// An orthogonal basis of some columns, by the modified method of Gram and Schmidt.
struct Basis {
  std::vector<Column> q;  // of length 1
  std::vector<Column> r;  // r[j][k], k <= j: the share of q[k] in column j

  explicit Basis(std::vector<Column> columns) : q{std::move(columns)} {
    for (std::size_t j = 0; j < q.size(); ++j) {
      Column shares(j + 1, 0.0);
      for (std::size_t k = 0; k < j; ++k) {
        shares[k] = dot(q[k], q[j]);
        for (std::size_t i = 0; i < q[j].size(); ++i) q[j][i] -= shares[k] * q[k][i];
      }
      shares[j] = std::sqrt(dot(q[j], q[j]));
      for (double& value : q[j]) value /= shares[j];
      r.push_back(std::move(shares));
    }
  }

  /// The coefficients of the columns that come nearest to `goal`.
  [[nodiscard]] Column nearest(Column goal) const {
    Column found(q.size());
    for (std::size_t j = 0; j < q.size(); ++j) {
      found[j] = dot(q[j], goal);
      for (std::size_t i = 0; i < goal.size(); ++i) goal[i] -= found[j] * q[j][i];
    }
    for (std::size_t j = q.size(); j-- > 0;) {
      found[j] /= r[j][j];
      for (std::size_t k = 0; k < j; ++k) found[k] -= found[j] * r[j][k];
    }
    return found;
  }
};

/// The solution and, to win back digits that the basis lost, the solution for what it misses.
Column least_squares(const std::vector<Column>& columns, const Column& goal) {
  const Basis basis{columns};
  Column found = basis.nearest(goal);
  Column rest = goal;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= found[j] * columns[j][i];
  }
  const Column more = basis.nearest(rest);
  for (std::size_t j = 0; j < found.size(); ++j) found[j] += more[j];
  return found;
}

/// The derivative of X by M at X = x.
double rate_at(double x, double low, double high) {
  const double from_low = low > -infinity ? 1 / (x - low) : 0;
  const double from_high = high < infinity ? 1 / (high - x) : 0;
  return from_low + from_high > 0 ? 1 / (from_low + from_high) : 1;
}

}  // namespace

Family metalog_family(const std::vector<QuantilePoint>& q, const KnownParameters& known) {
  const double low = known.low.value_or(-infinity);
  const double high = known.high.value_or(infinity);
  const double asked = known.terms.value_or(static_cast<double>(q.size()));
  require(asked >= 2 && asked <= MetalogCurve::most_terms && asked == std::floor(asked),
          "metalog: terms must be a whole number from 2 to 9", asked);
  const auto terms = static_cast<std::size_t>(asked);
  require(terms <= q.size(), "metalog: there must be a quantile for every term", static_cast<double>(q.size()));
  require(q.front().x > low && q.back().x < high, "metalog: quantiles must lie inside low and high", q.front().x,
          q.back().x);
  std::vector<Column> columns(terms);
  Column goal;
  for (const auto& [p, x] : q) {
    const double size = x != 0 ? std::fabs(x) : q.back().x - q.front().x;
    const double weight = q.size() == terms ? 1 : rate_at(x, low, high) / size;
    const auto row = MetalogCurve::terms(p <= 0.5 ? place_at_lower(p) : place_at_upper(1 - p), terms);
    for (std::size_t j = 0; j < terms; ++j) columns[j].push_back(weight * row[j]);
    goal.push_back(weight * Metalog::undo_bounds(x, low, high));
  }
  Column start = least_squares(columns, goal);
  (void)Metalog::from_coefficients(start, low, high);  // or the fault is told as it is
  const double span = Metalog::undo_bounds(q.back().x, low, high) - Metalog::undo_bounds(q.front().x, low, high);
  for (double& value : start) value /= span;
  const auto make = [span, low, high](const Column& v) -> Law {
    Column coefficients = v;
    for (double& value : coefficients) value *= span;
    return Metalog::from_coefficients(std::move(coefficients), low, high);
  };
  return {"Metalog", make, {std::move(start)}};
}

}  // namespace fundshare
