// SPDX-License-Identifier: Apache-2.0
// Smoothed weights and weighted summaries against numpy (reference/make_reference.py).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "fundshare/uncertainty/conditioning/smoothed_weights.hpp"
#include "fundshare/uncertainty/conditioning/summarise_weighted.hpp"

namespace fundshare::reference_test {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream text{line + ","};  // so that an empty last cell counts
  for (std::string cell; std::getline(text, cell, ',');) cells.push_back(cell);
  return cells;
}

std::vector<Row> read_reference() {
  std::ifstream file{std::string{FUNDSHARE_TEST_SOURCE_DIR} +
                     "/tests/uncertainty/conditioning/reference/reference.csv"};
  std::string line;
  std::getline(file, line);
  const auto names = cells_of(line);
  std::vector<Row> rows;
  while (std::getline(file, line)) {
    const auto cells = cells_of(line);
    for (std::size_t k = 0; k < names.size(); ++k) {
      if (k == 0) rows.emplace_back();
      rows.back()[names[k]] = cells.at(k);
    }
  }
  return rows;
}

double log_weight(const std::string& kind, double parameter, double u, double x) {
  if (kind == "pareto") return -parameter * std::log(1 - u);
  if (kind == "normal") return -0.5 * ((x - parameter) / 0.5) * ((x - parameter) / 0.5);
  if (kind == "capped") return std::min(x, parameter);
  return std::floor(-parameter * std::log(1 - u));
}

/// The worlds of the script: frac((i + 1) g) has the same bits in every language.
struct Worlds {
  std::vector<double> x, log_weights;
  explicit Worlds(const Row& row) {
    const auto count = std::stoul(row.at("worlds"));
    for (std::size_t i = 0; i < count; ++i) {
      const double product = static_cast<double>(i + 1) * 0.6180339887498949, u = product - std::floor(product);
      x.push_back(std::log(u / (1 - u)));
      log_weights.push_back(log_weight(row.at("weights"), std::stod(row.at("parameter")), u, x.back()));
    }
  }
};

void expect_figure(const Row& row, const std::string& name, double found, double scale) {
  const auto& text = row.at(name);
  if (text.empty()) {
    EXPECT_TRUE(std::isnan(found)) << name << " of " << row.at("weights");
    return;
  }
  EXPECT_NEAR(found, std::stod(text), 1e-9 * scale) << name << " of " << row.at("weights") << " " << row.at("worlds");
}

/// The logarithms of two libraries differ by 1e-16 relative, n times their mean enters the profile of the fit (n <=
/// 425), and exceedances lose up to four digits by cancellation: about 1e-10; a wrong tail length, prior or rank moves
/// 1e-4.
TEST(ConditioningReference, AgreesWithNumpy) {
  const auto rows = read_reference();
  ASSERT_EQ(rows.size(), 11U);
  for (const Row& row : rows) {
    const Worlds worlds{row};
    const auto smoothed = smooth_weights(worlds.log_weights);
    expect_figure(row, "k_hat", smoothed.k_hat.value_or(std::nan("")), 10.0);
    expect_figure(row, "effective_worlds", smoothed.effective_worlds, smoothed.effective_worlds);
    expect_figure(row, "log_mean", smoothed.log_mean.value, 10.0);
    expect_figure(row, "log_mean_se", smoothed.log_mean.mc_se, 1.0);
    expect_figure(row, "largest", *std::ranges::max_element(smoothed.weights), 1.0);
    const auto summary = summarise_weighted(worlds.x, smoothed.weights).value();
    expect_figure(row, "mean", summary.mean.value, 10.0);
    expect_figure(row, "mean_se", summary.mean.mc_se, 1.0);
    expect_figure(row, "sd", summary.sd.value, 1.0);
    expect_figure(row, "sd_se", summary.sd.mc_se, 1.0);
    for (const auto& [name, level] : {std::pair{"q05", .05}, {"q50", .50}, {"q95", .95}}) {
      expect_figure(row, name, summary.quantile(level).value, 10.0);
      expect_figure(row, std::string{name} + "_se", summary.quantile(level).mc_se, 10.0);
    }
  }
}

}  // namespace
}  // namespace fundshare::reference_test
