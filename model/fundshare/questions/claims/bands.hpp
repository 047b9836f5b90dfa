// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "fundshare/uncertainty/summary/summary.hpp"

namespace fundshare {

// How far a claim's figure lies from the middle of the model's worlds, and the words for it. Pure functions: the only
// place of these words.

/// Direction of a claim.
enum class Side { about, at_least, at_most };

/// The word of the tables, such as "at_least"; nothing for another word.
[[nodiscard]] std::optional<Side> parse_side(std::string_view word);

/// A range of the share that a verdict goes by. For `about` the share is F, that of the worlds below the figure; for
/// the others s, that of the worlds on the claim's side of it.
struct Band {
  Side side;
  int place;  ///< ascending with the share: about 0..8 with 4 the middle, the others 0..5
  friend bool operator==(const Band&, const Band&) = default;
};

/// The band of a share that is known exactly. Edges of `about`: F = 25 % and 75 % are in the middle, 10, 90, 5, 95, 1
/// and 99 % belong to the band nearer the middle; of the others: the lower edge belongs to a band.
[[nodiscard]] Band exact_band(Side side, double share);

/// The band of an estimated share: where share +- 3 mc_se lies across an edge, the band nearer the middle.
[[nodiscard]] Band band_of(Side side, Estimate share);

/// Bands between this one and the middle; for a floor or a ceiling 10-50 % and 50-90 % are both the middle.
[[nodiscard]] int steps_from_middle(Band band);

/// The words of a band, such as "at the high edge of the model's range".
[[nodiscard]] std::string phrase(Band band);

/// The phrase as it stands after a colon or a semicolon: "the figure is ..." for `about`, a clause for the others.
[[nodiscard]] std::string clause(Band band);

/// A reading of a claim, placed.
struct Placed {
  Band band;
  double share;  ///< F or s, in [0, 1]
};

/// The place in the list of the reading whose phrase says least: the band nearest the middle, of equal bands the share
/// nearest one half, of equal shares the first. \throws std::logic_error for an empty list or two sides
[[nodiscard]] std::size_t weakest(std::span<const Placed> readings);

/// Whether some two readings lie two bands apart or more.
[[nodiscard]] bool two_bands_apart(std::span<const Placed> readings);

/// "1st", "22nd", "13th".
[[nodiscard]] std::string ordinal(int number);

/// A percentile for people: a whole number as an ordinal, "< 1st" below 1 %, "> 99th" above 99 %; never 0 or 100.
[[nodiscard]] std::string percentile_text(double share);

}  // namespace fundshare
