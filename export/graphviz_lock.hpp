#pragma once

#include <mutex>

namespace diplograph::exporting {

/// Graphviz keeps global state (agopen, gvRender): whoever calls it holds this.
[[nodiscard]] std::unique_lock<std::mutex> lock_graphviz();

}  // namespace diplograph::exporting
