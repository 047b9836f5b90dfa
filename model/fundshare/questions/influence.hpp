// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/exposure/estimator/estimator.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"
#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

/// Worlds that the influence of inputs is read from: the first ones of a run, or all if it has fewer. The standard
/// error of a rank correlation is then 0.007 at most.
inline constexpr std::uint64_t influence_worlds = 20'000;

/// How one draw of scope world went with coverage.
struct Influence {
  std::string name;   ///< `input` or `input[label]`
  std::size_t input;  ///< its number in the model
  bool judgement;     ///< the input rests on judgement, in whole or in part
  /// Rank correlation with coverage, by window; nothing where the draw is the same in all worlds, or coverage is
  /// undefined in some.
  std::vector<std::optional<Estimate>> by_window;
};

struct Influences {
  std::uint64_t worlds = 0;
  std::vector<ReportWindow> windows;  ///< the whole window; the last three years, where they are not all
  std::vector<Influence> inputs;      ///< in the order of the model; empty where coverage is not computed
};

/// Rank correlation of every input of scope world with coverage. It depends on the model, the seed and the number of
/// worlds alone. \param plan  of the run: at most influence_worlds of its worlds are drawn again, progress is not told
/// \throws Stopped if the plan was stopped
[[nodiscard]] Influences influence_on_coverage(const Estimator& model, std::uint64_t seed, const Plan& plan);

/// The inputs that rest on judgement and go most closely with coverage of the whole window, at most `count`, the
/// closest first. An input with several labels counts once, by its closest label. Left out is what may be noise: |r|
/// below 4 / sqrt(n - 1), four standard errors of independent columns, which of 60 inputs that go with nothing one
/// passes in 1 of 260 runs.
[[nodiscard]] std::vector<const Influence*> deciding_judgements(const Influences& influences, std::size_t count);

/// Coverage of the whole window where one draw is low and where it is high.
struct InputEffect {
  struct Part {
    /// low_fifth or high_fifth of the draws; for a choice the name of what is chosen.
    std::string where;
    std::optional<Estimate> median;  ///< of coverage over these worlds; nothing without a world
  };
  std::string draw;                          ///< `input` or `input[label]`
  std::optional<Estimate> rank_correlation;  ///< as in Influence
  std::vector<Part> parts;                   ///< empty where the draw is the same in all worlds
};

/// \param input  number of an input of the model, of any scope \param label  one of its labels; nothing for all
/// \param plan  its worlds are drawn
[[nodiscard]] std::vector<InputEffect> effects_on_coverage(const Estimator& model, std::size_t input,
                                                           std::optional<std::size_t> label, std::uint64_t seed,
                                                           const Plan& plan);

}  // namespace fundshare
