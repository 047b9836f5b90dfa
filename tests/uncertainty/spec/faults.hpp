// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/base/error.hpp"

namespace fundshare::testing {

/// The text of the error that an action throws, with its exit code in front: "65 file:1:2: name: problem".
template <class Action>
std::string fault_of(Action action) {
  try {
    action();
  } catch (const Error& fault) {
    return std::to_string(static_cast<int>(fault.code())) + " " + fault.what();
  }
  return "no error";
}

}  // namespace fundshare::testing
