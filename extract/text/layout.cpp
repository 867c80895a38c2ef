#include "extract/text/layout.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <regex>

#include "extract/language/tokens.hpp"

namespace diplograph::extract {
namespace {

// Blocks longer than this are cut at a space, so that everything after works on short texts.
constexpr std::size_t longest_block = 1U << 18U;
constexpr std::size_t longest_heading = 120;
// Lines of a hard-wrapped text are about as wide as the page.
constexpr std::size_t wrapped_width = 45;

std::size_t letters_in(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;  // bytes that begin a character
  }));
}

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \f");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \f") - begin + 1);
}

bool ends_sentence(std::string_view line) {
  static constexpr std::array<std::string_view, 10> marks{".", "!", "?", "؟", ":",
                                                          "؛", ";", "»", "”", ","};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return line.ends_with(mark); });
}

/// A line without its digits: page headers repeat like this.
std::string without_digits(std::string_view line) {
  std::string result;
  for (const Token& token : tokenize(line)) {
    if (token.kind != TokenKind::number) result += token.key + " ";
  }
  return result;
}

struct Marker {
  std::string text;
  std::size_t content = 0;
  int level = 0;
};

/// "- x", "• x", "(a) x", "a) x", "1. x", "۱- x": the marker and its depth by indentation.
bool list_marker(std::string_view line, Marker& marker) {
  static const std::regex pattern(
      R"(^( *)(?:([-*+]|\xE2\x80\xA2|\xE2\x80\x93|\xE2\x97\x8F|\xE2\x96\xAA)\s+|(\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?:[a-z]|\d{1,2})\))\s+))",
      std::regex::ECMAScript | std::regex::optimize);
  std::cmatch match;
  const std::string_view head = line.substr(0, 64);
  if (!std::regex_search(head.data(), head.data() + head.size(), match, pattern)) return false;
  marker.text = match[2].matched ? match[2].str() : match[3].str();
  marker.content = static_cast<std::size_t>(match.length(0));
  marker.level = 1 + static_cast<int>(match.length(1)) / 2;
  return true;
}

/// "4-1-2 x", "2.3 x", "1-x", "CHAPTER I", "ARTICLE 3", "# x".
bool heading_marker(std::string_view line, Marker& marker) {
  static const std::regex numbered(R"(^ *((?:\d{1,2}[-.])*\d{1,2})\s*[-.]?\s*(?=[^\d\s.,:/-]))",
                                   std::regex::ECMAScript | std::regex::optimize);
  static const std::regex named(
      R"(^ *((?:CHAPTER|ARTICLE|SECTION|PART|ANNEX|Chapter|Article|Section|Part|Annex)\s+(?:[IVXLC]+|\d+))\b)",
      std::regex::ECMAScript | std::regex::optimize);
  static const std::regex markdown(R"(^ *(#{1,6})\s+)",
                                   std::regex::ECMAScript | std::regex::optimize);
  const std::string_view head = line.substr(0, 64);
  std::cmatch match;
  if (std::regex_search(head.data(), head.data() + head.size(), match, markdown)) {
    marker = {match[1].str(), static_cast<std::size_t>(match.length(0)),
              static_cast<int>(match.length(1))};
    return true;
  }
  if (std::regex_search(head.data(), head.data() + head.size(), match, named)) {
    marker = {match[1].str(), static_cast<std::size_t>(match.position(1)), 1};
    return true;
  }
  if (std::regex_search(head.data(), head.data() + head.size(), match, numbered)) {
    const std::string number = match[1].str();
    marker = {number, static_cast<std::size_t>(match.length(0)),
              1 + static_cast<int>(std::count_if(number.begin(), number.end(),
                                                 [](char c) { return c == '-' || c == '.'; }))};
    return true;
  }
  return false;
}

bool is_latin(std::string_view line) {
  const auto ascii = std::count_if(line.begin(), line.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return static_cast<std::size_t>(ascii) * 10 > line.size() * 9;
}

/// ASCII digits for Persian ones, so that one pattern reads both; sizes change, so this is for
/// looking only.
std::string plain_digits(std::string_view line) {
  std::string result;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const auto lead = static_cast<unsigned char>(line[at]);
    if ((lead == 0xDB || lead == 0xD9) && at + 1 < line.size()) {
      const auto trail = static_cast<unsigned char>(line[at + 1]);
      const unsigned base = lead == 0xDB ? 0xB0U : 0xA0U;
      if (trail >= base && trail < base + 10) {
        result += static_cast<char>('0' + (trail - base));
        ++at;
        continue;
      }
    }
    result += line[at];
  }
  return result;
}

}  // namespace

std::vector<LineShape> shapes(const Lines& lines) {
  std::vector<LineShape> result(lines.size());
  std::map<std::string, std::size_t> repeats;
  std::size_t persian = 0;
  for (const MappedText& line : lines) {
    const std::string_view text = trimmed(line.text());
    if (text.empty()) continue;
    if (!is_latin(text)) ++persian;
    if (letters_in(text) <= longest_heading) ++repeats[without_digits(text)];
  }
  const bool persian_document = persian * 2 > lines.size() / 2;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LineShape& shape = result[i];
    const std::string_view text = trimmed(lines[i].text());
    const std::size_t indent = lines[i].text().find_first_not_of(" \f");
    shape.content = indent == std::string::npos ? 0 : indent;
    if (text.empty()) {
      shape.kind = LineKind::blank;
      continue;
    }
    const std::string words = without_digits(text);
    const bool numbers = words.size() < text.size();
    const bool has_number = plain_digits(text).find_first_of("0123456789") != std::string::npos;
    if (numbers && words.find_first_not_of("- .|/ ") == std::string::npos &&
        letters_in(text) <= 8) {
      shape.kind = LineKind::furniture;
      continue;
    }
    if (has_number && letters_in(text) <= longest_heading && repeats[words] >= 3 &&
        words.size() > 8) {
      shape.kind = LineKind::furniture;
      continue;
    }
    Marker marker;
    const bool alone = (i == 0 || result[i - 1].kind == LineKind::blank ||
                        result[i - 1].kind == LineKind::heading) &&
                       (i + 1 == lines.size() || trimmed(lines[i + 1].text()).empty());
    const bool short_line = letters_in(text) <= longest_heading && !ends_sentence(text);
    if (list_marker(lines[i].text(), marker)) {
      shape = {LineKind::list_item, marker.level, marker.text, marker.content};
    } else if (persian_document && is_latin(text) &&
               std::isdigit(static_cast<unsigned char>(text.front())) != 0) {
      shape.kind = LineKind::footnote;
      const std::size_t end = text.find_first_not_of("0123456789. ");
      shape.marker = std::string(text.substr(0, text.find_first_not_of("0123456789")));
      shape.content += end == std::string_view::npos ? 0 : end;
    } else if (short_line && heading_marker(plain_digits(lines[i].text()), marker) &&
               (letters_in(text) <= 90)) {
      shape.kind = LineKind::heading;
      shape.level = marker.level;
      shape.marker = marker.text;
    } else if (alone && short_line && letters_in(text) <= 80) {
      shape.kind = LineKind::heading;
      shape.level = 1;
    }
  }
  return result;
}

namespace {

/// Cuts a block that is too long at a space.
void close_block(DocumentText& document, Block block) {
  const std::string& text = document.text.text();
  while (text.size() - block.text.begin > longest_block) {
    std::size_t cut = text.find(' ', block.text.begin + longest_block);
    if (cut == std::string::npos) break;
    Block part = block;
    part.text.end = cut;
    document.blocks.push_back(part);
    block.text.begin = cut + 1;
  }
  block.text.end = text.size();
  if (!block.text.empty()) document.blocks.push_back(block);
}

}  // namespace

void reflow(const Lines& lines, const std::vector<LineShape>& shapes, DocumentText& document) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (shapes[i].kind == LineKind::body) widths.push_back(letters_in(lines[i].text()));
  }
  std::size_t median = 0;
  if (!widths.empty()) {
    std::nth_element(widths.begin(),
                     widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2), widths.end());
    median = widths[widths.size() / 2];
  }
  const bool wrapped = median >= wrapped_width && median <= 160;
  bool open = false;
  Block block;
  std::vector<std::pair<std::size_t, Block>> footnotes;
  const auto close = [&] {
    if (!open) return;
    close_block(document, block);
    document.text.insert("\n");
    open = false;
  };
  const auto append_line = [&](std::size_t i) {
    const std::string& text = lines[i].text();
    std::size_t end = text.find_last_not_of(" \f");
    end = end == std::string::npos ? 0 : end + 1;
    if (end > shapes[i].content) document.text.append(lines[i], {shapes[i].content, end});
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LineShape& shape = shapes[i];
    if (shape.kind == LineKind::furniture) continue;
    if (shape.kind == LineKind::blank) {
      // In wrapped text a paragraph may go on behind a page's foot.
      const bool mid_sentence =
          open && wrapped && block.kind == BlockKind::paragraph &&
          !ends_sentence(trimmed(document.text.text().substr(block.text.begin)));
      const std::size_t next = static_cast<std::size_t>(
          std::find_if(shapes.begin() + static_cast<std::ptrdiff_t>(i), shapes.end(),
                       [](const LineShape& s) {
                         return s.kind != LineKind::blank && s.kind != LineKind::furniture &&
                                s.kind != LineKind::footnote;
                       }) -
          shapes.begin());
      if (!(mid_sentence && next < shapes.size() && shapes[next].kind == LineKind::body)) close();
      continue;
    }
    if (shape.kind == LineKind::footnote) {
      Block note{BlockKind::footnote, 0, {i, i}, shape.marker};
      footnotes.emplace_back(i, note);
      continue;
    }
    const bool continues =
        open && shape.kind == LineKind::body && wrapped && block.kind != BlockKind::heading;
    if (!continues) {
      close();
      block = {};
      block.kind = shape.kind == LineKind::heading     ? BlockKind::heading
                   : shape.kind == LineKind::list_item ? BlockKind::list_item
                                                       : BlockKind::paragraph;
      block.level = shape.level;
      block.marker = shape.marker;
      block.text.begin = document.text.text().size();
      open = true;
    } else {
      document.text.insert(" ");
    }
    append_line(i);
    if (shape.kind == LineKind::heading) close();
  }
  close();
  // Footnotes follow the running text, so that they do not cut its sentences.
  for (auto& [line, note] : footnotes) {
    note.text.begin = document.text.text().size();
    append_line(line);
    close_block(document, note);
    document.text.insert("\n");
  }
}

}  // namespace diplograph::extract
