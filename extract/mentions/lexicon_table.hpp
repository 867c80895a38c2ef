#pragma once

#include <string>
#include <string_view>

namespace diplograph::extract {

/// A lexicon (schemas/lexicon.schema.json) made of a table that a user wrote in a spreadsheet: a
/// row for each thing, with the columns `type` and `name`, and where they are there `language` (en
/// or fa; else by the script of the name), `aliases` (separated by |), `id` (the part behind the
/// slash, else made of the name) and `part_of` (an id). `file` names the lexicon. Throws
/// `InputError` with the line of a row that cannot be meant.
[[nodiscard]] std::string lexicon_of_table(std::string_view table, const std::string& file);

}  // namespace diplograph::extract
