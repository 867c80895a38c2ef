#pragma once

#include <string>
#include <utility>

#include "extract/readers/reader.hpp"
#include "extract/text/decoding.hpp"

namespace diplograph::extract {

/// Makes the lines of a file whose bytes hold no text: the stream of extracted characters is the
/// source space.
[[nodiscard]] inline ReadLines from_stream(std::string stream, std::vector<LineHint> hints) {
  ReadLines result;
  result.source_size = stream.size();
  result.text.append(stream, {0, stream.size()}, true);
  result.hints = std::move(hints);
  result.line_starts = line_starts(result.text);
  return result;
}

}  // namespace diplograph::extract
