#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "export/byte_buffer.hpp"
#include "export/goal_model.hpp"
#include "export/json_text.hpp"
#include "export/writers.hpp"
#include "graph/decimal.hpp"

namespace diplograph::exporting {
namespace {

// The JSON of piStar 2.1. Its loader takes a coordinate of 0 for a missing one and drops the
// element, and needs each of its lists even when empty.

constexpr std::uint64_t margin = 40;
constexpr std::uint64_t cell_width = 150;
constexpr std::uint64_t cell_height = 90;

std::string_view type_of(GoalModel::Kind kind) {
  switch (kind) {
    case GoalModel::Kind::goal:
      return "istar.Goal";
    case GoalModel::Kind::task:
      return "istar.Task";
    case GoalModel::Kind::resource:
      break;
  }
  return "istar.Resource";
}

std::string_view type_of(GoalModel::LinkKind kind) {
  switch (kind) {
    case GoalModel::LinkKind::or_refinement:
      return "istar.OrRefinementLink";
    case GoalModel::LinkKind::needed_by:
      return "istar.NeededByLink";
    case GoalModel::LinkKind::participates_in:
      break;
  }
  return "istar.ParticipatesInLink";
}

class Writer {
 public:
  Writer(const Graph& graph, const Options& options, const Sink& sink)
      : graph_(graph), options_(options), out_(sink), model_(goal_model(graph)) {}

  void write() {
    out_ << "{\n\"actors\": [";
    place_actors();
    out_ << "\n],\n\"orphans\": [],\n\"dependencies\": [],\n\"links\": [";
    bool first = true;
    for (const GoalModel::Link& link : model_.links) {
      out_ << (first ? "\n" : ",\n") << "{\"id\":";
      first = false;
      json_string(out_, link.source + ">" + std::string(type_of(link.kind)) + ">" + link.target);
      out_ << ",\"type\":\"" << type_of(link.kind) << "\",\"source\":";
      json_string(out_, link.source);
      out_ << ",\"target\":";
      json_string(out_, link.target);
      out_ << ",\"customProperties\":{";
      evidence(link.edge);
      out_ << "}}";
    }
    out_ << "\n],\n\"display\": {},\n\"tool\": \"pistar.2.1.0\",\n\"istar\": \"2.0\",\n"
            "\"saveDate\": \"\",\n\"diagram\": {\"width\":"
         << width_ << ",\"height\":" << height_
         << ",\"name\":\"diplograph\",\"customProperties\":{\"Description\":\"\"}}\n}\n";
    out_.finish();
  }

 private:
  const Graph& graph_;
  const Options& options_;
  ByteBuffer out_;
  const GoalModel model_;
  std::uint64_t width_ = 2 * margin;
  std::uint64_t height_ = 2 * margin;

  /// Actors in rows of roughly a square; inside each its elements, in a square too.
  void place_actors() {
    const auto per_row = static_cast<std::size_t>(
        std::ceil(std::sqrt(static_cast<double>(std::max<std::size_t>(model_.actors.size(), 1)))));
    std::uint64_t x = margin;
    std::uint64_t y = margin;
    std::uint64_t row_height = 0;
    for (std::size_t i = 0; i < model_.actors.size(); ++i) {
      const GoalModel::Actor& actor = model_.actors[i];
      const auto columns = static_cast<std::uint64_t>(
          std::ceil(std::sqrt(static_cast<double>(actor.elements.size() + 1))));
      const std::uint64_t rows = actor.elements.size() / columns + 1;
      out_ << (i == 0 ? "\n" : ",\n");
      write_actor(actor, x, y, columns);
      row_height = std::max(row_height, rows * cell_height);
      x += columns * cell_width + margin;
      width_ = std::max(width_, x + margin);
      height_ = std::max(height_, y + row_height + margin);
      if ((i + 1) % per_row == 0) {
        x = margin;
        y += row_height + margin;
        row_height = 0;
      }
    }
  }

  void write_actor(const GoalModel::Actor& actor, std::uint64_t x, std::uint64_t y,
                   std::uint64_t columns) {
    const bool person = graph_.schema().type(graph_.node(actor.vertex).type).name == "Person";
    write_element(graph_.id(actor.vertex), actor.vertex, person ? "istar.Agent" : "istar.Actor", x,
                  y);
    out_ << "},\"nodes\":[";
    for (std::size_t i = 0; i < actor.elements.size(); ++i) {
      const GoalModel::Element& element = actor.elements[i];
      const std::uint64_t cell = i + 1;  // the first cell is the actor's own
      out_ << (i == 0 ? "\n " : ",\n ");
      write_element(element.id, element.vertex, type_of(element.kind),
                    x + cell % columns * cell_width, y + cell / columns * cell_height);
      out_ << ',';
      evidence(element.wanted_by);
      out_ << "}}";
    }
    out_ << "]}";
  }

  /// Leaves the object of custom properties open.
  void write_element(std::string_view id, Graph::Vertex vertex, std::string_view type,
                     std::uint64_t x, std::uint64_t y) {
    out_ << "{\"id\":";
    json_string(out_, id);
    out_ << ",\"text\":";
    json_string(out_, graph_.label(vertex, options_.language));
    out_ << ",\"type\":\"" << type << "\",\"x\":" << x << ",\"y\":" << y
         << ",\"customProperties\":{\"class\":";
    json_string(out_, graph_.schema().type(graph_.node(vertex).type).name);
    out_ << ",\"node\":";
    json_string(out_, graph_.id(vertex));
  }

  /// piStar shows custom properties as texts.
  void evidence(const Graph::EdgeDescriptor& descriptor) {
    const Edge& edge = graph_.edge(descriptor);
    out_ << "\"relation\":";
    json_string(out_, graph_.schema().relation(edge.relation).name);
    out_ << ",\"confidence\":\"" << decimal3(graph_.confidence(edge)) << '"';
    const auto best = graph_.best(edge);
    if (!best) return;
    out_ << ",\"quote\":";
    json_string(out_, graph_.text(best->quote));
    out_ << ",\"document\":";
    json_string(out_, graph_.text(best->document));
    out_ << ",\"line\":\"" << std::uint64_t{best->line} << '"';
    if (best->page != 0) out_ << ",\"page\":\"" << std::uint64_t{best->page} << '"';
  }
};

}  // namespace

void write_pistar(const Graph& graph, const Options& options, const Sink& sink) {
  Writer(graph, options, sink).write();
}

}  // namespace diplograph::exporting
