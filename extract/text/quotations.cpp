#include "extract/text/quotations.hpp"

#include <algorithm>
#include <string_view>

namespace diplograph::extract {
namespace {

struct Pair {
  std::string_view open;
  std::string_view close;
};
constexpr Pair pairs[] = {{"«", "»"}, {"“", "”"}, {"\"", "\""}};

void find_in(std::string_view text, std::uint64_t offset, const Pair& pair,
             std::vector<ByteSpan>& found) {
  for (std::size_t at = 0;;) {
    const std::size_t open = text.find(pair.open, at);
    if (open == std::string_view::npos) return;
    const std::size_t begin = open + pair.open.size();
    const std::size_t close = text.find(pair.close, begin);
    if (close == std::string_view::npos) return;
    if (close > begin) found.push_back({offset + begin, offset + close});
    at = close + pair.close.size();
  }
}

}  // namespace

void find_quotations(DocumentText& document) {
  for (const Block& block : document.blocks) {
    const std::string_view text =
        std::string_view(document.text.text()).substr(block.text.begin, block.text.size());
    for (const Pair& pair : pairs) find_in(text, block.text.begin, pair, document.quotations);
  }
  std::sort(document.quotations.begin(), document.quotations.end());
}

}  // namespace diplograph::extract
