#include "extract/model/token_estimate.hpp"

#include <algorithm>

namespace diplograph::extract {
namespace {

constexpr std::uint64_t ascii_bytes_of_token = 4;
constexpr std::uint64_t other_bytes_of_token = 3;

std::uint64_t parts(std::uint64_t bytes, std::uint64_t size) { return (bytes + size - 1) / size; }

}  // namespace

std::uint64_t estimated_tokens(std::string_view text) {
  const auto others =
      static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), [](char letter) {
        return static_cast<unsigned char>(letter) >= 0x80;
      }));
  return parts(text.size() - others, ascii_bytes_of_token) + parts(others, other_bytes_of_token);
}

}  // namespace diplograph::extract
