#include "cli/read_file.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30U;

[[noreturn]] void fail(const std::string& path, const std::string& problem) {
  throw InputError({shown_name(path), 0, 0, {}}, problem);
}

[[noreturn]] void fail(const std::string& path, int error_number) {
  const std::string reason = std::generic_category().message(error_number);
  if (error_number == ENOENT) fail(path, "does not exist; check the path");
  if (error_number == EISDIR) fail(path, "is a folder; name a file");
  fail(path, "cannot be read: " + reason);
}

[[noreturn]] void fail_size(const std::string& path) {
  fail(path, "has more than 1 GiB; split it into documents");
}

}  // namespace

std::string shown_name(const std::string& path) { return path == "-" ? "standard input" : path; }

InputFile::InputFile(const std::string& path)
    : path_(path),
      file_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC), path) {
  if (file_.number() < 0) fail(path, errno);
  struct stat status {};
  if (::fstat(file_.number(), &status) != 0) fail(path, errno);
  if (S_ISDIR(status.st_mode)) fail(path, EISDIR);
  if (S_ISREG(status.st_mode)) size_ = static_cast<std::size_t>(status.st_size);
}

std::size_t InputFile::read(std::span<char> room) {
  for (;;) {
    const ssize_t count = ::read(file_.number(), room.data(), room.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) fail(path_, errno);
  }
}

std::string read_file(const std::string& path) {
  InputFile file(path);
  if (file.size() > most_bytes) fail_size(path);
  std::string bytes;
  std::size_t filled = 0;
  // One byte more than the file has shows its end without another growth.
  std::size_t room = file.size() > 0 ? file.size() + 1 : 65536;
  for (;;) {
    if (filled == bytes.size()) {
      if (filled > most_bytes) fail_size(path);
      bytes.resize(std::min(most_bytes + 1, std::max(room, filled * 2)));
      room = 0;
    }
    const std::size_t count = file.read(std::span(bytes).subspan(filled));
    if (count == 0) break;
    filled += count;
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace diplograph::cli
