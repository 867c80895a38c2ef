#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace diplograph {

/// A hash table of 32-bit indices into a sequence that its user keeps: four bytes a place, at most
/// three quarters of the places taken. What an index stands for, its hash and its equality are the
/// user's to say (open addressing with linear probing; Knuth, TAOCP 3, 6.4).
class IndexTable {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// The index of `hash` for which `equal(index)` holds, or `none`. Expected O(1).
  template <typename Equal>
  [[nodiscard]] std::uint32_t find(std::size_t hash, const Equal& equal) const {
    if (places_.empty()) return none;
    for (std::size_t place = spread(hash) & mask();; place = (place + 1) & mask()) {
      const std::uint32_t index = places_[place];
      if (index == none || equal(index)) return index;
    }
  }

  /// Adds an index that is not there. `hash_of(index)` gives the hash of each index that is there
  /// already, which is asked for when the table grows. Amortized O(1).
  template <typename HashOf>
  void insert(std::size_t hash, std::uint32_t index, const HashOf& hash_of) {
    reserve(taken_ + 1, hash_of);
    put(hash, index);
    ++taken_;
  }

  /// Makes room for so many indices in all.
  template <typename HashOf>
  void reserve(std::size_t indices, const HashOf& hash_of) {
    if (indices * 4 <= places_.size() * 3) return;
    std::size_t places = std::max<std::size_t>(16, places_.size() * 2);
    while (indices * 4 > places * 3) places *= 2;
    grow(places, hash_of);
  }

  [[nodiscard]] std::size_t bytes() const { return places_.size() * sizeof(std::uint32_t); }

  void clear() { *this = IndexTable(); }

 private:
  std::vector<std::uint32_t> places_;  // none, or a power of two
  std::size_t taken_ = 0;

  [[nodiscard]] std::size_t mask() const { return places_.size() - 1; }
  /// Hashes of small numbers are those numbers themselves; neighbours must not crowd.
  [[nodiscard]] static std::size_t spread(std::size_t hash) {
    hash *= 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 32U);
  }

  void put(std::size_t hash, std::uint32_t index) {
    std::size_t place = spread(hash) & mask();
    while (places_[place] != none) place = (place + 1) & mask();
    places_[place] = index;
  }

  template <typename HashOf>
  void grow(std::size_t places, const HashOf& hash_of) {
    const std::vector<std::uint32_t> old =
        std::exchange(places_, std::vector<std::uint32_t>(places, none));
    for (const std::uint32_t index : old) {
      if (index != none) put(hash_of(index), index);
    }
  }
};

}  // namespace diplograph
