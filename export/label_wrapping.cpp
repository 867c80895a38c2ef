#include "export/label_wrapping.hpp"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace diplograph::exporting {
namespace {

constexpr std::string_view ellipsis = "…";

UChar32 next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 code_point = 0;
  U8_NEXT(bytes, at, text.size(), code_point);
  return code_point;
}

bool has_width(UChar32 code_point) {
  const auto type = u_charType(code_point);
  return type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK && type != U_FORMAT_CHAR;
}

// The longest beginning of at most `width` visible characters, in bytes.
std::size_t prefix(std::string_view text, std::size_t width) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (has_width(next_code_point(text, at)) && ++length > width) return start;
  }
  return text.size();
}

// Where a word of more than `width` characters is broken, in bytes: behind a dash, a slash or a
// zero-width non-joiner if there is one that leaves enough on the line, else anywhere.
std::size_t break_in_word(std::string_view word, std::size_t width) {
  const std::size_t most = prefix(word, width);
  const std::size_t least = prefix(word, width / 3);
  std::size_t best = 0;
  for (std::size_t at = 0; at < most;) {
    const UChar32 code_point = next_code_point(word, at);
    const bool separates = u_charType(code_point) == U_DASH_PUNCTUATION || code_point == '/' ||
                           code_point == '_' || code_point == 0x200C;
    if (separates && at >= least && at <= most) best = at;
  }
  return best == 0 ? most : best;
}

std::vector<std::string> words_of(std::string_view label, std::size_t width) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    while (visible_length(word) > width) {
      const std::size_t cut = break_in_word(word, width);
      words.push_back(word.substr(0, cut));
      word.erase(0, cut);
    }
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < label.size();) {
    const std::size_t start = at;
    const UChar32 code_point = next_code_point(label, at);
    if (u_isUWhiteSpace(code_point)) {
      end_word();
    } else {
      word += label.substr(start, at - start);
    }
  }
  end_word();
  return words;
}

}  // namespace

std::size_t visible_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (has_width(next_code_point(text, at))) ++length;
  }
  return length;
}

std::vector<std::string> wrap_label(std::string_view label, std::size_t width,
                                    std::size_t most_lines) {
  std::vector<std::string> lines;
  for (const std::string& word : words_of(label, width)) {
    if (!lines.empty() && visible_length(lines.back()) + 1 + visible_length(word) <= width) {
      lines.back() += ' ';
      lines.back() += word;
    } else if (lines.size() < most_lines) {
      lines.push_back(word);
    } else {
      std::string& last = lines.back();
      if (visible_length(last) >= width) {
        const std::size_t space = last.rfind(' ');
        last.resize(space != std::string::npos ? space : prefix(last, width - 1));
      }
      last += ellipsis;
      break;
    }
  }
  return lines;
}

}  // namespace diplograph::exporting
