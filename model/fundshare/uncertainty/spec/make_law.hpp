// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/spec/law_parameters.hpp"

namespace fundshare {

// Laws from parameters whose form the table of laws (law_forms.hpp) has found in order: as `make` of its forms.
// Each throws InputError for a value of another type and std::domain_error for numbers that no such law has.

/// A law of a list of two numbers.
template <auto from>
[[nodiscard]] Law make_two(const LawParameters& given) {
  const auto v = given.numbers(*given.value().list());
  return from(v[0], v[1]);
}

/// A law of a list of three numbers.
template <auto from>
[[nodiscard]] Law make_three(const LawParameters& given) {
  const auto v = given.numbers(*given.value().list());
  return from(v[0], v[1], v[2]);
}

/// The law of the family that has the quantiles, with what else is known (fit.hpp).
[[nodiscard]] Law law_by_quantiles(const LawParameters& given);
/// The law of the family that has the keys mean and sd.
[[nodiscard]] Law law_by_moments(const LawParameters& given);
[[nodiscard]] Law lognormal_by_median(const LawParameters& given);
[[nodiscard]] Law student_t(const LawParameters& given);
[[nodiscard]] Law truncated_normal(const LawParameters& given);
[[nodiscard]] Law metalog_by_coefficients(const LawParameters& given);
[[nodiscard]] Law discrete(const LawParameters& given);
[[nodiscard]] Law empirical(const LawParameters& given);
[[nodiscard]] Law mixture(const LawParameters& given);
[[nodiscard]] Law linear_pool(const LawParameters& given);
[[nodiscard]] Law logarithmic_pool(const LawParameters& given);

}  // namespace fundshare
