// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/estimator/scenario_settings.hpp"

#include <algorithm>

#include "fundshare/base/error.hpp"

namespace fundshare {

const std::vector<ScenarioSetting>& scenario_settings() {
  static const std::vector<ScenarioSetting> settings{
      {"name", SettingKind::name, {}, "The name of the scenario and of its folder; the name of the file if left out."},
      {"title", SettingKind::text, {}, "One line."},
      {"why", SettingKind::text, {}, "Why anyone would run it, in a sentence."},
      {"extends", SettingKind::text, {}, "A shipped scenario, or a file in the same folder, that this one changes."},
      {"years", SettingKind::years, {}, "First and last calendar year."},
      {"allow_partial",
       SettingKind::flag,
       {},
       "Whether the last year may end with the last month that every table covers."},
      {"as_of",
       SettingKind::date_or_none,
       {},
       "A day: only what had been published by then is used; \"none\" for everything."},
      {"price_path",
       SettingKind::word,
       {"historical", "frozen", "simulated"},
       "Prices of coins that are held: as they were, as in the month of theft, or drawn past the end of the table."},
      {"dependence", SettingKind::dependences, {}, "Inputs drawn together, by the name of each such group."},
      {"theft.incident",
       SettingKind::rules,
       {},
       "Incidents by id: \"include\", \"exclude\", or a probability in place of the weight of the attribution level."},
      {"theft.estimators", SettingKind::texts, {}, "Exact names, as in the table of annual estimates."},
      {"budget.price_basis",
       SettingKind::word,
       {"south_korean", "market"},
       "Work at home as Seoul prices it, or at market prices."}};
  return settings;
}

std::vector<std::string> setting_names() {
  std::vector<std::string> names;
  for (const auto& setting : scenario_settings()) names.push_back(setting.name);
  return names;
}

const std::vector<std::string>& setting_words(std::string_view name) {
  const auto& all = scenario_settings();
  const auto at = std::ranges::find(all, name, &ScenarioSetting::name);
  expects(at != all.end() && at->kind == SettingKind::word, "a setting has words");
  return at->words;
}

}  // namespace fundshare
