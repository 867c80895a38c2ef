#include "cli/explanation.hpp"

#include <algorithm>
#include <vector>

#include "cli/named_node.hpp"
#include "graph/decimal.hpp"

namespace diplograph::cli {
namespace {

// A well-known actor is mentioned thousands of times; its statements are all shown.
constexpr std::size_t most_mentions = 20;

std::string_view colour(MarkRole role) {
  switch (role) {
    case MarkRole::source:
      return "\x1b[1;36m";
    case MarkRole::trigger:
      return "\x1b[1;33m";
    case MarkRole::target:
      return "\x1b[1;32m";
    case MarkRole::date:
      return "\x1b[1;35m";
  }
  return "";
}

std::string marked(std::string_view quote, const Marks& marks, MarkStyle style) {
  std::string text;
  std::size_t at = 0;
  for (const Mark& mark : marks) {
    // Marks are sorted; one that lies inside of another adds nothing to see.
    if (mark.span.begin < at || mark.span.end > quote.size()) continue;
    text.append(quote.substr(at, mark.span.begin - at));
    const bool trigger = mark.role == MarkRole::trigger;
    text.append(style == MarkStyle::terminal ? colour(mark.role) : trigger ? "»" : "[");
    text.append(quote.substr(mark.span.begin, mark.span.size()));
    text.append(style == MarkStyle::terminal ? "\x1b[0m" : trigger ? "«" : "]");
    at = mark.span.end;
  }
  return text.append(quote.substr(at));
}

std::string number_of(std::size_t count, const std::string& word) {
  return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

class Explanation {
 public:
  Explanation(const Graph& graph, MarkStyle style) : graph_(graph), style_(style) {}

  std::string node(Graph::Vertex vertex) {
    const Node& node = graph_.node(vertex);
    line(std::string(graph_.id(vertex)));
    line("  " + graph_.schema().type(node.type).name + ": " + std::string(graph_.label(vertex)));
    std::string names;
    for (const std::string_view alias : graph_.aliases(vertex)) {
      names.append(names.empty() ? "" : " | ").append(alias);
    }
    if (!names.empty()) line("  also " + names);
    for (const StoredProperty& property : graph_.properties(vertex)) {
      line("  " + graph_.schema().property(property.property).name + ": " +
           std::string(graph_.text(property.value)));
    }
    std::size_t edges = 0;
    for (const Graph::EdgeDescriptor descriptor : graph_.edges()) {
      if (source(descriptor, graph_.boost()) == vertex ||
          target(descriptor, graph_.boost()) == vertex) {
        line("");
        edge(descriptor);
        ++edges;
      }
    }
    if (edges == 0) line("\nNo statement relates it to another node.");
    mentions(vertex);
    return std::move(text_);
  }

  std::string edge_alone(Graph::EdgeDescriptor descriptor) {
    edge(descriptor);
    return std::move(text_);
  }

 private:
  const Graph& graph_;
  MarkStyle style_;
  std::string text_;

  void line(const std::string& text) { text_.append(text).append("\n"); }

  void mentions(Graph::Vertex vertex) {
    const auto all = graph_.mentions(vertex);
    const std::size_t count = all.size();
    if (count == 0) return;
    std::size_t left = std::min(count, most_mentions);
    line("\n" + number_of(count, "mention") +
         (left < count ? ", the first " + std::to_string(left) + ":" : ":"));
    for (const StoredEvidence& mention : all) {
      if (left-- == 0) break;
      line("  " + place(mention) + ": " + std::string(graph_.text(mention.quote)) + "  (" +
           origin(mention) + ")");
    }
  }

  void edge(Graph::EdgeDescriptor descriptor) {
    const Edge& edge = graph_.edge(descriptor);
    line(graph_.edge_id(descriptor));
    const std::string relation = graph_.schema().relation(edge.relation).name;
    line("  " + std::string(graph_.label(source(descriptor, graph_.boost()))) + " -- " +
         (edge.polarity == Polarity::negated ? "not " : "") + relation + " -> " +
         std::string(graph_.label(target(descriptor, graph_.boost()))));
    line("  " + std::string(to_string(graph_.modality(edge))) + ", confidence " +
         decimal3(graph_.confidence(edge)) + ", " +
         number_of(graph_.evidence(edge).size(), "passage") + ":");
    for (const StoredEvidence& evidence : graph_.evidence(edge)) {
      line("    " + place(evidence) + ": " +
           marked(graph_.text(evidence.quote), evidence.marks, style_));
      line("      " + origin(evidence));
    }
  }

  [[nodiscard]] std::string place(const StoredEvidence& evidence) const {
    std::string text(graph_.text(evidence.document));
    if (evidence.page != 0) text += ", page " + std::to_string(evidence.page);
    return text + ", line " + std::to_string(evidence.line);
  }

  [[nodiscard]] std::string origin(const StoredEvidence& evidence) const {
    std::string text = "rule " + std::string(graph_.text(evidence.rule)) + ", confidence " +
                       decimal3(static_cast<double>(evidence.confidence));
    if (evidence.modality != Modality::asserted) {
      text.append(", ").append(to_string(evidence.modality));
      const std::string_view holder = graph_.text(evidence.holder);
      if (!holder.empty()) text.append(" by ").append(holder);
    }
    if (const std::string_view date = graph_.text(evidence.date); !date.empty()) {
      text.append(", dated ").append(date);
    }
    const std::string_view extractor = graph_.text(evidence.extractor);
    if (extractor != "diplograph") text.append(", found by ").append(extractor);
    return text;
  }
};

}  // namespace

std::string explanation(const Graph& graph, std::string_view subject, MarkStyle style) {
  Explanation result(graph, style);
  for (const Graph::EdgeDescriptor edge : graph.edges()) {
    if (graph.edge_id(edge) == subject) return result.edge_alone(edge);
  }
  return result.node(require_named_node(graph, subject));
}

}  // namespace diplograph::cli
