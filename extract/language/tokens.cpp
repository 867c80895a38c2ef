#include "extract/language/tokens.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include <unicode/utf8.h>

#include "extract/language/character_class.hpp"

namespace diplograph::extract {
namespace {

struct Character {
  char32_t code = 0;
  std::size_t end = 0;
};

Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, at + 1};
  if (first >= 0xC2 && first < 0xE0 && at + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if ((second & 0xC0U) == 0x80U) {
      return {static_cast<char32_t>(((first & 0x1FU) << 6U) | (second & 0x3FU)), at + 2};
    }
  }
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data()) + at;
  const auto length = static_cast<int32_t>(std::min<std::size_t>(4, text.size() - at));
  int32_t used = 0;
  UChar32 code = 0;
  U8_NEXT_OR_FFFD(data, used, length, code);
  return {static_cast<char32_t>(code), at + static_cast<std::size_t>(used)};
}

void append(std::string& text, char32_t code) {
  std::array<char, 4> bytes{};
  int32_t length = 0;
  U8_APPEND_UNSAFE(reinterpret_cast<std::uint8_t*>(bytes.data()), length,
                   static_cast<std::uint32_t>(code));
  text.append(bytes.data(), static_cast<std::size_t>(length));
}

bool is_word(char32_t c) { return class_of(c).word(); }
bool is_letter(char32_t c) { return class_of(c).letter(); }
bool is_digit(char32_t c) { return class_of(c).digit(); }

constexpr std::array<std::string_view, 34> abbreviations{
    "mr", "mrs", "ms",  "dr",  "prof", "st",   "no", "vol", "art", "sec", "gen", "col",
    "lt", "rep", "sen", "gov", "pres", "fig",  "ed", "eds", "vs",  "etc", "e.g", "i.e",
    "cf", "al",  "inc", "ltd", "co",   "corp", "pp", "p",   "u.s", "u.n"};

bool is_final(const Token& token) {
  return token.key == "." || token.key == "!" || token.key == "?" || token.key == "؟" ||
         token.key == "…" || token.key == "؛" || token.key == "..." || token.key == "!!" ||
         token.key == "!!!" || token.key == "??" || token.key == "???";
}

bool is_closing(const Token& token) {
  return token.key == "\"" || token.key == "”" || token.key == "»" || token.key == ")" ||
         token.key == "]" || token.key == "'";
}

/// Whether the full stop at `i` closes a sentence rather than an abbreviation or an initial.
bool ends_sentence(std::span<const Token> tokens, std::size_t i) {
  const Token& before = tokens[i - 1];
  if (i + 1 == tokens.size()) return true;
  const Token& after = tokens[i + 1];
  if (!after.space_before) return is_closing(after);
  if (before.capital && before.key.size() == 1) return false;
  if (std::find(abbreviations.begin(), abbreviations.end(), before.key) != abbreviations.end()) {
    return false;
  }
  const bool small_latin = after.kind == TokenKind::word && !after.capital &&
                           static_cast<unsigned char>(after.key.front()) < 0x80;
  return !small_latin;
}

Token token_of(std::string_view surface, ByteSpan span, TokenKind kind, bool space_before) {
  Token token;
  token.span = span;
  token.key =
      kind == TokenKind::punctuation && surface.size() == 1 ? std::string(surface) : fold(surface);
  if (kind == TokenKind::word) std::erase(token.key, ' ');
  if (token.key.empty()) token.key = surface;
  token.kind = kind;
  token.space_before = space_before;
  if (kind != TokenKind::word) return token;
  token.capital = class_of(character_at(surface, 0).code).capital();
  std::size_t letters = 0;
  token.all_capitals = true;
  for (std::size_t i = 0; i < surface.size();) {
    const Character c = character_at(surface, i);
    const CharacterClass kind_of = class_of(c.code);
    if (kind_of.letter()) {
      ++letters;
      if (!kind_of.capital()) token.all_capitals = false;
    }
    i = c.end;
  }
  token.all_capitals = token.all_capitals && letters >= 2;
  return token;
}

constexpr std::size_t longest_address = 2000;
constexpr std::size_t longest_mail_name = 64;
constexpr std::size_t longest_mail_domain = 255;
constexpr std::size_t most_dots = 12;  // of an abbreviation

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::uint64_t offset) : text_(text), offset_(offset) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  std::string_view text_;
  std::uint64_t offset_;
  std::size_t at_ = 0;
  bool space_ = false;
  std::size_t no_mail_before_ = 0;  // what begins before is no address of mail
  std::vector<Token> tokens_;

  void emit(std::size_t end, TokenKind kind) {
    tokens_.push_back(
        token_of(text_.substr(at_, end - at_), {offset_ + at_, offset_ + end}, kind, space_));
    at_ = end;
    space_ = false;
  }

  /// "U.S." and "e.g.": single letters, each with its full stop.
  [[nodiscard]] std::size_t dotted_abbreviation() const {
    std::size_t at = at_;
    std::size_t pairs = 0;
    while (at + 1 < text_.size() && pairs <= most_dots) {
      const auto c = static_cast<unsigned char>(text_[at]);
      const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter || text_[at + 1] != '.') break;
      at += 2;
      ++pairs;
    }
    const bool more = at < text_.size() && is_word(character_at(text_, at).code);
    return pairs >= 2 && pairs <= most_dots && !more ? at : 0;
  }

  void step() {
    const Character first = character_at(text_, at_);
    if (class_of(first.code).space()) {
      space_ = true;
      at_ = first.end;
      return;
    }
    if (const std::size_t end = dotted_abbreviation(); end != 0) {
      emit(end, TokenKind::word);
      return;
    }
    if (const std::size_t end = address(); end != 0) {
      emit(end, TokenKind::word);
      return;
    }
    if (is_digit(first.code)) {
      number(first.end);
    } else if (is_word(first.code)) {
      word(first.end);
    } else {
      emit(repeated_mark(first), TokenKind::punctuation);
    }
  }

  /// The end of an address that begins here, without the punctuation behind it; 0 if none does.
  [[nodiscard]] std::size_t address() {
    const std::size_t end = site();
    return end != 0 ? end : mail_address();
  }

  /// "https://un.org/a", "www.un.org": up to the next space.
  [[nodiscard]] std::size_t site() const {
    const std::string_view rest = text_.substr(at_, longest_address);
    if (!rest.starts_with("http://") && !rest.starts_with("https://") &&
        !rest.starts_with("www.")) {
      return 0;
    }
    static constexpr std::string_view inner = "@.-_+/:?=&%#~,;!'()*$";
    static constexpr std::string_view closing = ".,;:!?')(";
    std::size_t end = 0;
    while (end < rest.size() && (is_address_letter(rest[end]) || is_one_of(rest[end], inner) ||
                                 static_cast<unsigned char>(rest[end]) >= 0x80)) {
      ++end;
    }
    while (end > 0 && is_one_of(rest[end - 1], closing)) --end;
    return end > 8 ? at_ + end : 0;
  }

  /// "press.office@un.org". The parts are as long as RFC 5321, 4.5.3.1, lets them be.
  [[nodiscard]] std::size_t mail_address() {
    if (at_ < no_mail_before_) return 0;
    std::size_t name = at_;
    while (name < text_.size() && name - at_ <= longest_mail_name &&
           (is_address_letter(text_[name]) || is_one_of(text_[name], ".-_+"))) {
      ++name;
    }
    if (name == text_.size() || text_[name] != '@' || name == at_) {
      if (name - at_ <= longest_mail_name) no_mail_before_ = name;
      return 0;
    }
    std::size_t end = name + 1;
    while (end < text_.size() && end - name <= longest_mail_domain &&
           (is_address_letter(text_[end]) || is_one_of(text_[end], ".-"))) {
      ++end;
    }
    while (is_one_of(text_[end - 1], ".-")) --end;
    const std::size_t dot = text_.substr(0, end).find('.', name + 1);
    return dot != std::string_view::npos && dot > name + 1 ? end : 0;
  }

  static bool is_address_letter(char c) {
    return static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) != 0;
  }
  static bool is_one_of(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
  }

  /// The end of a run of the same mark, such as "..." and "--".
  [[nodiscard]] std::size_t repeated_mark(const Character& first) const {
    std::size_t end = first.end;
    if (first.code != '.' && first.code != '-' && first.code != '!' && first.code != '?' &&
        first.code != '*' && first.code != '=' && first.code != '_') {
      return end;
    }
    while (end < text_.size() && text_[end] == text_[at_]) ++end;
    return end;
  }

  void number(std::size_t end) {
    bool letters = false;
    while (end < text_.size()) {
      const Character c = character_at(text_, end);
      const bool joint = c.code == '.' || c.code == ',' || c.code == ':' || c.code == '/' ||
                         c.code == 0x066B || c.code == 0x066C;
      const bool ascii_letter = c.code < 0x80 && is_letter(c.code);
      if (is_digit(c.code) || ascii_letter) {
        letters = letters || ascii_letter;
        end = c.end;
      } else if (joint && c.end < text_.size() && is_digit(character_at(text_, c.end).code)) {
        end = c.end;
      } else {
        break;
      }
    }
    emit(end, letters ? TokenKind::word : TokenKind::number);
  }

  void word(std::size_t end) {
    while (end < text_.size()) {
      const Character c = character_at(text_, end);
      const bool latin_digit =
          is_digit(c.code) && c.code < 0x80 && static_cast<unsigned char>(text_[at_]) < 0x80;
      if (is_word(c.code) || latin_digit) {
        end = c.end;
        continue;
      }
      const bool apostrophe = c.code == '\'' || c.code == 0x2019;
      if (apostrophe && contraction(end, c.end)) return;
      if (apostrophe && c.end < text_.size()) {
        const Character after = character_at(text_, c.end);
        const bool possessive =
            (after.code == 's' || after.code == 'S') &&
            (after.end >= text_.size() || !is_word(character_at(text_, after.end).code));
        if (possessive) {
          emit(end, TokenKind::word);
          emit(after.end, TokenKind::word);
          return;
        }
        if (is_letter(after.code)) {
          end = c.end;
          continue;
        }
      }
      break;
    }
    emit_word(end);
  }

  /// A word that is written in one with the next: "cannot"; Persian می and its verb.
  void emit_word(std::size_t end) {
    // The longest of them is written with a ZWNJ.
    constexpr std::size_t longest = std::string_view("نمی\u200C").size();
    if (end - at_ > longest) {
      emit(end, TokenKind::word);
      return;
    }
    const std::string key = fold(text_.substr(at_, end - at_));
    if (key == "cannot") {
      emit(at_ + 3, TokenKind::word);
      emit(end, TokenKind::word);
      return;
    }
    if (key == "می" || key == "نمی") end = with_verb(end);
    emit(end, TokenKind::word);
  }

  /// "isn't", "we'll": splits before the auxiliary. `end` is where the apostrophe stands.
  bool contraction(std::size_t end, std::size_t after) {
    std::size_t last = after;
    while (last < text_.size() && last < after + 3 && is_ascii_letter(text_[last])) ++last;
    if (last < text_.size() && is_word(character_at(text_, last).code)) return false;
    const std::string tail = fold(text_.substr(after, last - after));
    if (tail == "t" && end > at_ + 1 && (text_[end - 1] == 'n' || text_[end - 1] == 'N')) {
      emit(end - 1, TokenKind::word);
    } else if (tail == "ll" || tail == "re" || tail == "ve" || tail == "m" || tail == "d") {
      emit(end, TokenKind::word);
    } else {
      return false;
    }
    emit(last, TokenKind::word);
    return true;
  }

  static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  /// می and نمی belong to the verb after them, also where a space stands for the ZWNJ: the end of a
  /// word in a personal ending, one space away, or else `end`.
  [[nodiscard]] std::size_t with_verb(std::size_t end) const {
    if (end >= text_.size() || text_[end] != ' ') return end;
    std::size_t last = end + 1;
    while (last < text_.size()) {
      const Character c = character_at(text_, last);
      if (c.code < 0x0600 || !is_word(c.code)) break;
      last = c.end;
    }
    const std::string verb = fold(text_.substr(end + 1, last - end - 1));
    const bool personal = verb.ends_with("م") || verb.ends_with("ی") || verb.ends_with("د");
    return personal && verb.size() >= 4 ? last : end;
  }
};

}  // namespace

std::string fold(std::string_view word) {
  std::string result;
  result.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      result += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a')
                                           : static_cast<char>(byte);
      ++at;
      continue;
    }
    const Character c = character_at(word, at);
    const CharacterClass kind = class_of(c.code);
    if (!kind.mark()) append(result, kind.key());
    at = c.end;
  }
  return result;
}

Token make_token(std::string_view surface, ByteSpan span, bool space_before) {
  TokenKind kind = TokenKind::punctuation;
  bool letters = false;
  for (std::size_t at = 0; at < surface.size();) {
    const Character c = character_at(surface, at);
    letters = letters || is_word(c.code);
    if (is_digit(c.code) && kind == TokenKind::punctuation) kind = TokenKind::number;
    at = c.end;
  }
  if (letters) kind = TokenKind::word;
  return token_of(surface, span, kind, space_before);
}

std::vector<Token> tokenize(std::string_view text, std::uint64_t offset) {
  return Tokenizer(text, offset).run();
}

std::vector<TokenRange> split_sentences(std::span<const Token> tokens) {
  std::vector<TokenRange> sentences;
  std::size_t first = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_final(tokens[i])) continue;
    std::size_t end = i + 1;
    if (tokens[i].key == "." && i > first && !ends_sentence(tokens, i)) continue;
    while (end < tokens.size() && is_closing(tokens[end]) && !tokens[end].space_before) ++end;
    sentences.push_back({first, end});
    first = end;
    i = end - 1;
  }
  if (first < tokens.size()) sentences.push_back({first, tokens.size()});
  return sentences;
}

}  // namespace diplograph::extract
