#include "graph/same_time.hpp"

#include "graph/days.hpp"

namespace diplograph {

bool tell_apart(const std::vector<std::string_view>& first,
                const std::vector<std::string_view>& second) {
  if (first.empty() || second.empty()) return false;
  for (const std::string_view one : first) {
    const auto days = days_of(one);
    if (!days) return false;
    for (const std::string_view other : second) {
      const auto others = days_of(other);
      if (!others || (days->first <= others->last && others->first <= days->last)) return false;
    }
  }
  return true;
}

}  // namespace diplograph
