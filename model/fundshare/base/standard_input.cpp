// SPDX-License-Identifier: Apache-2.0
#include "fundshare/base/standard_input.hpp"

#include <cstdio>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

std::string read_all(std::size_t most) {
  std::string text(most + 1, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), stdin));
  const std::string name = standard_input_name;
  if (std::ferror(stdin)) throw Error{ExitCode::no_input, name + ": cannot be read"};
  if (text.size() > most) throw Error{ExitCode::data, name + ": longer than " + std::to_string(most) + " bytes"};
  return text;
}

}  // namespace

const std::string& standard_input(std::size_t most) {
  static const std::string text = read_all(most);
  return text;
}

}  // namespace fundshare
