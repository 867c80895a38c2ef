#include "graph/assemble.hpp"

#include "graph/error.hpp"
#include "graph/language_tag.hpp"
#include "graph/lexical_form.hpp"

namespace diplograph {

Assembler::Assembler(const Schema& schema) : graph_(schema) {}

namespace {

DocumentInfo info_of(const DocumentClaim& claim) {
  return {claim.id, claim.title, claim.language, claim.file, claim.sha256, claim.bytes};
}

TypeId type_of(const Schema& schema, const std::string& id) {
  if (const auto type = schema.type_of_id(id)) return *type;
  throw SchemaError("no node type of the schema \"" + schema.name() +
                    "\" has ids that begin like \"" + id + "\"");
}

}  // namespace

void Assembler::check(const Evidence& evidence) const {
  const auto document = graph_.documents().find(evidence.document);
  const auto found = texts_.find(evidence.document);
  if (document == graph_.documents().end() || found == texts_.end()) {
    throw SchemaError("the evidence names the document \"" + evidence.document +
                      "\", of which no claim has come before; put its document claim first");
  }
  const std::string& text = found->second;
  const ByteSpan span = evidence.text;
  if (evidence.quote.empty()) {
    throw SchemaError("an empty quote of the document \"" + evidence.document +
                      "\" is no evidence; quote the words that say it");
  }
  const bool inside = span.begin <= span.end && span.end <= text.size();
  const std::string_view stands =
      inside ? std::string_view(text).substr(span.begin, span.size()) : std::string_view();
  if (!inside || stands != evidence.quote) {
    throw SchemaError("the quote \"" + evidence.quote + "\" does not stand in the text of \"" +
                      evidence.document + "\" at bytes " + std::to_string(span.begin) + " to " +
                      std::to_string(span.end) +
                      (inside ? ", where there is \"" + std::string(stands.substr(0, 200)) + "\""
                              : ", which has " + std::to_string(text.size()) + " bytes"));
  }
  const auto cuts_a_letter = [&](std::uint64_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  if (cuts_a_letter(span.begin) || cuts_a_letter(span.end)) {
    throw SchemaError("the quote at bytes " + std::to_string(span.begin) + " to " +
                      std::to_string(span.end) + " of \"" + evidence.document +
                      "\" begins or ends in the middle of a letter");
  }
  if (evidence.source.end < evidence.source.begin) {
    throw SchemaError("the evidence for \"" + evidence.quote +
                      "\" names source bytes that end before they begin");
  }
  if (evidence.source.end > document->second.bytes) {
    throw SchemaError("the evidence points at byte " + std::to_string(evidence.source.end) +
                      " of \"" + document->second.file + "\", which has " +
                      std::to_string(document->second.bytes));
  }
  if (!evidence.date.empty() && !has_lexical_form(evidence.date, Datatype::date)) {
    throw SchemaError("the date \"" + evidence.date + "\" of the quote \"" + evidence.quote +
                      "\" is none of EDTF, such as 2015-09 or 2015/2016");
  }
  for (const Mark& mark : evidence.marks) {
    if (mark.span.begin > mark.span.end || mark.span.end > evidence.quote.size()) {
      throw SchemaError("a mark of the quote \"" + evidence.quote + "\" lies outside of it");
    }
  }
}

void Assembler::add(const Claim& claim) {
  const Schema& schema = graph_.schema();
  if (const auto* document = std::get_if<DocumentClaim>(&claim)) {
    graph_.add_document(info_of(*document));
    texts_.insert_or_assign(document->id, document->text);
    return;
  }
  if (const auto* mention = std::get_if<MentionClaim>(&claim)) {
    const TypeId type = type_of(schema, mention->entity);
    if (schema.type(type).name != mention->type) {
      throw SchemaError("the entity \"" + mention->entity + "\" is a " + schema.type(type).name +
                        " by its id, but the claim calls it a \"" + mention->type + "\"");
    }
    for (const auto& [name, values] : mention->properties) {
      if (!schema.find_property(type, name)) {
        throw SchemaError("the type " + mention->type + " has no property \"" + name + "\"");
      }
    }
    for (const Name& name : mention->names) {
      if (!is_language_tag(name.language)) {
        throw SchemaError("the language \"" + name.language + "\" of the name \"" + name.text +
                          "\" is no BCP 47 tag, such as fa or en");
      }
    }
    check(mention->evidence);
    const Graph::Vertex vertex = graph_.add_node(mention->entity);
    for (const Name& name : mention->names) graph_.add_name(vertex, name);
    for (const auto& [name, values] : mention->properties) {
      for (const std::string& value : values) graph_.add_property(vertex, name, value);
    }
    graph_.add_mention(vertex, mention->evidence);
    return;
  }
  const auto& statement = std::get<RelationClaim>(claim);
  const auto relation = schema.find_relation(statement.relation);
  if (!relation) {
    throw SchemaError("the schema \"" + schema.name() + "\" has no relation \"" +
                      statement.relation + "\"");
  }
  const TypeId source_type = type_of(schema, statement.source);
  const TypeId target_type = type_of(schema, statement.target);
  if (!schema.allows(*relation, source_type, target_type)) {
    throw SchemaError("the schema \"" + schema.name() + "\" has no " + statement.relation +
                      " from a " + schema.type(source_type).name + " (" + statement.source +
                      ") to a " + schema.type(target_type).name + " (" + statement.target + ")");
  }
  check(statement.evidence);
  const Graph::Vertex source = graph_.add_node(statement.source);
  const Graph::Vertex target = graph_.add_node(statement.target);
  graph_.add_evidence(graph_.add_edge(source, *relation, target, statement.polarity),
                      statement.evidence);
}

void Assembler::forget_text(const std::string& document) { texts_.erase(document); }

Graph Assembler::finish() {
  Graph result = std::move(graph_);
  graph_ = Graph(result.schema());
  texts_.clear();
  result.canonicalize();
  return result;
}

}  // namespace diplograph
