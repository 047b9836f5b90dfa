// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include "fundshare/uncertainty/dependence/gaussian_copula.hpp"
#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

/// How often an input is drawn in one world. `incident` means once per row of a table (a theft, a launch).
/// Drawing a world-scope input per row would average the largest uncertainties away.
enum class Scope { world, year, incident };

[[nodiscard]] const char* to_string(Scope scope);

/// An uncertain quantity: what is drawn, how often, from which law, on which evidence.
struct Input {
  std::string name, group, unit;
  Scope scope = Scope::world;
  std::vector<std::string> labels;  ///< one stream `name[label]` each; none and scope world: one stream `name`
  std::vector<Law> laws;            ///< one for all labels, or one per label
  std::string confidence, meaning;
  std::vector<std::string> evidence;         ///< evidence ids, or the word "judgement"; never empty
  std::vector<std::string> choices = {};     ///< categorical input: names of the values 0, 1, 2 ...
  std::vector<std::string> labels_set = {};  ///< labels whose law the scenario sets one by one, without a source
  double least = -std::numeric_limits<double>::infinity();  ///< what the input may be, by its meaning
  double most = std::numeric_limits<double>::infinity();

  [[nodiscard]] std::size_t streams() const { return labels.empty() && scope == Scope::world ? 1 : labels.size(); }
  [[nodiscard]] const Law& law(std::size_t label) const { return laws[laws.size() == 1 ? 0 : label]; }
  /// "name" or "name[label]", which is also the name of the stream of random numbers.
  [[nodiscard]] std::string stream_name(std::size_t label) const;
  [[nodiscard]] bool rests_on_judgement() const;
};

/// Streams drawn together through a Gaussian copula; member k of the copula is streams[k].
struct Dependence {
  struct Member {
    std::size_t input, label;
  };
  std::string name;
  std::vector<Member> members;
  GaussianCopula copula;
};

/// Everything that is drawn: the inputs and what ties them together.
struct InputSet {
  std::vector<Input> inputs;
  std::vector<Dependence> dependences;
};

/// The draws of a stream themselves, moved: scale x + shift.
struct Move {
  double scale = 1.0, shift = 0.0;
};

/// Replaces the draws of one stream: by another law, a frozen value, the draws of another seed, or its own, moved. Of
/// several overrides of a stream the last law, value and seed count; moves add up, and apply to what the others leave.
struct Override {
  std::string input, label;  ///< no label: every label
  std::variant<Law, double, std::uint64_t, Move> by;
};

/// A run of the same worlds with some inputs replaced. The empty variant is the scenario itself.
struct Variant {
  std::string name;
  std::vector<Override> overrides;
};

}  // namespace fundshare
