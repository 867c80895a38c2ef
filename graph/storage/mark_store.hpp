#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>

#include "graph/evidence.hpp"
#include "graph/storage/made_iterator.hpp"
#include "graph/storage/segmented_vector.hpp"

namespace diplograph {

/// The marks of one quote, as `MarkStore` numbers them; `none` are no marks.
enum class MarksId : std::uint32_t { none = 0 };

/// The marks of many quotes. A mark within the first 16 KiB of its quote takes four bytes, any
/// other one twenty-eight.
class MarkStore {
 public:
  MarkStore() { words_.push_back(0); }  // the index 0 stands for no marks

  /// O(marks). Throws `std::length_error` when more than 2^32 - 2 marks are kept.
  [[nodiscard]] MarksId add(std::span<const Mark> marks);
  /// Adds marks of another store. O(marks).
  [[nodiscard]] MarksId copy(const MarkStore& other, MarksId marks);

 private:
  // A word: one bit that ends the list, three bits for the role, and begin and size with fourteen
  // bits each; or, for a role of seven, the place of a mark that does not fit, in `wide_`.
  SegmentedVector<std::uint32_t> words_;
  SegmentedVector<Mark> wide_;

  friend class Marks;
};

/// The marks of one quote as a range; elements are made on the way.
class Marks {
 public:
  class Iterator : public MadeIterator<Iterator, Mark> {
   public:
    Iterator() = default;
    Iterator(const MarkStore* store, std::uint32_t at) : store_(store), at_(at) {}
    Mark operator*() const;
    Iterator& operator++();
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const MarkStore* store_ = nullptr;
    std::uint32_t at_ = 0;  // 0 behind the last
  };

  Marks() = default;
  Marks(const MarkStore& store, MarksId id) : store_(&store), id_(id) {}

  [[nodiscard]] Iterator begin() const { return {store_, static_cast<std::uint32_t>(id_)}; }
  [[nodiscard]] Iterator end() const { return {store_, 0}; }
  [[nodiscard]] bool empty() const { return id_ == MarksId::none; }

  friend std::strong_ordering operator<=>(const Marks& a, const Marks& b);
  friend bool operator==(const Marks& a, const Marks& b) { return (a <=> b) == 0; }

 private:
  const MarkStore* store_ = nullptr;
  MarksId id_ = MarksId::none;
};

}  // namespace diplograph
