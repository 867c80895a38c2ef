#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "extract/document_reading.hpp"

namespace diplograph::extract {

/// The actors that a document names before a byte of its text, one a line: "- NAME (Type); NAME AS
/// THE TEXT HAS IT". The `most` that are named most often there, in the order in which they are
/// named first. Empty if there are none.
///
/// They are those of our own reading, not of a model's answers: so what is asked of one part of a
/// document does not depend on what was answered of another, parts can be asked at the same time,
/// and each answer is found again in the cache.
[[nodiscard]] std::string actors_before(const DocumentReading& reading, std::uint64_t end,
                                        std::size_t most);

}  // namespace diplograph::extract
