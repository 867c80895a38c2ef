#include "extract/text/citations.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "extract/language/tokens.hpp"
#include "extract/text/line_view.hpp"
#include "extract/text/markers.hpp"

namespace diplograph::extract {
namespace {

// Brackets longer than this are no citation.
constexpr std::size_t longest_brackets = 400;
constexpr std::size_t longest_authors = 120;

bool is_year(int value) {
  return (value >= 1280 && value <= 1480) || (value >= 1700 && value <= 2100);
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}
std::size_t trim_end(std::string_view text, std::size_t end) {
  while (end > 0 && text[end - 1] == ' ') --end;
  return end;
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  });
}

struct Year {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind a letter: "2020a"
  std::string text;
};

/// A year of four digits that begins at `at`, with a letter that tells works of a year apart.
std::optional<Year> year_at(std::string_view text, std::size_t at) {
  Year year{at, at, {}};
  int value = 0;
  for (int digits = 0; digits < 4; ++digits) {
    const int digit = take_digit(text, at);
    if (digit < 0) return {};
    value = value * 10 + digit;
    year.text += static_cast<char>('0' + digit);
  }
  std::size_t probe = at;
  if (!is_year(value) || take_digit(text, probe) >= 0) return {};
  if (at < text.size() && text[at] >= 'a' && text[at] <= 'h') {
    const bool alone = at + 1 == text.size() || !has_letter(text.substr(at + 1, 1));
    if (alone) year.text += text[at++];
  }
  year.end = at;
  return year;
}

/// "3", "12-14", "p. 3", "ص 5" behind a year; what is not pages yields nothing.
std::string pages_in(std::string_view text) {
  std::string pages;
  for (std::size_t at = 0; at < text.size();) {
    const int digit = take_digit(text, at);
    if (digit >= 0) {
      pages += static_cast<char>('0' + digit);
      continue;
    }
    if (!pages.empty() && (text[at] == '-' || text.substr(at).starts_with("–"))) pages += '-';
    ++at;
  }
  while (pages.ends_with('-')) pages.pop_back();
  return pages;
}

/// Every word of authors' names without a comma behind is written large or joins names.
bool all_names(std::string_view text) {
  static constexpr std::array<std::string_view, 10> joining{"and",    "&",  "et",  "al",  "al.",
                                                            "et.al.", "de", "van", "von", "of"};
  bool any = false;
  for (std::size_t at = skip_spaces(text, 0); at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const bool joins = std::find(joining.begin(), joining.end(), word) != joining.end();
    if (!joins && (word[0] < 'A' || word[0] > 'Z')) return false;
    any = any || !joins;
    at = skip_spaces(text, end);
  }
  return any;
}

class Finder {
 public:
  explicit Finder(DocumentText& document) : document_(document), text_(document.text.text()) {}

  void find() {
    bool in_bibliography = false;
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      const Block& block = document_.blocks[i];
      const std::string_view words = text_.substr(block.text.begin, block.text.size());
      if (block.kind == BlockKind::heading) in_bibliography = is_bibliography_name(words);
      if (in_bibliography && block.kind != BlockKind::heading &&
          block.kind != BlockKind::footnote) {
        add_entry(i, words);
      } else {
        find_in(block.text.begin, words);
      }
    }
    for (Citation& citation : document_.citations) link(citation);
  }

 private:
  struct Entry {
    std::size_t block;
    std::string author;  // folded first words
  };
  DocumentText& document_;
  std::string_view text_;
  std::map<std::string, std::vector<Entry>> by_year_;
  std::map<std::string, std::size_t> by_number_;

  void add_entry(std::size_t block, std::string_view words) {
    std::string number;
    for (std::size_t at = 0; at < document_.blocks[block].marker.size();) {
      const int digit = take_digit(document_.blocks[block].marker, at);
      if (digit >= 0) number += static_cast<char>('0' + digit);
      if (digit < 0) ++at;
    }
    if (number.empty() && words.starts_with('[') && words.find(']') < 8) {
      number = pages_in(words.substr(0, words.find(']')));
      words.remove_prefix(skip_spaces(words, words.find(']') + 1));
    }
    if (!number.empty()) by_number_.emplace(number, block);
    for (std::size_t at = 0; at < words.size() && at < longest_brackets; ++at) {
      const auto year = year_at(words, at);
      if (!year) continue;
      const std::string_view head = words.substr(
          0, std::min({words.find(','), words.find("،"), words.find('('), words.find('.')}));
      by_year_[year->text].push_back({block, fold(head.substr(0, longest_authors))});
      break;
    }
  }

  void link(Citation& citation) const {
    if (citation.kind == CitationKind::number) {
      const auto entry = by_number_.find(citation.year);
      if (entry != by_number_.end()) citation.entry = entry->second;
      return;
    }
    const auto entries = by_year_.find(citation.year);
    if (entries == by_year_.end()) return;
    const std::string authors = fold(text_.substr(citation.authors.begin, citation.authors.size()));
    for (const Entry& entry : entries->second) {
      if (entry.author.empty()) continue;
      if (authors.find(entry.author) != std::string::npos || entry.author.starts_with(authors)) {
        citation.entry = entry.block;
        return;
      }
    }
  }

  void find_in(std::uint64_t offset, std::string_view words) {
    for (std::size_t at = words.find_first_of("(["); at != std::string_view::npos;
         at = words.find_first_of("([", at + 1)) {
      const char closing = words[at] == '(' ? ')' : ']';
      const std::string_view window = words.substr(at + 1, longest_brackets);
      const std::size_t length = window.find(closing);
      if (length == std::string_view::npos) continue;
      const std::string_view inside = window.substr(0, length);
      if (closing == ']') {
        numbers(offset + at + 1, inside);
      } else if (!narrative(offset, words, at, inside)) {
        works(offset + at + 1, inside);
      }
    }
  }

  /// "[12]", "[3, 5-7]".
  void numbers(std::uint64_t offset, std::string_view inside) {
    if (inside.empty() || inside.size() > 40) return;
    std::vector<Citation> found;
    for (std::size_t at = 0; at < inside.size();) {
      const std::size_t begin = at;
      Citation citation;
      citation.kind = CitationKind::number;
      for (int d = take_digit(inside, at); d >= 0; d = take_digit(inside, at)) {
        citation.year += static_cast<char>('0' + d);
      }
      if (at > begin) {
        if (citation.year.size() > 3 || citation.year.front() == '0') return;
        citation.span = {offset + begin, offset + at};
        found.push_back(citation);
        continue;
      }
      const bool joint = inside[at] == ' ' || inside[at] == ',' || inside[at] == '-' ||
                         inside.substr(at).starts_with("،") || inside.substr(at).starts_with("–");
      if (!joint) return;
      at += static_cast<unsigned char>(inside[at]) < 0x80 ? 1U : inside[at] == '\xE2' ? 3U : 2U;
    }
    document_.citations.insert(document_.citations.end(), found.begin(), found.end());
  }

  /// "Segal (2020: 3)": a year alone in brackets behind a name.
  bool narrative(std::uint64_t offset, std::string_view words, std::size_t open,
                 std::string_view inside) {
    const auto year = year_at(inside, skip_spaces(inside, 0));
    if (!year) return false;
    const std::string_view rest = inside.substr(trim_end(inside, skip_spaces(inside, year->end)));
    if (!rest.empty() && !rest.starts_with(':') && !rest.starts_with(',') &&
        !rest.starts_with("،")) {
      return false;
    }
    const std::size_t end = trim_end(words, open);
    std::size_t begin = end;
    std::size_t names = 0;
    while (begin > 0 && names < 5) {
      const std::size_t space = words.substr(0, begin).find_last_of(' ');
      const std::size_t start = space == std::string_view::npos ? 0 : space + 1;
      const std::string_view word = words.substr(start, begin - start);
      const auto first = static_cast<unsigned char>(word.empty() ? ' ' : word[0]);
      const bool latin_name = (first >= 'A' && first <= 'Z') || word == "and" || word == "et" ||
                              word == "al." || word == "&";
      // Persian names are not written large: the two words before, "و همکاران" not counted.
      const bool persian_name = first >= 0xD8 && first <= 0xDB && names < 2;
      if (!latin_name && !persian_name) break;
      if (word.ends_with(',') || word.ends_with("،") || word.ends_with("»")) break;
      names += word == "و" || word == "همکاران" || word == "and" ? 0U : 1U;
      begin = start;
      if (begin == 0) break;
      begin = trim_end(words, begin);
      if (begin == 0) break;
    }
    for (const std::string_view joint : {"and ", "& ", "و "}) {
      if (words.substr(skip_spaces(words, begin)).starts_with(joint)) {
        begin = skip_spaces(words, begin) + joint.size();
      }
    }
    if (names == 0) return true;  // a year in brackets that cites nobody: not for `works` either
    begin = skip_spaces(words, begin);
    Citation citation;
    citation.kind = CitationKind::narrative;
    citation.span = {offset + begin, offset + open + inside.size() + 2};
    citation.authors = {offset + begin, offset + end};
    citation.year = year->text;
    citation.pages = pages_in(rest);
    document_.citations.push_back(citation);
    return true;
  }

  /// "(Segal, 2020: 3; Doshi et al., 2021)".
  void works(std::uint64_t offset, std::string_view inside) {
    for (std::size_t begin = 0; begin <= inside.size();) {
      std::size_t end = begin;
      while (end < inside.size() && inside[end] != ';' && !inside.substr(end).starts_with("؛")) {
        ++end;
      }
      work(offset + begin, inside.substr(begin, end - begin));
      begin = end + (end < inside.size() && inside[end] == ';' ? 1U : 2U);
    }
  }

  void work(std::uint64_t offset, std::string_view part) {
    const std::size_t begin = skip_spaces(part, 0);
    for (std::size_t at = begin; at < part.size() && at <= longest_authors; ++at) {
      const bool at_digit = at == begin || take_previous_is_no_digit(part, at);
      if (!at_digit) continue;
      const auto year = year_at(part, at);
      if (!year) continue;
      std::size_t end = trim_end(part, at);
      const std::string_view before = part.substr(begin, end - begin);
      const bool comma = before.ends_with(',') || before.ends_with("،");
      const std::string_view rest = part.substr(skip_spaces(part, year->end));
      const bool ends =
          rest.empty() || rest.starts_with(':') || rest.starts_with(',') || rest.starts_with("،");
      if (!ends || before.empty()) return;
      if (!comma && !(all_names(before) || (rest.starts_with(':') && has_letter(before)))) return;
      if (comma) end -= before.ends_with(',') ? 1U : 2U;
      if (!has_letter(part.substr(begin, end - begin))) return;
      Citation citation;
      citation.kind = CitationKind::parenthesis;
      citation.span = {offset + begin, offset + trim_end(part, part.size())};
      citation.authors = {offset + begin, offset + end};
      citation.year = year->text;
      citation.pages = pages_in(rest);
      document_.citations.push_back(citation);
      return;
    }
  }

  static bool take_previous_is_no_digit(std::string_view part, std::size_t at) {
    const auto before = static_cast<unsigned char>(part[at - 1]);
    if (before >= '0' && before <= '9') return false;
    if (at < 2) return true;
    std::size_t digit = at - 2;
    return take_digit(part, digit) < 0 || digit != at;
  }
};

}  // namespace

void find_citations(DocumentText& document) { Finder(document).find(); }

}  // namespace diplograph::extract
