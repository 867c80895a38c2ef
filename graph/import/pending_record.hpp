#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/import/flat_file.hpp"

namespace diplograph::importing {

/// A record that is being read. Its texts lie one behind the other in one buffer, which is used
/// again for the next record.
class PendingRecord {
 public:
  void begin(Owner owner, std::size_t line) {
    texts_.clear();
    values_.clear();
    owner_ = owner;
    line_ = line;
    directed_ = true;
    id_ = source_ = target_ = {};
  }

  void set_id(std::string_view text) { id_ = keep(text); }
  void set_source(std::string_view text) { source_ = keep(text); }
  void set_target(std::string_view text) { target_ = keep(text); }
  void set_directed(bool directed) { directed_ = directed; }

  void value(ColumnId column, std::string_view text) { values_.push_back({column, keep(text)}); }

  /// A value that comes in pieces: first the column, then `append` for each piece.
  void begin_value(ColumnId column) { values_.push_back({column, {texts_.size(), 0}}); }
  void append(std::string_view piece) {
    texts_ += piece;
    values_.back().text.size += piece.size();
  }

  [[nodiscard]] Owner owner() const { return owner_; }
  [[nodiscard]] std::size_t line() const { return line_; }
  [[nodiscard]] bool has(ColumnId column) const {
    return std::any_of(values_.begin(), values_.end(),
                       [column](const Value& each) { return each.column == column; });
  }

  void emit(FlatFileSink& sink) {
    views_.clear();
    for (const Value& value : values_) views_.push_back({value.column, view(value.text)});
    sink.take({owner_, line_, view(id_), view(source_), view(target_), directed_, views_});
  }

 private:
  struct Place {
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  struct Value {
    ColumnId column{};
    Place text;
  };
  Owner owner_ = Owner::node;
  std::size_t line_ = 0;
  bool directed_ = true;
  std::string texts_;
  Place id_, source_, target_;
  std::vector<Value> values_;
  std::vector<FlatValue> views_;

  [[nodiscard]] Place keep(std::string_view text) {
    texts_ += text;
    return {texts_.size() - text.size(), text.size()};
  }
  [[nodiscard]] std::string_view view(Place place) const {
    return std::string_view(texts_).substr(place.begin, place.size);
  }
};

}  // namespace diplograph::importing
