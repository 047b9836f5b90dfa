// SPDX-License-Identifier: Apache-2.0
#include "baseline_defaults.hpp"

#include <vector>

namespace fundshare::testing {
namespace {

Law two_choices(double first, double second) {
  return Discrete::from_values_weights(std::vector{0.0, 1.0}, std::vector{first, second});
}

Law theft_bases() { return Discrete::from_values_weights(std::vector{0.0, 1.0, 2.0}, std::vector{0.6, 0.4, 0.0}); }

Law million(double usd) { return Constant::from_value(usd * 1e6); }

std::vector<LawFromYear> eras() {
  return {{2017, million(25)}, {2020, million(60)}, {2023, million(80)}, {2025, million(150)}};
}

Law broker_discount() {
  return Mixture::from_weights_laws(std::vector{0.5, 0.4, 0.1}, {Pert::from_low_mode_high(0.02, 0.06, 0.15),
                                                                 Pert::from_low_mode_high(0.08, 0.18, 0.35),
                                                                 Pert::from_low_mode_high(0.4, 0.55, 0.7)});
}

}  // namespace

std::vector<Default> baseline_defaults() {
  return {
      {"theft.attribution.government", Law{Beta::from_shapes(98, 2)}, Scope::world, "theft_attribution", "judgement"},
      {"theft.attribution.un_panel", Law{Beta::from_shapes(18, 2)}, Scope::world, "theft_attribution", "judgement"},
      {"theft.attribution.multi_vendor", Law{Beta::from_shapes(18, 2)}, Scope::world, "theft_attribution", "judgement"},
      {"theft.attribution.single_vendor", Law{Beta::from_shapes(15, 5)}, Scope::world, "theft_attribution",
       "judgement"},
      {"theft.attribution.disputed_or_unconfirmed", Law{Beta::from_shapes(3, 7)}, Scope::world, "theft_attribution",
       "judgement"},
      {"theft.attributed", Law{Uniform::from_bounds(0, 1)}, Scope::incident, "theft_attribution", "definition"},
      {"theft.amount", LawOfRows{}, Scope::incident, "theft_amounts", "rows judgement"},
      {"theft.valuation_error", Law{LogNormal::from_median_gsd(1, 1.05)}, Scope::incident, "theft_amounts",
       "judgement"},
      {"theft.unrecorded", Law{Pert::from_low_mode_high(0, 0.03, 0.15)}, Scope::world, "theft_unrecorded", "judgement"},
      {"theft.keep", Law{Constant::from_value(1)}, Scope::incident, "theft_attribution", "definition"},
      {"theft.basis", Law{theft_bases()}, Scope::world, "structure", "judgement"},
      {"theft.estimate_common_bias", Law{Normal::from_mean_sd(0, 0.15)}, Scope::world, "theft_amounts", "judgement"},
      {"theft.estimator_bias", Law{Normal::from_mean_sd(0, 0.20)}, Scope::world, "theft_amounts", "judgement"},
      {"theft.estimate_error", Law{Normal::from_mean_sd(0, 0.25)}, Scope::incident, "theft_amounts", "judgement"},
      {"theft.other_cyber_factor", Law{Pert::from_low_mode_high(1, 1.15, 1.6)}, Scope::world, "theft_amounts",
       "judgement"},
      {"realisation.denied", Law{Beta::from_shapes(1.52, 44.9)}, Scope::incident, "realisation",
       "E002 E003 E004 E005 E006 E007 E008 E009 E011 E014"},
      {"realisation.conversion_cost", Law{Pert::from_low_mode_high(0.003, 0.02, 0.06)}, Scope::world, "realisation",
       "E058 E086 judgement"},
      {"realisation.stranded", Law{Beta::from_shapes(2, 14)}, Scope::world, "realisation", "E035 E039 E084 judgement"},
      {"realisation.cashout_delay_months", Law{LogNormal::from_90_percent_interval(0.8, 10)}, Scope::world,
       "realisation", "E028 E029 E030 E031 E032 E033 N042 N043"},
      {"realisation.monthly_capacity", eras(), Scope::year, "realisation", "E063 E064 E065 E066 E067 E068 judgement"},
      {"realisation.capacity_factor", Law{LogNormal::from_median_gsd(1, 1.5)}, Scope::world, "realisation",
       "E063 E064 E065 E066 E067 E068 judgement"},
      {"realisation.price_exposure", Law{Beta::from_shapes(8, 2)}, Scope::world, "price", "judgement"},
      {"realisation.btc_weight", Law{Beta::from_shapes(6, 3)}, Scope::world, "price", "judgement"},
      {"realisation.broker_discount", Law{broker_discount()}, Scope::world, "realisation",
       "E053 E054 E055 E056 N039 judgement"},
      {"realisation.operating_cost", Law{Pert::from_low_mode_high(0, 0.05, 0.2)}, Scope::world, "realisation",
       "judgement"},
      {"realisation.price_shock", Law{Constant::from_value(0)}, Scope::world, "price", "definition"},
      {"realisation.btc_volatility", Law{Constant::from_value(.167)}, Scope::world, "price", "judgement"},
      {"realisation.eth_volatility", Law{Constant::from_value(.212)}, Scope::world, "price", "judgement"},
      {"realisation.price_correlation", Law{Constant::from_value(.78)}, Scope::world, "price", "judgement"},
      {"realisation.btc_shock", Law{Normal::from_mean_sd(0, 1)}, Scope::incident, "price", "judgement"},
      {"realisation.eth_shock", Law{Normal::from_mean_sd(0, 1)}, Scope::incident, "price", "judgement"},
      {"allocation.missile_share", Law{Beta::from_shapes(2, 2)}, Scope::world, "allocation",
       "N001 N002 N003 N004 N005 N006 N007 N008 judgement"},
      {"allocation.spending_lag_months", Law{Pert::from_low_mode_high(1, 6, 18)}, Scope::world, "allocation",
       "N044 N045 judgement"},
      {"allocation.nuclear_ratio", Law{Pert::from_low_mode_high(0.1, 0.5, 0.95)}, Scope::world, "allocation",
       "N046 N047"},
      {"allocation.it_income", Law{Pert::from_low_mode_high(250e6, 425e6, 600e6)}, Scope::world, "allocation",
       "IT-UN24"},
      {"allocation.it_remitted", Law{Pert::from_low_mode_high(0.5, 0.65, 0.9)}, Scope::world, "allocation", "E078"},
      {"allocation.additionality", Law{Beta::from_shapes(2, 2)}, Scope::world, "allocation", "judgement"},
      {"budget.method", Law{two_choices(0.6, 0.4)}, Scope::world, "structure", "judgement"},
      {"budget.unit_cost", LawOfRows{}, Scope::world, "budget",
       "DEF-CRBM DEF-SRBM DEF-MRBM DEF-IRBM DEF-ICBM DEF-SLBM DEF-HGV DEF-LACM DEF-SLV DEF-unknown judgement"},
      {"budget.uncounted_launches", Law{Poisson::from_mean(0.5)}, Scope::incident, "budget", "judgement"},
      {"budget.materials_share", Law{Pert::from_low_mode_high(0.5, 0.55, 0.8)}, Scope::world, "budget", "N037"},
      {"budget.stockpile_ratio", Law{Pert::from_low_mode_high(0.3, 1.2, 3)}, Scope::world, "budget",
       "N021 N022 N023 N024 N025 N026 N027 N028 N029 N030 judgement"},
      {"budget.stockpile_labour", Law{Pert::from_low_mode_high(1.1, 1.35, 1.6)}, Scope::world, "budget", "N038"},
      {"budget.research_and_sites", Law{LogNormal::from_90_percent_interval(50e6, 400e6)}, Scope::world, "budget",
       "N031 N032 N033 N034 N035 N036"},
      {"budget.technology_offset", Law{Pert::from_low_mode_high(0, 0.02, 0.15)}, Scope::world, "budget", "judgement"},
      {"budget.gni_error", Law{LogNormal::from_median_gsd(1, 1.1)}, Scope::world, "budget", "judgement"},
      {"budget.military_share", Law{Pert::from_low_mode_high(0.13, 0.19, 0.30)}, Scope::world, "budget",
       "KIDA-MILSH-2011 CIA-MILSH-1020 judgement"},
      {"budget.missile_share_of_military", Law{Pert::from_low_mode_high(0.02, 0.075, 0.15)}, Scope::world, "budget",
       "N009 N010 N011 N012 N013 N014 judgement"},
      {"budget.domestic_price_ratio", Law{Pert::from_low_mode_high(0.3, 0.5, 1)}, Scope::world, "budget",
       "CIA-GDPOER-2023 judgement"},
      {"budget.import_share", Law{Pert::from_low_mode_high(0.03, 0.2, 0.5)}, Scope::world, "budget",
       "N015 N016 N017 N018 N020 judgement"},
      {"budget.import_markup", Law{Constant::from_value(0)}, Scope::world, "budget", "definition"},
      {"budget.nuclear_error", Law{LogNormal::from_median_gsd(1, 1.3)}, Scope::world, "budget", "judgement"},
      {"budget.nuclear_overlap", Law{Pert::from_low_mode_high(0.3, 0.65, 0.85)}, Scope::world, "budget", "N048"},
      {"budget.other_foreign_income", Law{LogNormal::from_90_percent_interval(6e8, 2e9)}, Scope::world, "budget",
       "judgement"},
      {"budget.russia_income", Law{LogNormal::from_90_percent_interval(2e8, 2.5e9)}, Scope::world, "budget",
       "RUS-INSS23 RUS-BBG23 RUS-FNF24 RUS-FNF25 RUS-FNF25C RUS-KIDA25 RUS-INSS26 RUS-INSS26C RUS-CSIS"},
  };
}

}  // namespace fundshare::testing
