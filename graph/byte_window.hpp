#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace diplograph {

/// Fills `room` with the next bytes of a file and returns how many; 0 at its end.
using ByteReader = std::function<std::size_t(std::span<char> room)>;

/// Reads bytes that lie in memory.
[[nodiscard]] ByteReader reader_of(std::string_view bytes);

/// A part of a file that moves from its begin to its end: what was read and not yet dropped. Keeps
/// account of lines.
class ByteWindow {
 public:
  struct Place {
    std::size_t line = 1;
    std::size_t column = 1;  // in bytes
  };

  /// `padding` is how many zero bytes stand behind the window's bytes.
  ByteWindow(ByteReader reader, std::size_t padding);

  /// The bytes in the window. Valid until `more`.
  [[nodiscard]] std::string_view bytes() const { return {buffer_.get() + begin_, end_ - begin_}; }
  /// Reads more bytes behind those in the window, which move; false if the file has no more.
  /// Throws `std::length_error` if the window has `most_bytes` already.
  [[nodiscard]] bool more();
  /// Drops all bytes before `place`, which lies in the window.
  void drop(const char* place);
  /// Where the window begins.
  [[nodiscard]] Place place() const { return place_; }

  static constexpr std::size_t most_bytes = std::size_t{1} << 30U;

 private:
  ByteReader reader_;
  std::size_t padding_;
  std::size_t capacity_;
  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;
  Place place_;
};

/// The place behind `bytes`, which begin at `start`.
[[nodiscard]] ByteWindow::Place place_behind(ByteWindow::Place start, std::string_view bytes);

}  // namespace diplograph
