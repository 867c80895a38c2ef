#pragma once

#include <array>
#include <cstring>
#include <string_view>
#include <vector>

namespace diplograph::extract {

/// A copy of a model file's content, aligned as `ModelFile` asks for.
class AlignedContent {
 public:
  explicit AlignedContent(std::string_view content)
      : blocks_(content.size() / sizeof(Block) + 1), size_(content.size()) {
    std::memcpy(blocks_.data(), content.data(), content.size());
  }
  [[nodiscard]] std::string_view view() const { return {blocks_.front().bytes.data(), size_}; }

 private:
  struct alignas(16) Block {
    std::array<char, 16> bytes;
  };
  std::vector<Block> blocks_;
  std::size_t size_;
};

}  // namespace diplograph::extract
