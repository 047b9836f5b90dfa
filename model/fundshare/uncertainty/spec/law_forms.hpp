// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "fundshare/uncertainty/laws/law.hpp"
#include "fundshare/uncertainty/spec/law_parameters.hpp"

namespace fundshare {

/// What may stand at one parameter of a law.
enum class Takes {
  number,
  numbers,   ///< a list of numbers
  laws,      ///< a list of laws
  smoothing  ///< true, false or a bandwidth > 0
};

/// The numbers that a parameter may have. The laws themselves refuse others and say why; editors know these.
struct Limits {
  double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
  bool low_open = false;  ///< low itself is refused too
  bool high_open = false;
};

struct Parameter {
  const char* name;
  Limits limits = {};
  bool required = true;
  Takes takes = Takes::number;
};

enum class Shape {
  number,  ///< `{ poisson = 2 }`
  list,    ///< as many numbers as parameters
  values,  ///< numbers, as many as one likes
  parts,   ///< a list of tables with the keys weight and law
  table    ///< the parameters by name, and quantiles such as q05 where the form takes them
};

/// One way to write a law.
struct LawForm {
  Shape shape;
  std::vector<Parameter> parameters;
  std::size_t least_quantiles;  ///< 0 where the form takes none
  Law (*make)(const LawParameters&);
  const char* example;  ///< a whole law
};

struct LawEntry {
  const char* name;
  const char* meaning;  ///< a few words
  std::vector<LawForm> forms;
};

/// Every law that a settings file may name, with its forms: the reader, its help and the schema of scenarios go by it.
[[nodiscard]] const std::vector<LawEntry>& law_table();

/// The form that a law is written in. \throws InputError for an unknown key, too few quantiles, a list of another
/// length, and where the keys are those of no form
[[nodiscard]] const LawForm& form_of(const LawParameters& given, const LawEntry& law);

/// One form in words: "[low, high]", "the keys mean and sd", "two quantiles or more such as q05 and q95".
[[nodiscard]] std::string describe_form(const LawForm& form);

/// The keys that stand beside the name of a law, with what they do.
struct Wrapper {
  const char *key, *meaning;
};
[[nodiscard]] const std::vector<Wrapper>& law_wrappers();

/// Every law with its forms, an example each, as help shows them.
[[nodiscard]] std::string law_forms_text();

}  // namespace fundshare
