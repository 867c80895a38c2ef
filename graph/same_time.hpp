#pragma once

#include <string_view>
#include <vector>

namespace diplograph {

/// True if no date of `first` has a day in common with one of `second`, and both have dates whose
/// days are known (graph/days.hpp): two statements with such dates speak of different times.
/// O(first * second).
[[nodiscard]] bool tell_apart(const std::vector<std::string_view>& first,
                              const std::vector<std::string_view>& second);

}  // namespace diplograph
