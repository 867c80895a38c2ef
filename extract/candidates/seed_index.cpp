#include "extract/candidates/seed_index.hpp"

#include <algorithm>

namespace diplograph::extract {
namespace {

std::uint32_t hash_of(std::u32string_view letters) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char32_t letter : letters) hash = (hash ^ letter) * 0x9E3779B97F4A7C15U;
  return static_cast<std::uint32_t>(hash >> 32U);
}

std::uint64_t key_of(std::uint32_t hash, std::uint32_t place) {
  return (std::uint64_t{hash} << 32U) | place;
}

}  // namespace

SeedIndex::SeedIndex(std::u32string_view text) : text_(text) {
  if (text.size() < seed) return;
  places_.reserve(text.size() - seed + 1);
  for (std::size_t i = 0; i + seed <= text.size(); ++i) {
    places_.push_back(key_of(hash_of(text.substr(i, seed)), static_cast<std::uint32_t>(i)));
  }
  std::sort(places_.begin(), places_.end());
}

std::vector<SeedIndex::Range> SeedIndex::stretches(std::u32string_view pattern,
                                                   std::size_t edits) const {
  std::vector<Range> found;
  const std::size_t parts = edits + 1;
  for (std::size_t part = 0; part < parts; ++part) {
    const std::size_t first = pattern.size() * part / parts;
    const std::size_t last = pattern.size() * (part + 1) / parts;
    const std::u32string_view letters = pattern.substr(first, last - first);
    const std::uint32_t hash = hash_of(letters.substr(0, seed));
    for (auto walk = std::lower_bound(places_.begin(), places_.end(), key_of(hash, 0));
         walk != places_.end() && (*walk >> 32U) == hash; ++walk) {
      const auto place = static_cast<std::size_t>(*walk & 0xFFFFFFFFU);
      if (text_.substr(place, letters.size()) != letters) continue;
      // What stands before and behind the part may be longer or shorter by all the edits.
      const std::size_t before = first + edits;
      const std::size_t behind = pattern.size() - first + edits;
      found.push_back(
          {place > before ? place - before : 0, std::min(place + behind, text_.size())});
    }
  }
  std::sort(found.begin(), found.end(), [](Range a, Range b) { return a.begin < b.begin; });
  std::vector<Range> apart;
  for (const Range range : found) {
    if (!apart.empty() && range.begin <= apart.back().end) {
      apart.back().end = std::max(apart.back().end, range.end);
    } else {
      apart.push_back(range);
    }
  }
  return apart;
}

}  // namespace diplograph::extract
