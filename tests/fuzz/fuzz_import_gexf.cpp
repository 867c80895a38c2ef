// Any bytes as a GEXF file that a graph is to be made of.
#include "tests/fuzz/import_any.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return diplograph::fuzz::import_any("gexf", data, size);
}
