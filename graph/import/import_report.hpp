#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace diplograph::importing {

/// Something about a line of a file.
struct Remark {
  std::string file;
  std::size_t line = 0;  ///< 0: of the file as a whole
  std::string message;
};

/// A node whose name for display a person changed.
struct Renaming {
  std::string id, from, to;
};

/// What was done with files, beside the graph.
struct ImportReport {
  std::vector<Remark> refused;  ///< nodes, edges and values that were left out, and why
  std::vector<Remark> notices;  ///< what a person should know; nothing was left out
  std::vector<Renaming> renamed;
  std::size_t nodes = 0;  ///< records that were read
  std::size_t edges = 0;
  std::size_t unsupported = 0;  ///< edges that came in without evidence, by wish
  std::size_t unplaced = 0;     ///< quotes that nothing says the place of

  void refuse(const std::string& file, std::size_t line, std::string message) {
    refused.push_back({file, line, std::move(message)});
  }
  void note(const std::string& file, std::size_t line, std::string message) {
    notices.push_back({file, line, std::move(message)});
  }
};

}  // namespace diplograph::importing
