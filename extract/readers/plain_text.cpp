#include "extract/readers/reader.hpp"
#include "extract/text/decoding.hpp"

namespace diplograph::extract {

ReadLines read_plain_text(const Source& source, std::vector<Notice>& notices) {
  ReadLines result;
  result.text = decode(source, notices);
  result.line_starts = line_starts(result.text);
  result.source_size = source.bytes.size();
  return result;
}

}  // namespace diplograph::extract
