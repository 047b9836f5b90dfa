// SPDX-License-Identifier: Apache-2.0
#include "fundshare/base/infinity.hpp"
#include "fundshare/uncertainty/spec/law_forms.hpp"
#include "fundshare/uncertainty/spec/make_law.hpp"

namespace fundshare {
namespace {

using Given = const LawParameters&;

constexpr Limits positive{0, infinity, true, false};
constexpr Limits inside_one{0, 1, true, true};

Parameter optional(Parameter parameter) {
  parameter.required = false;
  return parameter;
}

LawForm number(Parameter parameter, Law (*make)(Given), const char* example) {
  return {Shape::number, {parameter}, 0, make, example};
}
LawForm list(std::vector<Parameter> parameters, Law (*make)(Given), const char* example) {
  return {Shape::list, std::move(parameters), 0, make, example};
}
LawForm table(std::vector<Parameter> parameters, Law (*make)(Given), const char* example) {
  return {Shape::table, std::move(parameters), 0, make, example};
}
LawForm quantiles(std::size_t least, const char* example, std::vector<Parameter> known = {}) {
  return {Shape::table, std::move(known), least, law_by_quantiles, example};
}
LawForm moments(Limits mean, const char* example, std::vector<Parameter> known = {}) {
  known.push_back({"mean", mean});
  known.push_back({"sd", positive});
  return {Shape::table, std::move(known), 0, law_by_moments, example};
}

LawEntry constant_law() {
  return {
      "constant",
      "one value; a number alone says the same",
      {number(
          {"value"}, [](Given g) -> Law { return Constant::from_value(g.number(g.value())); }, "{ constant = 4 }")}};
}

std::vector<LawEntry> bounded_laws() {
  return {
      {"uniform",
       "every value between two bounds alike",
       {list({{"low"}, {"high"}}, make_two<Uniform::from_bounds>, "{ uniform = [0, 4] }"),
        moments({}, "{ uniform = { mean = 2, sd = 0.5 } }"), quantiles(2, "{ uniform = { q05 = 1, q95 = 3 } }")}},
      {"triangular",
       "straight lines up to a mode and down",
       {list({{"low"}, {"mode"}, {"high"}}, make_three<Triangular::from_low_mode_high>, "{ triangular = [0, 1, 3] }"),
        quantiles(3, "{ triangular = { q10 = 1, q50 = 2, q90 = 3.2 } }")}},
      {"pert",
       "a smooth hump from low to high, the mode counted four times in the mean",
       {list({{"low"}, {"mode"}, {"high"}}, make_three<Pert::from_low_mode_high>, "{ pert = [0, 0.05, 0.2] }"),
        quantiles(3, "{ pert = { q10 = 1, q50 = 2, q90 = 4 } }")}},
      {"beta",
       "a share between 0 and 1, by two shapes",
       {list({{"a", positive}, {"b", positive}}, make_two<Beta::from_shapes>, "{ beta = [2, 10] }"),
        moments(inside_one, "{ beta = { mean = 0.2, sd = 0.1 } }"),
        quantiles(2, "{ beta = { q05 = 0.1, q95 = 0.4 } }")}}};
}

std::vector<LawEntry> normal_laws() {
  return {{"normal",
           "the normal law",
           {list({{"mean"}, {"sd", positive}}, make_two<Normal::from_mean_sd>, "{ normal = [10, 2] }"),
            moments({}, "{ normal = { mean = 10, sd = 2 } }"), quantiles(2, "{ normal = { q05 = 7, q95 = 13 } }")}},
          {"lognormal",
           "the exponential of a normal law; mu and sigma are those of the logarithm, gsd is exp(sigma)",
           {list({{"mu"}, {"sigma", positive}}, make_two<LogNormal::from_mu_sigma>, "{ lognormal = [1, 0.5] }"),
            table({{"median", positive}, {"gsd", {1, infinity, true, false}}}, lognormal_by_median,
                  "{ lognormal = { median = 1, gsd = 1.5 } }"),
            moments(positive, "{ lognormal = { mean = 3, sd = 2 } }"),
            quantiles(2, "{ lognormal = { q05 = 50e6, q95 = 400e6 } }")}},
          {"truncated_normal",
           "the normal law between two bounds; mean and sd are those before the cut",
           {table({{"mean"}, {"sd", positive}, optional({"low"}), optional({"high"})}, truncated_normal,
                  "{ truncated_normal = { mean = 1, sd = 2, low = 0, high = 3 } }"),
            quantiles(2, "{ truncated_normal = { low = 0, q05 = 1, q95 = 3 } }",
                      {optional({"low"}), optional({"high"})})}}};
}

std::vector<LawEntry> tailed_laws() {
  const Parameter df{"df", {0.01, infinity, false, false}};
  return {
      {"gamma",
       "values above 0",
       {list({{"shape", positive}, {"scale", positive}}, make_two<Gamma::from_shape_scale>, "{ gamma = [2.5, 3] }"),
        moments(positive, "{ gamma = { mean = 2, sd = 3 } }"), quantiles(2, "{ gamma = { q05 = 1, q95 = 3 } }")}},
      {"weibull",
       "values above 0, such as waiting times",
       {list({{"shape", positive}, {"scale", positive}}, make_two<Weibull::from_shape_scale>, "{ weibull = [1.5, 2] }"),
        moments(positive, "{ weibull = { mean = 2, sd = 3 } }"), quantiles(2, "{ weibull = { q05 = 1, q95 = 7 } }")}},
      {"student_t",
       "heavy tails on both sides; no mean for df <= 1, no finite sd for df <= 2; location 0 and scale 1 if left out",
       {table({df, optional({"location"}), optional({"scale", positive})}, student_t,
              "{ student_t = { df = 4, location = 1, scale = 2 } }"),
        moments({}, "{ student_t = { df = 4, mean = 1, sd = 3 } }", {{"df", {2, infinity, true, false}}}),
        quantiles(2, "{ student_t = { df = 4, q05 = 1, q95 = 3 } }", {df}),
        quantiles(3, "{ student_t = { q25 = 0, q50 = 1, q95 = 5 } }")}},
      {"generalised_pareto",
       "a tail that begins at its location; no finite sd for shape >= 1/2",
       {list({{"location"}, {"scale", positive}, {"shape", {-100, 100, false, false}}},
             make_three<GeneralisedPareto::from_location_scale_shape>, "{ generalised_pareto = [0, 1, 0.25] }"),
        moments({}, "{ generalised_pareto = { location = 1, mean = 2, sd = 3 } }", {optional({"location"})}),
        quantiles(2, "{ generalised_pareto = { location = 0, q50 = 1, q95 = 5 } }", {{"location"}}),
        quantiles(3, "{ generalised_pareto = { q10 = 1, q50 = 2, q90 = 7 } }")}},
      {"metalog",
       "any shape, by coefficients or quantiles: as many terms as quantiles, or fewer by least squares",
       {table({{"coefficients", {}, true, Takes::numbers}, optional({"low"}), optional({"high"})},
              metalog_by_coefficients, "{ metalog = { coefficients = [1, 0.5, 0.2], low = 0 } }"),
        quantiles(2, "{ metalog = { q05 = 1, q50 = 2, q95 = 5, low = 0 } }",
                  {optional({"terms", {2, 9, false, false}}), optional({"low"}), optional({"high"})})}}};
}

std::vector<LawEntry> counting_laws() {
  const Parameter weights{"weights", {0, infinity, false, false}, true, Takes::numbers};
  return {
      {"poisson",
       "counts with a mean",
       {number(
           {"mean", {0, 1e6, false, false}}, [](Given g) -> Law { return Poisson::from_mean(g.number(g.value())); },
           "{ poisson = 0.5 }")}},
      {"bernoulli",
       "1 with a probability, else 0",
       {number(
           {"probability", {0, 1, false, false}},
           [](Given g) -> Law { return Bernoulli::from_probability(g.number(g.value())); }, "{ bernoulli = 0.25 }")}},
      {"discrete",
       "listed values; the weights have sum 1",
       {table({{"values", {}, true, Takes::numbers}, weights}, discrete,
              "{ discrete = { values = [0, 5], weights = [0.25, 0.75] } }")}},
      {"empirical",
       "a sample, each value alike or by weights of any sum; smooth = true, or a bandwidth, puts normal laws about "
       "them",
       {{Shape::values, {{"values"}}, 0, empirical, "{ empirical = [3, 1, 2.5] }"},
        table({{"values", {}, true, Takes::numbers},
               optional(weights),
               optional({"smooth", positive, false, Takes::smoothing})},
              empirical, "{ empirical = { values = [3, 1, 2.5], weights = [2, 1, 1], smooth = true } }")}}};
}

std::vector<LawEntry> joined_laws() {
  const Parameter weights{"weights", {0, 1, false, false}, false, Takes::numbers};
  return {{"mixture",
           "one of several laws, by weights of sum 1",
           {{Shape::parts,
             {{"weight", {0, 1, false, false}}, {"law", {}, true, Takes::laws}},
             0,
             mixture,
             "{ mixture = [{ weight = 0.75, law = { beta = [2, 8] } }, { weight = 0.25, law = 0.5 }] }"}}},
          {"pool",
           "the laws of several experts: linear mixes them, logarithmic multiplies their densities; equal weights if "
           "left out",
           {table({{"linear", {}, true, Takes::laws}, weights}, linear_pool,
                  "{ pool = { linear = [{ normal = [0, 1] }, { normal = [1, 2] }], weights = [0.3, 0.7] } }"),
            table({{"logarithmic", {}, true, Takes::laws}, weights}, logarithmic_pool,
                  "{ pool = { logarithmic = [{ normal = [0, 1] }, { normal = [1, 2] }] } }")}}};
}

}  // namespace

const std::vector<LawEntry>& law_table() {
  static const std::vector<LawEntry> table = [] {
    std::vector<LawEntry> all{constant_law()};
    for (const auto& group : {bounded_laws(), normal_laws(), tailed_laws(), counting_laws(), joined_laws()}) {
      all.insert(all.end(), group.begin(), group.end());
    }
    return all;
  }();
  return table;
}

}  // namespace fundshare
