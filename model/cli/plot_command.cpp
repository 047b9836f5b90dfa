// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/results_folder.hpp"
#include "cli/standard_output.hpp"
#include "cli/svg_converter.hpp"
#include "fundshare/base/error.hpp"
#include "fundshare/export/file_system.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/report/figures.hpp"

namespace fundshare::cli {
namespace {

/// Width of the drawing of a figure that stands alone, in user units: a page of 17 cm at 120 units to the inch.
constexpr double publication_width = 800;

std::string list_text() {
  std::string out;
  for (const auto& figure : figure_list()) out += fmt::format("{:<14}  {}\n", figure.name, figure.what);
  return out;
}

std::vector<std::pair<std::string, std::string>> figure_texts() {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& figure : figure_list()) texts.emplace_back(figure.name, figure.what);
  return texts;
}

/// "list" and the name of every figure.
OneOf figure_names() {
  OneOf names{{"list"}};
  for (const auto& figure : figure_list()) names.words.emplace_back(figure.name);
  return names;
}

std::string drawn(const Results& results, const std::string& name) {
  const auto figure = make_figure(name, results);
  const auto drawing = draw_figure(figure, publication_width);
  return charts::svg_file(drawing, {figure.title, figure.unit, figure_notes(figure, results), figure.reading});
}

/// svg, png or pdf, from the end of the file's name.
std::string format_of(const std::string& out) {
  if (out == "-") return "svg";
  const std::string end = std::filesystem::path{out}.extension().string();
  for (const std::string format : {"svg", "png", "pdf"}) {
    if (end == "." + format) return format;
  }
  throw Error{ExitCode::usage, fmt::format("--out: '{}' ends in none of .svg, .png and .pdf", printable(out, 80))};
}

void execute_plot(const Arguments& given, const std::atomic<bool>& /*stop*/) {
  const auto name = given.text("--figure");
  if (!name || *name == "list") return print(given.has("--json") ? texts_json(figure_texts()) : list_text());
  if (!given.text("DIR")) throw Error{ExitCode::usage, "plot needs " + results_argument().missing};
  const std::string out = given.text("--out").value_or(*name + ".svg");
  const std::string format = format_of(out);
  if (out != "-") refuse_inside(out, *given.text("DIR"));
  const std::string svg = drawn(read_results(given), *name);
  if (out == "-") return print(svg);
  replace_file(out, format == "svg" ? svg : converted(svg, format));
  if (given.has("--json")) return print(texts_json({{"file", out}}));
  print(fmt::format("wrote {}\n", printable(out, 4096)));
}

}  // namespace

Command plot_command() {
  auto folder = results_argument();
  folder.missing.clear();  // the list of figures needs none
  return {.name = "plot",
          .summary = "draw one figure of a run as SVG, PNG or PDF",
          .arguments = {folder},
          .notes =
              "The figure has its title, unit, years and source line in it. PNG and PDF are made by rsvg-convert\n"
              "(Debian package librsvg2-bin). Without --figure the figures are listed.",
          .options = {{.name = "--figure",
                       .value = "NAME",
                       .meaning = "the figure, or list for their names",
                       .accepts = figure_names()},
                      {.name = "--out",
                       .value = "FILE",
                       .meaning = "ends in .svg, .png or .pdf, or is - for SVG on standard output",
                       .accepts = PathName{"file"},
                       .if_not_given = "NAME.svg"},
                      data_option(),
                      json_option("print the name of the file, or the list, as JSON")},
          .examples = {"fundshare plot --figure list", "fundshare plot results/baseline --figure half_of_what",
                       "fundshare plot results/baseline --figure by_year --out by_year.svg"},
          .execute = execute_plot};
}

}  // namespace fundshare::cli
