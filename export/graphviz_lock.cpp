#include "export/graphviz_lock.hpp"

namespace diplograph::exporting {

std::unique_lock<std::mutex> lock_graphviz() {
  static std::mutex mutex;
  return std::unique_lock(mutex);
}

}  // namespace diplograph::exporting
