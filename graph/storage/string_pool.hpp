#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/storage/index_table.hpp"
#include "graph/storage/segmented_vector.hpp"

namespace diplograph {

/// An interned string. Equal ids of one pool mean equal strings; ids say nothing about order.
enum class StringId : std::uint32_t {};

/// Keeps each string once and hands out 32-bit ids. The empty string always has id 0. Beside the
/// text, a string takes 16 bytes and its place in the index (5 to 11 bytes).
class StringPool {
 public:
  StringPool();

  /// Amortized O(length). Throws `std::length_error` for a string of 4 GiB or more, and for more
  /// than 2^32 - 2 strings.
  [[nodiscard]] StringId intern(std::string_view text);
  /// The id of a string that is already there, or the empty string's id.
  [[nodiscard]] StringId find(std::string_view text) const;
  [[nodiscard]] std::string_view view(StringId id) const {
    const Entry& entry = entries_[static_cast<std::uint32_t>(id)];
    return {entry.text, entry.size};
  }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  /// Bytes of memory that the strings take, and what is needed to find them.
  [[nodiscard]] std::size_t bytes() const {
    return text_bytes_ + entries_.bytes() + index_.bytes();
  }

 private:
  struct Entry {
    const char* text;
    std::uint32_t size;
    std::uint32_t hash;
  };
  SegmentedVector<Entry> entries_;
  IndexTable index_;
  std::vector<std::unique_ptr<char[]>> blocks_;  // of text, which never moves
  std::size_t left_ = 0;                         // free bytes at the end of the last block
  char* next_ = nullptr;
  std::size_t text_bytes_ = 0;  // of all blocks

  friend class StringCopies;

  [[nodiscard]] std::uint32_t place_of(std::string_view text, std::uint32_t hash) const;
  [[nodiscard]] const char* keep(std::string_view text);
  /// Adds a string that is not there.
  StringId append(std::string_view text, std::uint32_t hash);
};

/// Those strings of a pool that are asked for, in a pool of their own and in the order in which
/// they are first asked for: what is read together then lies together in memory.
class StringCopies {
 public:
  /// `from` must outlive this, or at least the last call of `copy`.
  explicit StringCopies(const StringPool& from);

  /// The id of the copy of a string. O(length) when it is first asked for, then O(1).
  [[nodiscard]] StringId copy(StringId id);

  /// The copies. To be called once, at the end.
  [[nodiscard]] StringPool take() { return std::move(copies_); }

 private:
  const StringPool& from_;
  StringPool copies_;
  std::vector<StringId> copy_of_;  // by the id in `from_`; 0: not copied yet, or the empty string
};

}  // namespace diplograph
