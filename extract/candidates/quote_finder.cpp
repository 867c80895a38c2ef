#include "extract/candidates/quote_finder.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/uchar.h>

#include "extract/candidates/approximate_search.hpp"
#include "extract/language/character_class.hpp"
#include "graph/utf8.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t most_parts = 8;     // of a quote with omissions
constexpr std::size_t shortest_part = 4;  // letters
constexpr std::u32string_view omission = U"...";

constexpr std::size_t long_text = 20000;  // letters, from which on an index pays

/// How many letters of a quote may differ.
std::size_t edits_allowed(std::u32string_view pattern) {
  return static_cast<std::size_t>(static_cast<double>(pattern.size()) * most_edits + 1e-9);
}

bool is_of_word(char32_t letter) {
  const CharacterClass kind = class_of(letter);
  return kind.word() || kind.digit();
}

/// A quote without punctuation at its ends.
std::u32string_view trimmed(std::u32string_view letters) {
  while (!letters.empty() && !is_of_word(letters.front())) letters.remove_prefix(1);
  while (!letters.empty() && !is_of_word(letters.back())) letters.remove_suffix(1);
  return letters;
}

/// The parts of a quote around "..."; one if there is no omission in it.
std::vector<std::u32string> parts_of(std::u32string_view quote) {
  std::vector<std::u32string> parts;
  for (std::size_t at = 0; at <= quote.size();) {
    const std::size_t end = std::min(quote.find(omission, at), quote.size());
    if (const std::u32string_view part = trimmed(quote.substr(at, end - at)); !part.empty()) {
      parts.emplace_back(part);
    }
    at = end + omission.size();
  }
  return parts;
}

/// Begins of `pattern` in `text`, all of them, also those that overlap: D. Knuth, J. Morris and
/// V. Pratt, SIAM Journal on Computing 6, 1977. O(text + pattern).
std::vector<std::size_t> occurrences(std::u32string_view text, std::u32string_view pattern) {
  std::vector<std::size_t> result;
  if (pattern.empty() || pattern.size() > text.size()) return result;
  std::vector<std::uint32_t> border(pattern.size(), 0);
  for (std::size_t i = 1, length = 0; i < pattern.size(); ++i) {
    while (length > 0 && pattern[i] != pattern[length]) length = border[length - 1];
    if (pattern[i] == pattern[length]) ++length;
    border[i] = static_cast<std::uint32_t>(length);
  }
  for (std::size_t i = 0, matched = 0; i < text.size(); ++i) {
    while (matched > 0 && text[i] != pattern[matched]) matched = border[matched - 1];
    if (text[i] == pattern[matched]) ++matched;
    if (matched < pattern.size()) continue;
    result.push_back(i + 1 - matched);
    matched = border[matched - 1];
  }
  return result;
}

std::u32string digits_of(std::u32string_view letters) {
  std::u32string digits;
  for (const char32_t letter : letters) {
    if (class_of(letter).digit()) digits += letter;
  }
  return digits;
}

std::string_view without_spaces(std::string_view quote) {
  constexpr std::string_view spaces = " \t\r\n";
  const std::size_t begin = quote.find_first_not_of(spaces);
  if (begin == std::string_view::npos) return {};
  return quote.substr(begin, quote.find_last_not_of(spaces) + 1 - begin);
}

}  // namespace

std::string_view to_string(QuoteMatch match) {
  constexpr std::array<std::string_view, 4> words{"exact", "normalised", "parts", "near"};
  return words[static_cast<std::size_t>(match)];
}

QuoteFinder::QuoteFinder(std::string_view text) : text_(text), letters_(text) {}

QuoteFinder::Letters QuoteFinder::letters_in(ByteSpan passage) const {
  const auto letter_at = [&](std::uint64_t byte) {
    return static_cast<std::size_t>(
        std::lower_bound(letters_.begins.begin(), letters_.begins.end(), byte) -
        letters_.begins.begin());
  };
  const std::size_t begin = letter_at(passage.begin);
  return {begin, std::max(begin, letter_at(passage.end))};
}

ByteSpan QuoteFinder::span_of(Letters part) const {
  return {letters_.begins[part.begin], letters_.ends[part.end - 1]};
}

/// Whether no word goes on over the border before a letter. A ZWNJ is inside of a word.
bool QuoteFinder::begins_word(std::size_t letter) const {
  if (!is_of_word(letters_.letters[letter])) return true;
  if (letter == 0) return true;
  if (letters_.begins[letter - 1] == letters_.begins[letter]) return false;  // within a character
  if (!is_of_word(letters_.letters[letter - 1])) return true;
  const std::string_view between =
      text_.substr(letters_.ends[letter - 1], letters_.begins[letter] - letters_.ends[letter - 1]);
  if (between.empty() || between == "\xE2\x80\x8C") {
    // A number and a word that are written in one are two.
    return class_of(letters_.letters[letter]).digit() !=
           class_of(letters_.letters[letter - 1]).digit();
  }
  return true;
}

bool QuoteFinder::ends_word(std::size_t end) const {
  return end == letters_.letters.size() || !is_of_word(letters_.letters[end - 1]) ||
         begins_word(end);
}

std::vector<std::size_t> QuoteFinder::places_of(std::u32string_view pattern, Letters range) const {
  std::vector<std::size_t> places = occurrences(
      std::u32string_view(letters_.letters).substr(range.begin, range.end - range.begin), pattern);
  for (std::size_t& place : places) place += range.begin;
  std::erase_if(places, [&](std::size_t place) {
    return !begins_word(place) || !ends_word(place + pattern.size());
  });
  return places;
}

std::optional<QuoteFinder::Letters> QuoteFinder::whole(std::u32string_view pattern,
                                                       std::optional<Letters> passage) const {
  const auto found = [&](std::size_t place) { return Letters{place, place + pattern.size()}; };
  if (passage) {
    const std::vector<std::size_t> inside = places_of(pattern, *passage);
    if (!inside.empty()) return found(inside.front());
  }
  const std::vector<std::size_t> places = places_of(pattern, {0, letters_.letters.size()});
  if (places.empty()) return std::nullopt;
  if (!passage) return found(places.front());
  const auto far = [&](std::size_t place) {
    return place < passage->begin ? passage->begin - place : place - passage->begin;
  };
  return found(*std::min_element(places.begin(), places.end(),
                                 [&](std::size_t a, std::size_t b) { return far(a) < far(b); }));
}

std::optional<QuoteFinder::Letters> QuoteFinder::in_parts(const std::vector<std::u32string>& parts,
                                                          std::optional<Letters> passage) const {
  if (parts.size() > most_parts) return std::nullopt;
  const Letters all{0, letters_.letters.size()};
  std::vector<std::vector<std::size_t>> places;
  for (const std::u32string& part : parts) {
    if (part.size() < shortest_part) return std::nullopt;
    places.push_back(places_of(part, all));
    if (places.back().empty()) return std::nullopt;
  }
  std::optional<Letters> best;
  const auto far = [&](Letters found) {
    if (!passage) return found.begin;
    return found.begin < passage->begin ? passage->begin - found.begin
                                        : found.begin - passage->begin;
  };
  for (const std::size_t begin : places.front()) {
    std::size_t end = begin + parts.front().size();
    bool complete = true;
    for (std::size_t i = 1; i < parts.size() && complete; ++i) {
      const auto next = std::lower_bound(places[i].begin(), places[i].end(), end);
      complete = next != places[i].end() && *next - end <= longest_omission;
      if (complete) end = *next + parts[i].size();
    }
    if (!complete) continue;
    const Letters found{begin, end};
    const ByteSpan span = span_of(found);
    if (text_.substr(span.begin, span.size()).find('\n') != std::string_view::npos) continue;
    if (!best || far(found) < far(*best)) best = found;
  }
  return best;
}

std::optional<FoundQuote> QuoteFinder::near_in(std::u32string_view pattern, Letters range,
                                               std::size_t wanted) const {
  const std::size_t most = edits_allowed(pattern);
  const std::u32string_view all = letters_.letters;
  const auto match = approximate_search(all.substr(range.begin, range.end - range.begin), pattern,
                                        most, wanted > range.begin ? wanted - range.begin : 0);
  if (!match || match->begin == match->end) return std::nullopt;
  Letters found{range.begin + match->begin, range.begin + match->end};
  std::size_t edits = match->edits;
  // Whole words of the text; what they have more are edits too.
  for (; found.begin > 0 && !begins_word(found.begin); --found.begin) ++edits;
  for (; !ends_word(found.end); ++found.end) ++edits;
  if (edits > most) return std::nullopt;
  if (digits_of(pattern) != digits_of(all.substr(found.begin, found.end - found.begin))) {
    return std::nullopt;
  }
  return FoundQuote{span_of(found), QuoteMatch::near, edits, pattern.size()};
}

const SeedIndex& QuoteFinder::seeds() const {
  std::call_once(seeds_made_,
                 [this] { seeds_ = std::make_unique<const SeedIndex>(letters_.letters); });
  return *seeds_;
}

std::optional<FoundQuote> QuoteFinder::near(std::u32string_view pattern,
                                            std::optional<Letters> passage) const {
  const std::size_t most = edits_allowed(pattern);
  if (pattern.size() > longest_near_quote || most == 0) return std::nullopt;
  if (passage) {
    if (auto found = near_in(pattern, *passage, passage->begin)) return found;
  }
  const std::size_t wanted = passage ? passage->begin + pattern.size() : 0;
  if (letters_.letters.size() < long_text || pattern.size() / (most + 1) < SeedIndex::seed) {
    return near_in(pattern, {0, letters_.letters.size()}, wanted);
  }
  std::optional<FoundQuote> best;
  std::size_t least = 0;
  for (const SeedIndex::Range range : seeds().stretches(pattern, most)) {
    const auto found = near_in(pattern, {range.begin, range.end}, wanted);
    if (!found) continue;
    const std::size_t place = letters_before(found->text.end);
    const std::size_t far = place > wanted ? place - wanted : wanted - place;
    if (best && (found->edits > best->edits || (found->edits == best->edits && far >= least))) {
      continue;
    }
    best = found;
    least = far;
  }
  return best;
}

std::optional<FoundQuote> QuoteFinder::find(std::string_view quote,
                                            std::optional<ByteSpan> passage) const {
  quote = without_spaces(quote);
  if (quote.empty() || letters_.letters.empty() || !is_utf8(quote)) return std::nullopt;
  const std::u32string letters = comparable(quote);
  const std::u32string_view pattern = trimmed(letters);
  if (pattern.empty()) return std::nullopt;
  std::optional<Letters> inside;
  if (passage) inside = letters_in(*passage);
  if (const auto found = whole(pattern, inside)) {
    ByteSpan span = span_of(*found);
    // With the punctuation that the quote has at its ends, if the text has it too.
    const std::size_t at = quote.find(text_.substr(span.begin, span.size()));
    if (at != std::string_view::npos && at <= span.begin &&
        text_.substr(span.begin - at, quote.size()) == quote) {
      return FoundQuote{
          {span.begin - at, span.begin - at + quote.size()}, QuoteMatch::exact, 0, pattern.size()};
    }
    return FoundQuote{span, QuoteMatch::normalised, 0, pattern.size()};
  }
  if (const std::vector<std::u32string> parts = parts_of(letters); parts.size() > 1) {
    const auto found = in_parts(parts, inside);
    if (!found) return std::nullopt;
    return FoundQuote{span_of(*found), QuoteMatch::parts, 0, pattern.size()};
  }
  return near(pattern, inside);
}

std::optional<ByteSpan> QuoteFinder::find_name(std::string_view name,
                                               std::optional<ByteSpan> passage) const {
  if (!is_utf8(name)) return std::nullopt;
  const std::u32string letters = comparable(name);
  const std::u32string_view pattern = trimmed(letters);
  if (pattern.empty()) return std::nullopt;
  const Letters range = passage ? letters_in(*passage) : Letters{0, letters_.letters.size()};
  const std::vector<std::size_t> places = places_of(pattern, range);
  if (places.empty()) return std::nullopt;
  return span_of({places.front(), places.front() + pattern.size()});
}

std::vector<ByteSpan> QuoteFinder::find_names(std::string_view name) const {
  std::vector<ByteSpan> found;
  if (!is_utf8(name)) return found;
  const std::u32string letters = comparable(name);
  const std::u32string_view pattern = trimmed(letters);
  if (pattern.empty()) return found;
  for (const std::size_t place : places_of(pattern, {0, letters_.letters.size()})) {
    found.push_back(span_of({place, place + pattern.size()}));
  }
  return found;
}

std::size_t QuoteFinder::letters_before(std::uint64_t byte) const {
  return letters_in({byte, byte}).begin;
}

std::uint64_t QuoteFinder::byte_of_letter(std::size_t letter) const {
  return letter < letters_.begins.size() ? letters_.begins[letter] : text_.size();
}

}  // namespace diplograph::extract
