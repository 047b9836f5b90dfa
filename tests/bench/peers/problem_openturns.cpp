// SPDX-License-Identifier: Apache-2.0
// problem_openturns WORLDS: the reference problem in OpenTURNS C++: samples of each law by its own sampler, the theft
// group by a composed law under a normal copula, in batches; the outputs are counted by the same code as plain C++.
#include <cstdlib>
#include <openturns/OT.hxx>

#include "../reference_problem/problem.hpp"

namespace {

using problem::years;

class Peer {
 public:
  Peer() {
    OT::CorrelationMatrix correlation(years);
    OT::Collection<OT::Distribution> margins;
    for (OT::UnsignedInteger t = 0; t < years; ++t) {
      margins.add(OT::LogNormal(std::log(400.0) + 0.12 * static_cast<double>(t), 0.6, 0.0));
      for (OT::UnsignedInteger s = 0; s < t; ++s) correlation(t, s) = problem::rho;
    }
    theft_ = OT::ComposedDistribution(margins, OT::NormalCopula(correlation));
    for (const double median : problem::median_cost) units_.push_back(OT::LogNormal(std::log(median), 0.4, 0.0));
  }

  /// Outputs of n worlds, appended to the columns.
  void append(OT::UnsignedInteger n, std::vector<std::vector<double>>& columns) {
    const OT::Sample theft = theft_.getSample(n);
    std::vector<double> net_sum(n), budget_sum(n);
    for (OT::UnsignedInteger t = 0; t < years; ++t) {
      const OT::Sample r = recovered_.getSample(n), c = cost_.getSample(n), d = diverted_.getSample(n);
      const OT::Sample o = overhead_.getSample(n), g = gdp_.getSample(n), m = military_.getSample(n);
      const OT::Sample s = missiles_.getSample(n), u = choice_.getSample(n);
      const std::vector<double> items = cost_of_items(n, t);
      for (OT::UnsignedInteger w = 0; w < n; ++w) {
        const double net = theft(w, t) * (1 - r(w, 0)) * (1 - c(w, 0)) * d(w, 0);
        const double budget = u(w, 0) < 0.5 ? g(w, 0) * m(w, 0) * s(w, 0) : o(w, 0) * items[w];
        columns[t].push_back(std::min(1.0, net / budget));
        net_sum[w] += net;
        budget_sum[w] += budget;
      }
    }
    for (OT::UnsignedInteger w = 0; w < n; ++w) columns[years].push_back(std::min(1.0, net_sum[w] / budget_sum[w]));
  }

 private:
  std::vector<double> cost_of_items(OT::UnsignedInteger n, std::size_t t) const {
    std::vector<double> out(n);
    for (std::size_t k = 0; k < units_.size(); ++k) {
      const OT::Sample u = units_[k].getSample(n);
      for (OT::UnsignedInteger w = 0; w < n; ++w) out[w] += problem::count(k, t) * u(w, 0);
    }
    return out;
  }

  OT::Distribution theft_;
  std::vector<OT::LogNormal> units_;
  OT::Beta recovered_{2, 10, 0, 1}, cost_{2.5, 3.5, 0.1, 0.5}, diverted_{4, 3, 0, 1};
  OT::Beta military_{20, 60, 0, 1}, missiles_{8, 40, 0, 1};
  OT::LogNormal overhead_{std::log(1.6), 0.25, 0.0};
  OT::TruncatedNormal gdp_{30'000, 4'000, 18'000, 45'000};
  OT::Uniform choice_{0, 1};
};

}  // namespace

int main(int argc, char** argv) {
  const std::size_t worlds = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  constexpr std::size_t batch = 10'000;
  OT::RandomGenerator::SetSeed(11);
  Peer peer;
  std::vector<std::vector<double>> columns(problem::outputs);
  for (std::size_t start = 0; start < worlds; start += batch) peer.append(std::min(batch, worlds - start), columns);
  problem::print_answers(columns);
}
