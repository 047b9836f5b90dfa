// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// Whether a key names a quantile: q05, q975, but not q00.
[[nodiscard]] bool is_quantile_key(std::string_view key);

/// The parameters of one law as they stand in a file. Faults are reported as "input: law: what is wrong".
class LawParameters {
 public:
  /// \param law    name of the law
  /// \param value  what stands at that name
  /// \param input  name of the input, for messages
  LawParameters(std::string law, const Node& value, std::string input)
      : law_{std::move(law)}, value_{value}, input_{std::move(input)} {}

  [[nodiscard]] const Node& value() const { return value_; }
  [[nodiscard]] const std::string& input() const { return input_; }
  [[nodiscard]] const std::string& law() const { return law_; }

  /// A number, integers included. \throws InputError for anything else, NaN and infinities
  [[nodiscard]] double number(const Node& node) const;
  /// The numbers of a list.
  [[nodiscard]] std::vector<double> numbers(const NodeList& list) const;
  /// The value at a key that the form has. \throws std::logic_error where it is not there
  [[nodiscard]] const Node& at(std::string_view key) const;
  /// The number at one key, or nothing where the table lacks it.
  [[nodiscard]] std::optional<double> optional_number(std::string_view key) const;
  /// The numbers of the list at one key, none where the table lacks it. \throws InputError for what is no list
  [[nodiscard]] std::vector<double> optional_list(std::string_view key) const;
  /// Both ends of an interval, which may be infinite.
  [[nodiscard]] std::pair<double, double> bounds() const;
  /// A probability with the quantile at it.
  struct Quantile {
    double p, x;
  };
  /// All keys such as q05 or q975 of a table, by increasing probability.
  [[nodiscard]] std::vector<Quantile> all_quantiles() const;
  /// \throws InputError always, at `node`
  [[noreturn]] void fail(const Node& node, std::string_view problem) const;

 private:
  std::string law_;
  const Node& value_;
  std::string input_;
};

}  // namespace fundshare
