#pragma once

#include <array>
#include <cstdint>

namespace diplograph::extract {

/// What tokens and their keys are made by: the class of a character, in a word of 32 bits.
class CharacterClass {
 public:
  constexpr CharacterClass() = default;
  /// By the Unicode Character Database, and by how Persian spells. Slow: see `class_of`.
  [[nodiscard]] static CharacterClass of(char32_t c);

  [[nodiscard]] bool letter() const { return (bits_ & letter_flag) != 0; }
  /// A vowel sign, kashida or ZWNJ: part of a word, left out of its key.
  [[nodiscard]] bool mark() const { return (bits_ & mark_flag) != 0; }
  [[nodiscard]] bool word() const { return (bits_ & (letter_flag | mark_flag)) != 0; }
  [[nodiscard]] bool digit() const { return (bits_ & digit_flag) != 0; }
  [[nodiscard]] bool space() const { return (bits_ & space_flag) != 0; }
  [[nodiscard]] bool capital() const { return (bits_ & capital_flag) != 0; }
  /// The letter that stands for it in keys.
  [[nodiscard]] char32_t key() const { return static_cast<char32_t>(bits_ >> 8U); }

 private:
  static constexpr std::uint32_t letter_flag = 1, mark_flag = 2, digit_flag = 4, space_flag = 8,
                                 capital_flag = 16;
  std::uint32_t bits_ = 0;
};

/// The characters that UTF-8 writes in one or two bytes: all of Latin, Persian and Arabic text but
/// its quotation marks and ZWNJ.
inline constexpr char32_t common_characters = 0x800;

// Made when the program starts (a quarter of a millisecond): it is asked with every character, and
// the check of a variable inside of a function would cost as much as the answer.
extern const std::array<CharacterClass, common_characters> common_classes;

[[nodiscard]] inline CharacterClass class_of(char32_t c) {
  return c < common_characters ? common_classes[c] : CharacterClass::of(c);
}

}  // namespace diplograph::extract
