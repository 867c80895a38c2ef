#include "graph/evaluation/gold_graph.hpp"

#include <set>

#include "graph/json_document.hpp"

namespace diplograph {
namespace {

bool is_core(const rapidjson::Value& item) {
  const auto core = item.FindMember("core");
  return core != item.MemberEnd() && core->value.GetBool();
}

LineRange lines_of(const rapidjson::Value& item) {
  const auto lines = item.FindMember("lines");
  if (lines == item.MemberEnd() || !lines->value.IsArray() || lines->value.Empty()) return {0, 0};
  const auto& array = lines->value;
  return {array[0].GetUint64(), array[array.Size() - 1].GetUint64()};
}

}  // namespace

GoldGraph read_gold_graph(std::string_view json, const std::string& file) {
  const JsonDocument document(json, file);
  document.require("gold.schema.json");
  const auto fail = [&](const std::string& pointer, const std::string& problem) {
    throw InputError(document.position(pointer), problem);
  };
  GoldGraph gold;
  gold.document = document.root()["document"]["id"].GetString();
  std::set<std::string> ids{gold.document};
  std::size_t index = 0;
  for (const auto& item : document.root()["nodes"].GetArray()) {
    GoldNode node{item["id"].GetString(),
                  item["type"].GetString(),
                  {item["label"].GetString()},
                  is_core(item),
                  lines_of(item)};
    if (!ids.insert(node.id).second) {
      fail("/nodes/" + std::to_string(index) + "/id",
           "the id \"" + node.id + "\" stands twice; give each node one of its own");
    }
    if (const auto aliases = item.FindMember("aliases"); aliases != item.MemberEnd()) {
      for (const auto& alias : aliases->value.GetArray())
        node.names.emplace_back(alias.GetString());
    }
    gold.nodes.push_back(std::move(node));
    ++index;
  }
  index = 0;
  for (const auto& item : document.root()["edges"].GetArray()) {
    for (const char* end : {"source", "target"}) {
      if (!ids.contains(item[end].GetString())) {
        fail("/edges/" + std::to_string(index) + "/" + end,
             "no node has the id \"" + std::string(item[end].GetString()) + "\"");
      }
    }
    gold.edges.push_back({item["source"].GetString(), item["relation"].GetString(),
                          item["target"].GetString(), is_core(item), lines_of(item)});
    ++index;
  }
  return gold;
}

}  // namespace diplograph
