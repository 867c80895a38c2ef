#include "graph/value_pattern.hpp"

#include <stdexcept>

#include <unicode/regex.h>
#include <unicode/unistr.h>

namespace diplograph {
namespace {

// A pattern that backtracks without end is stopped after about this many milliseconds.
constexpr int32_t time_limit = 1000;

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

}  // namespace

struct ValuePattern::Compiled {
  std::unique_ptr<icu::RegexMatcher> matcher;
};

ValuePattern::ValuePattern(const std::string& pattern) : compiled_(std::make_unique<Compiled>()) {
  UErrorCode status = U_ZERO_ERROR;
  compiled_->matcher = std::make_unique<icu::RegexMatcher>(unicode(pattern), 0, status);
  if (U_SUCCESS(status)) compiled_->matcher->setTimeLimit(time_limit, status);
  if (U_FAILURE(status)) throw std::invalid_argument("no regular expression: " + pattern);
}

ValuePattern::~ValuePattern() = default;
ValuePattern::ValuePattern(ValuePattern&&) noexcept = default;
ValuePattern& ValuePattern::operator=(ValuePattern&&) noexcept = default;

bool ValuePattern::matches(std::string_view value) const {
  const icu::UnicodeString text = unicode(value);
  compiled_->matcher->reset(text);
  UErrorCode status = U_ZERO_ERROR;
  const bool found = compiled_->matcher->matches(status) != 0;
  return found && U_SUCCESS(status);
}

}  // namespace diplograph
