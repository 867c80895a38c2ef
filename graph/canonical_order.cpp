// The one order of a graph's nodes, edges, names, properties and evidence.
#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph {
namespace {

/// Puts the records of a list, sorted by `key` and without repeats, into `into`, each as `moved`
/// gives it.
template <typename Record, typename Key, typename Moved>
void copy_sorted(const RecordLists<Record>& lists, ListHead& list, const Key& key,
                 const Moved& moved, RecordLists<Record>& into) {
  std::vector<Record> records;
  for (ListHead at = list; at != ListHead::none; at = lists[at].next) records.push_back(lists[at]);
  std::sort(records.begin(), records.end(),
            [&](const Record& a, const Record& b) { return key(a) < key(b); });
  records.erase(std::unique(records.begin(), records.end(),
                            [&](const Record& a, const Record& b) { return key(a) == key(b); }),
                records.end());
  for (Record& record : records) record = moved(record);
  list = ListHead::none;
  for (auto record = records.rbegin(); record != records.rend(); ++record) {
    into.prepend(list, *record);
  }
}

}  // namespace

void Graph::canonicalize() {
  order_vertices_and_edges();
  StringCopies texts(strings_);  // in the order of the walks below: readers walk the same ways
  for (Vertex vertex = 0; vertex < node_count(); ++vertex) {
    (*storage_)[vertex].id = texts.copy(node(vertex).id);
  }
  order_names(texts);
  order_properties(texts);
  evidence_.sort(strings_, texts, [this](const auto& sort_list) {
    for (Vertex vertex = 0; vertex < node_count(); ++vertex) {
      sort_list((*storage_)[vertex].mentions);
    }
    for (Vertex vertex = 0; vertex < node_count(); ++vertex) {
      const auto [first, last] = out_edges(vertex, *storage_);
      for (auto edge = first; edge != last; ++edge) sort_list((*storage_)[*edge].evidence);
    }
  });
  strings_ = texts.take();
  last_ = {};
  vertices_.clear();
  for (Vertex vertex = 0; vertex < node_count(); ++vertex) note_vertex(vertex);
  find_main_language();
}

void Graph::order_vertices_and_edges() {
  std::vector<std::uint32_t> order(node_count());
  for (std::uint32_t vertex = 0; vertex < order.size(); ++vertex) order[vertex] = vertex;
  std::sort(order.begin(), order.end(),
            [this](std::uint32_t a, std::uint32_t b) { return id(a) < id(b); });
  std::vector<std::uint32_t> place(order.size());
  auto sorted = std::make_unique<Storage>(order.size());
  for (std::uint32_t vertex = 0; vertex < order.size(); ++vertex) {
    place[order[vertex]] = vertex;
    (*sorted)[vertex] = node(order[vertex]);
  }

  std::vector<std::uint32_t> rank(schema_->relations().size());  // of relations by name
  {
    std::map<std::string_view, std::size_t> names;
    for (const RelationType& relation : schema_->relations()) {
      names.emplace(relation.name, static_cast<std::size_t>(relation.id));
    }
    std::uint32_t next = 0;
    for (const auto& [name, relation] : names) rank[relation] = next++;
  }
  struct Leaving {
    std::uint32_t relation, target;
    Edge edge;
    bool operator<(const Leaving& other) const {
      return std::tuple(relation, target, edge.polarity) <
             std::tuple(other.relation, other.target, other.edge.polarity);
    }
  };
  std::vector<Leaving> leaving;
  for (std::uint32_t vertex = 0; vertex < order.size(); ++vertex) {
    leaving.clear();
    const auto [first, last] = out_edges(order[vertex], *storage_);
    for (auto edge = first; edge != last; ++edge) {
      const Edge& content = this->edge(*edge);
      leaving.push_back({rank[static_cast<std::size_t>(content.relation)],
                         place[target(*edge, *storage_)], content});
    }
    std::sort(leaving.begin(), leaving.end());
    sorted->out_edge_list(vertex).reserve(leaving.size());
    in_edge_list(*sorted, vertex).reserve(in_degree(order[vertex], *storage_));
    for (const Leaving& edge : leaving) {
      boost::add_edge(vertex, edge.target, edge.edge, *sorted);
    }
  }
  storage_ = std::move(sorted);
  crowded_edges_.clear();
  crowded_edges_known_ = false;
}

void Graph::order_names(StringCopies& texts) {
  RecordLists<NameRecord> sorted;
  const auto key = [this](const NameRecord& record) {
    const StoredName name = unpack(record);
    return std::tuple(text(name.language), name.role, text(name.text));
  };
  const auto moved = [&](const NameRecord& record) {
    const StoredName name = unpack(record);
    return NameRecord{texts.copy(name.text), packed(texts.copy(name.language), name.role), {}};
  };
  for (Vertex vertex = 0; vertex < node_count(); ++vertex) {
    copy_sorted(names_, (*storage_)[vertex].names, key, moved, sorted);
  }
  names_ = std::move(sorted);
}

void Graph::order_properties(StringCopies& texts) {
  RecordLists<PropertyRecord> sorted;
  const auto key = [this](const PropertyRecord& record) {
    return std::tuple(record.property, text(record.value));
  };
  const auto moved = [&](const PropertyRecord& record) {
    return PropertyRecord{texts.copy(record.value), record.property, {}};
  };
  for (Vertex vertex = 0; vertex < node_count(); ++vertex) {
    copy_sorted(properties_, (*storage_)[vertex].properties, key, moved, sorted);
  }
  properties_ = std::move(sorted);
}

void Graph::find_main_language() {
  std::map<std::string, std::size_t> languages;
  for (const auto& [id, document] : documents_) ++languages[document.language];
  main_language_.clear();
  std::size_t most = 0;
  for (const auto& [language, count] : languages) {
    if (count > most) {
      most = count;
      main_language_ = language;
    }
  }
}

}  // namespace diplograph
