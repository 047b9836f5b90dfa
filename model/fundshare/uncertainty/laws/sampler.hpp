// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>

#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

class SamplerPlan;

/// A law compiled for sampling: uniforms become draws, in place, by the quantile function.
/// Laws with a closed form are computed directly; Beta, PERT, gamma and mixtures look up a table of the quantile
/// function whose error is measured when it is built. Immutable: any number of threads may share one.
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

 private:
  std::shared_ptr<const SamplerPlan> plan_;
};

}  // namespace fundshare
