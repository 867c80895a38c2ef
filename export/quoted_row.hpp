#pragma once

#include <string_view>

#include "export/byte_buffer.hpp"
#include "export/quoted_cell.hpp"

namespace diplograph::exporting {

/// A row of comma-separated values for databases: every value in double quotes, a quote doubled
/// (RFC 4180), LF line ends, and a missing value as nothing between the commas, which readers take
/// for null. Values are exact; unlike in the tables for people, nothing guards a spreadsheet.
class QuotedRow {
 public:
  explicit QuotedRow(ByteBuffer& out) : out_(out) {}

  QuotedRow& operator<<(std::string_view cell) {
    separate();
    if (cell.empty()) return *this;
    write_quoted(out_, cell);
    return *this;
  }
  void end() { out_ << '\n'; }

 private:
  ByteBuffer& out_;
  bool first_ = true;

  void separate() {
    if (!first_) out_ << ',';
    first_ = false;
  }
};

}  // namespace diplograph::exporting
