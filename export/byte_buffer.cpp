#include "export/byte_buffer.hpp"

#include <array>
#include <charconv>

namespace diplograph::exporting {

ByteBuffer::ByteBuffer(const Sink& sink) : sink_(sink) { bytes_.reserve(block_size + 4096); }

ByteBuffer& ByteBuffer::operator<<(std::uint64_t number) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return *this << std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void ByteBuffer::flush_blocks() {
  std::size_t done = 0;
  for (; bytes_.size() - done >= block_size; done += block_size) {
    sink_(std::string_view(bytes_).substr(done, block_size));
  }
  bytes_.erase(0, done);
}

void ByteBuffer::finish() {
  if (!bytes_.empty()) sink_(bytes_);
  bytes_.clear();
}

std::string decimal(double number) {
  std::array<char, 400> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                 std::chars_format::fixed, 3)
                       .ptr;
  std::string text(digits.data(), end);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

}  // namespace diplograph::exporting
