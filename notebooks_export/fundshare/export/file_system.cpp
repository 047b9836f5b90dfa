// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/file_system.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "fundshare/base/error.hpp"
#include "fundshare/export/sha256.hpp"

namespace fundshare {
namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& path, int reason, ExitCode code) {
  const bool disk = reason == ENOSPC || reason == EIO || reason == EDQUOT;
  throw Error{disk ? ExitCode::io : code, fmt::format("{}: cannot {} ({})", printable(path.string(), 4096), what,
                                                      std::generic_category().message(reason))};
}

/// An open file that is closed once; closing reports what the disk reports late.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags) : number_{::open(path.c_str(), flags | O_CLOEXEC, 0666)} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool close() {
    const int number = number_;
    number_ = -1;
    return ::close(number) == 0;
  }

 private:
  int number_;
};

void write_all(int file, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) fail("write", path, errno, ExitCode::io);
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// For file systems that cannot exchange: two renames, of which the first is taken back if the second fails.
void exchange_in_two_steps(const std::filesystem::path& fresh, const std::filesystem::path& target) {
  const std::filesystem::path old = fresh.string() + ".old";
  if (::rename(target.c_str(), old.c_str()) != 0) fail("move aside", target, errno, ExitCode::cannot_create);
  if (::rename(fresh.c_str(), target.c_str()) != 0) {
    const int reason = errno;
    if (::rename(old.c_str(), target.c_str()) != 0) fail("move back", old, errno, ExitCode::io);
    fail("rename to", target, reason, ExitCode::cannot_create);
  }
  if (::rename(old.c_str(), fresh.c_str()) != 0) fail("rename", old, errno, ExitCode::io);
}

/// A file goes where there is none or a plain one: folders, devices and links of somebody stay as they are.
void check_replaceable(const std::filesystem::path& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  const auto refuse = [&](const char* why) {
    throw Error{ExitCode::cannot_create, fmt::format("{}: cannot be written: {}", printable(path.string(), 4096), why)};
  };
  const auto status = fs::symlink_status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) refuse("it exists and is no plain file");
  const fs::path parent = path.has_parent_path() ? path.parent_path() : ".";
  if (!fs::is_directory(parent, error)) refuse("its folder does not exist");
}

}  // namespace

struct FileWriter::Open {
  std::filesystem::path path;
  Descriptor file;
  Sha256 digest = {};
  std::uint64_t bytes = 0;
  explicit Open(const std::filesystem::path& where) : path{where}, file{where, O_WRONLY | O_CREAT | O_EXCL} {}
};

FileWriter::FileWriter(const std::filesystem::path& path) : open_{std::make_unique<Open>(path)} {
  if (open_->file.number() < 0) fail("create", path, errno, ExitCode::cannot_create);
}
FileWriter::~FileWriter() = default;

void FileWriter::write(std::string_view bytes) {
  write_all(open_->file.number(), bytes, open_->path);
  open_->digest.add(bytes);
  open_->bytes += bytes.size();
}

WrittenFile FileWriter::finish() {
  if (::fsync(open_->file.number()) != 0) fail("write to the disk", open_->path, errno, ExitCode::io);
  if (!open_->file.close()) fail("close", open_->path, errno, ExitCode::io);
  return {open_->digest.hex(), open_->bytes};
}

WrittenFile hash_file(const std::filesystem::path& path) {
  Descriptor file{path, O_RDONLY};
  if (file.number() < 0) fail("open", path, errno, ExitCode::no_input);
  Sha256 digest;
  std::uint64_t bytes = 0;
  std::vector<char> part(std::size_t{1} << 20);
  for (;;) {
    const ssize_t size = ::read(file.number(), part.data(), part.size());
    if (size < 0 && errno != EINTR) fail("read", path, errno, ExitCode::no_input);
    if (size == 0) return {digest.hex(), bytes};
    if (size > 0) {
      digest.add({part.data(), static_cast<std::size_t>(size)});
      bytes += static_cast<std::uint64_t>(size);
    }
  }
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  Descriptor file{path, O_WRONLY | O_CREAT | O_EXCL};
  if (file.number() < 0) fail("create", path, errno, ExitCode::cannot_create);
  write_all(file.number(), bytes, path);
  if (::fsync(file.number()) != 0) fail("write to the disk", path, errno, ExitCode::io);
  if (!file.close()) fail("close", path, errno, ExitCode::io);
}

void replace_file(const std::filesystem::path& path, std::string_view bytes) {
  check_replaceable(path);
  const std::filesystem::path fresh = fmt::format("{}.tmp-{}", path.string(), ::getpid());
  remove_quietly(fresh);  // left by an earlier process of the same id
  try {
    write_file(fresh, bytes);
    if (::rename(fresh.c_str(), path.c_str()) != 0) fail("replace", path, errno, ExitCode::cannot_create);
  } catch (...) {
    remove_quietly(fresh);
    throw;
  }
  sync_folder(path.has_parent_path() ? path.parent_path() : ".");
}

void sync_file(const std::filesystem::path& path) {
  Descriptor file{path, O_RDONLY};
  if (file.number() < 0) fail("open", path, errno, ExitCode::io);
  if (::fsync(file.number()) != 0) fail("write to the disk", path, errno, ExitCode::io);
  if (!file.close()) fail("close", path, errno, ExitCode::io);
}

void sync_folder(const std::filesystem::path& folder) {
  Descriptor file{folder, O_RDONLY | O_DIRECTORY};
  if (file.number() < 0) fail("open", folder, errno, ExitCode::io);
  // Some file systems cannot force a folder to the disk and say EINVAL; the files themselves are safe by then.
  if (::fsync(file.number()) != 0 && errno != EINVAL) fail("write to the disk", folder, errno, ExitCode::io);
  if (!file.close()) fail("close", folder, errno, ExitCode::io);
}

void make_folder(const std::filesystem::path& folder) {
  if (::mkdir(folder.c_str(), 0777) != 0) fail("create", folder, errno, ExitCode::cannot_create);
}

void exchange_folders(const std::filesystem::path& fresh, const std::filesystem::path& target) {
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) return;
  const int reason = errno;
  if (reason == ENOENT) {  // nothing there yet: an empty or missing target may simply be taken
    if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) return;
    if (errno == EINVAL && ::rename(fresh.c_str(), target.c_str()) == 0) return;
    fail("rename to", target, errno, ExitCode::cannot_create);
  }
  if (reason != EINVAL && reason != ENOSYS) fail("exchange", target, reason, ExitCode::cannot_create);
  std::error_code ignored;
  if (std::filesystem::exists(target, ignored)) {
    exchange_in_two_steps(fresh, target);
  } else if (::rename(fresh.c_str(), target.c_str()) != 0) {
    fail("rename to", target, errno, ExitCode::cannot_create);
  }
}

void remove_quietly(const std::filesystem::path& folder) noexcept {
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
    names.push_back(at->path().filename().string());
  }
  if (error) fail("read", folder, error.value(), ExitCode::cannot_create);
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> files_below(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::string> names;
  std::filesystem::recursive_directory_iterator at{folder, error};
  for (const std::filesystem::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    if (!at->is_directory() || at->is_symlink()) names.push_back(at->path().lexically_relative(folder).string());
  }
  if (error) fail("read", folder, error.value(), ExitCode::cannot_create);
  std::ranges::sort(names);
  return names;
}

}  // namespace fundshare
