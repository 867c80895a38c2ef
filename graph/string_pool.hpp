#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace diplograph {

/// An interned string. Equal ids of one pool mean equal strings; ids say nothing about order.
enum class StringId : std::uint32_t {};

/// Keeps each string once and hands out 32-bit ids. The empty string always has id 0.
class StringPool {
 public:
  StringPool();
  StringPool(const StringPool&);
  StringPool& operator=(const StringPool&);
  StringPool(StringPool&&) noexcept = default;
  StringPool& operator=(StringPool&&) noexcept = default;
  ~StringPool() = default;

  [[nodiscard]] StringId intern(std::string_view text);
  /// The id of a string that is already there, or the empty string's id.
  [[nodiscard]] StringId find(std::string_view text) const;
  [[nodiscard]] std::string_view view(StringId id) const {
    return strings_[static_cast<std::uint32_t>(id)];
  }
  [[nodiscard]] std::size_t size() const { return strings_.size(); }

 private:
  std::deque<std::string> strings_;  // stable addresses, which the index points into
  std::unordered_map<std::string_view, StringId> index_;
};

}  // namespace diplograph
