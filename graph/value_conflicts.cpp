#include "graph/value_conflicts.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

namespace diplograph {
namespace {

std::optional<ConflictRule> rule_of(const PropertyDefinition& property) {
  if (property.maximum) return ConflictRule::count;
  if (property.datatype == Datatype::date) return ConflictRule::dates;
  if (!property.one_of.empty()) return ConflictRule::choices;
  return std::nullopt;
}

/// "2015-09" of "2015-09/2016", and "2016".
std::pair<std::string_view, std::string_view> ends_of(std::string_view date) {
  const std::size_t slash = date.find('/');
  if (slash == std::string_view::npos) return {date, date};
  return {date.substr(0, slash), date.substr(slash + 1)};
}

/// True if no day is in both EDTF dates. Years before our era, which EDTF writes with a minus,
/// count backwards; of those, only equal ones and closer ones are taken for the same.
bool exclude(std::string_view a, std::string_view b) {
  const auto within = [](std::string_view closer, std::string_view wider) {
    return closer.starts_with(wider) &&
           (closer.size() == wider.size() || closer[wider.size()] == '-');
  };
  if (within(a, b) || within(b, a)) return false;
  // A tilde sorts behind every digit and hyphen: "2015~" is the last moment of 2015.
  const auto [a_begin, a_end] = ends_of(a);
  const auto [b_begin, b_end] = ends_of(b);
  return a_begin > std::string(b_end) + "~" || b_begin > std::string(a_end) + "~";
}

bool contradict(ConflictRule rule, const ContestedValue& a, const ContestedValue& b) {
  if (rule == ConflictRule::dates && !exclude(a.value, b.value)) return false;
  const bool one_text = a.passages.size() == 1 && b.passages.size() == 1 &&
                        a.passages.front().document == b.passages.front().document;
  return !one_text;
}

bool in_conflict(ConflictRule rule, const PropertyDefinition& property,
                 const std::vector<ContestedValue>& values) {
  if (rule == ConflictRule::count) return values.size() > *property.maximum;
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = i + 1; j < values.size(); ++j) {
      if (contradict(rule, values[i], values[j])) return true;
    }
  }
  return false;
}

/// The first mention of a node in each document that `wanted` takes.
template <typename Wanted>
std::vector<Evidence> first_mentions(const Graph& graph, Graph::Vertex vertex, Wanted wanted) {
  std::map<std::string_view, Evidence> found;
  for (const StoredEvidence& mention : graph.mentions(vertex)) {
    const std::string_view document = graph.text(mention.document);
    if (!found.contains(document) && wanted(document)) {
      found.emplace(document, graph.resolved(mention));
    }
  }
  std::vector<Evidence> result;
  for (auto& [document, evidence] : found) result.push_back(std::move(evidence));
  return result;
}

}  // namespace

std::string_view to_string(ConflictRule rule) {
  switch (rule) {
    case ConflictRule::count:
      return "count";
    case ConflictRule::dates:
      return "dates";
    case ConflictRule::choices:
      return "choices";
  }
  return {};
}

void ValueOrigins::add(const Graph& graph, std::string_view input) {
  const auto origin = static_cast<std::uint32_t>(inputs_.size());
  Input& noted = inputs_.emplace_back();
  noted.name = input;
  for (const auto& [id, document] : graph.documents()) noted.documents.insert(id);
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    for (const StoredProperty& stored : graph.properties(vertex)) {
      const PropertyDefinition& property = graph.schema().property(stored.property);
      if (!rule_of(property)) continue;
      brought_.push_back({strings_.intern(graph.id(vertex)), strings_.intern(property.name),
                          strings_.intern(graph.text(stored.value)), origin});
    }
  }
}

void ValueOrigins::add(const Schema& schema, const MentionClaim& claim) {
  const auto type = schema.type_of_id(claim.entity);
  if (!type) return;
  for (const auto& [name, values] : claim.properties) {
    const auto property = schema.find_property(*type, name);
    if (!property || !rule_of(schema.property(*property))) continue;
    for (const std::string& value : values) {
      Record record{strings_.intern(claim.entity), strings_.intern(name), strings_.intern(value),
                    0};
      const auto next = static_cast<std::uint32_t>(passages_.size());
      const auto [place, fresh] =
          places_.emplace(std::pair(record, strings_.intern(claim.evidence.document)), next);
      if (!fresh) {
        Evidence& known = passages_[place->second];
        if (claim.evidence < known) known = claim.evidence;
        continue;
      }
      record.origin = next;
      passages_.push_back(claim.evidence);
      claimed_.push_back(record);
    }
  }
}

ContestedValue ValueOrigins::contested(const Graph& whole, Graph::Vertex vertex,
                                       std::string_view property, std::string_view value) const {
  const Record key{strings_.find(whole.id(vertex)), strings_.find(property), strings_.find(value),
                   0};
  const auto each = [&key](const std::vector<Record>& records, auto take) {
    for (auto at = std::lower_bound(records.begin(), records.end(), key);
         at != records.end() &&
         std::tie(at->node, at->property, at->value) == std::tie(key.node, key.property, key.value);
         ++at) {
      take(at->origin);
    }
  };
  ContestedValue result;
  result.value = value;
  each(claimed_, [&](std::uint32_t origin) { result.passages.push_back(passages_[origin]); });
  std::sort(result.passages.begin(), result.passages.end());
  result.certain = !result.passages.empty();
  if (result.certain) return result;
  std::vector<std::uint32_t> origins;
  each(brought_, [&](std::uint32_t origin) { origins.push_back(origin); });
  for (const std::uint32_t origin : origins) result.inputs.push_back(inputs_[origin].name);
  std::map<std::uint32_t, std::size_t> candidates;  // of each input: its documents with the node
  result.passages = first_mentions(whole, vertex, [&](std::string_view document) {
    bool wanted = origins.empty();
    for (const std::uint32_t origin : origins) {
      if (!inputs_[origin].documents.contains(document)) continue;
      wanted = true;
      ++candidates[origin];
    }
    return wanted;
  });
  result.certain =
      !origins.empty() && std::all_of(origins.begin(), origins.end(), [&](std::uint32_t origin) {
        const auto found = candidates.find(origin);
        return found != candidates.end() && found->second == 1;
      });
  return result;
}

std::vector<ValueConflict> ValueOrigins::conflicts(const Graph& whole) {
  std::sort(brought_.begin(), brought_.end());
  brought_.erase(std::unique(brought_.begin(), brought_.end()), brought_.end());
  std::sort(claimed_.begin(), claimed_.end());
  std::vector<ValueConflict> result;
  for (Graph::Vertex vertex = 0; vertex < whole.node_count(); ++vertex) {
    std::map<PropertyId, std::vector<std::string_view>> values;
    for (const StoredProperty& stored : whole.properties(vertex)) {
      if (rule_of(whole.schema().property(stored.property))) {
        values[stored.property].push_back(whole.text(stored.value));
      }
    }
    for (const auto& [id, list] : values) {
      if (list.size() < 2) continue;
      const PropertyDefinition& property = whole.schema().property(id);
      ValueConflict conflict{std::string(whole.id(vertex)),
                             std::string(whole.label(vertex)),
                             property.name,
                             *rule_of(property),
                             {}};
      for (const std::string_view value : list) {
        conflict.values.push_back(contested(whole, vertex, property.name, value));
      }
      if (in_conflict(conflict.rule, property, conflict.values)) {
        result.push_back(std::move(conflict));
      }
    }
  }
  return result;
}

std::string conflict_report_json(const std::vector<ValueConflict>& conflicts) {
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
  writer.SetIndent(' ', 2);
  const auto string = [&](std::string_view value) {
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  const auto text = [&](const char* key, std::string_view value) {
    writer.Key(key);
    string(value);
  };
  writer.StartObject();
  writer.Key("conflicts");
  writer.StartArray();
  for (const ValueConflict& conflict : conflicts) {
    writer.StartObject();
    text("node", conflict.node);
    text("label", conflict.label);
    text("property", conflict.property);
    text("rule", to_string(conflict.rule));
    writer.Key("values");
    writer.StartArray();
    for (const ContestedValue& value : conflict.values) {
      writer.StartObject();
      text("value", value.value);
      writer.Key("inputs");
      writer.StartArray();
      for (const std::string& input : value.inputs) string(input);
      writer.EndArray();
      writer.Key("certain");
      writer.Bool(value.certain);
      writer.Key("passages");
      writer.StartArray();
      for (const Evidence& passage : value.passages) {
        writer.StartObject();
        text("document", passage.document);
        writer.Key("page");
        writer.Uint(passage.page);
        writer.Key("line");
        writer.Uint(passage.line);
        text("quote", passage.quote);
        writer.EndObject();
      }
      writer.EndArray();
      writer.EndObject();
    }
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::string conflict_line(const ValueConflict& conflict) {
  constexpr std::size_t most_places = 3;  // the report has them all
  std::string line = conflict.node + ": " + conflict.property + " is ";
  for (std::size_t i = 0; i < conflict.values.size(); ++i) {
    const ContestedValue& value = conflict.values[i];
    if (i != 0) line += i + 1 == conflict.values.size() ? " or " : ", ";
    line += value.value + " (";
    std::string places;
    for (std::size_t j = 0; j < std::min(most_places, value.passages.size()); ++j) {
      const Evidence& passage = value.passages[j];
      if (j != 0) places += value.certain ? " and " : " or ";
      places += passage.document +
                (passage.page != 0 ? ", page " + std::to_string(passage.page) : std::string()) +
                ", line " + std::to_string(passage.line);
    }
    if (value.passages.size() > most_places) {
      places += (value.certain ? " and " : " or ") +
                std::to_string(value.passages.size() - most_places) + " more";
    }
    if (places.empty()) places = value.inputs.empty() ? "no mention" : value.inputs.front();
    line += places + ")";
  }
  return line;
}

}  // namespace diplograph
