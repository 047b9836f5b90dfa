// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace fundshare::cli {

/// A word that a command line may go on with.
struct Candidate {
  std::string word, meaning;
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// What may stand in the place of a word that is being typed.
struct Completion {
  enum class Beside { nothing, files, folders };
  std::vector<Candidate> candidates;  ///< each begins with what is typed
  Beside beside = Beside::nothing;    ///< what else the shell may offer
  bool goes_on = false;               ///< more belongs to the word after a candidate: no blank follows
};

/// The names of one kind that begin with a text, in order. \see names_of_kind()
using NameList = std::function<std::vector<Candidate>(Names what, const std::string& typed)>;

/// What the last word may become: a command, an option, a value, an argument.
/// \param words  those after the name of the program, with the one being typed last; at least one
[[nodiscard]] Completion complete(const std::vector<Command>& table, std::span<const std::string> words,
                                  const NameList& names);

/// For the scripts of the shells: a line ":beside" or ":beside goes_on", then one line "word TAB meaning" each.
[[nodiscard]] std::string completion_text(const Completion& completion);

/// Names from the data folder that the program finds: those of a kind, with "=" where a value follows; after
/// "KEY=" the words that the key takes.
[[nodiscard]] std::vector<Candidate> names_of_kind(Names what, const std::string& typed);

/// Whether a shell asks for completions: the first word is this.
inline constexpr const char* completion_request = "__complete";

}  // namespace fundshare::cli
