#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "cli/file_descriptor.hpp"

namespace diplograph::cli {

/// A file, or standard input if the path is "-", that is read block by block. A file that is cut
/// off or changed meanwhile gives other bytes, and nothing worse: it is not mapped.
class InputFile {
 public:
  /// Throws `InputError` with a remedy if it cannot be opened or is a folder.
  explicit InputFile(const std::string& path);

  /// Fills `room` with the next bytes and returns how many; 0 at the end. Throws `InputError`.
  [[nodiscard]] std::size_t read(std::span<char> room);
  /// Bytes of a regular file, as it was when it was opened; 0 for pipes and devices.
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::string path_;
  FileDescriptor file_;
  std::size_t size_ = 0;
};

/// All bytes of a file, or of standard input if `path` is "-". Throws `InputError` with a remedy
/// if it cannot be read, is a folder, or has more than 1 GiB.
[[nodiscard]] std::string read_file(const std::string& path);

/// The name of a file in messages: the path, or "standard input" for "-".
[[nodiscard]] std::string shown_name(const std::string& path);

}  // namespace diplograph::cli
