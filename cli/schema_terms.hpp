#pragma once

#include <string>
#include <vector>

#include "graph/schema.hpp"

namespace diplograph::cli {

/// The types that a schema has of these names. Throws `UsageError` that names the nearest one.
[[nodiscard]] std::vector<TypeId> type_ids(const Schema& schema,
                                           const std::vector<std::string>& names);

/// The relations that a schema has of these names. Throws `UsageError` that names the nearest one.
[[nodiscard]] std::vector<RelationId> relation_ids(const Schema& schema,
                                                   const std::vector<std::string>& names);

}  // namespace diplograph::cli
