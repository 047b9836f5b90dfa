// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/log_pool.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "fundshare/uncertainty/laws/checks.hpp"
#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/laws/pool_table.hpp"
#include "fundshare/uncertainty/laws/weighted_laws.hpp"

namespace fundshare {

LogPool LogPool::from_weights_laws(std::span<const double> weights, std::vector<Law> laws) {
  for (std::size_t i = 0; i < laws.size(); ++i) {
    require(!laws[i].has_atoms(), "pool: a law with atoms has no density for a logarithmic pool, number",
            static_cast<double>(i + 1));
  }
  auto parts = weighted_laws("pool", weights, std::move(laws));
  return LogPool{std::make_shared<const PoolTable>(std::move(parts.weights), std::move(parts.laws))};
}

double LogPool::quantile(double p) const {
  require_probability(p);
  return p <= 0.5 ? table_->quantile(p) : table_->quantile_upper(1 - p);
}

double LogPool::quantile_upper(double q) const {
  require_probability(q);
  return q <= 0.5 ? table_->quantile_upper(q) : table_->quantile(1 - q);
}

double LogPool::cdf(double x) const { return table_->cdf(x); }
double LogPool::cdf_upper(double x) const { return table_->cdf_upper(x); }
double LogPool::mean() const { return table_->moments().mean; }
double LogPool::standard_deviation() const { return table_->moments().standard_deviation; }
double LogPool::density_at(double x) const { return table_->product(x) / table_->total(); }
const std::vector<double>& LogPool::weights() const { return table_->weights(); }
const std::vector<Law>& LogPool::laws() const { return table_->laws(); }

std::vector<double> LogPool::breakpoints() const {
  std::vector<double> kept;
  for (const double x : table_->kinks()) {
    const double p = cdf(x);
    if (p > 1e-14 && p < 1 - 1e-14 && (kept.empty() || p - kept.back() > 1e-14)) kept.push_back(p);
  }
  return kept;
}

std::string LogPool::describe() const {
  std::string text = "LogPool(";
  for (std::size_t i = 0; i < laws().size(); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? "" : " + ", weights()[i], laws()[i].describe());
  }
  return text + ")";
}

bool operator==(const LogPool& x, const LogPool& y) { return x.weights() == y.weights() && x.laws() == y.laws(); }

}  // namespace fundshare
