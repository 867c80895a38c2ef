// Any bytes as a table of WebAnno.
#include "tests/fuzz/read_candidates_any.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return diplograph::fuzz::read_candidates_any("webanno", "f.tsv", data, size);
}
