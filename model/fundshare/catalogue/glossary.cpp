// SPDX-License-Identifier: Apache-2.0
#include "fundshare/catalogue/glossary.hpp"

#include <algorithm>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/csv_file.hpp"

namespace fundshare {
namespace {

std::vector<Term> read_terms() {
  const auto raw = parse_csv(embedded_glossary(), "catalogue/glossary.csv");
  expects(raw.header == std::vector<std::string>{"kind", "name", "definition", "meaning"},
          "the glossary has the columns kind, name, definition, meaning");
  std::vector<Term> terms;
  for (const auto& row : raw.rows) terms.push_back({row.cells[0], row.cells[1], row.cells[2], row.cells[3]});
  return terms;
}

}  // namespace

const std::vector<Term>& glossary() {
  static const std::vector<Term> terms = read_terms();
  return terms;
}

const Term* find_term(std::string_view kind, std::string_view name) {
  const auto& terms = glossary();
  const auto at = std::ranges::find_if(terms, [&](const Term& term) { return term.kind == kind && term.name == name; });
  return at == terms.end() ? nullptr : &*at;
}

std::string meaning_of(std::string_view kind, std::string_view name) {
  const Term* const term = find_term(kind, name);
  return term ? term->meaning : std::string{};
}

}  // namespace fundshare
