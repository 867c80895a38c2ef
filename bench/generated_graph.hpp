#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "graph/claim.hpp"
#include "graph/graph.hpp"

namespace diplograph::bench {

/// Calls `visit` with the claims of a claims file, one by one: one document per 1,000 relations,
/// `nodes` entities of all concrete types, each mentioned once and named in both languages, and
/// `edges` different relations, each with one piece of evidence and three marks. Degrees are
/// skewed, as in real texts. Same numbers, same claims, on every platform.
void generate_claims(std::size_t nodes, std::size_t edges, const std::function<void(Claim)>& visit);

/// All of those claims at once.
[[nodiscard]] std::vector<Claim> generated_claims(std::size_t nodes, std::size_t edges);

/// The canonical graph of those claims.
[[nodiscard]] Graph generated_graph(std::size_t nodes, std::size_t edges);

}  // namespace diplograph::bench
