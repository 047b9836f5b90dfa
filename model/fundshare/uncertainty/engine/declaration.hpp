// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/engine/input.hpp"

namespace fundshare {

/// The law of each row comes from the table that the input describes (low, best, high of the row).
struct LawOfRows {
  /// The whole law, or the constant at one end of its range.
  enum class Part { whole, low, high };
  Part part = Part::whole;
  friend bool operator==(const LawOfRows&, const LawOfRows&) = default;
};

/// A law that holds from a year until the next entry's year; ascending by year.
struct LawFromYear {
  int year;
  Law law;
};

/// An input as a scenario declares it, before the model says which labels it has.
struct Declaration {
  std::string name, group, unit, confidence, meaning;
  Scope scope = Scope::world;
  std::vector<std::string> evidence;
  std::variant<Law, LawOfRows, std::vector<LawFromYear>> law;
  std::vector<std::string> choices;  ///< categorical input: names of the values 0, 1, 2 ...
  struct LabelLaw {
    Law law;
    Place place;
  };
  std::map<std::string, LabelLaw> by_label;  ///< `name[label]` set one by one
  Place place;                               ///< where the law was set
};

/// A Gaussian copula between all streams of some inputs, every pair with the same Spearman rank correlation.
struct DependenceDeclaration {
  std::string name;
  std::vector<std::string> inputs;
  double spearman = 0.0;
  Place place;
};

}  // namespace fundshare
