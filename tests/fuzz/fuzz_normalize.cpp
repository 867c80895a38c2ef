// Normalisation of any bytes, as they are decoded. Every character must come from bytes that exist,
// and lines stay lines.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "extract/text/decoding.hpp"
#include "extract/text/normalization.hpp"
#include "extract/text/presentation_forms.hpp"
#include "graph/error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace diplograph;
  using namespace diplograph::extract;
  const Source source{"fuzz", "fuzz.txt", std::string(reinterpret_cast<const char*>(data), size)};
  std::vector<Notice> notices;
  try {
    const MappedText decoded = decode(source, notices);
    const MappedText folded = fold_presentation_forms(decoded);
    const MappedText normal = normalize(folded);
    for (const MappedText* text : {&decoded, &folded, &normal}) {
      const ByteSpan all{0, text->text().size()};
      if (text->source_of(all).end > size) std::abort();
      if (std::count(text->text().begin(), text->text().end(), '\n') !=
          std::count(decoded.text().begin(), decoded.text().end(), '\n')) {
        std::abort();
      }
    }
  } catch (const InputError&) {
    // Refusing is fine; crashing and hanging are not.
  }
  return 0;
}
