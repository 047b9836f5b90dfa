// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "fundshare/base/error.hpp"

namespace fundshare::test {

/// The text of the Error that `act` throws; "no error" where it throws none.
template <class Act>
std::string message_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace fundshare::test
