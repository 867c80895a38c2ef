// Takes a generated graph through its life and reports time and memory of each step.
//
// usage: large_graph NODES EDGES [FORMAT...]      (1000000 5000000 jsonld graphml)
//
// Memory is what the allocator has handed out (mallinfo2), so it does not depend on what earlier
// steps left behind; the last line has the most memory that the process ever held.

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <malloc.h>
#include <sys/resource.h>

#include "export/format.hpp"
#include "graph/analysis/measures.hpp"
#include "graph/frozen_graph.hpp"
#include "graph/validate.hpp"

#include "bench/generated_graph.hpp"

namespace {

using diplograph::FrozenGraph;
using diplograph::Graph;
using diplograph::Schema;

std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::size_t bytes_in_use() {
  const struct mallinfo2 memory = mallinfo2();
  return memory.uordblks + memory.hblkhd;
}

/// One line of the report; the time since the line before.
class Report {
 public:
  void line(const std::string& step, const std::string& detail) {
    const auto now = std::chrono::steady_clock::now();
    std::printf("%-28s %8.2f s   %s\n", step.c_str(),
                std::chrono::duration<double>(now - last_).count(), detail.c_str());
    std::fflush(stdout);
    last_ = std::chrono::steady_clock::now();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

std::string per(double bytes, std::size_t count, const char* what) {
  char text[64];
  std::snprintf(text, sizeof text, "%.1f bytes a%s", bytes / static_cast<double>(count), what);
  return text;
}

std::string rate(std::size_t count, double seconds) {
  char text[64];
  std::snprintf(text, sizeof text, "%.1f million objects/s",
                static_cast<double>(count) / seconds / 1e6);
  return text;
}

/// Structure and records of the graph, without its texts.
std::size_t without_text(const Graph& graph, std::size_t before) {
  return bytes_in_use() - before - graph.text_bytes();
}

/// What nodes take by themselves: measured on a graph that has no edges.
double bytes_a_node(std::size_t nodes) {
  const std::size_t before = bytes_in_use();
  const Graph graph = diplograph::bench::generated_graph(nodes, 0);
  return static_cast<double>(without_text(graph, before)) / static_cast<double>(nodes);
}

void take_through_life(std::size_t nodes, std::size_t edges,
                       const std::vector<std::string_view>& formats) {
  Report report;
  const double node = bytes_a_node(nodes);
  report.line("nodes alone",
              per(node * static_cast<double>(nodes), nodes, " node, with two names and a mention"));

  std::size_t before = bytes_in_use();
  const Graph graph = diplograph::bench::generated_graph(nodes, edges);
  const auto whole = static_cast<double>(without_text(graph, before));
  report.line("assembled", per(whole - node * static_cast<double>(nodes), edges,
                               "n edge, with its evidence and three marks") +
                               ", texts " + std::to_string(graph.text_bytes() / 1'000'000) + " MB");

  before = bytes_in_use();
  const FrozenGraph frozen(graph);
  const auto compact = static_cast<double>(bytes_in_use() - before);
  report.line("frozen", per(compact - 8.0 * static_cast<double>(nodes), edges, "n edge") + ", " +
                            per(8.0 * static_cast<double>(nodes), nodes, " node"));

  const auto start = std::chrono::steady_clock::now();
  const diplograph::ValidationReport validation = validate(graph, Schema::diplomacy());
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  report.line("validated", rate(graph.node_count() + graph.edge_count(), seconds.count()) + ", " +
                               std::to_string(validation.findings.size()) + " findings");

  {
    const diplograph::Network network(
        diplograph::GraphView(graph, diplograph::measured_part(graph.schema())));
    report.line("network of ties", std::to_string(network.nodes().size()) + " nodes");
    const std::vector<double> rank = measured(network, diplograph::Measure::pagerank);
    const auto best = std::max_element(rank.begin(), rank.end());
    report.line("PageRank",
                "the greatest is that of " +
                    std::string(graph.id(static_cast<Graph::Vertex>(best - rank.begin()))));
  }

  for (const std::string_view name : formats) {
    const auto* format = diplograph::exporting::find_format(name);
    if (format == nullptr || format->write == nullptr) {
      throw std::runtime_error("no format of one file has the name " + std::string(name));
    }
    const auto begin = std::chrono::steady_clock::now();
    std::size_t bytes = 0;
    format->write(graph, {}, [&](std::string_view block) { bytes += block.size(); });
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    report.line("written as " + std::string(name),
                std::to_string(bytes / 1'000'000) + " MB, " +
                    std::to_string(static_cast<std::size_t>(static_cast<double>(bytes) /
                                                            taken.count() / 1e6)) +
                    " MB/s");
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%-28s %10ld MiB\n", "most memory", usage.ru_maxrss / 1024);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const auto nodes = arguments.empty() ? std::nullopt : number(arguments[0]);
  const auto edges = arguments.size() < 2 ? std::nullopt : number(arguments[1]);
  if (!nodes || !edges) {
    std::fputs("usage: large_graph NODES EDGES [FORMAT...]\n", stderr);
    return 2;
  }
  try {
    take_through_life(*nodes, *edges, {arguments.begin() + 2, arguments.end()});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "large_graph: %s\n", error.what());
    return 1;
  }
  return 0;
}
