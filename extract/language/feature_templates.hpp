#pragma once

#include <cstdint>

#include "extract/language/feature_hash.hpp"
#include "extract/language/feature_list.hpp"

namespace diplograph::extract {

/// Appends features, numbering their templates in the order of the calls, so that the same value in
/// two places is two features.
class FeatureTemplates {
 public:
  FeatureTemplates(std::uint64_t first, FeatureList& features)
      : next_(first), features_(features) {}

  void add(std::uint64_t a) { features_.push_back(mix(next_++, a)); }
  void add(std::uint64_t a, std::uint64_t b) { add(mix(a, b)); }
  void add(std::uint64_t a, std::uint64_t b, std::uint64_t c) { add(mix(mix(a, b), c)); }

 private:
  std::uint64_t next_;
  FeatureList& features_;
};

}  // namespace diplograph::extract
