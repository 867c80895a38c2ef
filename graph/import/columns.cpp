#include "graph/import/columns.hpp"

#include <algorithm>
#include <array>

#include "graph/error.hpp"
#include "graph/import/ascii_case.hpp"
#include "graph/import/rows.hpp"
#include "graph/language_tag.hpp"

namespace diplograph::importing {
namespace {

struct KnownColumn {
  Owner owner;
  std::string_view name;
  Role role;
  std::uint8_t rank = 0;
};

constexpr Owner node = Owner::node;
constexpr Owner edge = Owner::edge;

// Names in lower case. Of one role the column with the lowest rank counts that has a value.
constexpr auto known_columns = std::to_array<KnownColumn>({
    {node, "node_id", Role::id, 0},
    {node, "class", Role::type, 0},
    {node, "type", Role::type, 1},
    {node, "node_type", Role::type, 2},
    {node, "node type", Role::type, 2},
    {node, "nodetype", Role::type, 2},
    {node, "labels", Role::type, 3},
    {node, "category", Role::type, 4},
    {node, "label", Role::label, 0},
    {node, "y:nodelabel", Role::label, 1},
    {node, "name", Role::label, 2},
    {node, "shared name", Role::label, 3},
    {node, "aliases", Role::aliases, 0},
    // what follows from the graph, or is about looks
    {node, "id", Role::ignored},
    {node, "mentions", Role::ignored},
    {node, "x", Role::ignored},
    {node, "y", Role::ignored},
    {node, "z", Role::ignored},
    {node, "r", Role::ignored},
    {node, "g", Role::ignored},
    {node, "b", Role::ignored},
    {node, "size", Role::ignored},
    {node, "color", Role::ignored},
    {node, "timeset", Role::ignored},
    {node, "selected", Role::ignored},
    {edge, "source", Role::source, 0},
    {edge, "from", Role::source, 1},
    {edge, "target", Role::target, 0},
    {edge, "to", Role::target, 1},
    {edge, "relation", Role::relation, 0},
    {edge, "kind", Role::relation, 1},
    {edge, "interaction", Role::relation, 2},
    {edge, "edgelabel", Role::relation, 3},
    {edge, "edge label", Role::relation, 3},
    {edge, "label", Role::relation, 4},
    {edge, "y:edgelabel", Role::relation, 5},
    {edge, "type", Role::relation, 6},
    {edge, "name", Role::relation, 7},
    {edge, "polarity", Role::polarity},
    {edge, "modality", Role::modality},
    {edge, "confidence", Role::confidence},
    {edge, "document", Role::document},
    {edge, "line", Role::line},
    {edge, "page", Role::page},
    {edge, "quote", Role::quote},
    {edge, "rule", Role::rule},
    {edge, "extractor", Role::extractor},
    {edge, "holder", Role::holder},
    {edge, "dated", Role::dated},
    {edge, "id", Role::ignored},
    {edge, "symmetric", Role::ignored},
    {edge, "directed", Role::ignored},
    {edge, "evidence_count", Role::ignored},
    {edge, "weight", Role::ignored},
    {edge, "color", Role::ignored},
    {edge, "r", Role::ignored},
    {edge, "g", Role::ignored},
    {edge, "b", Role::ignored},
    {edge, "timeset", Role::ignored},
    {edge, "selected", Role::ignored},
});

struct Word {
  std::string_view word;
  Owner owner;
  Role role;
};

constexpr auto mapping_words = std::to_array<Word>({
    {"id", node, Role::id},
    {"type", node, Role::type},
    {"label", node, Role::label},
    {"aliases", node, Role::aliases},
    {"source", edge, Role::source},
    {"target", edge, Role::target},
    {"relation", edge, Role::relation},
    {"polarity", edge, Role::polarity},
    {"modality", edge, Role::modality},
    {"confidence", edge, Role::confidence},
    {"document", edge, Role::document},
    {"line", edge, Role::line},
    {"page", edge, Role::page},
    {"quote", edge, Role::quote},
    {"rule", edge, Role::rule},
    {"extractor", edge, Role::extractor},
    {"holder", edge, Role::holder},
    {"dated", edge, Role::dated},
});

constexpr std::string_view label_prefix = "label:";
// Before any column that is known by its name.
constexpr std::uint8_t said_by_user = 0;
constexpr std::uint8_t known_by_name = 1;

std::optional<std::string_view> language_of(std::string_view lower) {
  for (const std::string_view prefix : {"label_", "label:"}) {
    if (!lower.starts_with(prefix)) continue;
    const std::string_view tag = lower.substr(prefix.size());
    if (!tag.empty() && is_language_tag(tag)) return tag;
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> ColumnNames::words() {
  std::vector<std::string> result;
  for (const Word& each : mapping_words) result.emplace_back(each.word);
  return result;
}

void ColumnNames::map(std::string_view column, std::string_view meaning) {
  const bool word = std::any_of(mapping_words.begin(), mapping_words.end(),
                                [&](const Word& each) { return each.word == meaning; });
  const bool label = meaning.starts_with(label_prefix) &&
                     is_language_tag(meaning.substr(label_prefix.size())) &&
                     meaning.size() > label_prefix.size();
  if (column.empty() || (!word && !label && meaning != "-" && !property(meaning))) {
    std::string said = column.empty() ? "a column without a name cannot be mapped"
                                      : "a column cannot be mapped to \"" + std::string(meaning) +
                                            "\", which is no property of the schema \"" +
                                            schema_->name() + "\"";
    said += "; say COLUMN=PROPERTY, COLUMN=- to leave it out, or one of";
    for (const std::string& each : words()) said += " " + each;
    throw UsageError(said + " label:LANGUAGE");
  }
  mapped_.insert_or_assign(std::string(column), std::string(meaning));
}

const ColumnNames::Mapping* ColumnNames::mapped(std::string_view name) const {
  if (const auto found = mapped_.find(name); found != mapped_.end()) return &*found;
  const std::string lower = lower_case(name);
  for (const Mapping& mapping : mapped_) {
    if (lower_case(mapping.first) == lower) return &mapping;
  }
  return nullptr;
}

void ColumnNames::note(std::string_view name) {
  if (const Mapping* mapping = mapped(name)) met_.insert(mapping->first);
}

std::vector<std::string> ColumnNames::unmet() const {
  std::vector<std::string> result;
  for (const auto& [column, meaning] : mapped_) {
    if (!met_.contains(column)) result.push_back(column);
  }
  return result;
}

std::optional<std::string> ColumnNames::property(std::string_view name) const {
  // Our files put this before names that other programs have a use for (export/columns.cpp).
  constexpr std::string_view prefix = "property_";
  const auto find = [&](std::string_view wanted, bool exact) -> std::optional<std::string> {
    const std::string lower = lower_case(wanted);
    for (const PropertyDefinition& each : schema_->properties()) {
      if (exact ? each.name == wanted : lower_case(each.name) == lower) return each.name;
    }
    return std::nullopt;
  };
  const std::string decoded = text_of_token(name);
  for (const bool exact : {true, false}) {
    for (const std::string_view each : {name, std::string_view(decoded)}) {
      if (auto found = find(each, exact)) return found;
      if (!each.starts_with(prefix)) continue;
      if (auto found = find(each.substr(prefix.size()), exact)) return found;
    }
  }
  return std::nullopt;
}

ColumnMeaning ColumnNames::meaning(Owner owner, std::string_view name) const {
  if (const Mapping* mapping = mapped(name)) {
    const std::string& said = mapping->second;
    if (said == "-") return {Role::ignored, {}, said_by_user};
    const auto word = std::find_if(mapping_words.begin(), mapping_words.end(),
                                   [&](const Word& each) { return each.word == said; });
    if (word != mapping_words.end() && word->owner == owner) return {word->role, {}, said_by_user};
    if (word == mapping_words.end() && owner == Owner::node) {
      if (said.starts_with(label_prefix)) {
        return {Role::label_in, said.substr(label_prefix.size()), said_by_user};
      }
      return {Role::property, property(said).value_or(said), said_by_user};
    }
  }
  const std::string lower = lower_case(name);
  const auto known = std::find_if(
      known_columns.begin(), known_columns.end(),
      [&](const KnownColumn& each) { return each.owner == owner && each.name == lower; });
  if (known != known_columns.end()) {
    return {known->role, {}, static_cast<std::uint8_t>(known->rank + known_by_name)};
  }
  if (owner == Owner::edge) return {};
  if (const auto language = language_of(lower)) {
    return {Role::label_in, std::string(*language), known_by_name};
  }
  if (auto found = property(name)) return {Role::property, std::move(*found), known_by_name};
  return {};
}

}  // namespace diplograph::importing
