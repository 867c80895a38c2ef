#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "extract/text/visual_order/repair_model.hpp"

namespace diplograph::extract::visual_order {

/// Cost of the endings and beginnings that ZWNJ binds to any word, among all that it binds.
constexpr float common_half = 4.5F;

/// Where an unknown word divides into a known one and a piece that ZWNJ binds to words: "خط" and
/// "های".
struct Division {
  std::size_t at = 0;  ///< letters before the ZWNJ
  float half = 0;      ///< cost of the piece among all that ZWNJ binds, in nats
  float cost = 0;      ///< with that of the known word
};

/// The least costly division; none if there is none. O(letters).
[[nodiscard]] std::optional<Division> best_division(std::span<const std::uint8_t> letters,
                                                    const RepairModel& model);

}  // namespace diplograph::extract::visual_order
