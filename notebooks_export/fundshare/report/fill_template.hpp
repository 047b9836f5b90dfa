// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace fundshare {

/// What stands for a slot of a template; nothing where there is nothing to say.
using Resolve = std::function<std::optional<std::string>(std::string_view slot)>;

/// Fills {{slot}} with its text as it is. {{#slot}}...{{/slot}} stays where the slot has a text and goes where it has
/// none; such parts do not nest. \throws std::logic_error for an unclosed slot or part, or a slot without a text
[[nodiscard]] std::string fill_template(std::string_view text, const Resolve& resolve);

}  // namespace fundshare
