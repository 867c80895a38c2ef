#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace diplograph {

/// A hash of fields for names that depend on content alone: FNV-1a with 64 bits (Fowler, Noll, Vo);
/// a byte between fields keeps them apart.
class ContentHash {
 public:
  ContentHash() = default;
  explicit ContentHash(std::uint64_t start) : value_(start) {}

  ContentHash& operator<<(std::string_view field) {
    for (const char letter : field) add(static_cast<unsigned char>(letter));
    add(0xFF);  // never a byte of UTF-8
    return *this;
  }
  ContentHash& operator<<(std::uint64_t field) {
    std::size_t bytes = 0;
    for (; field != 0; field >>= 8U, ++bytes) add(field & 0xFFU);
    value_ *= powers[8 - bytes];  // as `add(0)` for each byte that is left
    return *this;
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }
  [[nodiscard]] std::string hexadecimal() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned shift = 64; shift > 0; shift -= 4) text += digits[(value_ >> (shift - 4)) & 0xFU];
    return text;
  }

 private:
  static constexpr std::uint64_t prime = 0x100000001B3ULL;
  static constexpr std::array<std::uint64_t, 9> powers = [] {
    std::array<std::uint64_t, 9> table{1};
    for (std::size_t i = 1; i < table.size(); ++i) table[i] = table[i - 1] * prime;
    return table;
  }();

  std::uint64_t value_ = 0xCBF29CE484222325ULL;

  void add(std::uint64_t byte) { value_ = (value_ ^ byte) * prime; }
};

}  // namespace diplograph
