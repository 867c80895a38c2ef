#pragma once

#include <cstdint>
#include <string_view>

#include "export/byte_buffer.hpp"
#include "export/quoted_cell.hpp"

namespace diplograph::exporting {

/// A row of comma-separated values for people: RFC 4180, but with LF line ends, which every client
/// reads. A spreadsheet runs a cell that begins with = + - @ as a formula; an apostrophe in front
/// keeps it text (OWASP, CSV injection), but for plain numbers.
class SpreadsheetRow {
 public:
  explicit SpreadsheetRow(ByteBuffer& out) : out_(out) {}

  SpreadsheetRow& text(std::string_view cell) {
    separate();
    const bool guarded = looks_like_formula(cell);
    if (!needs_quotes(cell)) {
      out_ << (guarded ? "'" : "") << cell;
      return *this;
    }
    write_quoted(out_, cell, guarded ? "'" : "");
    return *this;
  }
  SpreadsheetRow& number(std::uint64_t cell) {
    separate();
    out_ << cell;
    return *this;
  }
  SpreadsheetRow& empty() {
    separate();
    return *this;
  }
  void end() { out_ << '\n'; }

 private:
  ByteBuffer& out_;
  bool first_ = true;

  /// Looks at every byte, without a way out on the first, so that compilers make it a few vector
  /// instructions.
  static bool needs_quotes(std::string_view cell) {
    bool found = false;
    for (const char letter : cell) {
      found |= (letter == ',') | (letter == '"') | (letter == '\r') | (letter == '\n');
    }
    return found;
  }

  void separate() {
    if (!first_) out_ << ',';
    first_ = false;
  }
  static bool is_plain_number(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
  }
  static bool looks_like_formula(std::string_view text) {
    return !text.empty() &&
           std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
           !is_plain_number(text);
  }
};

}  // namespace diplograph::exporting
