#include "extract/text/visual_order/weights.hpp"

#include <cmath>

namespace diplograph::extract::visual_order {
namespace {

// Counted on lines of a journal's PDF whose order was restored by hand.
constexpr std::array<std::array<double, 6>, 4> counts{{{141, 23, 10, 9, 6, 15},
                                                       {1739, 63, 31, 30, 8, 5},
                                                       {71, 11, 7, 3, 1, 5},
                                                       {88, 20, 16, 15, 11, 6}}};
constexpr std::array<double, 6> widths{1, 1, 1, 2, 3, 8};

}  // namespace

const RunLengths& run_lengths() {
  static const RunLengths table = [] {
    RunLengths result{};
    for (std::size_t before = 0; before < result.size(); ++before) {
      double sum = 0;
      for (const double n : counts[before]) sum += n + 0.7;
      for (std::size_t length = 0; length < widths.size(); ++length) {
        result[before][length] =
            static_cast<float>(-std::log((counts[before][length] + 0.7) / sum / widths[length]));
      }
    }
    return result;
  }();
  return table;
}

}  // namespace diplograph::extract::visual_order
