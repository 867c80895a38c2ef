#include "tests/zip_archive.hpp"

namespace diplograph::extract::test {
namespace {

std::uint32_t crc32(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ (0xEDB88320U & (0U - (crc & 1U)));
  }
  return ~crc;
}

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i)
    out += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
}

}  // namespace

std::string zip(const std::vector<std::pair<std::string, std::string>>& members,
                std::uint32_t claimed) {
  std::string out;
  std::string directory;
  for (const auto& [name, bytes] : members) {
    const auto offset = static_cast<std::uint32_t>(out.size());
    const auto size = static_cast<std::uint32_t>(bytes.size());
    std::string header;
    put(header, 20, 2);
    put(header, 0, 2);
    put(header, 0, 2);
    put(header, 0, 4);
    put(header, crc32(bytes), 4);
    put(header, size, 4);
    put(header, claimed != 0 ? claimed : size, 4);
    put(header, static_cast<std::uint32_t>(name.size()), 2);
    put(header, 0, 2);
    out += "PK\x03\x04" + header + name + bytes;
    directory += "PK\x01\x02";
    put(directory, 20, 2);
    directory += header;
    put(directory, 0, 2);
    put(directory, 0, 2);
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, offset, 4);
    directory += name;
  }
  const auto begin = static_cast<std::uint32_t>(out.size());
  out += directory + "PK\x05\x06";
  put(out, 0, 4);
  put(out, static_cast<std::uint32_t>(members.size()), 2);
  put(out, static_cast<std::uint32_t>(members.size()), 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, begin, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace diplograph::extract::test
