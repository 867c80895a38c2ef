#include "graph/error.hpp"

namespace diplograph {

std::string SourcePosition::text() const {
  std::string result = file;
  if (line != 0) result += ":" + std::to_string(line);
  if (column != 0) result += ":" + std::to_string(column);
  if (!pointer.empty()) result += " (at " + pointer + ")";
  return result;
}

InputError::InputError(SourcePosition position, const std::string& problem)
    : std::runtime_error(position.text().empty() ? problem : position.text() + ": " + problem),
      position_(std::move(position)) {}

}  // namespace diplograph
