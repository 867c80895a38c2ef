#pragma once

#include <cstddef>
#include <iterator>

namespace diplograph {

/// What input iterators have in common whose elements are made on the way, so that `*` gives a
/// value. `Derived` has `*`, `++` in front and `==`.
template <typename Derived, typename Value>
class MadeIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Value;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = Value;

  friend Derived operator++(Derived& iterator, int) {
    Derived before = iterator;
    ++iterator;
    return before;
  }
};

}  // namespace diplograph
