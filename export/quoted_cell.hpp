#pragma once

#include <string_view>

#include "export/byte_buffer.hpp"

namespace diplograph::exporting {

/// Writes a cell of comma-separated values in double quotes, a quote inside doubled (RFC 4180,
/// section 2.7), with `guard` in front of its text.
inline void write_quoted(ByteBuffer& out, std::string_view cell, std::string_view guard = {}) {
  out << '"' << guard;
  for (std::size_t quote = cell.find('"'); quote != std::string_view::npos;
       quote = cell.find('"')) {
    out << cell.substr(0, quote) << "\"\"";
    cell.remove_prefix(quote + 1);
  }
  out << cell << '"';
}

}  // namespace diplograph::exporting
