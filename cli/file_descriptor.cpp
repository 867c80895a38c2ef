#include "cli/file_descriptor.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

std::string_view remedy(int error_number) {
  switch (error_number) {
    case EACCES:
    case EPERM:
    case EROFS:
      return "; choose a place that you may write to";
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return "; free some space, or choose another place";
    case ENOENT:
      return "; make its folder first";
    case ENOTDIR:
      return "; a part of this path is a file, not a folder";
    case EISDIR:
      return "; it is a folder, name a file";
    default:
      return "";
  }
}

}  // namespace

void throw_output_error(const std::string& name, int error_number) {
  throw OutputError(name + ": cannot be written: " + std::generic_category().message(error_number) +
                    std::string(remedy(error_number)));
}

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : number_(std::exchange(other.number_, -1)), name_(std::move(other.name_)) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  std::swap(number_, other.number_);
  std::swap(name_, other.name_);
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (number_ > STDERR_FILENO) ::close(number_);
}

void FileDescriptor::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t written = ::write(number_, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      if (errno == EPIPE) throw ClosedPipe{};
      throw_output_error(name_, errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void FileDescriptor::sync() const {
  // Pipes, terminals and some file systems have nothing to synchronise.
  if (::fsync(number_) != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP) {
    throw_output_error(name_, errno);
  }
}

void FileDescriptor::close() {
  const int number = std::exchange(number_, -1);
  if (number > STDERR_FILENO && ::close(number) != 0 && errno != EINTR) {
    throw_output_error(name_, errno);
  }
}

}  // namespace diplograph::cli
