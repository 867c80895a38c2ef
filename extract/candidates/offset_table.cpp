#include "extract/candidates/offset_table.hpp"

#include <cstddef>

#include <unicode/utf8.h>

namespace diplograph::extract {

OffsetTable::OffsetTable(std::string_view text, OffsetUnit unit) {
  bytes_.reserve(text.size() + 1);
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 code = 0;
    U8_NEXT(data, at, text.size(), code);
    const bool pair = code > 0xFFFF;
    const std::size_t units = unit == OffsetUnit::bytes           ? at - begin
                              : unit == OffsetUnit::utf16 && pair ? 2
                                                                  : 1;
    bytes_.push_back(static_cast<std::uint32_t>(begin));
    bytes_.insert(bytes_.end(), units - 1, within);
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::optional<std::uint64_t> OffsetTable::byte_at(std::uint64_t offset) const {
  if (offset >= bytes_.size() || bytes_[offset] == within) return std::nullopt;
  return bytes_[offset];
}

std::optional<ByteSpan> OffsetTable::bytes_of(std::uint64_t begin, std::uint64_t end) const {
  const auto first = byte_at(begin);
  const auto last = byte_at(end);
  if (!first || !last || *last < *first) return std::nullopt;
  return ByteSpan{*first, *last};
}

}  // namespace diplograph::extract
