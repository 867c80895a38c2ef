#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/mentions/lexicon_rows.hpp"
#include "extract/mentions/name_pack.hpp"

namespace diplograph::extract {

/// A line of a dictionary that could not be used, or not as it stands.
struct DictionaryProblem {
  std::size_t line = 0;
  std::string message;
};

/// What a dictionary of actors has.
struct PetrarchActors {
  std::vector<LexiconRow> rows;  ///< names in English, one row for each primary phrase
  std::size_t primaries = 0, synonyms = 0, dated = 0;  ///< lines
  std::vector<DictionaryProblem> problems;
};

/// Reads a dictionary of actors as PETRARCH and its predecessors have them: `PHRASE_ [CODE]`,
/// `+SYNONYM_`, and indented `[CODE restriction]` lines whose restriction is `<date`, `>date` or
/// `date-date` (YYMMDD or YYYYMMDD), with `#`, `;` and `<!-- -->` comments. Nothing that cannot be
/// read stops it: each such line is told in `problems` with its number.
///
/// Codes are kept with their days ("CHNGOV 2003-03-15/2013-03-14"). What an actor is follows from
/// them and the name: a country's code alone is a state (`state_key` gives the key of an ISO 3166
/// alpha-3 code, or nothing); words such as "ministry" or "front" say it (`names.heads`); else IGO
/// is an organization, NGO a group, NGM and MED an institute, MNC and BUS a company, and armed and
/// oppositional roles a group; a name of several words that holds an office is a person, one word
/// a government body. O(n log n).
[[nodiscard]] PetrarchActors read_petrarch_actors(
    std::string_view dictionary, const NamePack& names,
    const std::function<std::string(std::string_view)>& state_key);

}  // namespace diplograph::extract
