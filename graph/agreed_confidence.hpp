#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace diplograph {

/// How sure an edge is by its evidence.
///
/// Each extractor counts by the surest of its evidence, for its rules and its prompts read the same
/// words with the same eyes. Extractors count as independent witnesses: the edge is wrong only if
/// all of them are (noisy-or; J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988,
/// section 4.3.2). So one of 0.7 and one of 0.5 give 1 - 0.3 * 0.5 = 0.85, and one alone what it
/// says. The value depends on the set of the evidence only.
template <typename Extractor>
class AgreedConfidence {
 public:
  /// Takes the confidence of a piece of evidence, which counts in thousandths, as files have it.
  /// O(extractors).
  void add(Extractor extractor, double confidence) {
    confidence = std::round(confidence * 1000) / 1000;
    if (!first_) {
      first_.emplace(extractor, confidence);
      return;
    }
    if (first_->first == extractor) {
      first_->second = std::max(first_->second, confidence);
      return;
    }
    for (auto& [known, greatest] : others_) {
      if (known != extractor) continue;
      greatest = std::max(greatest, confidence);
      return;
    }
    others_.emplace_back(extractor, confidence);
  }

  /// How many extractors there are.
  [[nodiscard]] std::size_t witnesses() const { return first_ ? 1 + others_.size() : 0; }

  /// 0 without evidence.
  [[nodiscard]] double value() const {
    if (!first_) return 0;
    if (others_.empty()) return first_->second;
    // In one order, so that the last bit does not depend on who came first.
    std::vector<double> confidences{first_->second};
    for (const auto& [extractor, confidence] : others_) confidences.push_back(confidence);
    std::sort(confidences.begin(), confidences.end());
    double wrong = 1;
    for (const double confidence : confidences) wrong *= 1 - confidence;
    return 1 - wrong;
  }

 private:
  std::optional<std::pair<Extractor, double>> first_;  // most edges have one, and take no memory
  std::vector<std::pair<Extractor, double>> others_;
};

}  // namespace diplograph
