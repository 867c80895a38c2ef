#pragma once

#include <string>

namespace diplograph::importing {

/// What a user may choose about an import.
struct ImportOptions {
  std::string language;   ///< of labels that no column names the language of; may be empty
  std::string extractor;  ///< who found what the files have no finder for: a person's name
  std::string type;       ///< of nodes that nothing else says the type of; empty: they are refused
  std::string relation;   ///< of edges that nothing else says the relation of
  bool allow_unsupported = false;  ///< keep edges without a quote, for `validate` to name
};

}  // namespace diplograph::importing
