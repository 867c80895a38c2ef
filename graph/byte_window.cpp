#include "graph/byte_window.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace diplograph {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 18U;

}  // namespace

ByteReader reader_of(std::string_view bytes) {
  return [bytes](std::span<char> room) mutable {
    const std::size_t count = bytes.copy(room.data(), room.size());
    bytes.remove_prefix(count);
    return count;
  };
}

ByteWindow::Place place_behind(ByteWindow::Place start, std::string_view bytes) {
  for (std::size_t line = bytes.find('\n'); line != std::string_view::npos;
       line = bytes.find('\n')) {
    bytes.remove_prefix(line + 1);
    ++start.line;
    start.column = 1;
  }
  start.column += bytes.size();
  return start;
}

ByteWindow::ByteWindow(ByteReader reader, std::size_t padding)
    : reader_(std::move(reader)),
      padding_(padding),
      capacity_(block_bytes),
      buffer_(std::make_unique<char[]>(capacity_ + padding)) {}

bool ByteWindow::more() {
  if (ended_) return false;
  const std::size_t kept = end_ - begin_;
  if (kept >= most_bytes) throw std::length_error("more than 1 GiB in one value");
  if (kept > capacity_ / 2) {
    auto larger = std::make_unique_for_overwrite<char[]>(capacity_ * 2 + padding_);
    std::memcpy(larger.get(), buffer_.get() + begin_, kept);
    buffer_ = std::move(larger);
    capacity_ *= 2;
  } else {
    std::memmove(buffer_.get(), buffer_.get() + begin_, kept);
  }
  begin_ = 0;
  const std::size_t count = reader_(std::span(buffer_.get() + kept, capacity_ - kept));
  ended_ = count == 0;
  end_ = kept + count;
  std::fill_n(buffer_.get() + end_, padding_, '\0');
  return !ended_;
}

void ByteWindow::drop(const char* place) {
  const std::string_view dropped(buffer_.get() + begin_,
                                 static_cast<std::size_t>(place - (buffer_.get() + begin_)));
  place_ = place_behind(place_, dropped);
  begin_ += dropped.size();
}

}  // namespace diplograph
