#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/byte_buffer.hpp"

namespace diplograph::exporting {

/// A ZIP archive whose members are stored as they are, with the date 1 January 1980, so that the
/// same members give the same bytes (APPNOTE.TXT 6.3.3 of PKWARE). Members and archive stay below
/// 4 GiB; `OutputError` otherwise.
class ZipArchive {
 public:
  explicit ZipArchive(ByteBuffer& out) : out_(out) {}

  void add(std::string_view name, std::string_view content);
  /// Writes the directory; nothing may be added after it.
  void finish();

 private:
  struct Member {
    std::string name;
    std::uint32_t checksum = 0, size = 0, offset = 0;
  };
  ByteBuffer& out_;
  std::vector<Member> members_;
  std::uint64_t written_ = 0;

  void put(std::string_view bytes);
  void put16(std::uint32_t value);
  void put32(std::uint32_t value);
  void put_description(const Member& member);
};

}  // namespace diplograph::exporting
