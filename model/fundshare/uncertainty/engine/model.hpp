// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <span>
#include <string>
#include <vector>

#include "fundshare/uncertainty/engine/draws.hpp"
#include "fundshare/uncertainty/engine/rows.hpp"

namespace fundshare {

/// One reported quantity of a model: a column of numbers, one per world.
struct Output {
  std::string table;  ///< which table of results lists it
  std::string variable, unit;
  std::string window;  ///< year, rolling3, total; or month for single stocks
  int year_start = 0, year_end = 0;
  std::string year_basis;          ///< theft, cash, spending, year_end: what happens in those years
  std::vector<std::string> flags;  ///< in alphabetical order
};

/// The outputs of one block of worlds: outputs down, worlds across. NaN where an output is undefined.
using Block = Rows;

/// A model: its inputs, its outputs, and stages that turn a block of draws into a block of outputs.
/// Stages before `first_stage` are taken from the workspace, which holds those of the unchanged scenario.
template <class M>
concept Model = requires(const M& model, Draws& draws, typename M::Workspace& workspace, Block& out, int first_stage) {
  { model.inputs() } -> std::same_as<const InputSet&>;
  { model.outputs() } -> std::same_as<std::span<const Output>>;
  { model.stage_of(std::size_t{}) } -> std::same_as<int>;  // first stage that reads input i
  { model.make_workspace() } -> std::same_as<typename M::Workspace>;
  model.evaluate(draws, workspace, first_stage, out);
};

}  // namespace fundshare
