// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/parse_law.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <string_view>

#include "fundshare/uncertainty/spec/fitted_forms.hpp"
#include "fundshare/uncertainty/spec/law_parameters.hpp"
#include "fundshare/uncertainty/spec/toml_document.hpp"

namespace fundshare {
namespace {

Law law_of(const Node& node, const std::string& input);

/// The law of a family by its list of parameters, else by quantiles or, where it has these forms, by mean and sd.
std::vector<double> listed(const LawParameters& given, std::string_view names, std::size_t count,
                           std::string_view other_forms) {
  if (given.value().table()) given.fail(given.value(), fmt::format("needs [{}], or {}", names, other_forms));
  return given.numbers(names, count);
}

constexpr std::string_view moments_or_quantiles = "the keys mean and sd, or two quantiles or more such as q05 and q95";
constexpr std::string_view three_quantiles = "three quantiles or more such as q05, q50 and q95";

Law uniform(const LawParameters& given) {
  if (const auto law = fitted_form(given, "uniform")) return *law;
  const auto v = listed(given, "low, high", 2, moments_or_quantiles);
  return Uniform::from_bounds(v[0], v[1]);
}

Law triangular(const LawParameters& given) {
  if (const auto law = fitted_form(given, "triangular")) return *law;
  const auto v = listed(given, "low, mode, high", 3, three_quantiles);
  return Triangular::from_low_mode_high(v[0], v[1], v[2]);
}

Law pert(const LawParameters& given) {
  if (const auto law = fitted_form(given, "pert")) return *law;
  const auto v = listed(given, "low, mode, high", 3, three_quantiles);
  return Pert::from_low_mode_high(v[0], v[1], v[2]);
}

Law normal(const LawParameters& given) {
  if (const auto v = given.pair("mean", "sd")) return Normal::from_mean_sd(v->first, v->second);
  if (const auto v = given.quantiles()) {
    return Normal::from_quantiles(v->first.p, v->first.x, v->second.p, v->second.x);
  }
  if (const auto law = fitted_form(given, "normal")) return *law;
  if (given.value().table())
    given.fail(given.value(), "needs the keys mean and sd, or two quantiles or more such as q05 and q95");
  const auto v = given.numbers("mean, sd", 2);
  return Normal::from_mean_sd(v[0], v[1]);
}

Law lognormal(const LawParameters& given) {
  if (const auto v = given.pair("median", "gsd")) return LogNormal::from_median_gsd(v->first, v->second);
  if (const auto v = given.pair("mean", "sd")) return LogNormal::from_mean_sd(v->first, v->second);
  if (const auto v = given.quantiles()) {
    if (v->first.p == 0.05 && v->second.p == 0.95) {
      return LogNormal::from_90_percent_interval(v->first.x, v->second.x);
    }
    return LogNormal::from_quantiles(v->first.p, v->first.x, v->second.p, v->second.x);
  }
  if (const auto law = fitted_form(given, "lognormal")) return *law;
  if (given.value().table()) {
    given.fail(given.value(),
               "needs the keys median and gsd, mean and sd, or two quantiles or more such as q05 and q95");
  }
  const auto v = given.numbers("mu, sigma", 2);
  return LogNormal::from_mu_sigma(v[0], v[1]);
}

Law beta(const LawParameters& given) {
  if (const auto v = given.quantiles()) return Beta::from_quantiles(v->first.p, v->first.x, v->second.p, v->second.x);
  if (const auto law = fitted_form(given, "beta")) return *law;
  const auto v = listed(given, "a, b", 2, moments_or_quantiles);
  return Beta::from_shapes(v[0], v[1]);
}

Law gamma_law(const LawParameters& given) {
  if (const auto law = fitted_form(given, "gamma")) return *law;
  const auto v = listed(given, "shape, scale", 2, moments_or_quantiles);
  return Gamma::from_shape_scale(v[0], v[1]);
}

Law weibull(const LawParameters& given) {
  if (const auto law = fitted_form(given, "weibull")) return *law;
  const auto v = listed(given, "shape, scale", 2, moments_or_quantiles);
  return Weibull::from_shape_scale(v[0], v[1]);
}

Law generalised_pareto(const LawParameters& given) {
  if (const auto law = fitted_form(given, "generalised_pareto", {"location"})) return *law;
  const auto v =
      listed(given, "location, scale, shape", 3, "quantiles or mean and sd, with location where it is known");
  return GeneralisedPareto::from_location_scale_shape(v[0], v[1], v[2]);
}

Law student_t(const LawParameters& given) {
  if (const auto law = fitted_form(given, "student_t", {"df"})) return *law;
  given.allow_keys({"df", "location", "scale"});
  const auto df = given.optional_number("df");
  if (!df) given.fail(given.value(), "needs the key df; location is 0 and scale 1 where they are left out");
  return StudentT::from_df_location_scale(*df, given.optional_number("location").value_or(0),
                                          given.optional_number("scale").value_or(1));
}

Law truncated_normal(const LawParameters& given) {
  if (!given.all_quantiles().empty()) {
    if (const auto law = fitted_form(given, "truncated_normal", {"low", "high"})) return *law;
  }
  given.allow_keys({"mean", "sd", "low", "high"});
  const auto mean = given.optional_number("mean");
  const auto sd = given.optional_number("sd");
  if (!mean || !sd) given.fail(given.value(), "needs the keys mean and sd; low and high are infinite where left out");
  constexpr double infinity = std::numeric_limits<double>::infinity();
  return Truncated::normal(*mean, *sd, given.optional_number("low").value_or(-infinity),
                           given.optional_number("high").value_or(infinity));
}

std::vector<double> number_list(const LawParameters& given, std::string_view key) {
  const Node* node = given.value().find(key);
  if (!node || !node->list() || given.value().table()->size() != 2) {
    given.fail(node ? *node : given.value(), "needs the lists values and weights, and no other key");
  }
  std::vector<double> numbers;
  for (const auto& element : *node->list()) numbers.push_back(given.number(element));
  return numbers;
}

Law discrete(const LawParameters& given) {
  const auto values = number_list(given, "values");
  const auto weights = number_list(given, "weights");
  return Discrete::from_values_weights(values, weights);
}

Law mixture(const LawParameters& given) {
  const auto* parts = given.value().list();
  if (!parts) given.fail(given.value(), fmt::format("needs a list of parts (found {})", show(given.value())));
  std::vector<double> weights;
  std::vector<Law> laws;
  for (const auto& part : *parts) {
    const Node* weight = part.find("weight");
    const Node* law = part.find("law");
    if (!weight || !law || part.table()->size() != 2)
      given.fail(part, "each part needs the keys weight and law, and no other");
    weights.push_back(given.number(*weight));
    laws.push_back(law_of(*law, given.input()));
  }
  return Mixture::from_weights_laws(weights, std::move(laws));
}

Law pool(const LawParameters& given) {
  given.allow_keys({"linear", "logarithmic", "weights"});
  const Node* linear = given.value().find("linear");
  const Node* logarithmic = given.value().find("logarithmic");
  const Node* list = linear ? linear : logarithmic;
  if (!list || (linear && logarithmic) || !list->list() || list->list()->empty()) {
    given.fail(list ? *list : given.value(), "needs one list of laws, linear or logarithmic");
  }
  std::vector<Law> laws;
  for (const auto& law : *list->list()) laws.push_back(law_of(law, given.input()));
  std::vector<double> weights(laws.size(), 1 / static_cast<double>(laws.size()));
  if (const Node* node = given.value().find("weights")) {
    if (!node->list()) given.fail(*node, fmt::format("needs a list of weights (found {})", show(*node)));
    weights.clear();
    for (const auto& weight : *node->list()) weights.push_back(given.number(weight));
  }
  if (linear) return Mixture::from_weights_laws(weights, std::move(laws));
  return LogPool::from_weights_laws(weights, std::move(laws));
}

struct NamedLaw {
  const char* name;
  Law (*parse)(const LawParameters&);
};

constexpr std::array<NamedLaw, 17> known_laws{{
    {"constant", [](const LawParameters& given) -> Law { return Constant::from_value(given.number(given.value())); }},
    {"uniform", uniform},
    {"triangular", triangular},
    {"pert", pert},
    {"normal", normal},
    {"lognormal", lognormal},
    {"beta", beta},
    {"gamma", gamma_law},
    {"student_t", student_t},
    {"weibull", weibull},
    {"generalised_pareto", generalised_pareto},
    {"truncated_normal", truncated_normal},
    {"poisson", [](const LawParameters& given) -> Law { return Poisson::from_mean(given.number(given.value())); }},
    {"bernoulli",
     [](const LawParameters& given) -> Law { return Bernoulli::from_probability(given.number(given.value())); }},
    {"discrete", discrete},
    {"mixture", mixture},
    {"pool", pool},
}};

/// The problem as a law states it, without the law's name in front: "PERT: low must be < high" -> "low must be < high".
std::string_view without_name(std::string_view problem, std::string_view name) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  const bool named = problem.size() > name.size() + 2 && problem.substr(name.size(), 2) == ": " &&
                     std::ranges::equal(problem.substr(0, name.size()), name, same);
  return named ? problem.substr(name.size() + 2) : problem;
}

/// What may stand beside the name of a law.
bool is_wrapper(std::string_view key) { return key == "truncate" || key == "scale" || key == "shift"; }

/// The law of one key, its name.
Law named_law(const NodeEntry& entry, const std::string& input) {
  const auto& [name, key_place, value] = entry;
  for (const auto& law : known_laws) {
    if (name != law.name) continue;
    const LawParameters given{name, value, input};
    try {
      return law.parse(given);
    } catch (const std::domain_error& problem) {
      given.fail(value, without_name(problem.what(), name));
    }
  }
  throw InputError{{key_place.file, key_place.line, key_place.column, input},
                   fmt::format("unknown law '{}'{}; the laws are {}", printable(name, 40), hint(name, law_names()),
                               fmt::join(law_names(), ", "))};
}

/// The law cut to `truncate`, then times `scale`, then plus `shift`, as far as the table has these keys.
Law wrapped(Law law, const Node& node, const std::string& input) {
  const auto apply = [&](std::string_view key, auto wrap) {
    const Node* value = node.find(key);
    if (!value) return;
    const LawParameters given{std::string{key}, *value, input};
    try {
      law = wrap(given);
    } catch (const std::domain_error& problem) {
      given.fail(*value, without_name(problem.what(), key));
    }
  };
  apply("truncate", [&](const LawParameters& given) -> Law {
    const auto [low, high] = given.bounds();
    return Truncated::from_law_bounds(law, low, high);
  });
  apply("scale", [&](const LawParameters& given) -> Law {
    return Affine::from_law_scale_shift(law, given.number(given.value()), 0);
  });
  apply("shift", [&](const LawParameters& given) -> Law {
    const auto* scaled = node.find("scale") ? std::get_if<Affine>(&law.value()) : nullptr;
    const double by = given.number(given.value());
    return scaled ? Affine::from_law_scale_shift(scaled->law(), scaled->scale(), by)
                  : Affine::from_law_scale_shift(law, 1, by);
  });
  return law;
}

Law law_of(const Node& node, const std::string& input) {
  const Place place{node.place.file, node.place.line, node.place.column, input};
  if (const auto* truth = std::get_if<bool>(&node.value)) return Constant::from_value(*truth ? 1.0 : 0.0);
  const auto* entries = node.table();
  if (!entries) {
    if (node.string() || node.list()) {
      throw InputError{place,
                       fmt::format("must be a number or a law such as {{ beta = [2, 10] }} (found {})", show(node))};
    }
    return Constant::from_value(LawParameters{"constant", node, input}.number(node));
  }
  const auto names = std::ranges::count_if(*entries, [](const NodeEntry& entry) { return !is_wrapper(entry.key); });
  if (names != 1) {
    throw InputError{place, fmt::format("a law is a table of one key, its name (found {} keys)", names)};
  }
  return wrapped(
      named_law(*std::ranges::find_if(*entries, [](const auto& entry) { return !is_wrapper(entry.key); }), input), node,
      input);
}

}  // namespace

Law parse_law(const Node& node) {
  constexpr std::string_view key = ".law";
  std::string input = node.place.name;
  if (input.ends_with(key)) input.resize(input.size() - key.size());
  return law_of(node, input);
}

Law parse_law_text(std::string_view text) {
  try {
    return parse_law(parse_toml_value(text, {"law", 0, 0, ""}));
  } catch (const InputError& fault) {
    throw Error{ExitCode::usage, fault.what()};
  }
}

const std::vector<std::string>& law_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& law : known_laws) all.emplace_back(law.name);
    return all;
  }();
  return names;
}

}  // namespace fundshare
