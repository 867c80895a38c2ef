// Decoding, normalisation, repair and structure of any bytes as plain text. What was read must
// point at bytes that exist, and blocks must lie in the text, in order.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "extract/language/tokens.hpp"
#include "extract/text/dates.hpp"
#include "extract/text/document_text.hpp"
#include "graph/error.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace diplograph;
  using namespace diplograph::extract;
  const Source source{"fuzz", "fuzz.txt", std::string(reinterpret_cast<const char*>(data), size)};
  try {
    const DocumentText document = read_text(source);
    const std::uint64_t end = document.text.text().size();
    std::uint64_t before = 0;
    for (const Block& block : document.blocks) {
      require(block.text.begin >= before && block.text.begin < block.text.end &&
              block.text.end <= end);
      before = block.text.end;
      require(document.text.source_of(block.text).end <= document.source_size);
    }
    for (const FootnoteMark& mark : document.footnote_marks) {
      require(mark.at.end <= end && mark.note < document.blocks.size());
    }
    for (const Citation& citation : document.citations) {
      require(citation.span.begin < citation.span.end && citation.span.end <= end);
    }
    for (const DateExpression& date : find_dates(tokenize(document.text.text()))) {
      require(date.span.begin < date.span.end && date.span.end <= end);
    }
  } catch (const InputError&) {
    // Refusing is fine; crashing and hanging are not.
  }
  return 0;
}
