// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/realisation/realise.hpp"

#include <algorithm>

namespace fundshare {
namespace {

/// One month of the stock of every world: revalue what is held and let the new money in.
void take_in(const RealisationData& data, std::size_t month, const StolenUsd& stolen, Draws& draws, RealisedUsd& out) {
  const std::size_t year = month / 12;
  const auto& in = data.inputs;
  const auto conversion = draws(in.conversion_cost), stranded = draws(in.stranded);
  const auto exposure = draws(in.price_exposure), btc_weight = draws(in.btc_weight);
  const double btc = data.returns.btc[month], eth = data.returns.eth[month];
  const auto gross = stolen.gross[month], kept = stolen.kept[month];
  const auto stock = out.stock[0], price_change = out.price_change[year];
  const auto lost_in_conversion = out.conversion[year], lost_stranded = out.stranded[year];
  const auto gross_of_year = out.gross[year], kept_of_year = out.kept[year], denied = out.denied[year];
  for (std::size_t w = 0; w < draws.worlds(); ++w) {
    const double change = stock[w] * (exposure[w] * (btc_weight[w] * btc + (1.0 - btc_weight[w]) * eth));
    const double converted = kept[w] * (1.0 - conversion[w]);
    stock[w] += change + converted * (1.0 - stranded[w]);
    price_change[w] += change;
    lost_in_conversion[w] += kept[w] * conversion[w];
    lost_stranded[w] += converted * stranded[w];
    gross_of_year[w] += gross[w];
    kept_of_year[w] += kept[w];
    denied[w] += gross[w] - kept[w];
  }
}

/// Cash out up to the capacity of the month, pay the brokers and the operation, keep the rest.
void cash_out(const RealisationData& data, std::size_t month, Draws& draws, RealisedUsd& out) {
  const std::size_t year = month / 12;
  const auto& in = data.inputs;
  const auto capacity = draws(in.monthly_capacity, year), factor = draws(in.capacity_factor);
  const auto delay = draws(in.cashout_delay);
  const auto discount = draws(in.broker_discount), operating = draws(in.operating_cost);
  const auto stock = out.stock[0], net = out.net_by_month[month], net_of_year = out.net[year];
  const auto paid_discount = out.discount[year], paid_operating = out.operating[year], held = out.held_by_month[month];
  for (std::size_t w = 0; w < draws.worlds(); ++w) {
    const double cash = std::min(stock[w] / (1.0 + delay[w]), capacity[w] * factor[w]);
    const double received = cash * (1.0 - discount[w]);
    stock[w] -= cash;
    held[w] = stock[w];
    net[w] = received * (1.0 - operating[w]);
    paid_discount[w] += cash * discount[w];
    paid_operating[w] += received * operating[w];
    net_of_year[w] += net[w];
  }
}

}  // namespace

RealisedUsd::RealisedUsd(StudyWindow window)
    : net_by_month(window.months(), block_worlds),
      held_by_month(window.months(), block_worlds),
      stock(1, block_worlds) {
  for (auto* rows : {&gross, &kept, &denied, &conversion, &stranded, &price_change, &discount, &operating, &net,
                     &opening_held, &closing_held}) {
    *rows = RowsOf<NominalUsd>(window.years(), block_worlds);
  }
}

void realise(const RealisationData& data, const StolenUsd& stolen, Draws& draws, RealisedUsd& out) {
  for (auto* rows : {&out.gross, &out.kept, &out.denied, &out.conversion, &out.stranded, &out.price_change,
                     &out.discount, &out.operating, &out.net, &out.stock}) {
    rows->fill(0.0);
  }
  for (std::size_t month = 0; month < data.window.months(); ++month) {
    if (month % 12 == 0) std::ranges::copy(out.stock[0], out.opening_held[month / 12].begin());
    take_in(data, month, stolen, draws, out);
    cash_out(data, month, draws, out);
    if (month % 12 == 11) std::ranges::copy(out.stock[0], out.closing_held[month / 12].begin());
  }
}

}  // namespace fundshare
