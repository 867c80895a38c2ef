#include "graph/claim.hpp"

#include <stdexcept>

namespace diplograph {

std::string_view to_string(NameRole role) {
  return role == NameRole::preferred ? "preferred" : "alias";
}

NameRole name_role_from(std::string_view word) {
  if (word == "preferred") return NameRole::preferred;
  if (word == "alias") return NameRole::alias;
  throw std::invalid_argument("expected one of preferred, alias, found \"" + std::string(word) +
                              "\"");
}

}  // namespace diplograph
