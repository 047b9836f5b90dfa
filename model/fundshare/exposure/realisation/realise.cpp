// SPDX-License-Identifier: Apache-2.0
#include "fundshare/exposure/realisation/realise.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "fundshare/numerics/kernels.hpp"
#include "fundshare/numerics/vector_loop.hpp"

namespace fundshare {
namespace {

/// exp(log ratio) - 1 of one coin in one month: log ratio ~ N(-s^2/2, s^2) of volatility s, so that the mean ratio
/// is 1.
void log_normal_return(std::span<const double> shock, std::span<const double> volatility, std::span<double> out) {
  vector_loop(out.size(),
              [&](std::size_t w) FUNDSHARE_BODY { out[w] = volatility[w] * (shock[w] - 0.5 * volatility[w]); });
  exp_block(out);
  for (double& value : out) value -= 1.0;
}

/// The returns of a month past the table of prices; the shock of ETH shares its correlation with that of BTC.
void draw_returns(const RealisationData& data, std::size_t month, Draws& draws, RealisedUsd& out) {
  const SimulatedPrices& in = *data.simulated;
  const std::size_t label = month - data.returns.btc.size();
  const auto btc_shock = draws(in.btc_shock, label), own_shock = draws(in.eth_shock, label);
  const auto correlation = draws(in.correlation);
  const auto btc = out.returns[0].first(draws.worlds()), eth = out.returns[1].first(draws.worlds());
  std::array<double, block_worlds> eth_shock{};
  vector_loop(draws.worlds(), [&](std::size_t w) FUNDSHARE_BODY {
    const double rho = correlation[w];
    eth_shock[w] = rho * btc_shock[w] + std::sqrt(1.0 - rho * rho) * own_shock[w];
  });
  log_normal_return(btc_shock, draws(in.btc_volatility), btc);
  log_normal_return(std::span{eth_shock}.first(draws.worlds()), draws(in.eth_volatility), eth);
}

/// What the prices of BTC and ETH do in a month, one value per world.
void returns_of_month(const RealisationData& data, std::size_t month, Draws& draws, RealisedUsd& out) {
  if (month >= data.returns.btc.size()) return draw_returns(data, month, draws, out);
  std::ranges::fill(out.returns[0], data.returns.btc[month]);
  std::ranges::fill(out.returns[1], data.returns.eth[month]);
}

/// One month of the stock of every world: revalue what is held and let the new money in.
void take_in(const RealisationData& data, std::size_t month, const StolenUsd& stolen, Draws& draws, RealisedUsd& out) {
  const std::size_t year = month / 12;
  const auto& in = data.inputs;
  const auto conversion = draws(in.conversion_cost), stranded = draws(in.stranded);
  const auto exposure = draws(in.price_exposure), btc_weight = draws(in.btc_weight);
  const auto btc = out.returns[0], eth = out.returns[1];
  const auto gross = stolen.gross[month], kept = stolen.kept[month];
  const auto stock = out.stock[0], price_change = out.price_change[year];
  const auto lost_in_conversion = out.conversion[year], lost_stranded = out.stranded[year];
  const auto gross_of_year = out.gross[year], kept_of_year = out.kept[year], denied = out.denied[year];
  vector_loop(draws.worlds(), [&](std::size_t w) FUNDSHARE_BODY {
    const double change = stock[w] * (exposure[w] * (btc_weight[w] * btc[w] + (1.0 - btc_weight[w]) * eth[w]));
    const double converted = kept[w] * (1.0 - conversion[w]);
    stock[w] += change + converted * (1.0 - stranded[w]);
    price_change[w] += change;
    lost_in_conversion[w] += kept[w] * conversion[w];
    lost_stranded[w] += converted * stranded[w];
    gross_of_year[w] += gross[w];
    kept_of_year[w] += kept[w];
    denied[w] += gross[w] - kept[w];
  });
}

/// What the exposed part of this month's money has lost by the time that it is held: nothing, unless a question asks.
void lose_to_shock(const RealisationData& data, std::size_t month, const StolenUsd& stolen, Draws& draws,
                   RealisedUsd& out) {
  const auto& in = data.inputs;
  const auto constant = draws.constant(in.price_shock);
  if (constant && *constant == 0.0) return;
  const auto shock = draws(in.price_shock), exposure = draws(in.price_exposure);
  const auto conversion = draws(in.conversion_cost), stranded = draws(in.stranded);
  const auto kept = stolen.kept[month];
  const auto stock = out.stock[0], price_change = out.price_change[month / 12];
  vector_loop(draws.worlds(), [&](std::size_t w) FUNDSHARE_BODY {
    const double arrived = kept[w] * (1.0 - conversion[w]) * (1.0 - stranded[w]);
    const double lost = std::min(stock[w], arrived * (exposure[w] * shock[w]));
    stock[w] -= lost;
    price_change[w] -= lost;
  });
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
  vector_loop(draws.worlds(), [&](std::size_t w) FUNDSHARE_BODY {
    const double cash = std::min(stock[w] / (1.0 + delay[w]), capacity[w] * factor[w]);
    const double received = cash * (1.0 - discount[w]);
    stock[w] -= cash;
    held[w] = stock[w];
    net[w] = received * (1.0 - operating[w]);
    paid_discount[w] += cash * discount[w];
    paid_operating[w] += received * operating[w];
    net_of_year[w] += net[w];
  });
}

}  // namespace

RealisedUsd::RealisedUsd(StudyWindow window)
    : net_by_month(window.months(), block_worlds),
      held_by_month(window.months(), block_worlds),
      stock(1, block_worlds),
      returns(2, block_worlds) {
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
    returns_of_month(data, month, draws, out);
    take_in(data, month, stolen, draws, out);
    lose_to_shock(data, month, stolen, draws, out);
    cash_out(data, month, draws, out);
    if (month % 12 == 11 || month + 1 == data.window.months())
      std::ranges::copy(out.stock[0], out.closing_held[month / 12].begin());
  }
}

}  // namespace fundshare
