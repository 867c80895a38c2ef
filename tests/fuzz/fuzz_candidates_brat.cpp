// Any bytes as an annotation of brat and its text, parted by the first empty line.
#include "tests/fuzz/read_candidates_any.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t border = bytes.find("\n\n");
  const bool parted = border != std::string::npos;
  return diplograph::fuzz::read_candidates_any(
      "brat", {{"f.ann", bytes.substr(0, border)},
               {"f.txt", parted ? bytes.substr(border + 2) : std::string("China seeks peace.")}});
}
