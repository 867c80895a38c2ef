#include "graph/schema_mistakes.hpp"

#include <algorithm>

namespace diplograph {

SourcePosition position_of(std::string_view text, std::size_t at, const std::string& file) {
  const std::string_view before = text.substr(0, at);
  const std::string_view line = before.substr(before.rfind('\n') + 1);  // npos + 1 == 0
  SourcePosition position;
  position.file = file;
  position.line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  position.column =
      1 + static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
      }));
  return position;
}

void SchemaMistakes::note(const std::string& pointer, TextRange range, std::string problem,
                          std::string remedy) {
  SourcePosition position = position_of(json_, range.begin, file_);
  position.pointer = pointer.empty() ? "/" : pointer;
  const auto same = [&](const SchemaMistake& other) {
    return other.position.pointer == position.pointer && other.problem == problem;
  };
  if (std::any_of(list_.begin(), list_.end(), same)) return;
  list_.push_back({std::move(position), range, std::move(problem), std::move(remedy)});
}

std::string SchemaMistakes::line_of(const std::string& pointer) const {
  return "line " + std::to_string(position_of(json_, places_.value(pointer).begin, file_).line);
}

std::vector<SchemaMistake> SchemaMistakes::take() {
  std::stable_sort(list_.begin(), list_.end(), [](const SchemaMistake& a, const SchemaMistake& b) {
    return a.range.begin < b.range.begin;
  });
  return std::move(list_);
}

}  // namespace diplograph
