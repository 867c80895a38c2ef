#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "export/schema_writers.hpp"
#include "export/theme.hpp"

namespace diplograph::exporting {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    result += letter;
  }
  return result + "\"";
}

/// " 0..1" targets of a source, or " 1..* : 0..1" with the sources of a target first; nothing where
/// any number will do.
std::string counts_of(const RelationType& relation) {
  const auto range = [](std::uint32_t minimum, const std::optional<std::uint32_t>& maximum) {
    return std::to_string(minimum) + ".." + (maximum ? std::to_string(*maximum) : "*");
  };
  const std::string targets = range(relation.minimum, relation.maximum);
  const std::string sources = range(relation.inverse_minimum, relation.inverse_maximum);
  if (sources != "0..*") return " " + sources + " : " + targets;
  return targets == "0..*" ? "" : " " + targets;
}

}  // namespace

std::string schema_diagram(const Schema& schema) {
  std::string text = "digraph " + quoted(schema.name()) +
                     " {\n  graph [rankdir=LR, fontname=\"Noto Sans\"];\n"
                     "  node [shape=box, style=filled, fontname=\"Noto Sans\"];\n"
                     "  edge [fontname=\"Noto Sans\", fontsize=10];\n";
  for (const NodeType& type : schema.types()) {
    text += "  " + quoted(type.name) + " [fillcolor=" +
            quoted(type.abstract ? "0 0 1" : node_style(schema, type.id).colour.tint(0.35).hsv()) +
            (type.abstract ? ", style=dashed" : "") + "];\n";
  }
  for (const NodeType& type : schema.types()) {
    if (!type.parent) continue;
    text += "  " + quoted(type.name) + " -> " + quoted(schema.type(*type.parent).name) +
            " [arrowhead=empty, color=gray50];\n";
  }
  // Relations between the same two types share an edge, or the drawing would be all lines.
  std::map<std::pair<TypeId, TypeId>, std::string> labels;
  const auto note = [&](TypeId source, TypeId target, const std::string& name) {
    std::string& label = labels[{source, target}];
    label += (label.empty() ? "" : "\\n") + name;
  };
  for (const RelationType& relation : schema.relations()) {
    const std::string name = relation.name + counts_of(relation);
    for (const TypeId source : relation.domain) {
      for (const TypeId target : relation.range) note(source, target, name);
    }
    for (const auto& [source, target] : relation.also) note(source, target, name);
  }
  for (const auto& [ends, label] : labels) {
    text += "  " + quoted(schema.type(ends.first).name) + " -> " +
            quoted(schema.type(ends.second).name) + " [label=\"" + label + "\"];\n";
  }
  return text + "}\n";
}

}  // namespace diplograph::exporting
