// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/conditioning/refusals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "fundshare/uncertainty/engine/column_store.hpp"

namespace fundshare {
namespace {

const char* side_words(EvidenceSide side) {
  switch (side) {
    case EvidenceSide::at_least:
      return "at least ";
    case EvidenceSide::at_most:
      return "at most ";
    case EvidenceSide::about:
      break;
  }
  return "";
}

std::string compared(const Observation& one, const std::optional<Summary>& summary) {
  const Statement& statement = one.statement;
  const char* kind = statement.error == EvidenceError::log_normal ? "relative error" : "error";
  std::string text = fmt::format("{} is said to be {}{:.3g} ({} {:.3g})", one.output_name(), side_words(statement.side),
                                 statement.value, kind, statement.standard_error);
  if (!summary) return text;
  return text + fmt::format("; the model alone says {:.2g} ({:.2g}-{:.2g})", summary->quantile(.50).value,
                            summary->quantile(.05).value, summary->quantile(.95).value);
}

}  // namespace

void check_repeats(std::span<const Observation> observations) {
  const auto same = [](const Observation& a, const Observation& b) {
    return a.name == b.name && a.statement.side == b.statement.side && a.statement.value == b.statement.value;
  };
  for (auto one = observations.begin(); one != observations.end(); ++one) {
    if (std::none_of(observations.begin(), one, [&](const Observation& earlier) { return same(earlier, *one); })) {
      continue;
    }
    throw Error{ExitCode::usage, fmt::format("--on {}: the same evidence is given twice, and would count twice",
                                             printable(one->name, 80))};
  }
}

void refuse_undefined(const Observation& observation) {
  throw Error{ExitCode::usage, fmt::format("--on {}: {} is undefined in some worlds, so that they have no likelihood",
                                           printable(observation.name, 80), observation.output_name())};
}

void refuse_weights(const SmoothedWeights& weights, std::span<const Observation> observations,
                    const std::function<std::optional<Summary>(const Observation&)>& summary_of) {
  std::string text = fmt::format(
      "the evidence lies too far from the model: k-hat {} (at most {}), effective worlds {:.0f} (at least {:.0f})",
      k_hat_text(weights.k_hat), refused_k_hat, std::floor(weights.effective_worlds), fewest_effective_worlds);
  for (const Observation& one : observations) text += "; " + compared(one, summary_of(one));
  throw Error{ExitCode::data, text + "; take a larger error, or more worlds; nothing was written"};
}

void check_memory(const Estimator& model, std::size_t outputs, std::uint64_t worlds) {
  constexpr double giga = 1e9, per_world = 64.0;  // of weights and of the order of a column
  std::size_t streams = 0;
  for (const Input& input : model.inputs().inputs) streams += input.scope == Scope::world ? input.streams() : 0;
  const double bytes =
      static_cast<double>(worlds) * (static_cast<double>(streams + outputs) * sizeof(double) + per_world);
  const auto usable = static_cast<double>(default_memory_bytes());
  if (bytes <= usable) return;
  throw Error{ExitCode::usage, fmt::format("--worlds {}: the draws need {:.1f} GB of memory, and {:.1f} GB may be used",
                                           worlds, bytes / giga, usable / giga)};
}

std::string k_hat_text(const std::optional<double>& k_hat) {
  if (!k_hat) return "none";
  return std::isinf(*k_hat) ? "infinite" : fmt::format("{:.2f}", *k_hat);
}

}  // namespace fundshare
