#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <optional>
#include <string>
#include <string_view>

namespace diplograph {

/// Goes through JSON text (RFC 8259, UTF-8 checked) and takes what its caller expects, without a
/// tree and, where no escapes stand, without a copy.
///
/// Every function takes what it is named after, with white space before it, and returns true; or
/// returns false, and the scanner is of no more use but to ask where it stands. It does not say
/// what is wrong: `JsonDocument` does.
class JsonScanner {
 public:
  /// So many bytes behind the text have to be there and zero.
  static constexpr std::size_t padding = 64;
  static constexpr std::size_t max_depth = 256;

  explicit JsonScanner(std::string_view padded)
      : at_(padded.data()), end_(padded.data() + padded.size()) {}

  /// What was taken ends here.
  [[nodiscard]] const char* at() const { return at_; }
  /// True if the scanner stands so near to the end of the text that it may have failed for want of
  /// more.
  [[nodiscard]] bool wants_more() const { return end_ - at_ < 16; }

  /// True if that character comes next, behind white space.
  [[nodiscard]] bool sees(char sign) {
    skip_space();
    return *at_ == sign;
  }
  /// One character.
  [[nodiscard]] bool take(char sign) {
    if (!sees(sign)) return false;
    ++at_;
    return true;
  }
  /// A string, unescaped. The view lasts as long as the text and the scanner.
  [[nodiscard]] bool string(std::string_view& text);
  /// An integer from 0 to `greatest` without fraction and exponent.
  [[nodiscard]] bool integer(std::uint64_t& number, std::uint64_t greatest);
  /// Any number, as it stands in the text.
  [[nodiscard]] bool number(std::string_view& text);
  /// Any value, nested `max_depth` deep at most; keys that stand twice are not noticed.
  [[nodiscard]] bool skip();

  /// An array; `read()` takes each of its items.
  template <typename Read>
  [[nodiscard]] bool array(const Read& read) {
    if (!take('[')) return false;
    if (take(']')) return true;
    do {
      if (!read()) return false;
    } while (take(','));
    return take(']');
  }

  /// An object; `read(key)` takes the value of each member. Keys may stand twice.
  template <typename Read>
  [[nodiscard]] bool object(const Read& read) {
    if (!take('{')) return false;
    if (take('}')) return true;
    do {
      std::string_view key;
      if (!string(key) || !take(':') || !read(key)) return false;
    } while (take(','));
    return take('}');
  }

  /// An object with members of `names` only, each once, and all that `required` has a bit for:
  /// `read(index)` takes the value of a member. Members may come in any order; fastest is that of
  /// `names`.
  template <std::size_t size, typename Read>
  [[nodiscard]] bool object(const std::array<std::string_view, size>& names, std::uint32_t required,
                            const Read& read) {
    static_assert(size <= 32);
    if (!take('{')) return false;
    if (take('}')) return required == 0;
    std::uint32_t seen = 0;
    std::size_t expected = 0;
    do {
      const std::size_t member = key_of(names.data(), size, expected);
      if (member == size || ((seen >> member) & 1U) != 0 || !take(':') || !read(member)) {
        return false;
      }
      seen |= std::uint32_t{1} << member;
      expected = member + 1;
    } while (take(','));
    return take('}') && (seen & required) == required;
  }

 private:
  const char* at_;
  const char* end_;
  std::forward_list<std::string> unescaped_;

  void skip_space() {
    while (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t') ++at_;
  }
  [[nodiscard]] bool stands(std::string_view word) const {
    return std::string_view(at_, word.size()) == word;
  }
  [[nodiscard]] bool take_word(std::string_view word) {
    if (!stands(word)) return false;
    at_ += word.size();
    return true;
  }
  [[nodiscard]] std::size_t key_of(const std::string_view* names, std::size_t size,
                                   std::size_t expected);
  [[nodiscard]] bool string_with_escapes(const char* begin, std::string_view& text);
  [[nodiscard]] bool escape(std::string& text);
  [[nodiscard]] std::optional<std::uint32_t> hexadecimal(const char* digits) const;
  [[nodiscard]] bool scalar();
};

/// Where in `text` the value stands that a JSON pointer (RFC 6901) names, or the last value on the
/// way to it that is there: nothing if `text` is no JSON up to there. O(size).
[[nodiscard]] std::optional<std::size_t> offset_of_value(std::string_view text,
                                                         std::string_view pointer);

}  // namespace diplograph
