// Any bytes as a text and a quote, parted by a NUL: what is found has to lie in the text, between
// characters, and what is exact has to be the quote.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/candidates/quote_finder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace diplograph::extract;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t border = bytes.find('\0');
  if (border == std::string_view::npos) return 0;
  const std::string_view text = bytes.substr(0, border);
  const std::string_view quote = bytes.substr(border + 1);
  const QuoteFinder finder(text);
  const auto check = [&](const std::optional<FoundQuote>& found) {
    if (!found) return;
    if (found->text.begin >= found->text.end || found->text.end > text.size()) std::abort();
    const std::string_view words = text.substr(found->text.begin, found->text.size());
    if (found->match == QuoteMatch::exact && quote.find(words) == std::string_view::npos) {
      std::abort();
    }
    if (found->edits * 10 > found->letters) std::abort();
  };
  check(finder.find(quote));
  check(finder.find(quote, diplograph::ByteSpan{size / 4, size / 2}));
  // A text is found in itself, if it has a letter.
  if (const auto whole = finder.find(text); whole && whole->match == QuoteMatch::near) std::abort();
  for (const diplograph::ByteSpan place : finder.find_names(quote)) {
    if (place.end > text.size()) std::abort();
  }
  return 0;
}
