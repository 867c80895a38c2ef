#include "graph/import/importer.hpp"

#include <algorithm>
#include <utility>

#include "graph/error.hpp"

namespace diplograph::importing {
namespace {

constexpr std::size_t longest_example = 40;

}  // namespace

Importer::Importer(const Schema& schema, ColumnNames names, ImportOptions options,
                   const Graph* base)
    : names_(std::move(names)),
      options_(std::move(options)),
      base_(base),
      graph_(schema),
      nodes_(graph_, base, options_, report_),
      edges_(graph_, base, options_, report_) {
  if (base == nullptr) return;
  for (const auto& [id, document] : base->documents()) graph_.add_document(document);
}

ColumnId Importer::column(Owner owner, std::string_view name, std::size_t line) {
  auto& columns = owner == Owner::node ? node_columns_ : edge_columns_;
  if (const auto known = columns.find(name); known != columns.end()) return known->second;
  const auto id = static_cast<ColumnId>(columns_.size());
  columns.emplace(name, id);
  names_.note(name);
  columns_.push_back({names_.meaning(owner, name), owner, std::string(name), line, 0, {}});
  const ColumnMeaning& meaning = columns_.back().meaning;
  if (meaning.role == Role::label) present_.label = true;
  if (meaning.role == Role::aliases) present_.aliases = true;
  if (meaning.role == Role::label_in) present_.languages.insert(meaning.detail);
  if (meaning.role == Role::property) present_.properties.insert(meaning.detail);
  return id;
}

void Importer::notice(std::size_t line, std::string_view message) {
  report_.note(files_.back(), line, std::string(message));
}

void Importer::read(std::string_view bytes, const std::string& file, const FileFormat& format) {
  files_.push_back(file);
  format_ = &format;
  columns_.clear();
  node_columns_.clear();
  edge_columns_.clear();
  present_ = {};
  format.read(bytes, files_.back(), names_, *this);
  report_unread_columns();
  if (!format.tables) {
    some_nodes_ = some_edges_ = true;
    place_waiting();
    ids_ = {};
    file_nodes_.clear();
  }
}

void Importer::take(const FlatRecord& record) {
  if (record.owner == Owner::node) {
    take_node(record);
  } else {
    take_edge(record);
  }
}

void Importer::take_node(const FlatRecord& record) {
  ++report_.nodes;
  some_nodes_ = true;
  NodeRow& row = node_row_;
  row.file = &files_.back();
  row.line = record.line;
  row.file_id = record.id;
  row.id = row.aliases = {};
  row.types = {};
  row.labels = {};
  row.labels_in.clear();
  row.properties.clear();
  row.columns = &present_;
  for (const FlatValue& value : record.values) {
    Column& column = columns_[static_cast<std::size_t>(value.column)];
    if (value.text.empty()) continue;
    switch (column.meaning.role) {
      case Role::id:
        row.id = value.text;
        break;
      case Role::type:
        row.types[column.meaning.rank] = value.text;
        break;
      case Role::label:
        row.labels[column.meaning.rank] = value.text;
        break;
      case Role::label_in:
        row.labels_in.emplace_back(&column.meaning.detail, value.text);
        break;
      case Role::aliases:
        row.aliases = value.text;
        break;
      case Role::property:
        row.properties.emplace_back(&column.meaning.detail, value.text);
        break;
      case Role::ignored:
        break;
      default:
        if (column.values++ == 0) column.example = value.text.substr(0, longest_example);
    }
  }
  const auto number = static_cast<std::size_t>(ids_.intern(record.id));
  if (file_nodes_.size() <= number) file_nodes_.resize(number + 1);
  if (const FileNode& first = file_nodes_[number]; first.line != 0) {
    throw InputError({*row.file, record.line, 0, {}},
                     "the node \"" + std::string(record.id) + "\" stands twice; " + *first.file +
                         ":" + std::to_string(first.line) + " has it already");
  }
  file_nodes_[number] = {nodes_.place(row), record.line, row.file};
}

void Importer::take_edge(const FlatRecord& record) {
  ++report_.edges;
  some_edges_ = true;
  EdgeRow& row = edge_row_;
  row.file = &files_.back();
  row.line = record.line;
  row.directed = record.directed;
  row.source = record.source;
  row.target = record.target;
  row.relations = {};
  row.fields = {};
  for (const FlatValue& value : record.values) {
    Column& column = columns_[static_cast<std::size_t>(value.column)];
    if (value.text.empty()) continue;
    switch (column.meaning.role) {
      case Role::relation:
        row.relations[column.meaning.rank] = value.text;
        break;
      case Role::unknown:
        if (column.values++ == 0) column.example = value.text.substr(0, longest_example);
        break;
      default:
        row.fields[static_cast<std::size_t>(column.meaning.role)] = value.text;
    }
  }
  place_edge(row, false);
}

const Importer::FileNode* Importer::find_node(std::string_view file_id) const {
  const auto number = static_cast<std::size_t>(ids_.find(file_id));
  const bool known = number < file_nodes_.size() && file_nodes_[number].line != 0;
  return known ? &file_nodes_[number] : nullptr;
}

/// A table of edges may stand alone; its ends are then the nodes of those ids.
std::optional<Graph::Vertex> Importer::implied_node(const EdgeRow& row, std::string_view file_id) {
  NodeRow node;
  node.file = row.file;
  node.line = row.line;
  node.file_id = file_id;
  const auto id = nodes_.id_of(node);
  if (!id) {
    report_.refuse(*row.file, row.line,
                   "the end \"" + std::string(file_id) +
                       "\" begins with the prefix of no type, and no table of nodes tells more "
                       "of it");
    return std::nullopt;
  }
  const auto of_base = base_ == nullptr ? std::nullopt : base_->find(*id);
  if (of_base) {
    nodes_.keep(*of_base);
    return graph_.find(*id);
  }
  return graph_.add_node(*id);
}

void Importer::place_edge(const EdgeRow& row, bool last_chance) {
  std::array<Graph::Vertex, 2> ends{};
  const std::array<std::string_view, 2> file_ids{row.source, row.target};
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const FileNode* node = find_node(file_ids[i]);
    if (node == nullptr && !last_chance) {
      wait(row);
      return;
    }
    std::optional<Graph::Vertex> vertex;
    if (node != nullptr) {
      vertex = node->vertex;
      if (!vertex) {
        report_.refuse(*row.file, row.line,
                       "the edge joins \"" + std::string(file_ids[i]) + "\", which was refused");
      }
    } else if (some_nodes_) {
      throw InputError({*row.file, row.line, 0, {}}, "an edge joins the node \"" +
                                                         std::string(file_ids[i]) +
                                                         "\", which the file does not have");
    } else {
      vertex = implied_node(row, file_ids[i]);
    }
    if (!vertex) return;
    ends[i] = *vertex;
  }
  if (!last_chance && edges_.lacks_document(row)) {
    wait(row);
  } else {
    edges_.place(row, ends[0], ends[1]);
  }
}

void Importer::wait(const EdgeRow& row) {
  WaitingEdge& waiting = waiting_.emplace_back();
  waiting.row = row;
  std::size_t size = row.source.size() + row.target.size();
  for (const std::string_view text : row.relations) size += text.size();
  for (const std::string_view text : row.fields) size += text.size();
  waiting.texts.reserve(size);  // so that it never moves
  const auto own = [&waiting](std::string_view& text) {
    const std::size_t begin = waiting.texts.size();
    waiting.texts += text;
    text = std::string_view(waiting.texts.data() + begin, text.size());
  };
  own(waiting.row.source);
  own(waiting.row.target);
  for (std::string_view& text : waiting.row.relations) own(text);
  for (std::string_view& text : waiting.row.fields) own(text);
}

void Importer::place_waiting() {
  for (const WaitingEdge& waiting : waiting_) place_edge(waiting.row, true);
  waiting_.clear();
}

void Importer::report_unread_columns() {
  for (const Column& column : columns_) {
    if (column.values == 0) continue;
    const bool of_nodes = column.owner == Owner::node;
    report_.note(files_.back(), column.line,
                 "the column \"" + column.name + "\" of " + (of_nodes ? "nodes" : "edges") +
                     " is not read (" + std::to_string(column.values) + " values such as \"" +
                     column.example + "\"); say --map \"" + column.name + "=" +
                     (of_nodes ? "PROPERTY" : "WORD") + "\", or =- to leave it out" +
                     (of_nodes ? ", or add the property to the schema (--schema)" : ""));
  }
}

void Importer::keep_the_rest() {
  if (base_ == nullptr) return;
  for (Graph::Vertex vertex = 0; vertex < base_->node_count(); ++vertex) {
    const std::string_view id = base_->id(vertex);
    const auto here = graph_.find(id);
    if (here && nodes_.was_placed(*here)) continue;
    // A document stays as long as evidence stands in it; `add_document` has made its node.
    if (!some_nodes_ || here) nodes_.keep(vertex);
  }
  for (const Graph::EdgeDescriptor edge : base_->edges()) {
    if (!some_edges_) edges_.keep(edge);
  }
}

Graph Importer::finish() {
  place_waiting();
  keep_the_rest();
  graph_.canonicalize();
  return std::move(graph_);
}

}  // namespace diplograph::importing
