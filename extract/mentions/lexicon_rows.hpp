#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diplograph::extract {

/// A thing that a lexicon is to know.
struct LexiconRow {
  std::string type, key, part_of;
  std::map<std::string, std::vector<std::string>> names;  ///< by language, the label first
  std::vector<std::string> codes;                         ///< of a dictionary of actors
};

/// A lexicon (schemas/lexicon.schema.json) of rows, whose id is made of the name of their file.
[[nodiscard]] std::string lexicon_of_rows(const std::vector<LexiconRow>& rows,
                                          std::string_view file);

}  // namespace diplograph::extract
