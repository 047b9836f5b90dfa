// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

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

  /// A number, integers included. \throws InputError for anything else, NaN and infinities
  [[nodiscard]] double number(const Node& node) const;
  /// A list of as many numbers as `names` has. \param names  as in "low, mode, high"
  [[nodiscard]] std::vector<double> numbers(std::string_view names, std::size_t count) const;
  /// The values at two keys, if the table has these two and no others.
  [[nodiscard]] std::optional<std::pair<double, double>> pair(std::string_view first, std::string_view second) const;
  /// The number at one key, or nothing where the table lacks it.
  [[nodiscard]] std::optional<double> optional_number(std::string_view key) const;
  /// \throws InputError at the first key that is none of `keys`
  void allow_keys(const std::vector<std::string>& keys) const;
  /// Both ends of an interval, which may be infinite.
  [[nodiscard]] std::pair<double, double> bounds() const;
  /// A probability with the quantile at it.
  struct Quantile {
    double p, x;
  };
  /// Two quantiles by increasing probability, if the table has two keys such as q05 or q975 and no others.
  [[nodiscard]] std::optional<std::pair<Quantile, Quantile>> quantiles() const;
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
