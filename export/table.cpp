#include "export/table.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "export/figure_text.hpp"
#include "export/plain_text.hpp"
#include "export/table_words.hpp"
#include "export/text_direction.hpp"

namespace diplograph::exporting {
namespace {

using Edges = std::vector<Graph::EdgeDescriptor>;

/// A row, with what says whether it is among the first.
struct Row {
  std::vector<TableCell> cells;
  std::size_t evidence = 0;
  std::string place;  // rows are sorted by it
};

class Contents {
 public:
  Contents(const Graph& graph, const TableOptions& options)
      : graph_(graph),
        options_(options),
        language_(options.language.empty() ? graph.main_language() : options.language),
        words_(language_ == "fa") {
    table_.language = words_.persian() ? "fa" : "en";
    table_.right_to_left = words_.persian();
    table_.caption = words_.caption(options.kind);
  }

  Table gather() {
    switch (options_.kind) {
      case TableKind::goals:
        goals();
        break;
      case TableKind::agreements:
        agreements();
        break;
      case TableKind::actors:
        actors();
        break;
      case TableKind::evidence:
        evidence();
        break;
    }
    take_first_rows();
    return std::move(table_);
  }

 private:
  const Graph& graph_;
  const TableOptions& options_;
  std::string language_;
  TableWords words_;
  Table table_;
  std::vector<Row> rows_;

  void column(TableWord heading, unsigned width) {
    table_.columns.push_back({words_(heading), width});
  }

  [[nodiscard]] bool is_a(Graph::Vertex vertex, std::string_view name) const {
    const auto type = graph_.schema().find_type(name);
    return type && graph_.schema().is_a(graph_.node(vertex).type, *type);
  }
  [[nodiscard]] bool wanted(Graph::Vertex vertex) const {
    return options_.types.empty() ||
           std::any_of(options_.types.begin(), options_.types.end(), [&](TypeId type) {
             return graph_.schema().is_a(graph_.node(vertex).type, type);
           });
  }
  [[nodiscard]] const std::string& relation(Graph::EdgeDescriptor edge) const {
    return graph_.schema().relation(graph_.edge(edge).relation).name;
  }
  [[nodiscard]] std::string relation_label(RelationId id) const {
    const RelationType& type = graph_.schema().relation(id);
    const std::string& label = words_.persian() ? type.label_fa : type.label_en;
    return label.empty() ? type.name : label;
  }
  [[nodiscard]] std::string label(Graph::Vertex vertex) const {
    return plain_text(graph_.label(vertex, language_), options_.longest);
  }
  [[nodiscard]] std::string label_language(Graph::Vertex vertex) const {
    return std::string(graph_.label_language(vertex, language_));
  }

  [[nodiscard]] TableText line(std::string text, std::string language) const {
    const bool persian = right_to_left(text);
    return {std::move(text), std::move(language), persian, {}};
  }
  [[nodiscard]] TableText line_of(Graph::Vertex vertex) const {
    return line(label(vertex), label_language(vertex));
  }
  [[nodiscard]] static TableCell number(std::uint64_t value) { return {{}, value}; }

  /// "(denied, planned)" where a statement is not a plain fact.
  [[nodiscard]] std::string reservation(Graph::EdgeDescriptor edge) const {
    std::string text;
    if (graph_.edge(edge).polarity == Polarity::negated) text = words_(TableWord::denied);
    const std::string modality = words_.modality(graph_.modality(edge));
    if (!modality.empty()) text += (text.empty() ? "" : std::string(words_.comma())) + modality;
    return text.empty() ? text : " (" + text + ")";
  }

  /// A line for each edge: its other end, with what has to be said of the statement.
  [[nodiscard]] TableCell ends(const Edges& edges, bool sources) const {
    TableCell cell;
    for (const Graph::EdgeDescriptor edge : edges) {
      const Graph::Vertex other =
          sources ? source(edge, graph_.boost()) : target(edge, graph_.boost());
      const std::string name = label(other);
      const std::string reserved = reservation(edge);
      if (reserved.empty()) {
        cell.lines.push_back(line(name, label_language(other)));
      } else {
        cell.lines.push_back(own_line(embedded(name) + reserved));
      }
    }
    return cell;
  }

  /// A date of EDTF as the table's language writes it.
  [[nodiscard]] TableText date_line(const std::string& date) const {
    const bool persian = table_.language == "fa";
    return {FigureText(persian).date(date), persian ? "fa" : "", table_.right_to_left, date};
  }

  /// A line of the table's own words.
  [[nodiscard]] TableText own_line(std::string text) const {
    return {std::move(text), table_.language, table_.right_to_left, {}};
  }
  /// A name within such a line: between isolates if it runs the other way.
  [[nodiscard]] std::string embedded(const std::string& name) const {
    if (right_to_left(name) == table_.right_to_left) return name;
    return table_.right_to_left ? left_to_right_isolated(name) : isolated(name);
  }

  /// Edges that end (or begin) at a node, in canonical order.
  template <typename Predicate>
  [[nodiscard]] Edges incoming(Graph::Vertex vertex, Predicate holds) const {
    Edges result;
    for (auto [edge, end] = in_edges(vertex, graph_.boost()); edge != end; ++edge) {
      if (holds(*edge)) result.push_back(*edge);
    }
    std::sort(result.begin(), result.end(), [this](const auto& a, const auto& b) {
      return graph_.edge_id(a) < graph_.edge_id(b);
    });
    return result;
  }
  template <typename Predicate>
  [[nodiscard]] Edges outgoing(Graph::Vertex vertex, Predicate holds) const {
    Edges result;
    for (auto [edge, end] = out_edges(vertex, graph_.boost()); edge != end; ++edge) {
      if (holds(*edge)) result.push_back(*edge);
    }
    std::sort(result.begin(), result.end(), [this](const auto& a, const auto& b) {
      return graph_.edge_id(a) < graph_.edge_id(b);
    });
    return result;
  }

  [[nodiscard]] std::size_t passages(const Edges& edges) const {
    std::size_t count = 0;
    for (const Graph::EdgeDescriptor edge : edges) count += graph_.evidence(edge).size();
    return count;
  }

  void goals() {
    column(TableWord::goal, 5);
    column(TableWord::strategies, 5);
    column(TableWord::means, 4);
    column(TableWord::pursued_by, 4);
    column(TableWord::passages, 2);
    for (Graph::Vertex goal = 0; goal < graph_.node_count(); ++goal) {
      if (!is_a(goal, "Goal") || !wanted(goal)) continue;
      const auto advancing = [&](bool strategies) {
        return incoming(goal, [&](Graph::EdgeDescriptor edge) {
          return relation(edge) == "advances" &&
                 is_a(source(edge, graph_.boost()), "Strategy") == strategies;
        });
      };
      const Edges strategies = advancing(true);
      const Edges means = advancing(false);
      const Edges actors =
          incoming(goal, [&](Graph::EdgeDescriptor edge) { return relation(edge) == "pursues"; });
      const std::size_t count = passages(strategies) + passages(means) + passages(actors);
      rows_.push_back({{{{line_of(goal)}, {}},
                        ends(strategies, true),
                        ends(means, true),
                        ends(actors, true),
                        number(count)},
                       count,
                       std::string(graph_.id(goal))});
    }
  }

  void agreements() {
    column(TableWord::agreement, 5);
    column(TableWord::date, 3);
    column(TableWord::status, 2);
    column(TableWord::parties, 4);
    column(TableWord::goals, 4);
    for (Graph::Vertex agreement = 0; agreement < graph_.node_count(); ++agreement) {
      if (!is_a(agreement, "Agreement") || !wanted(agreement)) continue;
      const Edges parties = incoming(
          agreement, [&](Graph::EdgeDescriptor edge) { return relation(edge) == "partyTo"; });
      const Edges advanced = outgoing(agreement, [&](Graph::EdgeDescriptor edge) {
        return relation(edge) == "advances" && is_a(target(edge, graph_.boost()), "Goal");
      });
      TableCell dates;
      const auto values = graph_.values(agreement, "date");
      for (const std::string_view date : values) dates.lines.push_back(date_line(plain_text(date)));
      for (const std::string_view words : graph_.values(agreement, "dateText")) {
        const bool said =
            std::any_of(dates.lines.begin(), dates.lines.end(), [&](const TableText& date) {
              return date.value == words || date.text.starts_with(words);
            });
        if (!said) dates.lines.push_back(line(plain_text(words, options_.longest), ""));
      }
      TableCell status;
      for (const std::string_view value : graph_.values(agreement, "status")) {
        status.lines.push_back(own_line(plain_text(words_.status(value))));
      }
      // Undated ones follow: a tilde sorts behind all digits.
      const std::string begins = values.empty() ? "~" : std::string(values.front());
      rows_.push_back(
          {{{{line_of(agreement)}, {}}, dates, status, ends(parties, true), ends(advanced, false)},
           passages(parties) + passages(advanced),
           begins + " " + std::string(graph_.id(agreement))});
    }
  }

  /// A line for each relation: "member of: Shanghai Cooperation Organization, United Nations".
  [[nodiscard]] TableCell roles(const Edges& edges) const {
    std::map<RelationId, std::string> names;
    for (const Graph::EdgeDescriptor edge : edges) {
      std::string& list = names[graph_.edge(edge).relation];
      if (!list.empty()) list += words_.comma();
      list += embedded(label(target(edge, graph_.boost()))) + reservation(edge);
    }
    TableCell cell;
    for (const auto& [id, list] : names) {
      cell.lines.push_back(own_line(relation_label(id) + ": " + list));
    }
    return cell;
  }

  void actors() {
    column(TableWord::actor, 4);
    column(TableWord::kind, 2);
    column(TableWord::roles, 9);
    column(TableWord::passages, 2);
    for (Graph::Vertex actor = 0; actor < graph_.node_count(); ++actor) {
      if (!is_a(actor, "Actor") || !wanted(actor)) continue;
      const Edges edges = outgoing(actor, [](Graph::EdgeDescriptor) { return true; });
      const NodeType& type = graph_.schema().type(graph_.node(actor).type);
      const std::string& kind = words_.persian() ? type.label_fa : type.label_en;
      const std::size_t count = passages(edges);
      rows_.push_back({{{{line_of(actor)}, {}},
                        {{own_line(kind.empty() ? type.name : kind)}, {}},
                        roles(edges),
                        number(count)},
                       count,
                       std::string(graph_.id(actor))});
    }
  }

  void evidence() {
    column(TableWord::number, 1);
    column(TableWord::statement, 5);
    column(TableWord::quote, 8);
    column(TableWord::document, 3);
    column(TableWord::page, 1);
    column(TableWord::line, 1);
    for (const Graph::EdgeDescriptor edge : graph_.edges()) {
      const Graph::Vertex from = source(edge, graph_.boost());
      const Graph::Vertex to = target(edge, graph_.boost());
      if (!wanted(from) && !wanted(to)) continue;
      TableCell statement;
      statement.lines.push_back(line_of(from));
      statement.lines.push_back(
          own_line(relation_label(graph_.edge(edge).relation) + reservation(edge)));
      statement.lines.push_back(line_of(to));
      for (const StoredEvidence& passage : graph_.evidence(edge)) {
        const Evidence words = graph_.resolved(passage);
        const auto document = graph_.documents().find(words.document);
        const std::string language =
            document == graph_.documents().end() ? "" : document->second.language;
        rows_.push_back({{{},
                          statement,
                          {{line(plain_text(words.quote, options_.longest), language)}, {}},
                          {{line(plain_text(words.document, options_.longest), "")}, {}},
                          words.page == 0 ? TableCell{} : number(words.page),
                          words.line == 0 ? TableCell{} : number(words.line)},
                         graph_.evidence(edge).size(),
                         {}});
      }
    }
  }

  /// The rows with most evidence, in their order.
  void take_first_rows() {
    const std::size_t all = rows_.size();
    if (options_.most != 0 && options_.most < all) {
      std::stable_sort(rows_.begin(), rows_.end(),
                       [](const Row& a, const Row& b) { return a.evidence > b.evidence; });
      rows_.resize(options_.most);
    }
    if (options_.kind == TableKind::agreements) {
      std::stable_sort(rows_.begin(), rows_.end(),
                       [](const Row& a, const Row& b) { return a.place < b.place; });
    } else if (options_.kind != TableKind::evidence) {
      std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
        return std::pair(b.evidence, std::string_view(a.place)) <
               std::pair(a.evidence, std::string_view(b.place));
      });
    }
    for (Row& row : rows_) {
      if (options_.kind == TableKind::evidence) row.cells.front() = number(table_.rows.size() + 1);
      table_.rows.push_back(std::move(row.cells));
    }
    if (table_.rows.size() < all) table_.note = words_.left_out(table_, all);
    drop_empty_columns();
  }

  void drop_empty_columns() {
    for (std::size_t i = table_.columns.size(); i-- > 1;) {
      const bool empty = std::all_of(table_.rows.begin(), table_.rows.end(), [i](const auto& row) {
        return row[i].lines.empty() && !row[i].number;
      });
      if (!empty || table_.rows.empty()) continue;
      const auto place = static_cast<std::ptrdiff_t>(i);
      table_.columns.erase(table_.columns.begin() + place);
      for (auto& row : table_.rows) row.erase(row.begin() + place);
    }
  }
};

}  // namespace

Table table_of(const Graph& graph, const TableOptions& options) {
  return Contents(graph, options).gather();
}

bool begins_on_its_own_side(const TableText& line) {
  constexpr std::size_t short_line = 60;
  return plain_text(line.text, short_line).size() < line.text.size();
}

std::string table_number(const Table& table, std::uint64_t number) {
  return FigureText(table.language == "fa").number(number);
}

}  // namespace diplograph::exporting
