#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/file_descriptor.hpp"

namespace diplograph::cli {

/// A folder into which many files are written as one: all of them appear, or none. They gather in
/// a hidden folder inside until `commit`; without it, and on interruption, that folder and those
/// made for this are removed again, and older files stay. All functions throw `OutputError`.
class OutputFolder {
 public:
  /// Makes the folder, with the folders it lies in, if it is not there.
  explicit OutputFolder(const std::filesystem::path& place);
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  ~OutputFolder();

  /// Begins a file at a path inside of the folder ("text/a.txt").
  [[nodiscard]] FileDescriptor begin(const std::string& path);

  /// Puts all files on the disk, and each in its place.
  void commit();

 private:
  std::filesystem::path place_;
  std::filesystem::path staging_;
  std::vector<std::filesystem::path> made_;  // folders made by us, outermost first
  std::vector<std::string> files_;

  void make_folders(const std::filesystem::path& folder);
  void discard();
  void check_places() const;
  void sync() const;
};

}  // namespace diplograph::cli
