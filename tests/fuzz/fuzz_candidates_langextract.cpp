// Any bytes as annotated documents of langextract.
#include "tests/fuzz/read_candidates_any.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return diplograph::fuzz::read_candidates_any("langextract", "f.jsonl", data, size);
}
