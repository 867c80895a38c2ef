#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diplograph {

/// A name made ready for comparing: words of letters and digits, folded (case, compatibility
/// forms, combining marks, Arabic and Persian letter variants), with single spaces between.
/// ZWNJ, hyphens and underscores part words.
[[nodiscard]] std::string folded_name(std::string_view name);

/// A name with what comparing needs worked out once.
class ComparableName {
 public:
  explicit ComparableName(std::string_view name);

  /// 1 if the names are equal but for spaces, else the F1 (Dice coefficient) of their content
  /// words: twice the shared words over the sum of both counts. O(words).
  [[nodiscard]] double similarity(const ComparableName& other) const;

 private:
  std::string squeezed_;
  std::vector<std::string> content_;  // sorted, without repeats and function words
};

}  // namespace diplograph
