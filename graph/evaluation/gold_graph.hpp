#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diplograph {

/// Source lines [first, last], from 1; {0, 0} if the annotation does not say.
using LineRange = std::pair<std::uint64_t, std::uint64_t>;

/// A thing that an annotator found. `names` begins with the label.
struct GoldNode {
  std::string id;
  std::string type;
  std::vector<std::string> names;
  bool core = false;  ///< a careful reader would be disappointed if it were missing
  LineRange lines;
};

/// A fact that an annotator found; the ends are ids of nodes, or the document's.
struct GoldEdge {
  std::string source, relation, target;
  bool core = false;
  LineRange lines;
};

/// What a person found in one document (schemas/gold.schema.json).
struct GoldGraph {
  std::string document;
  std::vector<GoldNode> nodes;
  std::vector<GoldEdge> edges;
};

/// Reads a gold graph. Throws `InputError` with line and JSON pointer for JSON that does not keep
/// to schemas/gold.schema.json, an id used twice, or an edge whose end is no node.
[[nodiscard]] GoldGraph read_gold_graph(std::string_view json, const std::string& file);

}  // namespace diplograph
