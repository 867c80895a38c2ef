#include "cli/output_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "cli/interruption.hpp"

namespace diplograph::cli {
namespace {

namespace fs = std::filesystem;

// From this many files on, the file system is synchronised as a whole instead of file by file.
constexpr std::size_t many_files = 64;

}  // namespace

OutputFolder::OutputFolder(const fs::path& place) : place_(place) {
  try {
    make_folders(fs::absolute(place).lexically_normal());
    std::string name = (place_ / ".diplograph-XXXXXX").string();
    const auto held = hold_off_interruption();
    if (::mkdtemp(name.data()) == nullptr) throw_output_error(place_.string(), errno);
    staging_ = name;
    add_unfinished(staging_, Removal::whole);
  } catch (...) {
    discard();
    throw;
  }
}

OutputFolder::~OutputFolder() { discard(); }

void OutputFolder::make_folders(const fs::path& folder) {
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return;
  make_folders(folder.parent_path());
  const auto held = hold_off_interruption();
  if (!fs::create_directory(folder, error) && error) {
    throw_output_error(place_.string(), error.value() == EEXIST ? ENOTDIR : error.value());
  }
  made_.push_back(folder);
  add_unfinished(folder, Removal::if_empty);
}

void OutputFolder::discard() {
  const auto held = hold_off_interruption();
  std::error_code ignored;  // the failure that brought us here is the one to report
  if (!staging_.empty()) {
    fs::remove_all(staging_, ignored);
    remove_unfinished(staging_);
    staging_.clear();
  }
  for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder) {
    fs::remove(*folder, ignored);
    remove_unfinished(*folder);
  }
  made_.clear();
}

FileDescriptor OutputFolder::begin(const std::string& path) {
  const fs::path file = staging_ / path;
  const auto held = hold_off_interruption();
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  const int number = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (number < 0) throw_output_error((place_ / path).string(), errno);
  files_.push_back(path);
  return {number, (place_ / path).string()};
}

void OutputFolder::check_places() const {
  for (const std::string& path : files_) {
    std::error_code error;
    if (fs::is_directory(place_ / path, error)) {
      throw_output_error((place_ / path).string(), EISDIR);
    }
  }
}

void OutputFolder::sync() const {
  if (files_.size() >= many_files) {
    const FileDescriptor folder(::open(staging_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC),
                                place_.string());
    if (folder.number() < 0 || ::syncfs(folder.number()) != 0) {
      throw_output_error(place_.string(), errno);
    }
    return;
  }
  for (const std::string& path : files_) {
    const FileDescriptor file(::open((staging_ / path).c_str(), O_RDONLY | O_CLOEXEC),
                              (place_ / path).string());
    if (file.number() < 0) throw_output_error((place_ / path).string(), errno);
    file.sync();
  }
}

void OutputFolder::commit() {
  check_places();
  sync();
  const auto held = hold_off_interruption();
  for (const std::string& path : files_) {
    const fs::path target = place_ / path;
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    if (!error) fs::rename(staging_ / path, target, error);
    if (error) throw_output_error(target.string(), error.value());
  }
  for (const fs::path& folder : made_) remove_unfinished(folder);
  made_.clear();
  discard();
}

}  // namespace diplograph::cli
