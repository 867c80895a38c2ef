#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "graph/storage/made_iterator.hpp"
#include "graph/storage/segmented_vector.hpp"

namespace diplograph {

/// The first record of a list in `RecordLists`.
enum class ListHead : std::uint32_t { none = 0 };

/// Many short lists of records in one sequence, linked by 32-bit indices: a list costs its head and
/// four bytes a record, and no allocation of its own. A record has a member `next`.
template <typename Record>
class RecordLists {
 public:
  RecordLists() { records_.push_back({}); }  // the index 0 ends lists

  /// Puts a record in front of a list. O(1).
  void prepend(ListHead& list, Record record) {
    record.next = list;
    list = ListHead{static_cast<std::uint32_t>(records_.size())};
    records_.push_back(record);
  }

  [[nodiscard]] const Record& operator[](ListHead head) const {
    return records_[static_cast<std::uint32_t>(head)];
  }
  [[nodiscard]] std::size_t size() const { return records_.size() - 1; }

 private:
  SegmentedVector<Record> records_;
};

/// A list of `RecordLists` as a range of what its records stand for: `Source::unpack(record)`.
/// Elements are made on the way; `size` takes a step for each.
template <typename Source, typename Record>
class RecordRange {
 public:
  using Value = decltype(std::declval<const Source&>().unpack(std::declval<const Record&>()));

  class Iterator : public MadeIterator<Iterator, Value> {
   public:
    Iterator() = default;
    Iterator(const Source& source, const RecordLists<Record>& lists, ListHead at)
        : source_(&source), lists_(&lists), at_(at) {}
    Value operator*() const { return source_->unpack((*lists_)[at_]); }
    Iterator& operator++() {
      at_ = (*lists_)[at_].next;
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const Source* source_ = nullptr;
    const RecordLists<Record>* lists_ = nullptr;
    ListHead at_ = ListHead::none;
  };

  RecordRange(const Source& source, const RecordLists<Record>& lists, ListHead first)
      : source_(&source), lists_(&lists), first_(first) {}

  [[nodiscard]] Iterator begin() const { return {*source_, *lists_, first_}; }
  [[nodiscard]] Iterator end() const { return {*source_, *lists_, ListHead::none}; }
  [[nodiscard]] bool empty() const { return first_ == ListHead::none; }
  [[nodiscard]] Value front() const { return *begin(); }
  [[nodiscard]] std::size_t size() const {
    std::size_t count = 0;
    for (ListHead at = first_; at != ListHead::none; at = (*lists_)[at].next) ++count;
    return count;
  }

 private:
  const Source* source_;
  const RecordLists<Record>* lists_;
  ListHead first_;
};

}  // namespace diplograph
