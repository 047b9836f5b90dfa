// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "fundshare/uncertainty/laws/affine.hpp"
#include "fundshare/uncertainty/laws/bernoulli.hpp"
#include "fundshare/uncertainty/laws/beta.hpp"
#include "fundshare/uncertainty/laws/constant.hpp"
#include "fundshare/uncertainty/laws/discrete.hpp"
#include "fundshare/uncertainty/laws/fitted.hpp"
#include "fundshare/uncertainty/laws/gamma.hpp"
#include "fundshare/uncertainty/laws/generalised_pareto.hpp"
#include "fundshare/uncertainty/laws/log_pool.hpp"
#include "fundshare/uncertainty/laws/lognormal.hpp"
#include "fundshare/uncertainty/laws/metalog.hpp"
#include "fundshare/uncertainty/laws/mixture.hpp"
#include "fundshare/uncertainty/laws/normal.hpp"
#include "fundshare/uncertainty/laws/pert.hpp"
#include "fundshare/uncertainty/laws/poisson.hpp"
#include "fundshare/uncertainty/laws/student_t.hpp"
#include "fundshare/uncertainty/laws/triangular.hpp"
#include "fundshare/uncertainty/laws/truncated.hpp"
#include "fundshare/uncertainty/laws/uniform.hpp"
#include "fundshare/uncertainty/laws/weibull.hpp"

namespace fundshare {

/// What every law offers: a value with a quantile function, its mirror, the two cdfs, two moments and a name.
template <class L>
concept LawType = std::copyable<L> && std::equality_comparable<L> && requires(const L& law, double p) {
  { law.quantile(p) } -> std::same_as<double>;
  { law.quantile_upper(p) } -> std::same_as<double>;
  { law.cdf(p) } -> std::same_as<double>;
  { law.cdf_upper(p) } -> std::same_as<double>;
  { law.mean() } -> std::same_as<double>;
  { law.standard_deviation() } -> std::same_as<double>;
  { law.describe() } -> std::same_as<std::string>;
};

/// The closed set of laws; a new law adds one entry.
using LawAlternatives =
    std::variant<Constant, Uniform, Triangular, Pert, Normal, LogNormal, Beta, Gamma, Poisson, Bernoulli, Discrete,
                 Mixture, StudentT, Weibull, GeneralisedPareto, Metalog, Truncated, Affine, Fitted, LogPool>;

template <class L, class Variant>
inline constexpr bool is_alternative = false;
template <class L, class... Each>
inline constexpr bool is_alternative<L, std::variant<Each...>> = (std::same_as<L, Each> || ...);

/// Any probability law of one number, as a value. It is never empty.
class Law {
 public:
  /// From any law of the set, so that a function that takes a Law takes each of them.
  template <class L>
  requires is_alternative<std::remove_cvref_t<L>, LawAlternatives> Law(L&& law) : value_{std::forward<L>(law)} {}

  /// Inverse cdf: the smallest x with P(X <= x) >= p, for 0 <= p <= 1. \throws std::domain_error outside
  [[nodiscard]] double quantile(double p) const;
  /// The x with P(X > x) = q, without the cancellation of quantile(1 - q). \throws std::domain_error outside [0, 1]
  [[nodiscard]] double quantile_upper(double q) const;
  [[nodiscard]] double cdf(double x) const;        ///< P(X <= x)
  [[nodiscard]] double cdf_upper(double x) const;  ///< P(X > x), without cancellation
  [[nodiscard]] double mean() const;
  [[nodiscard]] double standard_deviation() const;
  /// As a person would write it: "PERT(0.003, 0.02, 0.06)", shortest round-trip numbers.
  [[nodiscard]] std::string describe() const;
  /// The value if the law has only one, else nothing.
  [[nodiscard]] std::optional<double> constant() const;
  /// Whether the law puts all its weight on separate points.
  [[nodiscard]] bool discrete() const;
  /// Whether any single value has a positive probability.
  [[nodiscard]] bool has_atoms() const;
  /// Probabilities inside (0, 1), increasing, where the quantile function is not smooth: support ends of the parts
  /// of a mixture, the mode of a triangular law. Empty for laws that are smooth, and for discrete laws.
  [[nodiscard]] std::vector<double> breakpoints() const;
  /// The law itself, for code that treats one kind apart.
  [[nodiscard]] const LawAlternatives& value() const { return value_; }
  /// The same kind with the same parameters.
  friend bool operator==(const Law&, const Law&) = default;

 private:
  LawAlternatives value_;
};

static_assert(LawType<Constant> && LawType<Uniform> && LawType<Triangular> && LawType<Pert> && LawType<Normal>);
static_assert(LawType<LogNormal> && LawType<Beta> && LawType<Gamma> && LawType<Poisson> && LawType<Bernoulli>);
static_assert(LawType<Discrete> && LawType<Mixture> && LawType<StudentT> && LawType<Weibull>);
static_assert(LawType<GeneralisedPareto> && LawType<Metalog> && LawType<Truncated> && LawType<Affine> &&
              LawType<Fitted> && LawType<LogPool> && LawType<Law>);
static_assert(std::convertible_to<Pert, Law> && !std::convertible_to<double, Law>);

}  // namespace fundshare
