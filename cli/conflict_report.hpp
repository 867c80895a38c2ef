#pragma once

#include <string>
#include <vector>

#include "graph/value_conflicts.hpp"

namespace diplograph::cli {

/// Warns of values that contradict each other, a line each. Of many, only the first are named, and
/// `reported` says whether a report has all of them.
void warn_of(const std::vector<ValueConflict>& conflicts, bool reported);

/// Writes them as JSON into a file that appears whole or not at all; "-" is standard output.
void write_report(const std::vector<ValueConflict>& conflicts, const std::string& path);

}  // namespace diplograph::cli
