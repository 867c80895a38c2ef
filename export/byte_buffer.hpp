#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "export/format.hpp"

namespace diplograph::exporting {

/// Gathers what a writer appends and hands it to a sink in blocks of 64 KiB. `finish` hands over
/// the rest; without it the rest is lost, which is right when an exception unwinds a writer.
class ByteBuffer {
 public:
  static constexpr std::size_t block_size = std::size_t{64} * 1024;

  explicit ByteBuffer(const Sink& sink);

  ByteBuffer& operator<<(std::string_view bytes) {
    if (bytes.size() > block_size - size_) {
      append_in_blocks(bytes);
    } else {
      size_ += bytes.copy(block_.get() + size_, bytes.size());
    }
    return *this;
  }
  ByteBuffer& operator<<(char byte) { return *this << std::string_view(&byte, 1); }
  ByteBuffer& operator<<(std::uint64_t number);

  void finish();

 private:
  const Sink& sink_;
  std::unique_ptr<char[]> block_;
  std::size_t size_ = 0;

  void append_in_blocks(std::string_view bytes);
};

/// A number between 0 and 1 (or any small one) with at most three decimals and no trailing zeros,
/// in every locale: "0.85", "1", "0".
[[nodiscard]] std::string decimal(double number);

}  // namespace diplograph::exporting
