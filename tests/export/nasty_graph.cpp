#include "tests/export/nasty_graph.hpp"

#include <cstdint>
#include <stdexcept>

namespace diplograph::exporting {
namespace {

constexpr const char* document_id = "گزارش \"a\" | b & c.txt";

Evidence evidence(std::string quote, double confidence, std::uint32_t line) {
  Evidence result;
  result.document = document_id;
  result.source = {10, 20};
  result.text = {5, 5 + quote.size()};
  result.line = line;
  result.page = 2;
  result.quote = std::move(quote);
  result.marks = {{MarkRole::trigger, {0, 4}}};
  result.rule = "test/rule";
  result.extractor = "diplograph";
  result.confidence = confidence;
  return result;
}

RelationId relation(const Graph& graph, std::string_view name) {
  const auto found = graph.schema().find_relation(name);
  if (!found) throw std::logic_error("no relation " + std::string(name));
  return *found;
}

// A node of each concrete type, named like its id prefix.
void add_every_type(Graph& graph) {
  for (const NodeType& type : graph.schema().types()) {
    if (type.abstract || type.name == "Document") continue;
    for (const char* key : {"one", "two"}) {
      const auto vertex = graph.add_node(type.id_prefix + "/" + key);
      graph.add_name(vertex, {"en", type.name + " " + key, NameRole::preferred});
      graph.add_mention(vertex, evidence("text words", 1, 3));
    }
  }
}

// An edge of each relation, between the first types that the schema allows.
void add_every_relation(Graph& graph) {
  for (const RelationType& type : graph.schema().relations()) {
    bool added = false;
    for (const NodeType& source : graph.schema().types()) {
      for (const NodeType& target : graph.schema().types()) {
        if (added || source.abstract || target.abstract ||
            !graph.schema().allows(type.id, source.id, target.id)) {
          continue;
        }
        const std::string from = source.name == "Document" ? std::string("document/") + document_id
                                                           : source.id_prefix + "/one";
        const auto edge =
            graph.add_edge(graph.add_node(from), type.id, graph.add_node(target.id_prefix + "/two"),
                           Polarity::affirmed);
        graph.add_evidence(edge, evidence("text words", 0.875, 4));
        added = true;
      }
    }
  }
}

void add_hostile_parts(Graph& graph) {
  const auto china = graph.add_node("state/china");
  graph.add_name(china, {"fa", "چین «(خلق)»", NameRole::preferred});
  graph.add_name(china, {"en", "China <&> \"PRC\"", NameRole::preferred});
  graph.add_name(china, {"", "a|b", NameRole::alias});
  graph.add_name(china, {"", "=1+2", NameRole::alias});
  const auto formula = graph.add_node("concept/formula");
  graph.add_name(formula, {"en", "=HYPERLINK(\"x\"),\ttab \\N \\", NameRole::preferred});
  const auto keyword = graph.add_node("concept/node");
  graph.add_name(keyword,
                 {"fa", "می‌خواهد ۱۴۰۶ \xF0\x9F\x98\x80 \x01", NameRole::preferred});
  graph.add_node("concept/null");  // no name, no relation
  const auto pact = graph.add_node("agreement/graph");
  for (const char* date : {"2015", "2015-09", "2015-09-01", "2015-09-01/2016", "-0044"}) {
    graph.add_property(pact, "date", date);
  }
  graph.add_property(pact, "dateText", "۱۳۹۹ | ش");

  const auto add = [&](const char* name, Graph::Vertex target, Polarity polarity) {
    return graph.add_edge(china, relation(graph, name), target, polarity);
  };
  graph.add_evidence(add("partyTo", pact, Polarity::affirmed), evidence(nasty_quote(), 1, 7));
  graph.add_evidence(add("proposes", pact, Polarity::affirmed), evidence("a\rb", 0, 8));
  graph.add_evidence(add("opposes", pact, Polarity::negated), evidence("@sum", 0.123456, 9));
  graph.add_evidence(add("opposes", pact, Polarity::affirmed), evidence("q", 0.5, 9));
  graph.add_evidence(add("supports", china, Polarity::affirmed), evidence("self", 0.5, 9));
  Evidence said = evidence("said", 0.9, 11);
  said.modality = Modality::attributed;
  said.holder = "پکن";
  said.date = "2015-09";
  const auto develops = add("develops", keyword, Polarity::affirmed);
  graph.add_evidence(develops, said);
  said.confidence = 0.7;
  said.line = 12;
  graph.add_evidence(develops, said);
  add("develops", formula, Polarity::affirmed);  // no evidence
}

}  // namespace

std::string nasty_quote() {
  return "«نقل‌قول»\n\"b\" \\ , ; \t <&> ]]> ‏خانهٔ \xF0\x9F\x98\x80 \x0B | {end}";
}

Graph nasty_graph() {
  Graph graph(Schema::diplomacy());
  graph.add_document({document_id, "عنوان <&>", "fa", "a b.txt", std::string(64, 'a'), 1234});
  add_every_type(graph);
  add_every_relation(graph);
  add_hostile_parts(graph);
  graph.canonicalize();
  return graph;
}

Graph star_graph(std::size_t states, std::string_view language) {
  Graph graph(Schema::diplomacy());
  graph.add_document({"d", "", std::string(language), "d.txt", std::string(64, 'b'), 1});
  const bool persian = language == "fa";
  const auto goal = graph.add_node("goal/peace");
  graph.add_name(goal, {std::string(language), persian ? "صلح «پایدار»" : "lasting peace",
                        NameRole::preferred});
  for (std::size_t i = 0; i < states; ++i) {
    const std::string number = std::to_string(i);
    const auto state = graph.add_node("state/s" + number);
    graph.add_name(state, {std::string(language), (persian ? "کشور " : "Country ") + number,
                           NameRole::preferred});
    Evidence said;
    said.document = "d";
    said.quote = persian ? "کشور صلح می‌خواهد" : "the country wants peace";
    said.line = 1;
    graph.add_evidence(graph.add_edge(state, relation(graph, "pursues"), goal, Polarity::affirmed),
                       said);
  }
  graph.canonicalize();
  return graph;
}

std::map<std::string, std::string> write_folder_as(std::string_view format, const Graph& graph,
                                                   const Options& options) {
  const Format* found = find_format(format);
  if (found == nullptr) throw std::logic_error("no format " + std::string(format));
  std::map<std::string, std::string> files;
  std::string current;
  found->write_folder(graph, options, [&](std::string_view file, std::string_view block) {
    if (file != current && files.contains(std::string(file))) {
      throw std::logic_error(std::string(file) + " was begun twice");
    }
    current = file;
    files[current] += block;
  });
  return files;
}

Written write_as(std::string_view format, const Graph& graph, const Options& options) {
  const Format* found = find_format(format);
  if (found == nullptr) throw std::logic_error("no format " + std::string(format));
  Written written;
  if (found->write_folder != nullptr) {
    for (const auto& [file, bytes] : write_folder_as(format, graph, options)) {
      written.bytes += "==> " + file + "\n" + bytes;
    }
    return written;
  }
  found->write(graph, options, [&](std::string_view block) {
    written.bytes += block;
    written.blocks.push_back(block.size());
  });
  return written;
}

std::size_t count(std::string_view text, std::string_view needle) {
  std::size_t times = 0;
  for (std::size_t at = text.find(needle); at != std::string_view::npos;
       at = text.find(needle, at + needle.size())) {
    ++times;
  }
  return times;
}

}  // namespace diplograph::exporting
