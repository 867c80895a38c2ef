// Any bytes as a table of GraphRAG.
#include "tests/fuzz/read_candidates_any.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return diplograph::fuzz::read_candidates_any("graphrag", "f.csv", data, size);
}
