#pragma once

#include "graph/graph.hpp"

namespace diplograph {

/// A small canonical graph with names in English and Persian and a quote behind each edge, half of
/// them in either language: pictures of it change only when what draws them does.
[[nodiscard]] Graph bilingual_graph();

}  // namespace diplograph
