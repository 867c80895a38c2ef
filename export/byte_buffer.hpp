#pragma once

#include <cstddef>
#include <cstdint>
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
    bytes_.append(bytes);
    if (bytes_.size() >= block_size) flush_blocks();
    return *this;
  }
  ByteBuffer& operator<<(char byte) { return *this << std::string_view(&byte, 1); }
  ByteBuffer& operator<<(std::uint64_t number);

  void finish();

 private:
  const Sink& sink_;
  std::string bytes_;

  void flush_blocks();
};

/// A number between 0 and 1 (or any small one) with at most three decimals and no trailing zeros,
/// in every locale: "0.85", "1", "0".
[[nodiscard]] std::string decimal(double number);

}  // namespace diplograph::exporting
