#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/json_places.hpp"
#include "graph/schema_check.hpp"

namespace diplograph {

/// The mistakes found so far in a schema file that is valid JSON.
class SchemaMistakes {
 public:
  SchemaMistakes(std::string_view json, std::string file)
      : json_(json), file_(std::move(file)), places_(json) {}

  /// Notes a mistake of the value at `pointer`, once.
  void add(const std::string& pointer, std::string problem, std::string remedy) {
    note(pointer, places_.value(pointer), std::move(problem), std::move(remedy));
  }
  /// The same of a member's key.
  void add_at_key(const std::string& pointer, std::string problem, std::string remedy) {
    note(pointer, places_.key(pointer), std::move(problem), std::move(remedy));
  }

  /// "line 12" of the value at `pointer`.
  [[nodiscard]] std::string line_of(const std::string& pointer) const;

  [[nodiscard]] bool empty() const { return list_.empty(); }
  /// All of them in the order of the file.
  [[nodiscard]] std::vector<SchemaMistake> take();

 private:
  std::string_view json_;
  std::string file_;
  JsonPlaces places_;
  std::vector<SchemaMistake> list_;

  void note(const std::string& pointer, TextRange range, std::string problem, std::string remedy);
};

/// The place of a byte of a file: line, and column in characters.
[[nodiscard]] SourcePosition position_of(std::string_view text, std::size_t at,
                                         const std::string& file);

}  // namespace diplograph
