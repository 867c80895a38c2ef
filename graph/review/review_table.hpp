#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.hpp"
#include "graph/review/decisions.hpp"

namespace diplograph {

/// Writes claims as a table (CSV, UTF-8 with a byte order mark, as spreadsheets want it) for a
/// person to decide on: a row for each entity, by id, then one for each statement, in the order of
/// documents and places. What `earlier` says stays filled in. No cell can be taken for a formula.
void write_review_table(const std::vector<Claim>& claims, const Decisions& earlier,
                        const std::function<void(std::string_view)>& sink);

}  // namespace diplograph
