// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundshare {

/// What a setting of a scenario takes.
enum class SettingKind {
  text,          ///< any string
  name,          ///< a string that is fit for the name of a folder
  years,         ///< [first, last]
  flag,          ///< true or false
  date_or_none,  ///< "YYYY-MM-DD", or "none"
  word,          ///< one of the words
  texts,         ///< a list of strings, one at least
  rules,         ///< a table of incidents: "include", "exclude" or a probability
  dependences    ///< a table of tables with the keys inputs and spearman
};

/// What a scenario holds besides inputs.
struct ScenarioSetting {
  std::string name;  ///< dotted
  SettingKind kind;
  std::vector<std::string> words;  ///< of kind word
  std::string meaning;
};

/// Every setting: the reader of scenarios and their schema go by it.
[[nodiscard]] const std::vector<ScenarioSetting>& scenario_settings();

/// Their names, in order.
[[nodiscard]] std::vector<std::string> setting_names();

/// The words of one setting. \throws std::logic_error for another name
[[nodiscard]] const std::vector<std::string>& setting_words(std::string_view name);

}  // namespace fundshare
