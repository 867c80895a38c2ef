#include "graph/jsonld_names.hpp"

#include <cstdint>

#include "graph/decimal.hpp"
#include "graph/iri.hpp"

namespace diplograph {
namespace {

// FNV-1a with 64 bits (Fowler, Noll, Vo); a byte between fields keeps them apart.
class Hash {
 public:
  Hash& operator<<(std::string_view field) {
    for (const char letter : field) add(static_cast<unsigned char>(letter));
    add(0xFF);  // never a byte of UTF-8
    return *this;
  }
  Hash& operator<<(std::uint64_t field) {
    for (unsigned shift = 0; shift < 64; shift += 8) add((field >> shift) & 0xFFU);
    return *this;
  }
  [[nodiscard]] std::string hexadecimal() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned shift = 64; shift > 0; shift -= 4) text += digits[(value_ >> (shift - 4)) & 0xFU];
    return text;
  }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325ULL;

  void add(std::uint64_t byte) { value_ = (value_ ^ byte) * 0x100000001B3ULL; }
};

}  // namespace

std::string statement_iri(const Graph& graph, Graph::EdgeDescriptor edge) {
  const Edge& content = graph.edge(edge);
  std::string iri = iri_of_id(graph.schema().base_iri(), graph.id(source(edge, graph.boost())));
  iri += content.polarity == Polarity::negated ? "#not:" : "#";
  iri += graph.schema().relation(content.relation).name;
  iri += ':';
  append_iri_part(iri, graph.id(target(edge, graph.boost())));
  return iri;
}

std::string evidence_iri(const Graph& graph, std::string_view holder,
                         const StoredEvidence& evidence) {
  Hash hash;
  hash << graph.text(evidence.document) << evidence.text.begin << evidence.text.end
       << evidence.source.begin << evidence.source.end << evidence.line << evidence.page
       << graph.text(evidence.quote) << graph.text(evidence.rule) << graph.text(evidence.extractor)
       << graph.text(evidence.holder) << decimal3(static_cast<double>(evidence.confidence))
       << to_string(evidence.modality);
  for (const Mark& mark : evidence.marks) {
    hash << to_string(mark.role) << mark.span.begin << mark.span.end;
  }
  return std::string(holder) + ";" + hash.hexadecimal();
}

std::string passage_iri(const Graph& graph, const StoredEvidence& evidence) {
  return document_iri(graph.schema(), graph.text(evidence.document)) + "#" +
         std::to_string(evidence.text.begin) + "-" + std::to_string(evidence.text.end);
}

std::string activity_iri(const Schema& schema, std::string_view extractor, std::string_view rule) {
  std::string iri = schema.base_iri() + "#by:";
  for (; !extractor.empty(); extractor.remove_prefix(1)) {  // its own ":" must not end it
    const std::size_t colon = extractor.find(':');
    append_iri_part(iri, extractor.substr(0, colon));
    if (colon == std::string_view::npos) break;
    iri += "%3A";
    extractor.remove_prefix(colon);
  }
  iri += ':';
  append_iri_part(iri, rule);
  return iri;
}

std::string agent_iri(const Schema& schema, std::string_view extractor) {
  std::string iri = schema.base_iri() + "#agent:";
  append_iri_part(iri, extractor);
  return iri;
}

std::string document_iri(const Schema& schema, std::string_view document) {
  return iri_of_id(schema.base_iri(), Graph::document_node_id(schema, document));
}

}  // namespace diplograph
