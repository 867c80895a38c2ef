// Any bytes as documents of spaCy.
#include "tests/fuzz/read_candidates_any.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return diplograph::fuzz::read_candidates_any("spacy", "f.json", data, size);
}
