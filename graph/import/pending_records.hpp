#pragma once

#include <cstddef>
#include <deque>

#include "graph/import/pending_record.hpp"

namespace diplograph::importing {

/// Records inside of records: a node may hold a graph of its own. The innermost one is read, and
/// an outer one goes on when it has ended.
class PendingRecords {
 public:
  PendingRecord& begin(Owner owner, std::size_t line) {
    if (depth_ == records_.size()) records_.emplace_back();
    PendingRecord& record = records_[depth_++];
    record.begin(owner, line);
    return record;
  }
  /// The innermost record, or null outside of all.
  [[nodiscard]] PendingRecord* current() { return depth_ == 0 ? nullptr : &records_[depth_ - 1]; }
  void end() { --depth_; }

 private:
  std::deque<PendingRecord> records_;
  std::size_t depth_ = 0;
};

}  // namespace diplograph::importing
