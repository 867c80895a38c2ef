#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/error.hpp"
#include "graph/import/importer.hpp"

namespace diplograph::fuzz {

/// A graph with two nodes and an edge, for files to be changes of.
inline const Graph& small_base() {
  static const Graph graph = [] {
    const Schema& schema = Schema::diplomacy();
    Graph base(schema);
    base.add_document({"d", "", "en", "d.txt", std::string(64, 'a'), 10});
    const auto state = base.add_node("state/a");
    base.add_name(state, {"en", "A", NameRole::preferred});
    const auto goal = base.add_node("goal/b");
    Evidence evidence;
    evidence.document = "d";
    evidence.quote = "A wants b";
    evidence.text = {0, 9};
    base.add_evidence(
        base.add_edge(state, *schema.find_relation("pursues"), goal, Polarity::affirmed), evidence);
    base.canonicalize();
    return base;
  }();
  return graph;
}

/// Reads any bytes as a file of that format, with and without a base, strictly and not. Whatever
/// comes in obeys the schema, has documents for its evidence, and has evidence unless that was
/// waived.
inline int import_any(std::string_view format, const std::uint8_t* data, std::size_t size) {
  using namespace importing;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const bool with_base : {false, true}) {
    const Graph* base = with_base ? &small_base() : nullptr;
    try {
      Importer importer(Schema::diplomacy(), ColumnNames(Schema::diplomacy()),
                        {{}, "import", {}, {}, !with_base}, base);
      importer.add_text("d", "A wants b. A does not want c.");
      importer.read(bytes, "fuzz", *find_file_format(format));
      const Graph graph = importer.finish();
      for (const Graph::EdgeDescriptor edge : graph.edges()) {
        if (with_base && graph.evidence(edge).empty()) std::abort();
        for (const StoredEvidence& evidence : graph.evidence(edge)) {
          if (!graph.documents().contains(graph.text(evidence.document))) std::abort();
        }
      }
    } catch (const InputError&) {
      // Refusing is fine; crashing and hanging are not.
    }
  }
  return 0;
}

}  // namespace diplograph::fuzz
