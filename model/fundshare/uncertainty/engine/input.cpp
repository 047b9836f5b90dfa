// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/engine/input.hpp"

#include <algorithm>

#include "fundshare/base/error.hpp"

namespace fundshare {

const char* to_string(Scope scope) {
  switch (scope) {
    case Scope::world:
      return "world";
    case Scope::year:
      return "year";
    case Scope::incident:
      return "incident";
  }
  throw std::logic_error{"a scope without a name"};
}

std::string Input::stream_name(std::size_t label) const {
  if (labels.empty()) return name;
  expects(label < labels.size(), "a label of the input");
  return name + "[" + labels[label] + "]";
}

bool Input::rests_on_judgement() const { return std::ranges::find(evidence, "judgement") != evidence.end(); }

}  // namespace fundshare
