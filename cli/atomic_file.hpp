#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "cli/file_descriptor.hpp"

namespace diplograph::cli {

/// A file that appears whole or not at all. Bytes go into a file beside its place, which `commit`
/// puts on the disk and renames; without `commit`, and on interruption, nothing is left behind and
/// an older file stays. A link is followed, permissions of an older file are kept.
///
/// Where there is nothing to replace (a device, a pipe; "-" is standard output) bytes are written
/// as they come. All functions throw `OutputError`.
class AtomicFile {
 public:
  explicit AtomicFile(const std::string& path);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  void write(std::string_view bytes);
  void commit();

 private:
  std::filesystem::path place_;
  std::filesystem::path temporary_;  // empty if bytes are written as they come
  FileDescriptor file_;
  std::string buffer_;

  void open_beside();
  void discard();
};

}  // namespace diplograph::cli
