#include "graph/storage/string_pool.hpp"

#include <cstring>
#include <functional>
#include <limits>
#include <stdexcept>

namespace diplograph {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 16U;

std::uint32_t hash_of(std::string_view text) {
  const std::size_t hash = std::hash<std::string_view>{}(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

}  // namespace

StringPool::StringPool() {
  entries_.push_back({"", 0, hash_of({})});
  index_.insert(hash_of({}), 0, [this](std::uint32_t index) { return entries_[index].hash; });
}

std::uint32_t StringPool::place_of(std::string_view text, std::uint32_t hash) const {
  return index_.find(hash, [&](std::uint32_t index) {
    const Entry& entry = entries_[index];
    return entry.hash == hash && std::string_view(entry.text, entry.size) == text;
  });
}

StringId StringPool::intern(std::string_view text) {
  if (text.empty()) return StringId{};
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
  if (text.size() >= most) throw std::length_error("a string of 4 GiB or more");
  const std::uint32_t hash = hash_of(text);
  if (const std::uint32_t found = place_of(text, hash); found != IndexTable::none) {
    return StringId{found};
  }
  if (entries_.size() + 1 >= most) throw std::length_error("too many different strings");
  return append(text, hash);
}

StringId StringPool::append(std::string_view text, std::uint32_t hash) {
  const auto id = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({keep(text), static_cast<std::uint32_t>(text.size()), hash});
  index_.insert(hash, id, [this](std::uint32_t index) { return entries_[index].hash; });
  return StringId{id};
}

StringId StringPool::find(std::string_view text) const {
  const std::uint32_t found = place_of(text, hash_of(text));
  return found == IndexTable::none ? StringId{} : StringId{found};
}

const char* StringPool::keep(std::string_view text) {
  if (text.size() > block_bytes / 4) {  // a block of its own; the last one is still filled
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(text.size()));
    text_bytes_ += text.size();
    std::memcpy(blocks_.back().get(), text.data(), text.size());
    return blocks_.back().get();
  }
  if (text.size() > left_) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_bytes));
    next_ = blocks_.back().get();
    left_ = block_bytes;
    text_bytes_ += block_bytes;
  }
  char* const kept = next_;
  std::memcpy(kept, text.data(), text.size());
  next_ += text.size();
  left_ -= text.size();
  return kept;
}

StringCopies::StringCopies(const StringPool& from) : from_(from), copy_of_(from.size()) {
  copies_.index_.reserve(from.size(),
                         [this](std::uint32_t index) { return copies_.entries_[index].hash; });
}

StringId StringCopies::copy(StringId id) {
  StringId& copied = copy_of_[static_cast<std::uint32_t>(id)];
  if (id != StringId{} && copied == StringId{}) {
    const auto& entry = from_.entries_[static_cast<std::uint32_t>(id)];
    copied = copies_.append({entry.text, entry.size}, entry.hash);
  }
  return copied;
}

}  // namespace diplograph
