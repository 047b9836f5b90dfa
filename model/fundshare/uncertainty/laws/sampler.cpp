// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/sampler.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>
#include <variant>
#include <vector>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/uncertainty/laws/direct_loops.hpp"
#include "fundshare/uncertainty/laws/quantile_table.hpp"

namespace fundshare {

namespace {

/// The atoms of a discrete law, as far as uniforms of 52 bits reach. An atom is drawn by u up to its limit and above
/// that of the atom before. The limits above 1/2 come from P(X > x), as quantile_upper has it.
class AtomTable {
 public:
  explicit AtomTable(const Law& law) {
    double x = law.quantile(0x1p-53);
    while (law.cdf_upper(x) > 0x1p-53) {
      values_.push_back(x);
      limits_.push_back(limit_of(law, x));
      const double next = law.cdf(x) < 0.5 ? law.quantile(std::nextafter(law.cdf(x), 1.0))
                                           : law.quantile_upper(std::nextafter(law.cdf_upper(x), 0.0));
      if (!(next > x)) break;
      x = next;
    }
    values_.push_back(x);
    limits_.push_back(1);
    const std::size_t filled = std::bit_ceil(limits_.size());  // for a search of equal steps
    values_.resize(filled, x);
    limits_.resize(filled, 1);
  }

  void transform(std::span<double> u) const { direct::atoms(limits_, values_, u); }
  [[nodiscard]] double error_bound() const { return 0; }

 private:
  static double limit_of(const Law& law, double x) {
    if (law.cdf(x) < 0.5) return law.cdf(x);
    const double above = law.cdf_upper(x);
    const double limit = 1 - above;
    return 1 - limit < above ? std::nextafter(limit, 0.0) : limit;  // rounded down: u <= limit only if 1 - u >= above
  }

  std::vector<double> values_, limits_;
};

struct ConstantPlan {
  double value;
  void transform(std::span<double> u) const { std::fill(u.begin(), u.end(), value); }
  [[nodiscard]] double error_bound() const { return 0; }
};

struct UniformPlan {
  double low, high;
  void transform(std::span<double> u) const { direct::uniform(low, high, u); }
  [[nodiscard]] double error_bound() const { return 0; }
};

struct TriangularPlan {
  Triangular law;
  void transform(std::span<double> u) const { direct::triangular(law.low(), law.mode(), law.high(), u); }
  [[nodiscard]] double error_bound() const { return 0; }
};

struct NormalPlan {
  double mean, sd;
  void transform(std::span<double> u) const {
    normal_quantile_block(u);
    direct::scale(sd, mean, u);
  }
  [[nodiscard]] double error_bound() const { return 0; }
};

struct LogNormalPlan {
  NormalPlan logarithm;
  void transform(std::span<double> u) const {
    logarithm.transform(u);
    exp_block(u);
  }
  [[nodiscard]] double error_bound() const { return 0; }
};

struct AffinePlan {
  Sampler base;
  double scale, shift;
  void transform(std::span<double> u) const {
    base.transform(u);
    direct::scale(scale, shift, u);
  }
  [[nodiscard]] double error_bound() const { return base.error_bound(); }
};

using AnyPlan = std::variant<ConstantPlan, UniformPlan, TriangularPlan, NormalPlan, LogNormalPlan, AffinePlan,
                             AtomTable, QuantileTable>;

AnyPlan plan_for_affine(const Affine& law) {
  const Sampler base{law.law()};
  // A shift towards 0 would turn the relative error of a table into a larger one.
  if (base.error_bound() == 0 || law.shift() == 0) return AffinePlan{base, law.scale(), law.shift()};
  return QuantileTable{law};
}

AnyPlan plan_for(const Law& law) {
  if (const auto value = law.constant()) return ConstantPlan{*value};
  if (law.discrete()) return AtomTable{law};
  if (const auto* fitted = std::get_if<Fitted>(&law.value())) return plan_for(fitted->law());
  if (const auto* affine = std::get_if<Affine>(&law.value())) return plan_for_affine(*affine);
  if (const auto* uniform = std::get_if<Uniform>(&law.value()))
    return UniformPlan{uniform->quantile(0), uniform->quantile(1)};
  if (const auto* triangular = std::get_if<Triangular>(&law.value())) return TriangularPlan{*triangular};
  if (const auto* normal = std::get_if<Normal>(&law.value())) {
    return NormalPlan{normal->mean(), normal->standard_deviation()};
  }
  if (const auto* lognormal = std::get_if<LogNormal>(&law.value())) {
    return LogNormalPlan{{lognormal->mu(), lognormal->sigma()}};
  }
  return QuantileTable{law};
}

constexpr double direct_from = 0.05;  // share of the draws: ordinary laws stay below 2e-2

Sampling sampling_of(const ConstantPlan& /*plan*/) { return {Sampling::By::constant, 0, 0}; }
Sampling sampling_of(const AffinePlan& plan) { return plan.base.sampling(); }
Sampling sampling_of(const QuantileTable& plan) {
  const bool direct = plan.direct_share() > direct_from;
  return {direct ? Sampling::By::direct : Sampling::By::table, plan.error_bound(), plan.direct_share()};
}
template <class Formula>
Sampling sampling_of(const Formula& /*plan*/) {
  return {Sampling::By::formula, 0, 0};
}

}  // namespace

/// How one law is sampled; shared by the copies of a Sampler.
class SamplerPlan {
 public:
  explicit SamplerPlan(const Law& law) : plan_{plan_for(law)} {}
  void transform(std::span<double> u) const {
    std::visit([u](const auto& plan) { plan.transform(u); }, plan_);
  }
  [[nodiscard]] double error_bound() const {
    return std::visit([](const auto& plan) { return plan.error_bound(); }, plan_);
  }
  [[nodiscard]] Sampling sampling() const {
    return std::visit([](const auto& plan) { return sampling_of(plan); }, plan_);
  }

 private:
  AnyPlan plan_;
};

std::string_view to_string(Sampling::By by) {
  switch (by) {
    case Sampling::By::constant:
      return "constant";
    case Sampling::By::formula:
      return "formula";
    case Sampling::By::table:
      return "table";
    case Sampling::By::direct:
      break;
  }
  return "direct";
}

Sampler::Sampler(const Law& law) : plan_{std::make_shared<const SamplerPlan>(law)} {}
void Sampler::transform(std::span<double> u) const { plan_->transform(u); }
double Sampler::error_bound() const { return plan_->error_bound(); }
Sampling Sampler::sampling() const { return plan_->sampling(); }

}  // namespace fundshare
