#include "graph/import/node_import.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "graph/error.hpp"
#include "graph/import/ascii_case.hpp"
#include "graph/import/name_edits.hpp"
#include "graph/node_copy.hpp"
#include "graph/slug.hpp"

namespace diplograph::importing {
namespace {

std::string_view value_of(const NodeRow& row, std::string_view property) {
  for (const auto& [name, value] : row.properties) {
    if (*name == property) return value;
  }
  return {};
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::optional<TypeId> NodeImport::type_named(std::string_view word) const {
  if (word.starts_with(':')) word.remove_prefix(1);  // Neo4j's labels
  const std::string lower = lower_case(word);
  for (const NodeType& type : graph_.schema().types()) {
    if (type.abstract) continue;
    if (lower_case(type.name) == lower || type.id_prefix == lower ||
        lower_case(type.label_en) == lower || type.label_fa == word) {
      return type.id;
    }
  }
  return std::nullopt;
}

std::optional<TypeId> NodeImport::type_of(const NodeRow& row) const {
  for (const std::string_view word : row.types) {
    if (word.empty()) continue;
    if (const auto type = type_named(word)) return type;
  }
  return options_.type.empty() ? std::nullopt : type_named(options_.type);
}

std::optional<std::string> NodeImport::id_of(const NodeRow& row) const {
  for (const std::string_view candidate : {row.id, row.file_id}) {
    if (candidate.empty()) continue;
    if (graph_.schema().type_of_id(candidate)) return std::string(candidate);
    std::string decoded = text_of_token(candidate);
    if (graph_.schema().type_of_id(decoded)) return decoded;
  }
  const auto type = type_of(row);
  if (!type) return std::nullopt;
  const std::string_view label = first_of(row.labels);
  return graph_.schema().type(*type).id_prefix + "/" + slug(label.empty() ? row.file_id : label);
}

std::optional<Graph::Vertex> NodeImport::place(const NodeRow& row) {
  const auto id = id_of(row);
  if (!id) {
    const std::string_view word = first_of(row.types);
    refuse(row, "the node \"" + std::string(row.file_id) + "\" has " +
                    (word.empty() ? "no type" : "the unknown type \"" + std::string(word) + "\"") +
                    "; name it in a column class or type (or map one: --map COLUMN=type), begin "
                    "the id with its prefix as in \"state/china\", or say --type for all of them");
    return std::nullopt;
  }
  const Graph::Vertex vertex = graph_.add_node(*id);
  const NodeType& type = graph_.schema().type(graph_.node(vertex).type);
  const std::string_view said = first_of(row.types);
  if (const auto other = type_named(said); other && *other != type.id) {
    report_.note(*row.file, row.line,
                 "the node \"" + *id + "\" is a " + type.name + " by its id, not a " +
                     graph_.schema().type(*other).name + "; another type needs another id");
  }
  if (placed_.size() <= vertex) placed_.resize(vertex + 1);
  if (const Placed first = placed_[vertex]; first.line != 0) {
    report_.note(*row.file, row.line,
                 "the node \"" + std::string(row.file_id) + "\" is " + *id + ", as is that of " +
                     *first.file + ":" + std::to_string(first.line) + "; the two are one node");
  }
  placed_[vertex] = {row.file, row.line};
  const auto of_base = base_ == nullptr ? std::nullopt : base_->find(*id);
  if (of_base) {
    add_edited(vertex, row, *of_base);
  } else {
    if (type.name == "Document") add_document(row, *id);
    add_names(vertex, row);
    add_values(vertex, row);
  }
  return vertex;
}

void NodeImport::add_document(const NodeRow& row, std::string_view id) {
  DocumentInfo document;
  document.id = id.substr(Graph::document_node_id(graph_.schema(), {}).size());
  document.title = value_of(row, "title");
  document.language = value_of(row, "language");
  document.file = value_of(row, "file");
  document.sha256 = value_of(row, "sha256");
  const std::string_view bytes = value_of(row, "bytes");
  const auto [end, error] =
      std::from_chars(bytes.data(), bytes.data() + bytes.size(), document.bytes);
  // A node that says less of its file carries no evidence; what quotes it is refused.
  if (error != std::errc{} || end != bytes.data() + bytes.size()) return;
  if (document.id.empty() || document.file.empty() || !is_sha256(document.sha256)) return;
  try {
    graph_.add_document(document);
  } catch (const SchemaError& error_of_document) {
    refuse(row, error_of_document.what());
  }
}

void NodeImport::add_name(const NodeRow& row, Graph::Vertex vertex, const Name& name) {
  try {
    graph_.add_name(vertex, name);
  } catch (const SchemaError& error) {
    refuse(row, error.what());
  }
}

void NodeImport::add_names(Graph::Vertex vertex, const NodeRow& row) {
  const std::string_view label = first_of(row.labels);
  std::vector<std::string_view> taken;
  for (const StoredName& name : graph_.names(vertex)) taken.push_back(graph_.text(name.text));
  const auto add = [&](const std::string& language, std::string_view text, NameRole role) {
    add_name(row, vertex, {language, std::string(text), role});
    taken.push_back(text);
  };
  const auto is_taken = [&](std::string_view text) {
    return std::find(taken.begin(), taken.end(), text) != taken.end();
  };
  // A label in a language that has no column was preferred to those that have one.
  const bool label_has_language =
      label.empty() || label == graph_.id(vertex) || is_taken(label) ||
      std::any_of(row.labels_in.begin(), row.labels_in.end(),
                  [&](const auto& each) { return each.second == label; });
  const bool further = !label_has_language && options_.language.empty();
  for (const auto& [language, text] : row.labels_in) {
    if (!text.empty()) add(*language, text, further ? NameRole::alias : NameRole::preferred);
  }
  if (!label_has_language) add(options_.language, label, NameRole::preferred);
  for (const std::string_view alias : parts_of(row.aliases)) {
    if (!is_taken(alias)) add("", alias, NameRole::alias);
  }
}

void NodeImport::add_value(const NodeRow& row, Graph::Vertex vertex, const std::string& property,
                           std::string_view value) {
  // Gephi would make a time of the graph of a column of dates, so our tables put a word in front.
  constexpr std::string_view on = "on ";
  if (value.starts_with(on)) {
    const auto id = graph_.schema().find_property(graph_.node(vertex).type, property);
    if (id && graph_.schema().property(*id).datatype == Datatype::date) {
      value.remove_prefix(on.size());
    }
  }
  try {
    graph_.add_property(vertex, property, value);
  } catch (const SchemaError& error) {
    refuse(row, error.what());
  }
}

void NodeImport::add_values(Graph::Vertex vertex, const NodeRow& row) {
  for (const auto& [property, list] : row.properties) {
    for (const std::string_view value : parts_of(list)) add_value(row, vertex, *property, value);
  }
}

void NodeImport::add_edited(Graph::Vertex vertex, const NodeRow& row, Graph::Vertex of_base) {
  for (const Name& name : edited_names(*base_, of_base, row, report_.renamed)) {
    add_name(row, vertex, name);
  }
  for (const StoredEvidence& mention : base_->mentions(of_base)) {
    graph_.add_mention(vertex, base_->resolved(mention));
  }
  const auto listed = [&](std::string_view property, std::string_view value) {
    const auto parts = parts_of(value_of(row, property));
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
      return flat_text(part) == flat_part(value) ||
             (part.starts_with("on ") && part.substr(3) == value);
    });
  };
  std::vector<std::pair<std::string_view, std::string>> kept;  // property, value as in the file
  for (const StoredProperty& stored : base_->properties(of_base)) {
    const std::string& property = base_->schema().property(stored.property).name;
    const std::string_view value = base_->text(stored.value);
    if (row.columns->properties.contains(property) && !listed(property, value)) continue;
    add_value(row, vertex, property, value);
    kept.emplace_back(property, flat_part(value));
  }
  for (const auto& [name, list] : row.properties) {
    const std::string& property = *name;
    for (std::string_view value : parts_of(list)) {
      const std::string flat = flat_text(value);
      const std::string_view bare = value.starts_with("on ") ? value.substr(3) : value;
      const bool known = std::any_of(kept.begin(), kept.end(), [&](const auto& each) {
        return each.first == property && (each.second == flat || each.second == bare);
      });
      if (!known) add_value(row, vertex, property, value);
    }
  }
}

void NodeImport::keep(Graph::Vertex of_base) {
  const Graph::Vertex vertex = copy_node(*base_, of_base, graph_);
  for (const StoredEvidence& mention : base_->mentions(of_base)) {
    graph_.add_mention(vertex, base_->resolved(mention));
  }
}

}  // namespace diplograph::importing
