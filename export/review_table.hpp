#pragma once

#include <vector>

#include "export/format.hpp"
#include "graph/claim.hpp"
#include "graph/review/decisions.hpp"

namespace diplograph::exporting {

/// Writes claims as a table (CSV, UTF-8 with a byte order mark, as spreadsheets want it) for a
/// person to decide on: a row for each entity, by id, then one for each statement, in the order of
/// documents and places. What `earlier` says stays filled in. No cell can be taken for a formula.
void write_review_table(const std::vector<Claim>& claims, const Decisions& earlier,
                        const Sink& sink);

}  // namespace diplograph::exporting
