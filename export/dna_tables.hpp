#pragma once

#include <string_view>

namespace diplograph::exporting {

/// The tables of a database of Discourse Network Analyzer 3, with its first coder ("Admin") and the
/// statement types and variables that dna_writer.cpp fills.
[[nodiscard]] std::string_view dna_tables();

}  // namespace diplograph::exporting
