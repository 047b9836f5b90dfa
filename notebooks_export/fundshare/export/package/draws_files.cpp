// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/draws_files.hpp"

#include "fundshare/export/file_system.hpp"
#include "fundshare/export/package/netcdf_file.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare {
namespace {

std::vector<std::pair<std::string, std::string>> metadata_of(const RunRecord& run) {
  return {{"program", "fundshare"},
          {"version", std::string{version()}},
          {"run_id", run_id(run)},
          {"scenario", run.scenario.name},
          {"seed", std::to_string(run.result.seed)},
          {"worlds", std::to_string(run.result.worlds)},
          {"data_version", data_version(run.evidence.files)},
          {"note", "draws of a model under stated assumptions; draws_columns.csv says what each column is"}};
}

const char* name_of(DrawsFormat format) {
  if (format == DrawsFormat::netcdf) return "draws/draws.nc";
  return format == DrawsFormat::parquet ? "draws/draws.parquet" : "draws/draws.csv";
}

void write_to(ColumnFile& file, const RunRecord& run, const DrawsColumns& columns, const Plan& plan) {
  write_draws(run.model, columns, run.result.seed, plan, worlds_of_group(columns.count()), file);
}

WrittenFile write_by_us(const RunRecord& run, DrawsFormat format, const DrawsColumns& columns, const Plan& plan,
                        const std::filesystem::path& path) {
  FileWriter writer{path};
  const ByteSink sink = [&writer](std::string_view bytes) { writer.write(bytes); };
  const auto headers = draws_headers(run.model, columns);
  const auto file =
      format == DrawsFormat::parquet ? parquet_file(headers, metadata_of(run), sink) : csv_file(headers, sink);
  write_to(*file, run, columns, plan);
  return writer.finish();
}

WrittenFile write_by_library(const RunRecord& run, const DrawsColumns& columns, const Plan& plan,
                             const std::filesystem::path& path) {
  const auto file = netcdf_file(draws_headers(run.model, columns), metadata_of(run), plan.worlds, path);
  write_to(*file, run, columns, plan);
  sync_file(path);
  return hash_file(path);
}

}  // namespace

double estimated_draws_bytes(DrawsFormat format, std::size_t columns, std::uint64_t worlds) {
  const double bytes = format == DrawsFormat::csv ? 19.0 : 8.0;
  return bytes * static_cast<double>(columns) * static_cast<double>(worlds);
}

std::vector<ResultFile> write_draws_files(const RunRecord& run, DrawsFormat format, bool every_window, const Plan& plan,
                                          const std::filesystem::path& folder) {
  const auto columns = draws_columns(run.model, every_window);
  const std::string name = name_of(format);
  make_folder(folder / "draws");
  const WrittenFile written = format == DrawsFormat::netcdf ? write_by_library(run, columns, plan, folder / name)
                                                            : write_by_us(run, format, columns, plan, folder / name);
  sync_folder(folder / "draws");
  return {draws_columns_table(run.model, columns), {name, "", static_cast<std::size_t>(plan.worlds), written}};
}

}  // namespace fundshare
