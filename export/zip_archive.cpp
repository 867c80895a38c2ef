#include "export/zip_archive.hpp"

#include <array>

#include "graph/error.hpp"

namespace diplograph::exporting {
namespace {

constexpr std::uint64_t limit = 0xFFFFFFFFU;

// CRC-32 of ISO 3309, reflected, by a table of 256 remainders.
constexpr std::array<std::uint32_t, 256> remainders = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t value = byte;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1U) ^ ((value & 1U) * 0xEDB88320U);
    table[byte] = value;
  }
  return table;
}();

std::uint32_t checksum(std::string_view bytes) {
  std::uint32_t value = 0xFFFFFFFFU;
  for (const char byte : bytes) {
    value = remainders[(value ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (value >> 8U);
  }
  return ~value;
}

}  // namespace

void ZipArchive::put(std::string_view bytes) {
  out_ << bytes;
  written_ += bytes.size();
}

void ZipArchive::put16(std::uint32_t value) {
  const std::array<char, 2> bytes{static_cast<char>(value & 0xFFU),
                                  static_cast<char>((value >> 8U) & 0xFFU)};
  put({bytes.data(), bytes.size()});
}

void ZipArchive::put32(std::uint32_t value) {
  put16(value & 0xFFFFU);
  put16(value >> 16U);
}

// What a member's own header and its entry in the directory share.
void ZipArchive::put_description(const Member& member) {
  put16(20);      // needs version 2.0
  put16(0x0800);  // the name is UTF-8
  put16(0);       // stored
  put16(0);       // midnight
  put16(0x0021);  // 1 January 1980
  put32(member.checksum);
  put32(member.size);
  put32(member.size);
  put16(static_cast<std::uint32_t>(member.name.size()));
  put16(0);  // no extra field
}

void ZipArchive::add(std::string_view name, std::string_view content) {
  if (written_ + content.size() > limit) throw OutputError("the archive would exceed 4 GiB");
  Member member{std::string(name), checksum(content), static_cast<std::uint32_t>(content.size()),
                static_cast<std::uint32_t>(written_)};
  put32(0x04034B50U);
  put_description(member);
  put(name);
  put(content);
  members_.push_back(std::move(member));
}

void ZipArchive::finish() {
  const std::uint64_t directory = written_;
  for (const Member& member : members_) {
    put32(0x02014B50U);
    put16(20);  // made by version 2.0
    put_description(member);
    put16(0);  // no comment
    put16(0);  // first disk
    put16(0);  // no internal attributes
    put32(0);  // no external attributes
    put32(member.offset);
    put(member.name);
  }
  if (written_ > limit || members_.size() > 0xFFFFU) {
    throw OutputError("the archive would exceed 4 GiB or 65535 files");
  }
  const auto size = static_cast<std::uint32_t>(written_ - directory);
  const auto count = static_cast<std::uint32_t>(members_.size());
  put32(0x06054B50U);
  put16(0);
  put16(0);
  put16(count);
  put16(count);
  put32(size);
  put32(static_cast<std::uint32_t>(directory));
  put16(0);
}

}  // namespace diplograph::exporting
