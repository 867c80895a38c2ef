#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/import/columns.hpp"

namespace diplograph::importing {

/// How many columns may have one role, from the one that is asked first to the last.
inline constexpr std::size_t most_ranks = 10;
using Ranked = std::array<std::string_view, most_ranks>;

/// The first of ranked values that is not empty; else empty.
[[nodiscard]] inline std::string_view first_of(const Ranked& values) {
  for (const std::string_view value : values) {
    if (!value.empty()) return value;
  }
  return {};
}

/// Which columns of nodes a file has, filled or not.
struct NodeColumns {
  bool label = false;
  bool aliases = false;
  std::set<std::string, std::less<>> languages;   ///< that labels have columns for
  std::set<std::string, std::less<>> properties;  ///< that there are columns for
};

/// A node as a file has it, by what its values are to us. Empty: not there.
struct NodeRow {
  const std::string* file = nullptr;
  std::size_t line = 0;
  std::string_view file_id;  ///< as the file's edges name it
  std::string_view id;       ///< ours, if a column has it
  Ranked types;
  Ranked labels;
  std::string_view aliases;
  std::vector<std::pair<const std::string*, std::string_view>> labels_in;   ///< by language
  std::vector<std::pair<const std::string*, std::string_view>> properties;  ///< by name
  const NodeColumns* columns = nullptr;
};

/// An edge as a file has it.
struct EdgeRow {
  const std::string* file = nullptr;
  std::size_t line = 0;
  bool directed = true;
  std::string_view source, target;  ///< ids of the file
  Ranked relations;
  std::array<std::string_view, static_cast<std::size_t>(Role::dated) + 1> fields;  ///< by role

  [[nodiscard]] std::string_view operator[](Role role) const {
    return fields[static_cast<std::size_t>(role)];
  }
};

/// The parts of a list as flat files write it, "a|b"; empty ones are left out.
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view list);

/// What export/xml_text.cpp makes an XML token of ("state:china"), undone.
[[nodiscard]] std::string text_of_token(std::string_view token);

/// A text as it comes back from a flat file: what XML forbids (section 2.2) became U+FFFD.
[[nodiscard]] std::string flat_text(std::string_view text);

/// A part of a list as it comes back: `flat_text`, and "|" became "/".
[[nodiscard]] std::string flat_part(std::string_view text);

}  // namespace diplograph::importing
