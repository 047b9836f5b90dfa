// SPDX-License-Identifier: Apache-2.0
#include "fundshare/questions/claims/bands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

constexpr int middle_of_about = 4;

int place_of_about(double f) {
  constexpr std::array below{.01, .05, .10, .25};
  constexpr std::array above{.75, .90, .95, .99};
  int place = middle_of_about;
  for (const double edge : below) place -= f < edge ? 1 : 0;
  for (const double edge : above) place += f > edge ? 1 : 0;
  return place;
}

int place_of_side(double s) {
  constexpr std::array edges{.01, .05, .10, .50, .90};
  return static_cast<int>(std::ranges::count_if(edges, [s](double edge) { return s >= edge; }));
}

std::string phrase_of_about(int place) {
  const char* const side = place < middle_of_about ? "low" : "high";
  const char* const beyond = place < middle_of_about ? "below" : "above";
  switch (std::abs(place - middle_of_about)) {
    case 0:
      return "in the middle of the model's range";
    case 1:
      return fmt::format("inside the model's range, on its {} side", side);
    case 2:
      return fmt::format("at the {} edge of the model's range", side);
    case 3:
      return fmt::format("outside the model's 90 % interval, {} it", beyond);
    default:
      return fmt::format("outside the model's 98 % interval, {} it", beyond);
  }
}

std::string phrase_of_side(Side side, int place) {
  const bool floor = side == Side::at_least;
  switch (place) {
    case 5:
      return floor ? "the model's range lies above this floor" : "the model's range lies below this ceiling";
    case 4:
      return floor ? "more worlds than not reach this floor" : "more worlds than not stay under this ceiling";
    case 3:
      return floor ? "a minority of worlds reach it" : "a minority of worlds stay under it";
    case 2:
      return floor ? "only the edge of the model's range reaches it"
                   : "only the edge of the model's range stays under it";
    case 1:
      return "fewer than one world in 20";
    default:
      return "fewer than one world in 100";
  }
}

}  // namespace

std::optional<Side> parse_side(std::string_view word) {
  if (word == "about") return Side::about;
  if (word == "at_least") return Side::at_least;
  if (word == "at_most") return Side::at_most;
  return std::nullopt;
}

Band exact_band(Side side, double share) {
  expects(share >= 0.0 && share <= 1.0, "a share of worlds lies in [0, 1]");
  return {side, side == Side::about ? place_of_about(share) : place_of_side(share)};
}

Band band_of(Side side, Estimate share) {
  const double reach = std::isfinite(share.mc_se) ? 3.0 * share.mc_se : 0.0;
  const Band own = exact_band(side, share.value);
  const Band low = exact_band(side, std::max(0.0, share.value - reach));
  const Band high = exact_band(side, std::min(1.0, share.value + reach));
  Band nearest = own;
  for (int place = low.place; place <= high.place; ++place) {
    const Band band{side, place};
    if (steps_from_middle(band) < steps_from_middle(nearest)) nearest = band;
  }
  return nearest;
}

int steps_from_middle(Band band) {
  if (band.side == Side::about) return std::abs(band.place - middle_of_about);
  return band.place >= 4 ? band.place - 4 : 3 - band.place;
}

std::string phrase(Band band) {
  return band.side == Side::about ? phrase_of_about(band.place) : phrase_of_side(band.side, band.place);
}

std::string clause(Band band) {
  if (band.side == Side::about) return "the figure is " + phrase(band);
  const bool lacks_verb = band.place <= 1;
  if (!lacks_verb) return phrase(band);
  return phrase(band) + (band.side == Side::at_least ? " reaches it" : " stays under it");
}

std::size_t weakest(std::span<const Placed> readings) {
  expects(!readings.empty(), "a verdict has a reading");
  std::size_t best = 0;
  for (std::size_t k = 1; k < readings.size(); ++k) {
    expects(readings[k].band.side == readings[0].band.side, "readings of one claim have one side");
    const int own = steps_from_middle(readings[k].band), least = steps_from_middle(readings[best].band);
    const bool nearer = std::fabs(readings[k].share - 0.5) < std::fabs(readings[best].share - 0.5);
    if (own < least || (own == least && nearer)) best = k;
  }
  return best;
}

bool two_bands_apart(std::span<const Placed> readings) {
  const auto [low, high] =
      std::ranges::minmax_element(readings, {}, [](const Placed& reading) { return reading.band.place; });
  return low != readings.end() && high->band.place - low->band.place >= 2;
}

std::string ordinal(int number) {
  const int last = number % 10, last_two = number % 100;
  const bool teen = last_two >= 11 && last_two <= 13;
  const char* const ending = teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
  return fmt::format("{}{}", number, ending);
}

std::string percentile_text(double share) {
  if (share < 0.01) return "< 1st";
  if (share > 0.99) return "> 99th";
  return ordinal(static_cast<int>(std::round(100.0 * share)));
}

}  // namespace fundshare
