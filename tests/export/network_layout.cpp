// Places of nodes in the plane, and the formats that have them.
#include "export/network_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <regex>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {
namespace {

/// Numbers that two expressions in brackets match, for each place where the pattern does.
std::vector<Point> points_in(const std::string& text, const char* pattern) {
  std::vector<Point> points;
  const std::regex expression(pattern);
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end;
       ++match) {
    points.push_back({std::strtod((*match)[1].str().c_str(), nullptr),
                      std::strtod((*match)[2].str().c_str(), nullptr)});
  }
  return points;
}

}  // namespace

TEST_CASE("nodes have the same places every time, apart from each other, around the origin") {
  for (const Graph& graph : {nasty_graph(), star_graph(60, "en")}) {
    const std::vector<Point> places = network_layout(graph);
    REQUIRE(places.size() == graph.node_count());
    const std::vector<Point> again = network_layout(graph);
    Rectangle all = Rectangle::at(places.front());
    for (std::size_t i = 0; i < places.size(); ++i) {
      CHECK(places[i].x == again[i].x);
      CHECK(places[i].y == again[i].y);
      all.include(places[i]);
      for (std::size_t j = 0; j < i; ++j) {
        CHECK(std::hypot(places[i].x - places[j].x, places[i].y - places[j].y) > 40);
      }
    }
    CHECK(std::abs(all.left + all.right) < 0.01);
    CHECK(std::abs(all.bottom + all.top) < 0.01);
  }
  CHECK(network_layout(Graph(Schema::diplomacy())).empty());
}

TEST_CASE("GEXF has the places of a layout, larger graphs none") {
  const Graph graph = star_graph(60, "en");
  const std::vector<Point> places = network_layout(graph);
  for (const char* format : {"gexf", "gexf-1.2"}) {
    const std::string xml = write_as(format, graph).bytes;
    const std::vector<Point> written =
        points_in(xml, R"re(<viz:position x="([-0-9.]+)" y="([-0-9.]+)" z="0"/>)re");
    REQUIRE(written.size() == places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      CHECK(std::abs(written[i].x - places[i].x) < 0.01);
      CHECK(std::abs(written[i].y - places[i].y) < 0.01);
    }
    Options options;
    options.placed_nodes = graph.node_count() - 1;
    CHECK(count(write_as(format, graph, options).bytes, "viz:position") == 0);
    options.placed_nodes = graph.node_count();
    CHECK(write_as(format, graph, options).bytes == xml);
  }
}

TEST_CASE("GraphML for Gephi has places, and boxes for yEd do not lie over each other") {
  const Graph graph = star_graph(60, "en");
  const std::string gephi = write_as("graphml-gephi", graph).bytes;
  CHECK(points_in(gephi, R"re(<data key="x">([-0-9.]+)</data>\s*<data key="y">([-0-9.]+)<)re")
            .size() == graph.node_count());
  const std::string yed = write_as("graphml-yed", graph).bytes;
  const std::vector<Point> corners = points_in(yed, R"re( x="([-0-9.]+)" y="([-0-9.]+)")re");
  const std::vector<Point> sizes = points_in(yed, R"re(height="([0-9]+)" width="([0-9]+)")re");
  REQUIRE(corners.size() == graph.node_count());
  REQUIRE(sizes.size() == graph.node_count());
  const auto box = [&](std::size_t i) {
    return Rectangle{corners[i].x, corners[i].y, corners[i].x + sizes[i].y,
                     corners[i].y + sizes[i].x};
  };
  for (std::size_t i = 0; i < corners.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) CHECK(box(i).overlap(box(j)) <= 0);
  }
}

}  // namespace diplograph::exporting
