// Reads one generated GraphML file with our importer and with igraph's reader, in turns, and
// reports time, speed and memory of both. Built if libigraph is there.
//
// usage: graphml_readers [NODES EDGES [ROUNDS]]      (100000 500000 5)
//
// Ours makes a graph of the schema with evidence and canonical order; igraph's makes its own graph
// with all attributes. Both start from the path of the file. Memory is the growth of the most that
// the process ever held in memory, the bytes of the file that we load not counted.

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <igraph/igraph.h>

#include "export/format.hpp"
#include "graph/import/importer.hpp"

#include "bench/generated_graph.hpp"
#include "bench/measured_process.hpp"

namespace {

using diplograph::Graph;
using diplograph::Schema;
using diplograph::bench::measure;
using diplograph::bench::Measured;
using diplograph::bench::median;
using diplograph::importing::ColumnNames;
using diplograph::importing::Importer;

std::size_t write_file(const std::string& path, std::size_t nodes, std::size_t edges) {
  const Graph graph = diplograph::bench::generated_graph(nodes, edges);
  std::ofstream file(path, std::ios::binary);
  std::size_t bytes = 0;
  diplograph::exporting::find_format("graphml")->write(graph, {}, [&](std::string_view block) {
    file.write(block.data(), static_cast<std::streamsize>(block.size()));
    bytes += block.size();
  });
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
  return bytes;
}

void read_with_ours(const std::string& path, std::size_t edges) {
  std::ifstream file(path, std::ios::binary);
  file.seekg(0, std::ios::end);
  std::string bytes(static_cast<std::size_t>(file.tellg()), '\0');
  file.seekg(0);
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  Importer importer(Schema::diplomacy(), ColumnNames(Schema::diplomacy()),
                    {{}, "import", {}, {}, false}, nullptr);
  importer.read(bytes, path, *diplograph::importing::find_file_format("graphml"));
  const Graph graph = importer.finish();
  if (graph.edge_count() != edges) throw std::runtime_error("ours: edges are missing");
}

void read_with_igraph(const std::string& path, std::size_t edges) {
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) throw std::runtime_error("cannot read " + path);
  igraph_t graph;
  const igraph_error_t error = igraph_read_graph_graphml(&graph, file, 0);
  std::fclose(file);
  if (error != IGRAPH_SUCCESS || static_cast<std::size_t>(igraph_ecount(&graph)) != edges) {
    throw std::runtime_error("igraph: edges are missing");
  }
  igraph_destroy(&graph);
}

void report(const char* name, const std::vector<Measured>& rounds, std::size_t bytes,
            std::size_t edges, std::size_t loaded) {
  std::vector<double> seconds;
  std::size_t memory = 0;
  for (const Measured& round : rounds) {
    seconds.push_back(round.seconds);
    memory = std::max(memory, round.memory);
  }
  const double middle = median(seconds);
  const std::size_t extra = memory > loaded ? memory - loaded : 0;
  std::printf("%-8s %6.2f s   %6.1f MB/s   %6.3f million edges/s   %5.0f MB (%.2f of the file)\n",
              name, middle, static_cast<double>(bytes) / middle / 1e6,
              static_cast<double>(edges) / middle / 1e6, static_cast<double>(extra) / 1e6,
              static_cast<double>(extra) / static_cast<double>(bytes));
}

void compare(std::size_t nodes, std::size_t edges, std::size_t rounds) {
  const char* folder = std::getenv("TMPDIR");
  const std::string path =
      std::string(folder == nullptr ? "/tmp" : folder) + "/graphml_readers.graphml";
  std::size_t bytes = 0;
  // In a process of its own too: the readers are to start small.
  (void)measure([&] { write_file(path, nodes, edges); });
  {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    bytes = static_cast<std::size_t>(file.tellg());
  }
  std::vector<Measured> ours, theirs;
  std::vector<double> ratios;
  for (std::size_t round = 0; round < rounds; ++round) {
    ours.push_back(measure([&] { read_with_ours(path, edges); }));
    theirs.push_back(measure([&] { read_with_igraph(path, edges); }));
    ratios.push_back(theirs.back().seconds / ours.back().seconds);
  }
  std::remove(path.c_str());
  std::printf("GraphML of %zu nodes and %zu edges, %.0f MB; median of %zu rounds\n", nodes, edges,
              static_cast<double>(bytes) / 1e6, rounds);
  report("ours", ours, bytes, edges, bytes);
  report("igraph", theirs, bytes, edges, 0);
  std::printf("ours is %.2f times as fast (%.2f to %.2f)\n", median(ratios),
              *std::min_element(ratios.begin(), ratios.end()),
              *std::max_element(ratios.begin(), ratios.end()));
}

}  // namespace

int main(int argc, char** argv) {
  const auto number = [&](int i, std::size_t otherwise) {
    return argc > i ? static_cast<std::size_t>(std::strtoull(argv[i], nullptr, 10)) : otherwise;
  };
  igraph_set_attribute_table(&igraph_cattribute_table);
  try {
    compare(number(1, 100'000), number(2, 500'000), std::max<std::size_t>(number(3, 5), 1));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "graphml_readers: %s\n", error.what());
    return 1;
  }
  return 0;
}
