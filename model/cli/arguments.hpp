// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>

#include "cli/command.hpp"

namespace fundshare::cli {

class Trial;

/// What a command was given, checked against its row of the table. Names are those of the row: "--worlds", "SCENARIO".
class Arguments {
 public:
  using Given = std::map<std::string, std::vector<std::string>>;
  /// \param given  the texts by name; a switch has an empty list \throws Error with code usage at one that is not
  /// allowed
  Arguments(const Command& command, Given given);

  /// The same with another text for an option. \throws std::logic_error if the command has none of that name
  [[nodiscard]] Arguments with(const std::string& name, const std::string& text) const;
  /// The same for a trial, which the arguments do not own: results go to it and not to a folder or the terminal.
  [[nodiscard]] Arguments on(Trial& trial) const;
  /// The trial that they are for, or null.
  [[nodiscard]] Trial* trial() const { return trial_; }

  /// Whether it stood on the command line.
  [[nodiscard]] bool has(const std::string& name) const;
  /// Its text, or else its default, or else nothing.
  [[nodiscard]] std::optional<std::string> text(const std::string& name) const;
  /// Every text of one that repeats, in order.
  [[nodiscard]] std::vector<std::string> texts(const std::string& name) const;
  /// The words of one that takes lists parted by commas and repeats, in order; an empty word for each comma too many.
  [[nodiscard]] std::vector<std::string> words(const std::string& name) const;
  /// Its number, or else its default. \throws std::logic_error if it is no number or has neither
  [[nodiscard]] std::uint64_t whole(const std::string& name) const;

 private:
  const Command* command_;
  Given given_;
  Trial* trial_ = nullptr;
};

/// A whole number in plain digits: no sign, no exponent, no wrap-around.
/// \throws Error with code usage that names the option and its bounds
[[nodiscard]] std::uint64_t whole_number(const std::string& text, const std::string& option, const WholeNumber& bounds);

/// "; did you mean 'WORD'?", or nothing where no word is near and not exactly one begins like it.
[[nodiscard]] std::string nearest_of(const std::string& word, const std::vector<std::string>& known);

/// Reads the words after the name of a command. Nothing where they ask for help.
/// \throws Error with code usage, whose text says what is allowed
[[nodiscard]] std::optional<Arguments> parse_arguments(const Command& command, std::span<const std::string> words);

}  // namespace fundshare::cli
