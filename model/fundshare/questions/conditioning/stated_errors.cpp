// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/conditioning/stated_errors.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/evidence/parse_cell.hpp"

namespace fundshare {
namespace {

constexpr double least_error = 1e-12;

double parse_error(const char* option, const std::string& text) {
  const auto parsed = parse_number_cell(text, any_amount);
  if (!parsed.value) throw Error{ExitCode::usage, fmt::format("{}: {}", option, parsed.problem)};
  if (*parsed.value < least_error) {
    throw Error{ExitCode::usage,
                fmt::format("{} {}: an error is a number from {:g} on", option, printable(text, 40), least_error)};
  }
  return *parsed.value;
}

/// The errors given with one option, handed out in order.
class Errors {
 public:
  Errors(const char* option, std::span<const std::string> texts, std::size_t needed) : option_{option} {
    for (const auto& text : texts) values_.push_back(parse_error(option, text));
    if (needed == values_.size() || (values_.size() == 1 && needed > 0)) return;
    throw Error{ExitCode::usage,
                needed == 0
                    ? fmt::format("{}: no --on needs it{}", option, needed_by())
                    : fmt::format("{}: {} given, {} needed{} (one for each --on in their order, or one for all)",
                                  option, values_.size(), needed, needed_by())};
  }
  [[nodiscard]] double next() { return values_.size() == 1 ? values_.front() : values_[given_++]; }

 private:
  [[nodiscard]] const char* needed_by() const {
    return std::string_view{option_} == "--relative-se" ? ", as it goes with outputs in dollars" : "";
  }
  const char* option_;
  std::vector<double> values_;
  std::size_t given_ = 0;
};

bool shares_origin(const Observation& a, const Observation& b) {
  return a.claim != nullptr && b.claim != nullptr && a.claim->origin_group == b.claim->origin_group;
}

}  // namespace

void set_errors(std::vector<Observation>& observations, std::span<const std::string> standard,
                std::span<const std::string> relative) {
  const bool money_is_relative = !relative.empty();
  const auto is_relative = [&](const Observation& one) { return money_is_relative && one.in_dollars(); };
  const auto with_relative = static_cast<std::size_t>(std::ranges::count_if(observations, is_relative));
  Errors relative_errors{"--relative-se", relative, with_relative};
  Errors standard_errors{"--se", standard, observations.size() - with_relative};
  for (Observation& one : observations) {
    Statement& statement = one.statement;
    statement.error = is_relative(one) ? EvidenceError::log_normal : EvidenceError::normal;
    statement.standard_error = is_relative(one) ? relative_errors.next() : standard_errors.next();
    if (is_relative(one) && !(statement.value > 0.0)) {
      throw Error{ExitCode::usage,
                  fmt::format("--relative-se: the value of {} is 0, where only --se has a meaning", one.output_name())};
    }
  }
}

std::vector<std::string> cautions_of(std::span<const Observation> observations) {
  std::vector<std::string> out;
  for (std::size_t b = 0; b < observations.size(); ++b) {
    for (std::size_t a = 0; a < b; ++a) {
      if (!shares_origin(observations[a], observations[b])) continue;
      out.push_back(fmt::format("{} and {} go back to one origin ({}): together they count one witness twice",
                                observations[a].name, observations[b].name, observations[a].claim->origin_group));
    }
    if (observations[b].in_dollars() && observations[b].year_basis == "theft") {
      out.push_back(
          fmt::format("{} is a total of thefts, and the tables of thefts and estimates are already in the model: "
                      "such evidence partly counts the same facts twice",
                      observations[b].name));
    }
  }
  return out;
}

}  // namespace fundshare
