// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

class SamplerPlan;

/// How the draws of a law are made.
struct Sampling {
  /// constant: nothing is drawn; formula: a few elementary functions, or a search among atoms; table: of the quantile
  /// function, all but 5 % of the draws; direct: more than 5 % from the law itself, where its table misses 1e-10.
  enum class By { constant, formula, table, direct };
  By by;
  double error_bound;   ///< see Sampler::error_bound
  double direct_share;  ///< probability that a draw comes from the law itself although there is a table
};

/// "constant", "formula", "table" or "direct".
[[nodiscard]] std::string_view to_string(Sampling::By by);

/// A law compiled for sampling: uniforms become draws, in place, by the quantile function.
/// Uniform, triangular, normal and log-normal draws are computed, those of discrete laws searched; all others look up a
/// table of the quantile function whose error is measured when it is built. Immutable: any number of threads may share
/// one.
class Sampler {
 public:
  explicit Sampler(const Law& law);
  /// Turns uniforms into draws. Each draw depends on its own uniform alone.
  /// \param u  uniforms of the form (k + 1/2) * 2^-52 with k in [0, 2^52), so that 1 - u is exact
  void transform(std::span<double> u) const;
  /// The largest difference from the law's quantile seen when the table was built, relative to
  /// max(|x|, 1e-6 standard deviations), or 1e-6 of the distance of the quartiles where that is infinite; 0 where the
  /// draws are computed directly.
  [[nodiscard]] double error_bound() const;
  /// How the draws are made.
  [[nodiscard]] Sampling sampling() const;

 private:
  std::shared_ptr<const SamplerPlan> plan_;
};

}  // namespace fundshare
