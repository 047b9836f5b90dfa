// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace fundshare {

/// What somebody says of a quantity x: that it is about a value, at least a value, or at most a value.
enum class EvidenceSide { about, at_least, at_most };

/// How far the statement may be off: on the scale of x, or of ln x.
enum class EvidenceError { normal, log_normal };

[[nodiscard]] const char* to_string(EvidenceSide side);
[[nodiscard]] const char* to_string(EvidenceError error);

/// A statement about a quantity with its error.
/// \f[ about: z = (value - x) / se, \ln L = -z^2/2 - \ln(se \sqrt{2\pi}) \f]
/// \f[ at least: L = \Phi((x - value) / se), \quad at most: L = \Phi((value - x) / se) \f]
/// With a log-normal error ln x and ln value stand in the place of x and value, and sqrt(ln(1 + se^2)) in that of se,
/// so that se is the standard deviation of the stated value over its mean; then x <= 0 has the likelihood of its limit
/// at 0.
struct Statement {
  EvidenceSide side = EvidenceSide::about;
  EvidenceError error = EvidenceError::normal;
  double value = 0.0;           ///< in the unit of x; above 0 for a log-normal error
  double standard_error = 0.0;  ///< above 0: in the unit of x, or relative for a log-normal error
};

/// ln L of each world. \param x  the quantity by world, without NaN \throws std::logic_error if value or error is out
/// of range
[[nodiscard]] std::vector<double> log_likelihoods(const Statement& statement, std::span<const double> x);

/// ln Phi(z), 1e-13 relative also where Phi underflows.
[[nodiscard]] double log_normal_cdf(double z);

}  // namespace fundshare
