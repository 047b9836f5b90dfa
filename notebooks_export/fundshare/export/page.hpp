// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace fundshare {

/// What belongs to a figure of a run beside itself.
struct PageSpread {
  std::optional<double> q05, q95, mc_se;
};

/// One value: the text that people read, and for a number the number that JSON holds; with its spread, an object.
struct PageCell {
  std::string text;
  std::optional<double> number = std::nullopt;
  std::optional<PageSpread> spread = std::nullopt;

  PageCell(std::string words) : text{std::move(words)} {}
  PageCell(const char* words) : text{words} {}
  PageCell(double value, std::string shown) : text{std::move(shown)}, number{value} {}
};

/// Names and values, one a line.
struct PageFields {
  std::string key;    ///< of JSON; left out of it where empty
  std::string title;  ///< a heading; may be empty
  std::vector<std::pair<std::string, PageCell>> fields;
};

/// Rows under a heading each; numbers stand at the end of their column.
struct PageTable {
  std::string key;
  std::string title;
  std::vector<std::string> columns;
  std::vector<std::vector<PageCell>> rows;
  std::string note = {};        ///< a line below it; may be empty
  std::size_t most_width = 60;  ///< of a column; longer texts are cut
  bool json_alone = false;      ///< left out of the text
};

/// What a question about the tables or the model is answered with, for people and for programs.
struct Page {
  std::string kind;   ///< of JSON: what it is about, such as input
  std::string title;  ///< one line
  std::vector<std::variant<PageFields, PageTable>> parts;
};

/// A whole number with a comma for each thousand.
[[nodiscard]] PageCell count_cell(std::size_t count);

/// A number with four significant figures for people.
[[nodiscard]] PageCell number_cell(double value);

/// Plain ASCII text of aligned columns. Control characters become '?'; parts without rows are left out.
[[nodiscard]] std::string page_text(const Page& page);

/// A page, or an array of pages, as JSON with every digit (in json_documents.cpp).
[[nodiscard]] std::string page_json(const Page& page);
[[nodiscard]] std::string pages_json(const std::vector<Page>& pages);

/// The key of JSON for a name or the heading of a column (in json_documents.cpp). A name without blanks and brackets,
/// such as allocation.missile_share or 2023-2025, is its own key; of another text the words are joined by '_' in small
/// letters: "median (model 90 % interval)" is median_model_90_percent_interval.
[[nodiscard]] std::string json_key(const std::string& heading);

/// Texts joined by a separator.
[[nodiscard]] std::string listed(const std::vector<std::string>& words, const std::string& separator = ", ");

}  // namespace fundshare
