// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/run_folder.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <system_error>

#include "fundshare/base/error.hpp"
#include "fundshare/evidence/read_file.hpp"
#include "fundshare/export/file_system.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/uncertainty/engine/sink.hpp"

namespace fundshare {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, std::string_view why) {
  throw Error{ExitCode::cannot_create,
              fmt::format("{}: cannot write results here: {}", printable(path.string(), 4096), why)};
}

/// Absolute, without links, dots and a slash at the end.
fs::path resolved(const fs::path& path) {
  std::error_code error;
  fs::path absolute = fs::weakly_canonical(fs::absolute(path, error), error);
  if (error) refuse(path, error.message());
  return absolute.has_filename() ? absolute : absolute.parent_path();
}

/// Whether one folder is the other or holds it.
bool holds(const fs::path& outer, const fs::path& inner) {
  return std::ranges::mismatch(outer, inner).in1 == outer.end();
}

/// A folder that exists may be replaced only if all that it holds was written by a run.
void check_own_folder(const fs::path& folder) {
  std::vector<std::string> ours;
  const auto names = files_below(folder);
  if (std::ranges::find(names, "manifest.json") != names.end()) {
    try {
      ours = files_of_manifest(read_file(folder / "manifest.json"));
    } catch (const Error&) {
      ours.clear();  // a manifest that cannot be read is not ours
    }
  }
  if (ours.empty())
    refuse(folder, "the folder exists and holds no manifest.json of fundshare (name another with --out)");
  for (const auto& name : names) {
    if (std::ranges::find(ours, name) == ours.end()) {
      refuse(folder,
             fmt::format("the folder holds '{}', which no run wrote (move it, or name another folder with --out)",
                         printable(name, 80)));
    }
  }
}

void check_target(const fs::path& path) {
  std::error_code error;
  const auto status = fs::symlink_status(path, error);
  if (!fs::exists(status)) return;
  if (!fs::is_directory(status)) refuse(path, "it exists and is not a folder");
  check_own_folder(path);
}

/// The nearest ancestor that exists must let us make entries.
void check_parent(const fs::path& path, MissingParent missing_parent) {
  fs::path parent = path.parent_path();
  std::error_code error;
  while (missing_parent == MissingParent::create && !fs::exists(parent, error) && parent.has_relative_path()) {
    parent = parent.parent_path();
  }
  if (!fs::exists(parent, error)) refuse(path, "the folder above it does not exist (make it first)");
  if (!fs::is_directory(parent, error)) refuse(path, "what is above it is not a folder");
  if (::access(parent.c_str(), W_OK | X_OK) != 0) {
    refuse(path, fmt::format("the folder above it is not writable ({})", std::generic_category().message(errno)));
  }
}

/// Makes a folder and those above it, one by one, so that each failure has its reason.
void make_folders(const fs::path& folder) {
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return;
  make_folders(folder.parent_path());
  try {
    make_folder(folder);
  } catch (const Error&) {
    if (!fs::is_directory(folder, error)) throw;  // another run may have made it meanwhile
  }
}

/// The process id at the end of the name of a temporary, if it is one of a process that is gone.
bool left_by_dead_process(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  if (name.ends_with(".old")) name.remove_suffix(4);
  int id = 0;
  const auto [end, status] = std::from_chars(name.data(), name.data() + name.size(), id);
  if (status != std::errc{} || end != name.data() + name.size() || id <= 0) return false;
  return ::kill(id, 0) != 0 && errno == ESRCH;
}

void remove_leftovers(const fs::path& target) {
  const std::string prefix = target.filename().string() + ".tmp-";
  for (const auto& name : names_in(target.parent_path())) {
    if (left_by_dead_process(name, prefix)) remove_quietly(target.parent_path() / name);
  }
}

}  // namespace

/// A folder that is removed again when the scope ends, whatever it then holds.
struct WrittenRun::Temporary {
  fs::path path;
  explicit Temporary(fs::path where) : path{std::move(where)} {}
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() { remove_quietly(path); }
};

WrittenRun::WrittenRun(fs::path temporary, fs::path target)
    : temporary_{std::make_unique<Temporary>(std::move(temporary))}, target_{std::move(target)} {}

WrittenRun::WrittenRun(WrittenRun&& other) noexcept = default;
WrittenRun::~WrittenRun() = default;

void WrittenRun::put_in_place() {
  check_target(target_);  // the folder may have changed while we computed
  exchange_folders(temporary_->path, target_);
  sync_folder(target_.parent_path());
  remove_leftovers(target_);
}

RunFolder::RunFolder(const fs::path& target, const fs::path& data_dir, MissingParent missing_parent)
    : path_{resolved(target)}, missing_parent_{missing_parent} {
  const fs::path data = resolved(data_dir);
  if (holds(path_, data) || holds(data, path_)) refuse(path_, "it is, holds or lies in the data folder");
  check_target(path_);
  check_parent(path_, missing_parent);
}

const fs::path& WrittenRun::folder() const { return temporary_->path; }

void WrittenRun::add(const std::vector<ResultFile>& files, const std::atomic<bool>* stop) {
  for (const auto& file : files) {
    if (stop && stop->load()) throw Stopped{};
    if (!file.written) write_file(folder() / file.name, file.bytes);
  }
  sync_folder(folder());
  if (stop && stop->load()) throw Stopped{};
}

WrittenRun RunFolder::begin() const {
  if (missing_parent_ == MissingParent::create) make_folders(path_.parent_path());
  const fs::path temporary = fmt::format("{}.tmp-{}", path_.string(), ::getpid());
  WrittenRun written{temporary, path_};
  remove_quietly(temporary);  // left by an earlier process of the same id
  make_folder(temporary);
  return written;
}

WrittenRun RunFolder::write(const std::vector<ResultFile>& files, const std::atomic<bool>* stop) const {
  WrittenRun written = begin();
  written.add(files, stop);
  return written;
}

void RunFolder::publish(const std::vector<ResultFile>& files, const std::atomic<bool>* stop) const {
  write(files, stop).put_in_place();
}

}  // namespace fundshare
