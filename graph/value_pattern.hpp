#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace diplograph {

/// A compiled pattern of a property's values. Patterns are ICU regular expressions, of which those
/// that ECMAScript and XPath share are the portable part. Matching needs no stack, whatever the
/// length of a value. Not for use by two threads at once.
class ValuePattern {
 public:
  /// Throws `std::invalid_argument` if it is no regular expression.
  explicit ValuePattern(const std::string& pattern);
  ~ValuePattern();
  ValuePattern(ValuePattern&&) noexcept;
  ValuePattern& operator=(ValuePattern&&) noexcept;
  ValuePattern(const ValuePattern&) = delete;
  ValuePattern& operator=(const ValuePattern&) = delete;

  /// True if the whole value matches. A match that takes too long is none.
  [[nodiscard]] bool matches(std::string_view value) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace diplograph
