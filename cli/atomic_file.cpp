#include "cli/atomic_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/interruption.hpp"

namespace diplograph::cli {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 18U;

mode_t usual_permissions() {
  const mode_t mask = umask(0);
  umask(mask);
  return static_cast<mode_t>(0666) & static_cast<mode_t>(~mask);
}

}  // namespace

AtomicFile::AtomicFile(const std::string& path) : place_(path) {
  if (path == "-") {
    file_ = FileDescriptor(STDOUT_FILENO, "standard output");
    return;
  }
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) throw_output_error(path, EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    const int number = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (number < 0) throw_output_error(path, errno);
    file_ = FileDescriptor(number, path);
    return;
  }
  if (exists) place_ = std::filesystem::canonical(place_);
  open_beside();
  const mode_t permissions =
      exists ? status.st_mode & static_cast<mode_t>(07777) : usual_permissions();
  if (::fchmod(file_.number(), permissions) != 0) {
    const int reason = errno;
    discard();
    throw_output_error(path, reason);
  }
}

void AtomicFile::open_beside() {
  std::string name = (place_.parent_path() / ".diplograph-XXXXXX").string();
  const auto held = hold_off_interruption();
  const int number = ::mkostemp(name.data(), O_CLOEXEC);
  if (number < 0) throw_output_error(place_.string(), errno);
  temporary_ = name;
  add_unfinished(temporary_, Removal::whole);
  file_ = FileDescriptor(number, place_.string());
}

AtomicFile::~AtomicFile() { discard(); }

void AtomicFile::discard() {
  if (temporary_.empty()) return;
  const auto held = hold_off_interruption();
  std::error_code ignored;  // the failure that brought us here is the one to report
  std::filesystem::remove(temporary_, ignored);
  remove_unfinished(temporary_);
  temporary_.clear();
}

void AtomicFile::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > buffer_size) {
    file_.write(buffer_);
    buffer_.clear();
    if (bytes.size() > buffer_size) {
      file_.write(bytes);
      return;
    }
  }
  buffer_.append(bytes);
}

void AtomicFile::commit() {
  file_.write(buffer_);
  buffer_.clear();
  if (temporary_.empty()) {
    file_.close();
    return;
  }
  file_.sync();
  file_.close();
  const auto held = hold_off_interruption();
  if (::rename(temporary_.c_str(), place_.c_str()) != 0) throw_output_error(place_.string(), errno);
  remove_unfinished(temporary_);
  temporary_.clear();
}

}  // namespace diplograph::cli
