#include "cli/conflict_report.hpp"

#include <algorithm>
#include <cstddef>

#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"

namespace diplograph::cli {

void warn_of(const std::vector<ValueConflict>& conflicts, bool reported) {
  constexpr std::size_t most_lines = 20;
  for (std::size_t i = 0; i < std::min(most_lines, conflicts.size()); ++i) {
    spdlog::warn("{}; all are kept", conflict_line(conflicts[i]));
  }
  if (conflicts.size() > most_lines) {
    spdlog::warn("{} more values contradict each other; {}", conflicts.size() - most_lines,
                 reported ? "the report has them all" : "--report FILE writes them all");
  }
}

void write_report(const std::vector<ValueConflict>& conflicts, const std::string& path) {
  AtomicFile output(path);
  output.write(conflict_report_json(conflicts));
  output.commit();
}

}  // namespace diplograph::cli
