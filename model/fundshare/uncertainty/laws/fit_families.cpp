// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/fit_families.hpp"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

#include "fundshare/base/infinity.hpp"
#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/metalog_fit.hpp"

namespace fundshare {

namespace {

using Points = std::vector<QuantilePoint>;
using Parameters = std::vector<double>;

/// A normal law through the outer two quantiles.
struct Outer {
  double mean, sd, span;
};

Outer outer_of(const Points& q) {
  const double z = normal_quantile(q.front().p);
  const double sd = (q.back().x - q.front().x) / (normal_quantile(q.back().p) - z);
  return {q.front().x - z * sd, sd, q.back().x - q.front().x};
}

/// Location and logarithm of the scale that carry the outer quantiles of a standard law to those given.
Parameters match_outer(const Law& standard, const Points& q) {
  const double low = standard.quantile(q.front().p);
  const double scale = (q.back().x - q.front().x) / (standard.quantile(q.back().p) - low);
  return {q.front().x - scale * low, log_ieee(scale)};
}

/// The logarithm of the scale that carries the middle quantile of a standard law above 0 to the one given.
double match_middle(const Law& standard, const Points& q, double location) {
  const auto& middle = q[q.size() / 2];
  return log_ieee((middle.x - location) / standard.quantile(middle.p));
}

void require_above(const Points& q, double low, std::string_view bound) {
  require(q.front().x > low, bound, q.front().x);
}

Family uniform_family(const Points& q) {
  const double span = outer_of(q).span;
  const Parameters start = match_outer(Uniform::from_bounds(0, 1), q);
  return {
      "Uniform",
      [span](const Parameters& v) -> Law { return Uniform::from_bounds(v[0] * span, v[0] * span + exp_ieee(v[1])); },
      {{start[0] / span, start[1]}}};
}

/// \param widths  of the support in standard deviations
template <class Make>
Family three_points(const char* title, const Points& q, double widths, Make make) {
  const Outer at = outer_of(q);
  std::vector<Parameters> starts;
  for (const double wide : {1.0, 1.5}) {
    for (const double mode : {0.5, 0.2, 0.8, 0.05, 0.95}) {
      const double width = wide * widths * at.sd;
      const double low = at.mean - width * (0.5 - (0.5 - mode) / 6);
      starts.push_back({low / at.span, log_ieee(width * mode), log_ieee(width * (1 - mode))});
    }
  }
  return {title,
          [span = at.span, make](const Parameters& v) -> Law {
            const double low = v[0] * span;
            const double mode = low + exp_ieee(v[1]);
            return make(low, mode, mode + exp_ieee(v[2]));
          },
          starts};
}

Family normal_family(const Points& q) {
  const Outer at = outer_of(q);
  return {"Normal",
          [span = at.span](const Parameters& v) -> Law { return Normal::from_mean_sd(v[0] * span, exp_ieee(v[1])); },
          {{at.mean / at.span, log_ieee(at.sd)}}};
}

Family lognormal_family(const Points& q) {
  require_above(q, 0, "lognormal: quantiles must be > 0");
  const double z = normal_quantile(q.front().p);
  const double sigma = (log_ieee(q.back().x) - log_ieee(q.front().x)) / (normal_quantile(q.back().p) - z);
  return {"LogNormal",
          [](const Parameters& v) -> Law { return LogNormal::from_mu_sigma(v[0], exp_ieee(v[1])); },
          {{log_ieee(q.front().x) - z * sigma, log_ieee(sigma)}}};
}

Family beta_family(const Points& q) {
  require(q.front().x > 0 && q.back().x < 1, "beta: quantiles must lie inside (0, 1)", q.front().x, q.back().x);
  const Outer at = outer_of(q);
  const double mean = std::fmin(std::fmax(at.mean, 0.02), 0.98);
  std::vector<Parameters> starts;
  for (const double size : {mean * (1 - mean) / (at.sd * at.sd), 0.5, 3.0, 30.0}) {
    starts.push_back({log_ieee(mean * size), log_ieee((1 - mean) * size)});
  }
  return {"Beta", [](const Parameters& v) -> Law { return Beta::from_shapes(exp_ieee(v[0]), exp_ieee(v[1])); }, starts};
}

Family gamma_family(const Points& q) {
  require_above(q, 0, "gamma: quantiles must be > 0");
  const Outer at = outer_of(q);
  const double shape = at.mean / at.sd * (at.mean / at.sd);
  std::vector<Parameters> starts;
  for (const double k : {std::fmax(shape, 0.1), 0.05, 0.3, 2.0, 20.0}) {
    starts.push_back({log_ieee(k), match_middle(Gamma::from_shape_scale(k, 1), q, 0)});
  }
  return {"Gamma", [](const Parameters& v) -> Law { return Gamma::from_shape_scale(exp_ieee(v[0]), exp_ieee(v[1])); },
          starts};
}

Family weibull_family(const Points& q) {
  require_above(q, 0, "weibull: quantiles must be > 0");
  // ln x is linear in the logarithm of the hazard.
  const auto log_hazard = [](double p) { return log_ieee(-log1p_ieee(-p)); };
  const double low = log_hazard(q.front().p);
  const double slope = (log_ieee(q.back().x) - log_ieee(q.front().x)) / (log_hazard(q.back().p) - low);
  return {"Weibull",
          [](const Parameters& v) -> Law { return Weibull::from_shape_scale(exp_ieee(v[0]), exp_ieee(v[1])); },
          {{-log_ieee(slope), log_ieee(q.front().x) - low * slope}}};
}

Family student_family(const Points& q, const KnownParameters& known) {
  const double span = outer_of(q).span;
  std::vector<Parameters> starts;
  for (const double df : known.df ? Parameters{*known.df} : Parameters{4, 2, 1, 10, 0.5, 40}) {
    const Parameters v = match_outer(StudentT::from_df_location_scale(df), q);
    starts.push_back({v[0] / span, v[1]});
    if (!known.df) starts.back().push_back(log_ieee(df));
  }
  return {"StudentT",
          [span, df = known.df](const Parameters& v) -> Law {
            const double degrees = df ? *df : exp_ieee(v[2]);
            return StudentT::from_df_location_scale(degrees, v[0] * span, exp_ieee(v[1]));
          },
          starts};
}

Family pareto_family(const Points& q, const KnownParameters& known) {
  const double span = outer_of(q).span;
  if (known.location) require_above(q, *known.location, "generalised_pareto: quantiles must be > location");
  std::vector<Parameters> starts;
  for (const double shape : {0.1, -0.3, 0.5, -0.9, 1.5, 4.0}) {
    const auto standard = GeneralisedPareto::from_location_scale_shape(0, 1, shape);
    if (known.location) {
      starts.push_back({match_middle(standard, q, *known.location), shape});
    } else {
      const Parameters v = match_outer(standard, q);
      starts.push_back({v[1], shape, v[0] / span});
    }
  }
  return {"GeneralisedPareto",
          [span, location = known.location](const Parameters& v) -> Law {
            return GeneralisedPareto::from_location_scale_shape(location ? *location : v[2] * span, exp_ieee(v[0]),
                                                                v[1]);
          },
          starts};
}

Family truncated_family(const Points& q, const KnownParameters& known) {
  const double low = known.low.value_or(-infinity);
  const double high = known.high.value_or(infinity);
  require(q.front().x > low && q.back().x < high, "truncated_normal: quantiles must lie inside low and high",
          q.front().x, q.back().x);
  const Outer at = outer_of(q);
  std::vector<Parameters> starts;
  for (const double wide : {1.0, 1.5, 3.0}) {
    for (const double off : {0.0, -1.0, 1.0}) {
      starts.push_back({(at.mean + off * wide * at.sd) / at.span, log_ieee(wide * at.sd)});
    }
  }
  return {"TruncatedNormal",
          [span = at.span, low, high](const Parameters& v) -> Law {
            return Truncated::normal(v[0] * span, exp_ieee(v[1]), low, high);
          },
          starts};
}

}  // namespace

Family family_of(std::string_view name, const Points& q, const KnownParameters& known) {
  if (name == "uniform") return uniform_family(q);
  if (name == "triangular") return three_points("Triangular", q, 4.9, Triangular::from_low_mode_high);
  if (name == "pert") return three_points("PERT", q, 5.3, Pert::from_low_mode_high);
  if (name == "normal") return normal_family(q);
  if (name == "lognormal") return lognormal_family(q);
  if (name == "beta") return beta_family(q);
  if (name == "gamma") return gamma_family(q);
  if (name == "weibull") return weibull_family(q);
  if (name == "student_t") return student_family(q, known);
  if (name == "generalised_pareto") return pareto_family(q, known);
  if (name == "truncated_normal") return truncated_family(q, known);
  if (name == "metalog") return metalog_family(q, known);
  throw std::domain_error{fmt::format("{}: has no form with quantiles", name)};
}

}  // namespace fundshare
