// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/csv_guard.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/utf8.hpp"

namespace fundshare {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool starts_like_html(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '<' && text.substr(first, 7) != "<<<<<<<";
}

// A guess at what a file is that cannot be a table, from its first bytes; empty for a table.
std::string_view guess_kind(std::string_view bytes) {
  const auto begins = [&](std::string_view start) { return bytes.substr(0, start.size()) == start; };
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) return "an empty file";
  if (begins("\xff\xfe") || begins("\xfe\xff")) return "UTF-16 text (byte offset 0; save it as UTF-8)";
  if (begins("\x89PNG")) return "a PNG image";
  if (begins("\x1f\x8b")) return "a gzip archive (unpack it first)";
  if (begins("PK\x03\x04")) return "a zip archive or a spreadsheet (save it as CSV)";
  if (begins("%PDF")) return "a PDF document";
  if (begins("version https://git-lfs")) return "a Git LFS pointer (fetch the file itself)";
  if (starts_like_html(bytes)) return "an HTML or XML page";
  return {};
}

void refuse_other_encodings(std::string_view bytes, const std::string& file) {
  const auto line_of = [&](std::size_t offset) {
    return 1 + static_cast<int>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  };
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
    throw InputError({file, line_of(nul), 1, {}},
                     fmt::format("NUL byte at byte offset {} (save the file as UTF-8)", nul));
  }
  if (const auto bad = find_invalid_utf8(bytes); bad != std::string_view::npos) {
    throw InputError({file, line_of(bad), 1, {}},
                     fmt::format("byte 0x{:02x} at byte offset {} is not UTF-8 (save the file as UTF-8)",
                                 static_cast<unsigned char>(bytes[bad]), bad));
  }
}

// Walks over the bytes once and keeps count of line, field and quotes.
class FormCheck {
 public:
  FormCheck(std::string_view text, std::string file) : text_{text}, file_{std::move(file)} {}

  /// The number of columns. \throws InputError
  std::size_t run() {
    while (at_ < text_.size()) check_line();
    problems_.throw_if_any();
    return columns_;
  }

 private:
  [[noreturn]] void refuse(std::string_view problem) const {
    throw InputError({file_, line_, static_cast<int>(field_), {}}, problem);
  }

  void check_line() {
    const std::size_t start = at_;
    refuse_merge_marks();
    field_ = 1;
    while (check_cell()) {
      if (++field_ > most_columns && line_ == 1) refuse(fmt::format("more than {} columns", most_columns));
    }
    if (at_ - start > most_line_bytes) refuse("a line above 8 MiB");
    check_count(text_[start] == '\n' || text_[start] == '\r');
    ++line_;
  }

  void check_count(bool is_blank) {
    if (line_ == 1) columns_ = field_;
    if (field_ == columns_) return;
    const auto what = is_blank ? std::string{"blank line (remove it)"}
                               : fmt::format(
                                     "{} field{} where the header has {} (a comma inside a cell needs quotes "
                                     "around the cell)",
                                     field_, field_ == 1 ? "" : "s", columns_);
    problems_.add({file_, line_, static_cast<int>(std::min(field_, columns_ + 1)), {}}, what);
  }

  void refuse_merge_marks() const {
    const auto mark = text_.substr(at_, 7);
    if (mark != "<<<<<<<" && mark != "=======" && mark != ">>>>>>>" && mark != "|||||||") return;
    throw InputError({file_, line_, 1, {}}, "marks of an unfinished merge (choose one side)");
  }

  // Whether another cell follows on the line; leaves at_ behind the comma or the newline.
  bool check_cell() {
    const std::size_t start = at_;
    if (text_[at_] == '"') {
      skip_quoted();
    } else {
      skip_plain();
    }
    if (at_ - start > most_cell_bytes) refuse("a cell above 1 MiB");
    if (text_[at_] == '\r') ++at_;
    return text_[at_++] == ',';
  }

  [[nodiscard]] bool at_end_of_cell() const {
    const char c = text_[at_];
    return c == ',' || c == '\n' || (c == '\r' && text_[at_ + 1] == '\n');
  }

  void skip_plain() {
    while (!at_end_of_cell()) {
      if (text_[at_] == '"') refuse("a quote inside a cell that does not begin with one (write \"\" inside quotes)");
      if (text_[at_] == '\r') refuse("a carriage return inside a cell");
      ++at_;
    }
  }

  void skip_quoted() {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"' && text_[at_ + 1] != '"') break;
      if (text_[at_] == '"') ++at_;
      if (text_[at_] == '\n')
        refuse("the quote that opens here is not closed on its line (a cell cannot hold a newline)");
    }
    ++at_;
    if (!at_end_of_cell()) refuse("text after a closing quote");
  }

  std::string_view text_;
  std::string file_;
  std::size_t at_ = 0;
  std::size_t field_ = 1;
  std::size_t columns_ = 0;
  int line_ = 1;
  ErrorList problems_;
};

void refuse_other_separators(std::string_view text, const std::string& file) {
  const auto header = text.substr(0, text.find('\n'));
  const auto has = [&](char separator) { return header.find(separator) != std::string_view::npos; };
  if (has(',') || !(has(';') || has('\t'))) return;
  throw InputError({file, 1, 1, {}},
                   fmt::format("looks like a table separated by {} (use commas)", has(';') ? "semicolons" : "tabs"));
}

}  // namespace

GuardedText guard_csv(std::string_view bytes, const std::string& file) {
  if (const auto kind = guess_kind(bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096))); !kind.empty()) {
    throw InputError({file, 1, 1, {}}, fmt::format("looks like {}, not a table", kind));
  }
  refuse_other_encodings(bytes, file);
  if (bytes.substr(0, 3) == byte_order_mark) bytes.remove_prefix(3);
  GuardedText guarded{std::string{bytes}, 0};
  if (guarded.text.empty()) throw InputError({file, 1, 1, {}}, "looks like an empty file, not a table");
  if (guarded.text.back() != '\n') guarded.text += '\n';
  refuse_other_separators(guarded.text, file);
  guarded.columns = FormCheck{guarded.text, file}.run();
  return guarded;
}

}  // namespace fundshare
