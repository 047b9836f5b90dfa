// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/draws_files.hpp"

#include "fundshare/export/file_system.hpp"
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

}  // namespace

double estimated_draws_bytes(DrawsFormat format, std::size_t columns, std::uint64_t worlds) {
  const double bytes = format == DrawsFormat::parquet ? 8.0 : 19.0;
  return bytes * static_cast<double>(columns) * static_cast<double>(worlds);
}

std::vector<ResultFile> write_draws_files(const RunRecord& run, DrawsFormat format, bool every_window, const Plan& plan,
                                          const std::filesystem::path& folder) {
  const bool parquet = format == DrawsFormat::parquet;
  const std::string name = parquet ? "draws/draws.parquet" : "draws/draws.csv";
  make_folder(folder / "draws");
  FileWriter writer{folder / name};
  const ByteSink sink = [&writer](std::string_view bytes) { writer.write(bytes); };
  const auto columns = draws_columns(run.model, every_window);
  const auto headers = draws_headers(run.model, columns);
  const auto file = parquet ? parquet_file(headers, metadata_of(run), sink) : csv_file(headers, sink);
  write_draws(run.model, columns, run.result.seed, plan, worlds_of_group(columns.count()), *file);
  const WrittenFile written = writer.finish();
  sync_folder(folder / "draws");
  return {draws_columns_table(run.model, columns), {name, "", static_cast<std::size_t>(plan.worlds), written}};
}

}  // namespace fundshare
