// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/base/quantity.hpp"
#include "fundshare/exposure/budget/budget_data.hpp"
#include "fundshare/uncertainty/engine/draws.hpp"
#include "fundshare/uncertainty/engine/rows.hpp"

namespace fundshare {

/// What money is set against; years down, worlds across.
struct ProgrammeBudget {
  explicit ProgrammeBudget(const BudgetData& data);
  RowsOf<ConstantUsd> programme;      ///< B, at the prices of the unit costs
  RowsOf<ConstantUsd> tests;          ///< T: what the launches of the year cost in full
  RowsOf<ConstantUsd> foreign_parts;  ///< F, before any price conversion
  RowsOf<ConstantUsd> wmd;            ///< B plus nuclear spending without the delivery vehicles that it holds
  RowsOf<ConstantUsd> in_kind;        ///< value of stolen know-how
  RowsOf<NominalUsd> other_income;    ///< O: foreign income other than theft
  Rows materials;                     ///< materials of the tests, calendar years from stockpile_first_year down
  Rows mean_materials;                ///< one row: their mean over the stockpile years
};

/// Stage 4: programme budgets, bottom-up from launches or top-down from the economy, one of them in each world.
/// Bottom-up: B = T + r q mean(Tmat) + RD, T = Tmat / materials share; top-down: B = GNI e m s.
/// Foreign parts F = B import share; a mark-up mu on them, 0 unless a question changes it, adds mu F to B and makes F
/// (1 + mu) F; WMD = B + N (1 - overlap), N = .35 .06 GNI of the year before;
/// O = recorded exports + other income + payments from Russia from 2023.
/// \see docs/methods.md, "programme_budget", for the evidence behind each input
void programme_budget(const BudgetData& data, Draws& draws, ProgrammeBudget& out);

}  // namespace fundshare
