// SPDX-License-Identifier: Apache-2.0
#include "fundshare/report/fill_template.hpp"

#include <stdexcept>

#include "fundshare/base/error.hpp"

namespace fundshare {

std::string fill_template(std::string_view text, const Resolve& resolve) {
  std::string out;
  while (true) {
    const std::size_t start = text.find("{{");
    out += text.substr(0, start);
    if (start == std::string_view::npos) return out;
    const std::size_t end = text.find("}}", start);
    expects(end != std::string_view::npos, "every {{ of a template has its }}");
    const std::string_view slot = text.substr(start + 2, end - start - 2);
    text.remove_prefix(end + 2);
    if (!slot.starts_with('#')) {
      const auto value = resolve(slot);
      if (!value) throw std::logic_error{"the slot '" + std::string{slot} + "' of the template has no text"};
      out += *value;
      continue;
    }
    const std::string close = "{{/" + std::string{slot.substr(1)} + "}}";
    const std::size_t part = text.find(close);
    expects(part != std::string_view::npos, "every part of a template has its end");
    if (resolve(slot.substr(1))) out += fill_template(text.substr(0, part), resolve);
    text.remove_prefix(part + close.size());
  }
}

}  // namespace fundshare
