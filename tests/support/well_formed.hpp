// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundshare::test {

/// What is amiss with a text as XML elements, attributes and entities; empty where every tag is closed in order, every
/// attribute is in double quotes and every & begins one of the entities that we write. Comments and declarations are
/// not known.
inline std::string xml_fault(std::string_view text) {
  std::vector<std::string> open;
  while (!text.empty()) {
    const std::size_t tag = text.find('<');
    const std::string_view words = text.substr(0, tag);
    for (std::size_t at = words.find('&'); at != std::string_view::npos; at = words.find('&', at + 1)) {
      bool known = false;
      for (const std::string_view entity : {"&amp;", "&lt;", "&gt;", "&quot;"})
        known |= words.substr(at).starts_with(entity);
      if (!known) return "a bare & in '" + std::string{words} + "'";
    }
    if (tag == std::string_view::npos) break;
    const std::size_t end = text.find('>', tag);
    if (end == std::string_view::npos) return "a tag without its end";
    std::string inside{text.substr(tag + 1, end - tag - 1)};
    text.remove_prefix(end + 1);
    if (inside.starts_with('/')) {
      if (open.empty() || open.back() != inside.substr(1)) return "</" + inside.substr(1) + "> closes nothing";
      open.pop_back();
      continue;
    }
    std::size_t quotes = 0;
    for (const char letter : inside) quotes += letter == '"' ? 1 : 0;
    if (quotes % 2 != 0) return "an open quote in <" + inside + ">";
    if (!inside.ends_with('/')) open.push_back(inside.substr(0, inside.find(' ')));
  }
  return open.empty() ? "" : "<" + open.back() + "> is not closed";
}

}  // namespace fundshare::test
