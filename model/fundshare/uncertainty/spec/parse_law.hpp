// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/spec/node.hpp"

namespace fundshare {

/// A law as a settings file writes it: a number (or true, false) for one value, else a table of one key, the name of
/// the law. Forms, with qNN for the quantile at NN % (qNNN: in tenths of a percent):
/// `{ constant = x }`, `{ uniform = [low, high] }`, `{ triangular = [low, mode, high] }`, `{ pert = [low, mode, high]
/// }`,
/// `{ normal = [mean, sd] }`, `{ normal = { mean, sd } }`, `{ normal = { qNN, qMM } }`, `{ lognormal = [mu, sigma] }`,
/// `{ lognormal = { median, gsd } }`, `{ lognormal = { mean, sd } }`, `{ lognormal = { qNN, qMM } }`,
/// `{ beta = [a, b] }`, `{ beta = { qNN, qMM } }`, `{ gamma = [shape, scale] }`, `{ poisson = mean }`,
/// `{ bernoulli = p }`, `{ discrete = { values = [...], weights = [...] } }`,
/// `{ student_t = { df, location, scale } }`, `{ weibull = [shape, scale] }`, `{ generalised_pareto = [location, scale,
/// shape] }`, `{ truncated_normal = { mean, sd, low, high } }`,
/// `{ mixture = [ { weight = w, law = {...} }, ... ] }`.
/// `{ pool = { linear = [law, law], weights = [...] } }`, `{ pool = { logarithmic = [law, law], weights = [...] } }`,
/// with equal weights where they are left out.
/// Quantiles, two or more, or three or more by family (fit.hpp), and mean and sd stand in a table for uniform, normal,
/// lognormal, beta, gamma, weibull, student_t beside df and generalised_pareto beside location; quantiles alone for
/// triangular, pert and truncated_normal beside low and high.
/// Beside its name a law may have `truncate = [low, high]`, `scale = s` and `shift = t`: the law given that it lies in
/// the interval, then times s, then plus t.
/// \throws InputError at the fault, under the name of the input
[[nodiscard]] Law parse_law(const Node& node);

/// The law of one line of text, such as `{ beta = [2, 10] }`. \throws Error with code usage
[[nodiscard]] Law parse_law_text(std::string_view text);

/// The names of the laws, in the order above.
[[nodiscard]] const std::vector<std::string>& law_names();

}  // namespace fundshare
