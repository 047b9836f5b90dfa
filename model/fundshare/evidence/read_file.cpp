// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/read_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "fundshare/base/error.hpp"

namespace fundshare {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, std::string_view why) {
  throw Error{ExitCode::no_input, message_at({path.generic_string(), 0, 0, {}}, why)};
}

[[noreturn]] void refuse_errno(const std::filesystem::path& path, std::string_view what) {
  refuse(path, fmt::format("cannot {} ({})", what, std::generic_category().message(errno)));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

std::string_view kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "is a directory, not a file";
  if (S_ISFIFO(mode)) return "is a pipe, not a file";
  return "is a device or a socket, not a file";
}

std::size_t checked_size(const std::filesystem::path& path, int file) {
  struct stat about {};
  if (::fstat(file, &about) != 0) refuse_errno(path, "look at the file");
  if (!S_ISREG(about.st_mode)) refuse(path, kind_of(about.st_mode));
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size > most_file_bytes) refuse(path, "is larger than 64 MiB");
  return size;
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  // Without O_NONBLOCK the opening of a pipe would wait for a writer.
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)};
  if (file.number() < 0) refuse_errno(path, "open the file");
  std::string bytes(checked_size(path, file.number()) + 1, '\0');  // one more, to see a file that grows
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const auto got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse_errno(path, "read the file");
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  if (filled == bytes.size()) refuse(path, "grew while it was read");
  bytes.resize(filled);
  return bytes;
}

}  // namespace fundshare
