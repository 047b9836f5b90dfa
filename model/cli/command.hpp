// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace fundshare::cli {

class Arguments;

/// Any text: what it may be is the command's own business.
struct AnyText {};

/// A whole number in plain digits, between two bounds.
struct WholeNumber {
  std::uint64_t low = 0, high = 0;
};

/// The name of something on disk: neither empty nor another option.
struct PathName {
  std::string what;  ///< "folder" or "file"
};

/// One of several words. Where `others` is not empty it says what else the value may be, and the command checks that.
struct OneOf {
  std::vector<std::string> words;
  std::string others{};
};

/// What the scenarios, the tables and the model have names for. Completion asks the program for them.
enum class Names { scenario, setting, output, table, incident, evidence, topic, command, question };

/// A text that begins with a name of one kind, or a list of them: the command checks it.
struct NameOf {
  Names what;
  std::string after{};  ///< what follows the name, such as "=" of KEY=VALUE
};

using Accepts = std::variant<AnyText, WholeNumber, PathName, OneOf, NameOf>;

/// An option of a command.
struct Option {
  std::string name;            ///< such as --worlds
  std::string value{};         ///< how help calls its value, such as N; empty for a switch
  std::string meaning{};       ///< a phrase, without the bounds and the default, which help adds
  Accepts accepts{};           ///< what its value may be
  std::string standard{};      ///< the value where the option is not given; empty for none
  std::string if_not_given{};  ///< what then holds, in words; empty where `standard` says it
  bool repeats = false;        ///< may be given several times
};

/// A word of the command line that is no option.
struct Argument {
  std::string name;       ///< how help calls it, such as SCENARIO
  std::string meaning{};  ///< a phrase
  std::string missing{};  ///< "COMMAND needs ..." where it is not given; empty where it may be left out
  bool repeats = false;   ///< one or more; the last argument alone
  Accepts accepts{};      ///< what it may be
};

/// One row of the table of commands: all that parsing, help, completion and manual pages need.
struct Command {
  std::string name;       ///< one word, or two for a command of a group, such as "data check"
  std::string summary{};  ///< one line
  std::vector<Argument> arguments{};
  std::string notes{};  ///< paragraphs of help between arguments and options, in lines; may be empty
  std::vector<Option> options{};
  std::vector<std::string> examples{};  ///< whole command lines
  /// \param stop  set by a signal \throws Error, Stopped
  void (*execute)(const Arguments& arguments, const std::atomic<bool>& stop) = nullptr;
};

}  // namespace fundshare::cli
