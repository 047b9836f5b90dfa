// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

#include "fundshare/base/infinity.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/fit_families.hpp"
#include "fundshare/uncertainty/laws/least_squares.hpp"
#include "fundshare/uncertainty/laws/special_functions.hpp"

namespace fundshare {

namespace {

constexpr double exact = 1e-11;

void require_quantiles(std::string_view family, const std::vector<QuantilePoint>& q) {
  require(q.size() >= 2, fmt::format("{}: there must be two quantiles at least", family),
          static_cast<double>(q.size()));
  for (std::size_t i = 0; i + 1 < q.size(); ++i) require_two_quantiles(family, q[i].p, q[i].x, q[i + 1].p, q[i + 1].x);
}

std::string words(const Family& family, const std::vector<QuantilePoint>& q, const KnownParameters& known) {
  std::string text = fmt::format("{}(", family.title);
  const auto add = [&text](const char* name, std::optional<double> value) {
    if (value) text += fmt::format("{} = {}, ", name, *value);
  };
  add("df", known.df);
  add("location", known.location);
  add("low", known.low);
  add("high", known.high);
  add("terms", known.terms);
  for (std::size_t i = 0; i < q.size(); ++i) text += (i == 0 ? "" : ", ") + describe_quantile(q[i].p, q[i].x);
  return text;
}

Residuals residuals_of(const Family& family, const std::vector<QuantilePoint>& q) {
  return [&](const std::vector<double>& at) {
    std::vector<double> r;
    try {
      const Law law = family.make(at);
      for (const auto& [p, x] : q) {
        const double size = x != 0 ? std::fabs(x) : q.back().x - q.front().x;
        const double found = p <= 0.5 ? law.quantile(p) : law.quantile_upper(1 - p);
        r.push_back((found - x) / size);
      }
    } catch (const std::domain_error&) {  // parameters beyond what the family allows
      r.clear();
    }
    return r;
  };
}

double solve_weibull_shape(double ratio) {
  const double goal = log1p_ieee(ratio * ratio);
  const auto log_square = [](double h) {
    return special::log_gamma_one_plus(2 * h) - 2 * special::log_gamma_one_plus(h);
  };
  double low = -11.5;  // ln h, h = 1 / shape
  double high = 4.4;
  require(log_square(exp_ieee(low)) <= goal && goal <= log_square(exp_ieee(high)),
          "weibull: sd / mean must be that of a shape from 0.0123 to 98700", ratio);
  for (int i = 0; i < 70; ++i) {
    const double middle = low + (high - low) / 2;
    (log_square(exp_ieee(middle)) < goal ? low : high) = middle;
  }
  return exp_ieee(-high);
}

Law beta_from_moments(double mean, double sd) {
  require(mean > 0 && mean < 1, "beta: mean must lie inside (0, 1)", mean);
  require(sd * sd < mean * (1 - mean), "beta: sd^2 must be < mean (1 - mean)", sd);
  const double size = mean * (1 - mean) / (sd * sd) - 1;
  return Beta::from_shapes(mean * size, (1 - mean) * size);
}

Law pareto_from_moments(double mean, double sd, double location) {
  require(mean > location, "generalised_pareto: mean must be > location", mean, location);
  const double ratio = (mean - location) / sd;
  const double shape = (1 - ratio * ratio) / 2;
  return GeneralisedPareto::from_location_scale_shape(location, (mean - location) * (1 - shape), shape);
}

Law student_from_moments(double mean, double sd, std::optional<double> df) {
  require(df.has_value() && *df > 2, "student_t: df must be > 2 for a standard deviation to exist", df.value_or(0));
  return StudentT::from_df_location_scale(*df, mean, sd * std::sqrt((*df - 2) / *df));
}

struct Named {
  Law law;
  const char* title;
};

Named from_moments(std::string_view family, double mean, double sd, const KnownParameters& known) {
  if (family == "uniform") {
    const double half = std::sqrt(3.0) * sd;
    return {Uniform::from_bounds(mean - half, mean + half), "Uniform"};
  }
  if (family == "beta") return {beta_from_moments(mean, sd), "Beta"};
  if (family == "student_t") return {student_from_moments(mean, sd, known.df), "StudentT"};
  if (family == "generalised_pareto") {
    return {pareto_from_moments(mean, sd, known.location.value_or(0)), "GeneralisedPareto"};
  }
  if (family == "gamma") {
    require_positive("gamma: mean", mean);
    return {Gamma::from_shape_scale(mean / sd * (mean / sd), sd / mean * sd), "Gamma"};
  }
  if (family == "weibull") {
    require_positive("weibull: mean", mean);
    const double shape = solve_weibull_shape(sd / mean);
    return {Weibull::from_shape_scale(shape, mean / exp_ieee(special::log_gamma_one_plus(1 / shape))), "Weibull"};
  }
  throw std::domain_error{fmt::format("{}: has no form with mean and sd", family)};
}

}  // namespace

Law law_from_quantiles(std::string_view name, std::vector<QuantilePoint> q, const KnownParameters& known) {
  std::ranges::sort(q, {}, &QuantilePoint::p);
  require_quantiles(name, q);
  if (q.size() == 2 && name == "normal") return Normal::from_quantiles(q[0].p, q[0].x, q[1].p, q[1].x);
  if (q.size() == 2 && name == "lognormal") return LogNormal::from_quantiles(q[0].p, q[0].x, q[1].p, q[1].x);
  if (q.size() == 2 && name == "beta") return Beta::from_quantiles(q[0].p, q[0].x, q[1].p, q[1].x);
  const Family family = family_of(name, q, known);
  const std::size_t free = family.starts.front().size();
  require(q.size() >= free, fmt::format("{}: there must be {} quantiles at least", name, free),
          static_cast<double>(q.size()));
  const Residuals residuals = residuals_of(family, q);
  LeastSquares best{{}, infinity, infinity};
  for (const auto& start : family.starts) {
    auto found = minimise_squares(residuals, start);
    if (found.sum_of_squares < best.sum_of_squares) best = std::move(found);
    if (best.largest < 1e-14) break;
  }
  if (q.size() == free || best.parameters.empty()) {
    require(best.largest <= exact,
            fmt::format("{}: no law of this kind has these quantiles; the nearest must miss one by a share", name),
            best.largest);
  }
  std::string text = words(family, q, known);
  if (q.size() > free) text += fmt::format("; misses up to {:.2g} %", 100 * best.largest);
  return Fitted::from_law(family.make(best.parameters), text + ")", best.largest);
}

Law law_from_mean_sd(std::string_view family, double mean, double sd, const KnownParameters& known) {
  if (family == "normal") return Normal::from_mean_sd(mean, sd);
  if (family == "lognormal") return LogNormal::from_mean_sd(mean, sd);
  require(std::isfinite(mean), fmt::format("{}: mean must be finite", family), mean);
  require_positive(fmt::format("{}: standard deviation", family), sd);
  auto [law, title] = from_moments(family, mean, sd, known);
  std::string text = fmt::format("{}(", title);
  if (known.df) text += fmt::format("df = {}, ", *known.df);
  if (known.location) text += fmt::format("location = {}, ", *known.location);
  return Fitted::from_law(std::move(law), text + fmt::format("mean = {}, sd = {})", mean, sd), 0);
}

}  // namespace fundshare
