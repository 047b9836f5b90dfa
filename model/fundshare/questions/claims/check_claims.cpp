// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/check_claims.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/base/text.hpp"
#include "fundshare/evidence/csv_file.hpp"
#include "fundshare/exposure/share/output_list.hpp"
#include "fundshare/questions/claims/bands.hpp"
#include "fundshare/questions/claims/break_even.hpp"
#include "fundshare/questions/claims/readings.hpp"

namespace fundshare {
namespace {

constexpr std::string_view primary_column = "output_variable";
constexpr std::string_view alternative_column = "alternative_output";

/// The headings of the table as it was read; none where the evidence came from no file.
std::vector<std::string> headings_of(const Evidence& evidence) {
  const auto at = std::ranges::find(evidence.files, "claims/claims.csv", &TableFile::name);
  return at == evidence.files.end() ? std::vector<std::string>{} : parse_csv(at->bytes, at->name).header;
}

std::string near(const std::string& output) {
  std::vector<std::string> known;
  for (const auto& definition : output_definitions()) known.emplace_back(definition.variable);
  const auto found = nearest(output, known);
  return found.empty() ? "" : fmt::format("; nearest: {}", found);
}

/// The checks of one claim after another, with the place of each cell.
class Checker {
 public:
  Checker(const Evidence& evidence, ErrorList& faults) : headings_{headings_of(evidence)}, faults_{&faults} {}

  void check(const Claim& claim) {
    check_output(claim, primary_column, claim.output_variable);
    check_output(claim, alternative_column, claim.alternative_output);
    if (!claim.alternative_output.empty() && claim.alternative_output == claim.output_variable)
      add(claim, alternative_column,
          fmt::format("'{}' is the output_variable too (must be another output, or empty)", claim.alternative_output));
    if (claim.testable) {
      check_figure(claim);
    } else if (claim.not_testable_reason.empty()) {
      add(claim, "not_testable_reason", "is empty (a claim that is not judged needs the reason)");
    }
  }

 private:
  void add(const Claim& claim, std::string_view column, const std::string& problem) {
    const auto at = std::ranges::find(headings_, column);
    const bool is_known = at != headings_.end();
    const int field = is_known ? static_cast<int>(at - headings_.begin()) + 1 : claim.place.column;
    faults_->add({claim.place.file, claim.place.line, field, std::string{column}},
                 fmt::format("claim {}: {}", claim.id, problem));
  }

  void check_output(const Claim& claim, std::string_view column, const std::string& output) {
    if (output.empty()) {
      if (claim.testable && column == primary_column)
        add(claim, column, "is empty (a claim that is judged needs an output of the model)");
      return;
    }
    const auto* definition = find_definition(output);
    if (!definition) {
      add(claim, column, fmt::format("'{}' is no output of the model (such as coverage{})", output, near(output)));
    } else if (claim.testable) {
      check_unit(claim, *definition);
    }
  }

  void check_unit(const Claim& claim, const OutputDefinition& definition) {
    const std::string wanted = definition.measure == Measure::ratio ? "share" : "usd";
    if (claim.unit == wanted) return;
    add(claim, "unit",
        fmt::format("'{}' does not fit the output {}, which is {} (must be {})", claim.unit, definition.variable,
                    wanted == "share" ? "a ratio" : "in dollars", wanted));
  }

  void check_figure(const Claim& claim) {
    if (!parse_side(claim.side)) {
      add(claim, "side",
          fmt::format("'{}' is no direction (a claim that is judged is about, at_least or at_most)", claim.side));
      return;
    }
    if (judged_value(claim, 0.0)) return;
    const auto* const wanted = claim.side == "at_least"  ? "at_least needs value_low or value_best"
                               : claim.side == "at_most" ? "at_most needs value_high or value_best"
                                                         : "about needs value_best, or both value_low and value_high";
    add(claim, "value_best", fmt::format("no figure for the side {} ({})", claim.side, wanted));
  }

  std::vector<std::string> headings_;
  ErrorList* faults_;
};

}  // namespace

void check_claims(const Evidence& evidence) {
  ErrorList faults;
  Checker checker{evidence, faults};
  for (const Claim& claim : evidence.claims) checker.check(claim);
  faults.throw_if_any();
}

}  // namespace fundshare
