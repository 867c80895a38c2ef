#include "export/byte_buffer.hpp"

#include <array>
#include <charconv>

namespace diplograph::exporting {

ByteBuffer::ByteBuffer(const Sink& sink)
    : sink_(sink), block_(std::make_unique_for_overwrite<char[]>(block_size)) {}

ByteBuffer& ByteBuffer::operator<<(std::uint64_t number) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return *this << std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void ByteBuffer::append_in_blocks(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t part = bytes.copy(block_.get() + size_, block_size - size_);
    size_ += part;
    bytes.remove_prefix(part);
    if (size_ == block_size) {
      sink_(std::string_view(block_.get(), size_));
      size_ = 0;
    }
  }
}

void ByteBuffer::finish() {
  if (size_ != 0) sink_(std::string_view(block_.get(), size_));
  size_ = 0;
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
