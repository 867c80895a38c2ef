#pragma once

#include <cstdint>
#include <string_view>

namespace diplograph::extract {

/// Mixes two numbers into one that serves as a key of a hash table (the finaliser of MurmurHash3).
/// The same on every platform: models are keyed by it.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = (a * 0x9E3779B97F4A7C15ULL) ^ (b + 0x632BE59BD9B4E019ULL + (a << 6));
  x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCDULL;
  x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53ULL;
  return x ^ (x >> 33);
}

/// The key of a string (FNV-1a, then mixed). O(n).
[[nodiscard]] constexpr std::uint64_t hash_text(std::string_view text) {
  std::uint64_t x = 0xCBF29CE484222325ULL;
  for (const char c : text) x = (x ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return mix(x, text.size());
}

}  // namespace diplograph::extract
