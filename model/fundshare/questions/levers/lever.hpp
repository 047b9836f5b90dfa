// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "fundshare/base/error.hpp"
#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

/// How a lever moves one input. A dose is the share by which it moves: 0 leaves it as it is.
struct LeverChange {
  enum class By {
    lower,   ///< (1 - dose) x
    raise,   ///< (1 + dose) x
    add,     ///< x + dose
    toward,  ///< x + dose (end - x)
    instead  ///< with probability dose the value is drawn from `law`, else as before
  };
  std::string input, label;  ///< no label: every label that no other change of the lever names
  By by = By::lower;
  double end = 0.0;
  std::optional<Law> law = {};
  Place place = {};
};

/// A hypothetical change of inputs, in doses.
struct Lever {
  std::string name, title, why;
  std::vector<std::string> evidence;
  std::vector<LeverChange> changes;
  std::vector<double> doses;  ///< ascending, above 0
  double most = 1.0;          ///< largest dose that is ever asked for
  Place place = {};
};

/// The levers of a file, in its order.
struct LeverSet {
  double compare_at = 0.0;  ///< dose at which levers are ranked and put in pairs; one of the doses of each
  double small_dose = 0.0;  ///< dose of the elasticity
  std::vector<Lever> levers;
};

/// Reads data_dir/levers.toml. \throws Error with code no_input where it cannot be read; InputError with line and
/// column for a fault, unknown keys with the nearest
[[nodiscard]] LeverSet read_levers(const std::filesystem::path& data_dir);

/// The same from a text. \param file  how messages name it
[[nodiscard]] LeverSet parse_levers(std::string_view text, const std::string& file);

}  // namespace fundshare
