// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/levers/effect.hpp"

#include <algorithm>
#include <limits>

#include "fundshare/base/error.hpp"
#include "fundshare/questions/paired_columns.hpp"
#include "fundshare/uncertainty/summary/summarise.hpp"

namespace fundshare {

std::vector<double> relative_change(std::span<const double> a, std::span<const double> b) {
  expects(a.size() == b.size(), "columns of the same worlds");
  std::vector<double> change(a.size());
  for (std::size_t w = 0; w < a.size(); ++w) {
    change[w] = b[w] == 0.0 ? std::numeric_limits<double>::quiet_NaN() : a[w] / b[w] - 1.0;
  }
  return change;
}

Effect paired_effect(std::span<const double> with, std::span<const double> without,
                     std::span<const double> additionality) {
  Summariser summarise_one{with.size(), {}, 0};
  const auto summary_of = [&](std::span<const double> column) { return summarise_one(column, {}).summary; };
  auto difference = paired_difference(with, without);
  Effect effect{summary_of(with), summary_of(difference), std::nullopt, summary_of(relative_change(with, without))};
  if (additionality.empty()) return effect;
  expects(additionality.size() == difference.size(), "one additionality per world");
  for (std::size_t w = 0; w < difference.size(); ++w) difference[w] *= additionality[w];
  effect.marginal = summary_of(difference);
  return effect;
}

std::vector<double> draws_of(const Estimator& model, std::size_t input, std::uint64_t seed, const Plan& plan) {
  expects(model.inputs().inputs[input].labels.empty(), "an input without labels");
  const Streams streams{model.inputs(), plan.samplers ? plan.samplers : std::make_shared<SamplerCache>()};
  const MonteCarloPoints points{seed};
  Draws draws{streams, points};
  std::vector<double> values(static_cast<std::size_t>(plan.worlds));
  for (std::size_t first = 0; first < values.size(); first += block_worlds) {
    draws.start(first, std::min(block_worlds, values.size() - first));
    std::ranges::copy(draws(input), values.begin() + static_cast<std::ptrdiff_t>(first));
  }
  return values;
}

std::vector<std::size_t> outputs_of_long_windows(const Estimator& model, const std::vector<std::string>& variables) {
  const auto window = model.window();
  std::vector<std::size_t> outputs;
  for (const auto& variable : variables) {
    outputs.push_back(output_number(model, variable, "total", window.first_year));
    if (window.last_year - window.first_year > 2) {
      outputs.push_back(output_number(model, variable, "rolling3", window.last_year - 2));
    }
  }
  return outputs;
}

}  // namespace fundshare
