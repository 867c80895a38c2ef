#include "graph/import/xml_scanner.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <deque>
#include <vector>

#include <unicode/utf8.h>

#include "graph/error.hpp"
#include "graph/import/ascii_case.hpp"

namespace diplograph::importing {
namespace {

enum CharacterClass : std::uint8_t { in_name = 1, begins_name = 2, space = 4, plain = 8 };

constexpr std::array<std::uint8_t, 256> character_classes() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0x20; c < 0x80; ++c) table[c] = plain;
  for (std::size_t c = 0x80; c < 0x100; ++c) table[c] = in_name | begins_name;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] |= in_name | begins_name;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] |= in_name | begins_name;
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] |= in_name;
  table['_'] |= in_name | begins_name;
  table[':'] |= in_name | begins_name;
  table['-'] |= in_name;
  table['.'] |= in_name;
  table[' '] |= space;
  table['\t'] = table['\n'] = space | plain;
  table['\r'] = space;
  table['&'] = table['<'] = 0;
  return table;
}

constexpr std::array<std::uint8_t, 256> classes = character_classes();

bool is(char letter, std::uint8_t wanted) {
  return (classes[static_cast<unsigned char>(letter)] & wanted) != 0;
}

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_xml_character(std::uint32_t code) {
  return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code < 0xD800) ||
         (code >= 0xE000 && code < 0xFFFE) || (code >= 0x10000 && code <= 0x10FFFF);
}

class Scanner : public XmlPlace {
 public:
  Scanner(std::string_view xml, const std::string& file, XmlHandler& handler)
      : begin_(xml.data()),
        at_(begin_),
        end_(begin_ + xml.size()),
        file_(file),
        handler_(handler) {}

  bool run() {
    if (rest().starts_with("\xEF\xBB\xBF")) at_ += 3;
    if (rest().starts_with("<?xml") && !skip_past("?>")) return false;
    while (at_ != end_) {
      const bool taken = *at_ == '<' ? markup() : open_.empty() ? skip_blank() : text();
      if (!taken) return false;
    }
    return root_seen_ && open_.empty();
  }

  [[nodiscard]] std::size_t line() const override {
    line_ += static_cast<std::size_t>(std::count(counted_, tag_, '\n'));
    counted_ = tag_;
    return line_;
  }

 private:
  const char* begin_;
  const char* at_;
  const char* end_;
  const char* tag_ = begin_;  // where the tag begins that is handed on
  const std::string& file_;
  XmlHandler& handler_;
  std::vector<std::string_view> open_;  // names of the elements that have begun
  std::vector<XmlAttribute> attributes_;
  std::deque<std::string> decoded_;  // values that hold references, kept for their memory
  std::string text_;                 // the same for texts
  bool root_seen_ = false;
  mutable const char* counted_ = begin_;  // up to here, lines are counted
  mutable std::size_t line_ = 1;

  [[nodiscard]] std::string_view rest() const {
    return {at_, static_cast<std::size_t>(end_ - at_)};
  }

  bool skip_past(std::string_view mark) {
    const std::size_t found = rest().find(mark);
    if (found == std::string_view::npos) return false;
    const std::string_view skipped = rest().substr(0, found);
    bool controls = false;
    if (!characters_are_legal(skipped, controls)) return false;
    at_ += found + mark.size();
    return true;
  }

  bool skip_blank() {
    const char* const start = at_;
    while (at_ != end_ && is(*at_, space)) ++at_;
    return at_ != start;
  }

  bool markup() {
    tag_ = at_;
    const std::string_view here = rest();
    if (here.size() < 2) return false;
    if (here[1] == '/') return end_tag();
    if (here[1] == '?') return instruction();
    if (here[1] != '!') return start_tag();
    if (here.starts_with("<!--")) return comment();
    if (!here.starts_with("<![CDATA[") || open_.empty()) return false;
    at_ += 9;
    const char* const start = at_;
    if (!skip_past("]]>")) return false;
    return hand_on({start, static_cast<std::size_t>(at_ - 3 - start)});
  }

  bool comment() {
    at_ += 4;
    const std::size_t found = rest().find("--");
    if (found == std::string_view::npos) return false;
    return rest().substr(found).starts_with("-->") && skip_past("-->");
  }

  bool instruction() {
    at_ += 2;
    const std::string_view target = name();
    return !target.empty() && lower_case(target) != "xml" && skip_past("?>");
  }

  std::string_view name() {
    const char* const start = at_;
    if (at_ == end_ || !is(*at_, begins_name)) return {};
    while (at_ != end_ && is(*at_, in_name)) ++at_;
    return {start, static_cast<std::size_t>(at_ - start)};
  }

  bool start_tag() {
    ++at_;
    const std::string_view tag = name();
    if (tag.empty() || (root_seen_ && open_.empty())) return false;  // a second root
    attributes_.clear();
    std::size_t decoded = 0;
    for (;;) {
      const bool blank = skip_blank();
      if (at_ == end_) return false;
      if (*at_ == '>' || *at_ == '/') break;
      if (!blank || !attribute(decoded)) return false;
    }
    const bool empty = *at_ == '/';
    if (empty && (++at_ == end_ || *at_ != '>')) return false;
    ++at_;
    constexpr std::size_t deepest = 200;
    if (open_.size() >= deepest) {
      throw InputError({file_, line(), 0, {}}, "elements are nested more than " +
                                                   std::to_string(deepest) +
                                                   " deep, which no graph needs");
    }
    root_seen_ = true;
    handler_.begin(without_prefix(tag), attributes_, *this);
    if (empty) {
      handler_.end(without_prefix(tag), *this);
    } else {
      open_.push_back(tag);
    }
    return true;
  }

  bool attribute(std::size_t& decoded) {
    const std::string_view whole = name();
    skip_blank();
    if (whole.empty() || at_ == end_ || *at_++ != '=') return false;
    skip_blank();
    if (at_ == end_ || (*at_ != '"' && *at_ != '\'')) return false;
    const char quote = *at_++;
    const auto* const close =
        static_cast<const char*>(std::memchr(at_, quote, static_cast<std::size_t>(end_ - at_)));
    if (close == nullptr) return false;
    std::string_view value(at_, static_cast<std::size_t>(close - at_));
    at_ = close + 1;
    bool controls = false;
    if (!characters_are_legal(value, controls) || has(value, '<')) return false;
    if (controls || has(value, '&')) {
      if (decoded == decoded_.size()) decoded_.emplace_back();
      if (!decode(value, true, decoded_[decoded])) return false;
      ++decoded;
    }
    if (whole == "xmlns" || has(whole, ':')) return true;
    for (const XmlAttribute& other : attributes_) {
      if (other.name == whole) return false;
    }
    attributes_.push_back({whole, value});
    return true;
  }

  bool end_tag() {
    at_ += 2;
    const std::string_view tag = name();
    skip_blank();
    if (open_.empty() || tag != open_.back() || at_ == end_ || *at_++ != '>') return false;
    open_.pop_back();
    handler_.end(without_prefix(tag), *this);
    return true;
  }

  bool text() {
    const auto* stop =
        static_cast<const char*>(std::memchr(at_, '<', static_cast<std::size_t>(end_ - at_)));
    if (stop == nullptr) return false;
    std::string_view piece(at_, static_cast<std::size_t>(stop - at_));
    at_ = stop;
    bool controls = false;
    if (!characters_are_legal(piece, controls)) return false;
    if (has(piece, '>') && piece.find("]]>") != std::string_view::npos) return false;
    if (!has(piece, '&') && !(controls && has(piece, '\r'))) {
      handler_.text(piece);
      return true;
    }
    if (!decode(piece, false, text_)) return false;
    handler_.text(text_);
    return true;
  }

  bool hand_on(std::string_view piece) {
    text_.clear();
    append_with_line_ends(piece, text_);
    handler_.text(text_);
    return true;
  }

  /// Line ends of any kind become one (XML 1.0, section 2.11).
  static void append_with_line_ends(std::string_view piece, std::string& into) {
    for (std::size_t i = 0; i < piece.size(); ++i) {
      if (piece[i] != '\r') {
        into += piece[i];
      } else if (i + 1 == piece.size() || piece[i + 1] != '\n') {
        into += '\n';
      }
    }
  }

  /// Puts the text with its references resolved into `into`, and lets `piece` see it.
  static bool decode(std::string_view& piece, bool in_attribute, std::string& into) {
    into.clear();
    std::string_view left = piece;
    while (!left.empty()) {
      const std::size_t amp = std::min(left.find('&'), left.size());
      const std::size_t start = into.size();
      append_with_line_ends(left.substr(0, amp), into);
      if (in_attribute) {  // section 3.3.3
        for (std::size_t i = start; i < into.size(); ++i) {
          if (into[i] == '\n' || into[i] == '\t') into[i] = ' ';
        }
      }
      left.remove_prefix(amp);
      if (!left.empty() && !reference(left, into)) return false;
    }
    piece = into;
    return true;
  }

  static bool reference(std::string_view& left, std::string& into) {
    const std::size_t semicolon = left.substr(0, 16).find(';');
    if (semicolon == std::string_view::npos) return false;
    const std::string_view entity = left.substr(1, semicolon - 1);
    left.remove_prefix(semicolon + 1);
    if (entity == "amp") {
      into += '&';
    } else if (entity == "lt") {
      into += '<';
    } else if (entity == "gt") {
      into += '>';
    } else if (entity == "quot") {
      into += '"';
    } else if (entity == "apos") {
      into += '\'';
    } else {
      return character(entity, into);
    }
    return true;
  }

  static bool character(std::string_view entity, std::string& into) {
    if (!entity.starts_with('#')) return false;
    entity.remove_prefix(1);
    const int base = entity.starts_with('x') ? 16 : 10;
    if (base == 16) entity.remove_prefix(1);
    std::uint32_t code = 0;
    const auto [end, error] =
        std::from_chars(entity.data(), entity.data() + entity.size(), code, base);
    if (error != std::errc{} || end != entity.data() + entity.size() || !is_xml_character(code)) {
      return false;
    }
    std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, code);
    into.append(reinterpret_cast<const char*>(bytes.data()), size);
    return true;
  }

  static bool has(std::string_view piece, char letter) {
    return !piece.empty() && std::memchr(piece.data(), letter, piece.size()) != nullptr;
  }

  /// True if all are characters of XML (section 2.2) in UTF-8; `controls`: some are tabs or line
  /// ends.
  static bool characters_are_legal(std::string_view piece, bool& controls) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(piece.data());
    for (std::size_t at = 0; at < piece.size();) {
      // Eight ASCII characters at once that are none of the controls.
      if (piece.size() - at >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + at, sizeof word);
        constexpr std::uint64_t high = 0x8080808080808080ULL;
        constexpr std::uint64_t blank = 0x2020202020202020ULL;
        if ((word & high) == 0 && ((word - blank) & ~word & high) == 0) {
          at += 8;
          continue;
        }
      }
      if (bytes[at] < 0x80) {
        if (bytes[at] < 0x20 && bytes[at] != '\t' && bytes[at] != '\n' && bytes[at] != '\r') {
          return false;
        }
        controls = controls || bytes[at] < 0x20;
        ++at;
        continue;
      }
      const bool two_bytes = bytes[at] >= 0xC2 && bytes[at] < 0xE0 && at + 1 < piece.size() &&
                             (bytes[at + 1] & 0xC0U) == 0x80;
      if (two_bytes) {
        at += 2;
        continue;
      }
      UChar32 code = 0;
      U8_NEXT(bytes, at, piece.size(), code);
      if (code < 0 || code == 0xFFFE || code == 0xFFFF) return false;
    }
    return true;
  }
};

}  // namespace

bool is_scannable(std::string_view xml) {
  if (xml.starts_with("\xEF\xBB\xBF")) xml.remove_prefix(3);
  if (!xml.starts_with('<')) return false;
  // A document type can only stand before the first element.
  std::size_t at = 0;
  if (xml.starts_with("<?xml")) {
    const std::string declaration = lower_case(xml.substr(0, xml.find("?>")));
    const std::size_t encoding = declaration.find("encoding");
    if (encoding != std::string::npos && declaration.find("utf-8", encoding) == std::string::npos) {
      return false;
    }
    at = declaration.size();
  }
  while ((at = xml.find('<', at)) != std::string_view::npos) {
    const std::string_view here = xml.substr(at);
    if (here.starts_with("<!DOCTYPE")) return false;
    if (here.starts_with("<!--")) {
      at = xml.find("-->", at);
    } else if (here.starts_with("<?")) {
      at = xml.find("?>", at);
    } else {
      return true;
    }
  }
  return true;
}

bool scan_xml(std::string_view xml, const std::string& file, XmlHandler& handler) {
  return Scanner(xml, file, handler).run();
}

}  // namespace diplograph::importing
