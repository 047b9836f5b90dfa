// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/law.hpp"

#include <algorithm>
#include <cmath>

namespace fundshare {

namespace {

template <class... Each>
struct Overloaded : Each... {
  using Each::operator()...;
};
template <class... Each>
Overloaded(Each...) -> Overloaded<Each...>;

bool all_of_laws(const Mixture& law, bool (*holds)(const Law&)) {
  return std::all_of(law.laws().begin(), law.laws().end(), holds);
}

/// Points where the cdf of a part has a kink or a jump: ends of its support, atoms, a triangular mode.
void add_edges(const Law& law, std::vector<double>& edges) {
  if (law.discrete()) {
    // The atoms that matter to a table; beyond 1000 of them they are dense enough to be met by its checks.
    double x = law.quantile(0x1p-53);
    for (int i = 0; i < 1000; ++i) {
      edges.push_back(x);
      const double above = law.cdf_upper(x);
      if (above <= 0x1p-53) return;
      x = law.quantile_upper(std::min(above - 0x1p-54, above * 0.9999999999999999));
    }
    return;
  }
  if (const auto* mixture = std::get_if<Mixture>(&law.value())) {
    for (const Law& part : mixture->laws()) add_edges(part, edges);
    return;
  }
  edges.push_back(law.quantile(0));
  edges.push_back(law.quantile(1));
  for (const double p : law.breakpoints()) edges.push_back(law.quantile(p));
}

/// The probabilities on both sides of each edge, but for those at 0 and 1 and those that rounding alone tells apart.
std::vector<double> edge_probabilities(const Mixture& law) {
  std::vector<double> edges;
  for (const Law& part : law.laws()) add_edges(part, edges);
  std::vector<double> cuts;
  for (const double x : edges) {
    double jump = 0;
    for (std::size_t i = 0; i < law.laws().size(); ++i) {
      const Law& part = law.laws()[i];
      if (part.has_atoms()) jump += law.weights()[i] * (part.cdf(x) - part.cdf(std::nextafter(x, -1e308)));
    }
    const double at = law.cdf(x);
    cuts.push_back(at);
    if (jump > 0) cuts.push_back(at - jump);
  }
  std::sort(cuts.begin(), cuts.end());
  std::vector<double> kept;
  for (const double p : cuts) {
    if (p > 1e-14 && p < 1 - 1e-14 && (kept.empty() || p - kept.back() > 1e-14)) kept.push_back(p);
  }
  return kept;
}

}  // namespace

double Law::quantile(double p) const {
  return std::visit([p](const auto& law) { return law.quantile(p); }, value_);
}
double Law::quantile_upper(double q) const {
  return std::visit([q](const auto& law) { return law.quantile_upper(q); }, value_);
}
double Law::cdf(double x) const {
  return std::visit([x](const auto& law) { return law.cdf(x); }, value_);
}
double Law::cdf_upper(double x) const {
  return std::visit([x](const auto& law) { return law.cdf_upper(x); }, value_);
}
double Law::mean() const {
  return std::visit([](const auto& law) { return law.mean(); }, value_);
}
double Law::standard_deviation() const {
  return std::visit([](const auto& law) { return law.standard_deviation(); }, value_);
}
std::string Law::describe() const {
  return std::visit([](const auto& law) { return law.describe(); }, value_);
}

std::optional<double> Law::constant() const {
  if (!discrete()) return std::nullopt;
  const double low = quantile(0x1p-1022);
  // P(X > low) is exactly 0 where nothing else has weight.
  return cdf_upper(low) == 0 ? std::optional{low} : std::nullopt;
}

bool Law::discrete() const {
  return std::visit(
      Overloaded{[](const Constant&) { return true; }, [](const Poisson&) { return true; },
                 [](const Bernoulli&) { return true; }, [](const Discrete&) { return true; },
                 [](const Mixture& law) { return all_of_laws(law, [](const Law& part) { return part.discrete(); }); },
                 [](const Truncated& law) { return law.law().discrete(); },
                 [](const Affine& law) { return law.law().discrete(); },
                 [](const Fitted& law) { return law.law().discrete(); }, [](const auto&) { return false; }},
      value_);
}

bool Law::has_atoms() const {
  return std::visit(
      Overloaded{[](const Mixture& law) {
                   return std::any_of(law.laws().begin(), law.laws().end(),
                                      [](const Law& part) { return part.has_atoms(); });
                 },
                 [](const Truncated& law) { return law.law().has_atoms(); },
                 [](const Affine& law) { return law.law().has_atoms(); },
                 [](const Fitted& law) { return law.law().has_atoms(); }, [this](const auto&) { return discrete(); }},
      value_);
}

std::vector<double> Law::breakpoints() const {
  using Probabilities = std::vector<double>;
  if (discrete()) return {};
  return std::visit(
      Overloaded{[](const Triangular& law) {
                   const double p = law.probability_below_mode();
                   return p > 0 && p < 1 ? Probabilities{p} : Probabilities{};
                 },
                 [](const Mixture& law) { return edge_probabilities(law); },
                 [](const Truncated& law) {
                   Probabilities kept;
                   for (const double p : law.law().breakpoints()) {
                     const double at = law.rescale(p);
                     if (at > 1e-14 && at < 1 - 1e-14) kept.push_back(at);
                   }
                   return kept;
                 },
                 [](const Affine& law) { return law.law().breakpoints(); },
                 [](const Fitted& law) { return law.law().breakpoints(); },
                 [](const LogPool& law) { return law.breakpoints(); }, [](const auto&) { return Probabilities{}; }},
      value_);
}

}  // namespace fundshare
