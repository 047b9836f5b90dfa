// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "fundshare/uncertainty/engine/binder.hpp"
#include "fundshare/uncertainty/engine/draws.hpp"

namespace fundshare::test {

/// A declaration with made-up surroundings.
inline Declaration declare(const std::string& name, Law law, Scope scope = Scope::world) {
  return {.name = name,
          .group = "g",
          .unit = "1",
          .confidence = "judgement",
          .meaning = "made up",
          .scope = scope,
          .evidence = {"judgement"},
          .law = std::move(law),
          .choices = {},
          .by_label = {},
          .place = {"made-up", 1, 1, name}};
}

inline Declaration choose(const std::string& name, std::vector<std::string> choices, double value) {
  auto declared = declare(name, Constant::from_value(value));
  declared.choices = std::move(choices);
  return declared;
}

/// World-scope constants by name.
inline std::vector<Declaration> constants(const std::map<std::string, double>& values) {
  std::vector<Declaration> out;
  for (const auto& [name, value] : values) out.push_back(declare(name, Constant::from_value(value)));
  return out;
}

/// The draws of a few worlds of what a binder bound; the binder is finished here.
class Worlds {
 public:
  explicit Worlds(Binder& binder, std::size_t worlds = 1, const Variant& variant = {})
      : set_{binder.finish({})}, base_{set_}, streams_{set_, base_, variant}, points_{1}, draws{streams_, points_} {
    draws.start(0, worlds);
  }

 private:
  InputSet set_;
  Streams base_, streams_;
  MonteCarloPoints points_;

 public:
  Draws draws;
};

}  // namespace fundshare::test
