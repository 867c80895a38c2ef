#include "graph/evidence.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace diplograph {
namespace {

constexpr std::array<std::string_view, 2> polarities{"affirmed", "negated"};
constexpr std::array<std::string_view, 3> modalities{"asserted", "planned", "attributed"};
constexpr std::array<std::string_view, 4> roles{"source", "trigger", "target", "date"};

template <typename Enumeration, std::size_t count>
Enumeration from_word(std::string_view word, const std::array<std::string_view, count>& words) {
  std::string allowed;
  for (std::size_t i = 0; i < count; ++i) {
    if (words.at(i) == word) return static_cast<Enumeration>(i);
    allowed += (i == 0 ? "" : ", ") + std::string(words.at(i));
  }
  throw std::invalid_argument("expected one of " + allowed + ", found \"" + std::string(word) +
                              "\"");
}

}  // namespace

std::string_view to_string(Polarity polarity) {
  return polarities.at(static_cast<std::size_t>(polarity));
}
std::string_view to_string(Modality modality) {
  return modalities.at(static_cast<std::size_t>(modality));
}
std::string_view to_string(MarkRole role) { return roles.at(static_cast<std::size_t>(role)); }

Polarity polarity_from(std::string_view word) { return from_word<Polarity>(word, polarities); }
Modality modality_from(std::string_view word) { return from_word<Modality>(word, modalities); }
MarkRole mark_role_from(std::string_view word) { return from_word<MarkRole>(word, roles); }

std::string_view Evidence::marked(MarkRole role) const {
  const auto mark =
      std::find_if(marks.begin(), marks.end(), [&](const Mark& each) { return each.role == role; });
  if (mark == marks.end() || mark->span.end > quote.size()) return {};
  return std::string_view(quote).substr(mark->span.begin, mark->span.size());
}

}  // namespace diplograph
