// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "fundshare/base/error.hpp"
#include "fundshare/export/rounding.hpp"

namespace fundshare {
namespace {

constexpr std::size_t line_width = 100, most_text = 20'000;

std::string plain(const std::string& text) { return printable(text, most_text); }

std::string cut(const std::string& text, std::size_t most) {
  const auto whole = plain(text);
  return whole.size() <= most ? whole : whole.substr(0, most - 3) + "...";
}

// Breaks at blanks; a word that is longer than a line, such as an address, keeps a line of its own.
std::string wrapped(const std::string& text, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find(' ', start), text.size());
    const auto length = end - start;
    if (column > indent && column + 1 + length > line_width) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += text.substr(start, length);
    column += length;
    start = end + 1;
  }
  return out;
}

std::string without_blanks_at_end(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

enum class Side { start, end };

std::string aligned(const std::string& text, std::size_t width, Side side) {
  return side == Side::end ? fmt::format("{:>{}}", text, width) : fmt::format("{:<{}}", text, width);
}

std::string heading(const std::string& title) { return title.empty() ? "" : wrapped(plain(title), 0) + "\n"; }

std::string text_of(const PageFields& part) {
  std::size_t width = 0;
  for (const auto& [name, cell] : part.fields) width = std::max(width, name.size());
  std::string out = heading(part.title);
  for (const auto& [name, cell] : part.fields) {
    const auto indent = width + 4;
    // A text of several lines, such as a table of a scenario, keeps them.
    std::string value;
    for (std::size_t start = 0; start <= cell.text.size();) {
      const auto end = std::min(cell.text.find('\n', start), cell.text.size());
      if (start > 0) value += "\n" + std::string(indent, ' ');
      value += wrapped(plain(cell.text.substr(start, end - start)), indent);
      start = end + 1;
    }
    out += without_blanks_at_end(fmt::format("  {:<{}}  {}", name, width, value)) + "\n";
  }
  return out;
}

/// The fewest columns at the left that tell the rows apart; the first alone where three do not.
std::size_t naming_columns(const PageTable& part) {
  constexpr std::size_t most = 3;
  for (std::size_t count = 1; count <= std::min(most, part.columns.size()); ++count) {
    std::set<std::vector<std::string>> names;
    for (const auto& row : part.rows) {
      std::vector<std::string> name;
      for (std::size_t column = 0; column < count; ++column) name.push_back(row[column].text);
      names.insert(std::move(name));
    }
    if (names.size() == part.rows.size()) return count;
  }
  return 1;
}

/// Columns that fit side by side in a line. A table that is too wide is cut into blocks one below the other, each of
/// which begins with the columns that name a row.
std::vector<std::vector<std::size_t>> blocks_of(const std::vector<std::size_t>& widths, std::size_t naming) {
  std::vector<std::size_t> names(naming);
  std::iota(names.begin(), names.end(), std::size_t{0});
  std::vector<std::vector<std::size_t>> blocks{{}};
  const auto width_of = [&](const std::vector<std::size_t>& block) {
    return std::accumulate(block.begin(), block.end(), std::size_t{0},
                           [&](std::size_t sum, std::size_t column) { return sum + 2 + widths[column]; });
  };
  for (std::size_t column = 0; column < widths.size(); ++column) {
    auto& block = blocks.back();
    const bool full = width_of(block) + 2 + widths[column] > line_width && block.size() > naming;
    if (full) blocks.push_back(names);
    blocks.back().push_back(column);
  }
  return blocks;
}

std::string text_of(const PageTable& part) {
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < part.columns.size(); ++column) {
    auto width = part.columns[column].size();
    for (const auto& row : part.rows) width = std::max(width, cut(row[column].text, part.most_width).size());
    widths.push_back(width);
  }
  const auto side = [&](std::size_t column) {
    const bool has_numbers =
        std::ranges::any_of(part.rows, [&](const auto& row) { return row[column].number.has_value(); });
    return has_numbers ? Side::end : Side::start;
  };
  std::string out = heading(part.title);
  const auto blocks = blocks_of(widths, naming_columns(part));
  for (const auto& block : blocks) {
    if (&block != &blocks.front()) out += "\n";
    const auto add_line = [&](const auto& text_in) {
      std::string line;
      for (const auto column : block) line += "  " + aligned(text_in(column), widths[column], side(column));
      out += without_blanks_at_end(line) + "\n";
    };
    add_line([&](std::size_t column) { return part.columns[column]; });
    for (const auto& row : part.rows)
      add_line([&](std::size_t column) { return cut(row[column].text, part.most_width); });
  }
  if (!part.note.empty()) out += "  " + wrapped(plain(part.note), 2) + "\n";
  return out;
}

bool is_empty(const PageFields& part) { return part.fields.empty(); }
bool is_empty(const PageTable& part) { return part.json_alone || (part.rows.empty() && part.note.empty()); }

}  // namespace

PageCell count_cell(std::size_t count) { return {static_cast<double>(count), grouped(count)}; }

PageCell number_cell(double value) { return {value, fmt::format("{:.4g}", value)}; }

std::string listed(const std::vector<std::string>& words, const std::string& separator) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : separator) + word;
  return out;
}

std::string page_text(const Page& page) {
  std::string out = heading(page.title);
  for (const auto& part : page.parts) {
    std::visit(
        [&](const auto& one) {
          if (!is_empty(one)) out += "\n" + text_of(one);
        },
        part);
  }
  return out;
}

}  // namespace fundshare
