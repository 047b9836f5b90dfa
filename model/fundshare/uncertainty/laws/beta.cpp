// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/beta.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/special_functions.hpp"

namespace fundshare {

namespace {

struct TwoQuantiles {
  double p1, x1, p2, x2;
};
struct LogShapes {
  double a, b;
};

/// The standard normal quantile of the law's P(X <= x), less that of p: near linear in the logarithms of the shapes.
double misfit(const LogShapes& shapes, double p, double x) {
  const double a = exp_ieee(shapes.a);
  const double b = exp_ieee(shapes.b);
  const double below = special::beta_cdf(a, b, x);
  const double z = below < 0.5 ? normal_quantile(below) : normal_quantile_upper(special::beta_cdf_upper(a, b, x));
  return z - normal_quantile(p);
}

std::array<double, 2> misfits(const LogShapes& shapes, const TwoQuantiles& goal) {
  return {misfit(shapes, goal.p1, goal.x1), misfit(shapes, goal.p2, goal.x2)};
}

double norm(const std::array<double, 2>& r) { return std::sqrt(r[0] * r[0] + r[1] * r[1]); }

/// Shapes of the Beta law with the mean and spread that a normal law through the two quantiles would have.
LogShapes first_guess(const TwoQuantiles& goal) {
  const double z1 = normal_quantile(goal.p1);
  const double sd = (goal.x2 - goal.x1) / (normal_quantile(goal.p2) - z1);
  const double centre = goal.x1 - z1 * sd;
  const double mean = centre < 0.01 ? 0.01 : (centre > 0.99 ? 0.99 : centre);
  const double total = mean * (1 - mean) / (sd * sd) - 1;
  const double size = total > 0.5 ? total : 0.5;
  return {log_ieee(mean * size), log_ieee((1 - mean) * size)};
}

/// Newton's step with derivatives by differences, halved until the misfit falls.
bool improve(LogShapes& at, const TwoQuantiles& goal) {
  constexpr double h = 1e-6;
  const auto r = misfits(at, goal);
  const auto ra = misfits({at.a + h, at.b}, goal);
  const auto rb = misfits({at.a, at.b + h}, goal);
  const double j11 = (ra[0] - r[0]) / h;
  const double j21 = (ra[1] - r[1]) / h;
  const double j12 = (rb[0] - r[0]) / h;
  const double j22 = (rb[1] - r[1]) / h;
  const double determinant = j11 * j22 - j12 * j21;
  const double step_a = (r[1] * j12 - r[0] * j22) / determinant;
  const double step_b = (r[0] * j21 - r[1] * j11) / determinant;
  for (double share = 1; share > 1e-6; share /= 2) {
    const LogShapes next{at.a + share * step_a, at.b + share * step_b};
    if (norm(misfits(next, goal)) < norm(r)) {
      at = next;
      return true;
    }
  }
  return false;
}

}  // namespace

Beta Beta::from_shapes(double a, double b) {
  require_positive("beta: first shape", a);
  require_positive("beta: second shape", b);
  return Beta{a, b, fmt::format("Beta({}, {})", a, b)};
}

Beta Beta::from_quantiles(double p1, double x1, double p2, double x2) {
  require_two_quantiles("beta", p1, x1, p2, x2);
  require(x1 > 0 && x2 < 1, "beta: quantiles must lie inside (0, 1)", x1, x2);
  const TwoQuantiles goal{p1, x1, p2, x2};
  LogShapes at = first_guess(goal);
  for (int i = 0; i < 100 && norm(misfits(at, goal)) > 1e-14 && improve(at, goal); ++i) {
  }
  const double a = exp_ieee(at.a);
  const double b = exp_ieee(at.b);
  const double off1 = std::fabs(special::beta_cdf(a, b, x1) - p1);
  const double off2 = std::fabs(special::beta_cdf(a, b, x2) - p2);
  require(a < 1e6 && b < 1e6 && off1 < 1e-12 && off2 < 1e-12, "beta: no shapes below 1e6 have these quantiles", x1, x2);
  return Beta{a, b, fmt::format("Beta({})", describe_quantiles(p1, x1, p2, x2))};
}

double Beta::quantile(double p) const {
  require_probability(p);
  return special::beta_quantile(a_, b_, p).x;
}

double Beta::quantile_upper(double q) const {
  require_probability(q);
  return special::beta_quantile_upper(a_, b_, q).x;
}

double Beta::cdf(double x) const { return x <= 0 ? 0 : (x >= 1 ? 1 : special::beta_cdf(a_, b_, x)); }
double Beta::cdf_upper(double x) const { return x <= 0 ? 1 : (x >= 1 ? 0 : special::beta_cdf_upper(a_, b_, x)); }
double Beta::mean() const { return a_ / (a_ + b_); }

double Beta::standard_deviation() const {
  const double total = a_ + b_;
  return std::sqrt((a_ / total) * (b_ / total) / (total + 1));
}

std::string Beta::describe() const { return text_; }

}  // namespace fundshare
