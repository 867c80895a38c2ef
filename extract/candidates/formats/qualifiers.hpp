#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/evidence.hpp"

namespace diplograph::extract::formats {

/// A polarity by the words that other programs have for it: "negated", "negative", "false", "no",
/// "denied" and their opposites, in any case. Nothing for other words.
[[nodiscard]] std::optional<diplograph::Polarity> polarity_of(std::string_view word);
/// A modality likewise: "asserted", "certain", "true"; "planned", "possible", "suspected"...;
/// "attributed", "reported".
[[nodiscard]] std::optional<Modality> modality_of(std::string_view word);
/// A number, the whole of the text.
[[nodiscard]] std::optional<double> number_of_text(std::string_view text);
/// A whole number from 0 on, the whole of the text.
[[nodiscard]] std::optional<std::uint64_t> count_of_text(std::string_view text);

}  // namespace diplograph::extract::formats
