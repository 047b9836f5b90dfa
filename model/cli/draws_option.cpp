// SPDX-License-Identifier: Apache-2.0
#include "cli/draws_option.hpp"

#include <fmt/format.h>

#include "fundshare/base/error.hpp"
#include "fundshare/export/package/netcdf_file.hpp"
#include "fundshare/export/rounding.hpp"

namespace fundshare::cli {

Option draws_option() {
  return {.name = "--draws",
          .value = "FORMAT",
          .meaning =
              "write a number for every world too, as draws/draws.parquet or draws/draws.csv: the outputs over "
              "the whole window and the last three years, coverage of every window, and the inputs of scope "
              "world; with --outputs these in every window; FORMAT is parquet, csv, or netcdf where "
              "the build has it",
          .accepts = OneOf{{"parquet", "csv", "netcdf"}, "checked by draws_format()"},
          .if_not_given = "no draws"};
}

std::optional<DrawsFormat> draws_format(const Arguments& given) {
  const auto word = given.text("--draws");
  if (!word) return std::nullopt;
  if (*word == "parquet") return DrawsFormat::parquet;
  if (*word == "csv") return DrawsFormat::csv;
  if (*word == "netcdf" && has_netcdf()) return DrawsFormat::netcdf;
  if (*word == "netcdf")
    throw Error{ExitCode::usage, "--draws: this build writes no netcdf (it needs the CMake option FUNDSHARE_NETCDF)"};
  throw Error{ExitCode::usage,
              fmt::format("--draws: '{}' is not known (parquet, csv or netcdf)", printable(*word, 80))};
}

void check_draws(DrawsFormat format, const std::vector<Estimator>& models, bool every_window, std::uint64_t worlds) {
  double bytes = 0.0;
  std::size_t columns = 0;
  for (const auto& model : models) {
    columns = draws_columns(model, every_window).count();
    bytes += estimated_draws_bytes(format, columns, worlds);
  }
  if (bytes <= most_draws_bytes) return;
  throw Error{ExitCode::usage,
              fmt::format("--draws: {} columns of {} worlds would take about {:.1f} GB ({:.0f} GB at most): ask for "
                          "fewer --worlds, or for some --outputs alone",
                          columns, grouped(worlds), bytes * 1e-9, most_draws_bytes * 1e-9)};
}

}  // namespace fundshare::cli
