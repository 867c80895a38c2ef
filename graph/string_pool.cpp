#include "graph/string_pool.hpp"

namespace diplograph {

StringPool::StringPool() { (void)intern({}); }

StringPool::StringPool(const StringPool& other) : strings_(other.strings_) {
  // The copied index would point into the other pool's strings.
  std::uint32_t next = 0;
  for (const std::string& text : strings_) index_.emplace(text, StringId{next++});
}

StringPool& StringPool::operator=(const StringPool& other) {
  if (this != &other) *this = StringPool(other);
  return *this;
}

StringId StringPool::intern(std::string_view text) {
  if (const auto found = index_.find(text); found != index_.end()) return found->second;
  const StringId id{static_cast<std::uint32_t>(strings_.size())};
  strings_.emplace_back(text);
  index_.emplace(strings_.back(), id);
  return id;
}

StringId StringPool::find(std::string_view text) const {
  const auto found = index_.find(text);
  return found == index_.end() ? StringId{} : found->second;
}

}  // namespace diplograph
