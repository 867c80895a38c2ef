// Structure of documents put together from what structure is told by: markers, short and long
// lines, notes, page ends. Blocks must lie in the text, in order, and no word may be lost.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/text/document_text.hpp"
#include "graph/error.hpp"

namespace {

constexpr std::array<std::string_view, 48> pieces{
    "\n",
    "\n\n",
    "\f",
    " ",
    "    ",
    "1",
    "2",
    "3-",
    "4-1-1 ",
    "(1)",
    "[2]",
    "(a) ",
    "IV. ",
    "- ",
    "• ",
    "# ",
    "## ",
    "Article 3. ",
    "Chapter IV",
    "Abstract",
    "References",
    "Notes",
    "The parties agree ",
    "to share what they know of the water level of the sea and to warn each other. ",
    "Segal (2020: 3)",
    "(Newman, 2015)",
    "ibid.",
    "page 7",
    "_____",
    "¹",
    "²",
    ".",
    ":",
    "؛",
    "«",
    "»",
    "\"",
    "ایران ",
    "به دنبال گسترش همکاری با همسایگان خود در دریای خزر است. ",
    "ماده ۳ ",
    "فصل دوم",
    "چکیده",
    "منابع",
    "الف- ",
    "۱",
    "-1",
    "پیشینه-1",
    "http://a.b/c "};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace diplograph;
  using namespace diplograph::extract;
  Source source;
  source.id = "fuzz";
  source.name = "fuzz.txt";
  for (std::size_t i = 0; i < size; ++i) source.bytes += pieces[data[i] % pieces.size()];
  try {
    const DocumentText document = read_text(source);
    std::uint64_t before = 0;
    for (const Block& block : document.blocks) {
      if (block.text.begin < before || block.text.end <= block.text.begin ||
          block.text.end > document.text.text().size()) {
        std::abort();
      }
      before = block.text.end;
      if (document.text.source_of(block.text).end > source.bytes.size()) std::abort();
      if (block.kind == BlockKind::heading && block.level < 1) std::abort();
    }
    for (const FootnoteMark& mark : document.footnote_marks) {
      if (mark.note >= document.blocks.size()) std::abort();
    }
    for (const Furniture& furniture : document.furniture) {
      if (furniture.source.end > source.bytes.size()) std::abort();
    }
  } catch (const InputError&) {
    // A document without a word is refused.
  }
  return 0;
}
