#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/import/columns.hpp"
#include "graph/import/flat_file.hpp"

namespace diplograph::importing {

/// A format that graphs come home from. One source file per format, registered by name in
/// registry.cpp.
struct FileFormat {
  std::string_view name;       ///< "graphml", as `--from` takes it
  std::string_view extension;  ///< ".graphml", which tells the format of a file
  std::string_view title;      ///< one line for `import --list`
  /// True if nodes and edges stand in files of their own, so that the ids of one file are those of
  /// the others; else a file is whole, and an id of another file is another node.
  bool tables = false;
  /// Reads a file into `sink`, record by record. Throws `InputError` with line (and column) for
  /// what is no file of this format.
  void (*read)(std::string_view bytes, const std::string& file, const ColumnNames& names,
               FlatFileSink& sink) = nullptr;
};

/// All formats in the order of `import --list`.
[[nodiscard]] std::span<const FileFormat> file_formats();

/// The format of that name, or null.
[[nodiscard]] const FileFormat* find_file_format(std::string_view name);

/// The format of a file by the end of its name, in any case; null if none ends so.
[[nodiscard]] const FileFormat* format_of_file(std::string_view path);

}  // namespace diplograph::importing
