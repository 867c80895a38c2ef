// Writes one generated graph with our writers, with Boost's and igraph's of GraphML, with
// RapidJSON's writer of the same JSON-LD, and the same number of bytes with fwrite; in turns. Built
// if libigraph is there; scripts/python-writers adds Python's csv and rdflib.
//
// usage: graph_writers [NODES EDGES [ROUNDS [alone]]]      (100000 500000 5)
//
// All write over one file that is there already. Boost and igraph are given what our GraphML holds,
// but for columns that are empty throughout; the document of RapidJSON is parsed from our JSON-LD.
// Seconds are of the processor; memory is what is held while writing, beyond the graph. With
// `alone`, for graphs of which four copies do not fit into memory, only ours and fwrite are
// measured.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <functional>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <igraph/igraph.h>
#include <rapidjson/document.h>
#include <rapidjson/filewritestream.h>
#include <rapidjson/writer.h>

#include "export/format.hpp"
#include "graph/import/file_format.hpp"

#include "bench/generated_graph.hpp"
#include "bench/measured_process.hpp"

namespace {

using diplograph::Graph;
using diplograph::Schema;
using diplograph::bench::measure;
using diplograph::bench::Measured;
using diplograph::bench::median;
using diplograph::exporting::find_format;
using diplograph::exporting::Format;
using namespace diplograph::importing;

constexpr std::size_t piece_bytes = std::size_t{1} << 20U;

/// A file that is written over from its beginning.
class File {
 public:
  explicit File(const std::string& path) : path_(path), file_(std::fopen(path.c_str(), "r+b")) {
    if (file_ == nullptr) file_ = std::fopen(path.c_str(), "w+b");
    if (file_ == nullptr) throw std::runtime_error("cannot write " + path);
  }
  ~File() {
    if (file_ != nullptr) std::fclose(file_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] std::FILE* get() { return file_; }
  void write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail();
  }
  void close() {
    if (std::fclose(std::exchange(file_, nullptr)) != 0) fail();
  }

 private:
  std::string path_;
  std::FILE* file_;

  [[noreturn]] void fail() const { throw std::runtime_error("cannot write " + path_); }
};

std::size_t write_format(const Graph& graph, const Format& format,
                         const std::function<void(std::string_view)>& sink) {
  std::size_t bytes = 0;
  const auto take = [&](std::string_view block) {
    bytes += block.size();
    sink(block);
  };
  if (format.write != nullptr) {
    format.write(graph, {}, take);
  } else {
    format.write_folder(graph, {},
                        [&](std::string_view /*file*/, std::string_view block) { take(block); });
  }
  return bytes;
}

std::string text_of(const Graph& graph, std::string_view format) {
  std::string text;
  write_format(graph, *find_format(format), [&](std::string_view block) { text += block; });
  return text;
}

// ---- Boost

/// What a flat file holds, column by column.
class Columns : public FlatFileSink {
 public:
  using Network =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property,
                            boost::property<boost::edge_index_t, std::size_t>>;

  ColumnId column(Owner owner, std::string_view name, std::size_t /*line*/) override {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].owner == owner && columns_[i].name == name) {
        return ColumnId{static_cast<std::uint32_t>(i)};
      }
    }
    columns_.push_back({owner, std::string(name), {}, false});
    return ColumnId{static_cast<std::uint32_t>(columns_.size() - 1)};
  }

  void take(const FlatRecord& record) override {
    std::size_t number = 0;
    if (record.owner == Owner::node) {
      number = add_vertex(network_);
      vertices_.emplace(record.id, number);
    } else {
      number = num_edges(network_);
      add_edge(vertices_.at(std::string(record.source)), vertices_.at(std::string(record.target)),
               number, network_);
    }
    for (const FlatValue& value : record.values) {
      Column& column = columns_[static_cast<std::size_t>(value.column)];
      if (column.values.size() <= number) column.values.resize(number + 1);
      column.values[number] = value.text;
      column.filled = column.filled || !value.text.empty();
    }
  }

  void notice(std::size_t /*line*/, std::string_view message) override {
    throw std::logic_error(std::string(message));
  }

  void write_graphml(std::ostream& out) {
    boost::dynamic_properties properties;
    for (Column& column : columns_) {
      if (!column.filled) continue;
      column.values.resize(column.owner == Owner::node ? num_vertices(network_)
                                                       : num_edges(network_));
      if (column.owner == Owner::node) {
        properties.property(column.name,
                            boost::make_iterator_property_map(column.values.begin(),
                                                              get(boost::vertex_index, network_)));
      } else {
        properties.property(column.name,
                            boost::make_iterator_property_map(column.values.begin(),
                                                              get(boost::edge_index, network_)));
      }
    }
    boost::write_graphml(out, network_, get(boost::vertex_index, network_), properties, true);
  }

 private:
  struct Column {
    Owner owner;
    std::string name;
    std::vector<std::string> values;
    bool filled;
  };
  std::vector<Column> columns_;
  std::unordered_map<std::string, std::size_t> vertices_;
  Network network_;
};

// ---- measuring

struct Program {
  std::string name;
  std::string_view format;
  std::size_t bytes = 0;
  std::function<void()> write;
  std::vector<Measured> rounds;

  [[nodiscard]] double seconds() const {
    std::vector<double> values;
    for (const Measured& round : rounds) values.push_back(round.seconds);
    return median(values);
  }
};

class Comparison {
 public:
  Comparison(std::size_t nodes, std::size_t edges)
      : graph_(diplograph::bench::generated_graph(nodes, edges)), nodes_(nodes), edges_(edges) {
    const char* folder = std::getenv("TMPDIR");
    path_ = std::string(folder == nullptr ? "/tmp" : folder) + "/graph_writers.out";
  }
  ~Comparison() { std::remove(path_.c_str()); }
  Comparison(const Comparison&) = delete;
  Comparison& operator=(const Comparison&) = delete;

  void add_ours(std::string_view name) {
    const Format& format = *find_format(name);
    const std::size_t bytes = write_format(graph_, format, [](std::string_view) {});
    programs_.push_back({"diplograph",
                         name,
                         bytes,
                         [this, &format] {
                           File file(path_);
                           write_format(graph_, format,
                                        [&](std::string_view block) { file.write(block); });
                           file.close();
                         },
                         {}});
    programs_.push_back({"fwrite",
                         name,
                         bytes,
                         [this, bytes] {
                           const std::string piece(piece_bytes, 'x');
                           File file(path_);
                           for (std::size_t left = bytes; left > 0;) {
                             const std::size_t size = std::min(left, piece.size());
                             file.write(std::string_view(piece).substr(0, size));
                             left -= size;
                           }
                           file.close();
                         },
                         {}});
  }

  void add_boost() {
    auto columns = std::make_shared<Columns>();
    const ColumnNames names(Schema::diplomacy());
    find_file_format("graphml")->read(text_of(graph_, "graphml"), "graph.graphml", names, *columns);
    programs_.push_back({"Boost write_graphml",
                         "graphml",
                         0,
                         [this, columns] {
                           std::fstream file(path_,
                                             std::ios::in | std::ios::out | std::ios::binary);
                           columns->write_graphml(file);
                           if (!file.flush()) throw std::runtime_error("cannot write " + path_);
                         },
                         {}});
  }

  void add_igraph() {
    igraph_set_attribute_table(&igraph_cattribute_table);
    {
      File file(path_);
      file.write(text_of(graph_, "graphml"));
      file.close();
    }
    const auto graph = std::make_shared<igraph_t>();
    std::FILE* const file = std::fopen(path_.c_str(), "rb");
    const igraph_error_t error = igraph_read_graph_graphml(graph.get(), file, 0);
    std::fclose(file);
    if (error != IGRAPH_SUCCESS) throw std::runtime_error("igraph cannot read our GraphML");
    programs_.push_back({"igraph",
                         "graphml",
                         0,
                         [this, graph] {
                           File out(path_);
                           if (igraph_write_graph_graphml(graph.get(), out.get(), true) !=
                               IGRAPH_SUCCESS) {
                             throw std::runtime_error("igraph cannot write");
                           }
                           out.close();
                         },
                         {}});
  }

  void add_rapidjson() {
    const auto document = std::make_shared<rapidjson::Document>();
    document->Parse(text_of(graph_, "jsonld").c_str());
    if (document->HasParseError()) throw std::logic_error("our JSON-LD is no JSON");
    programs_.push_back({"RapidJSON Writer",
                         "jsonld",
                         0,
                         [this, document] {
                           std::vector<char> buffer(piece_bytes);
                           File file(path_);
                           rapidjson::FileWriteStream stream(file.get(), buffer.data(),
                                                             buffer.size());
                           rapidjson::Writer<rapidjson::FileWriteStream> writer(stream);
                           if (!document->Accept(writer)) throw std::logic_error("no JSON");
                           stream.Flush();
                           file.close();
                         },
                         {}});
  }

  void run(std::size_t rounds) {
    const auto largest =
        std::max_element(programs_.begin(), programs_.end(),
                         [](const Program& a, const Program& b) { return a.bytes < b.bytes; });
    for (const Program& program : programs_) {
      if (program.name == "fwrite" && program.bytes == largest->bytes) program.write();
    }
    for (std::size_t round = 0; round < rounds; ++round) {
      for (Program& program : programs_) program.rounds.push_back(measure(program.write));
    }
    print(rounds);
  }

 private:
  Graph graph_;
  std::size_t nodes_, edges_;
  std::string path_;
  std::vector<Program> programs_;

  [[nodiscard]] const Program& ours(std::string_view format) const {
    return *std::find_if(programs_.begin(), programs_.end(),
                         [&](const Program& each) { return each.format == format; });
  }

  void print(std::size_t rounds) const {
    std::printf("%zu nodes and %zu edges, median of %zu rounds\n\n", nodes_, edges_, rounds);
    std::printf(
        "| format | program | s | million edges/s | MB/s | diplograph's time is | MiB beyond "
        "the graph |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
    for (const Program& program : programs_) {
      std::vector<double> ratios;
      std::size_t memory = 0;
      for (std::size_t i = 0; i < program.rounds.size(); ++i) {
        ratios.push_back(ours(program.format).rounds[i].seconds / program.rounds[i].seconds);
        memory = std::max(memory, program.rounds[i].memory);
      }
      const double seconds = program.seconds();
      std::printf("| %s | %s | %.3f | %.2f | ", std::string(program.format).c_str(),
                  program.name.c_str(), seconds, static_cast<double>(edges_) / seconds / 1e6);
      if (program.bytes != 0) {
        std::printf("%.0f", static_cast<double>(program.bytes) / seconds / 1e6);
      }
      const double ratio = median(ratios);
      if (&program == &ours(program.format)) {
        std::printf(" | | %.1f |\n", static_cast<double>(memory) / (1024.0 * 1024.0));
      } else if (ratio > 1) {
        std::printf(" | %.2f times that | |\n", ratio);
      } else {
        std::printf(" | 1/%.1f of that | |\n", 1 / ratio);
      }
    }
  }
};

}  // namespace

int main(int argc, char** argv) {
  const auto number = [&](int i, std::size_t otherwise) {
    return argc > i ? static_cast<std::size_t>(std::strtoull(argv[i], nullptr, 10)) : otherwise;
  };
  try {
    Comparison comparison(number(1, 100'000), number(2, 500'000));
    for (const char* format : {"graphml", "gexf", "jsonld", "nquads", "edges-csv"}) {
      comparison.add_ours(format);
    }
    if (argc <= 4) {
      comparison.add_boost();
      comparison.add_igraph();
      comparison.add_rapidjson();
    }
    comparison.run(std::max<std::size_t>(number(3, 5), 1));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "graph_writers: %s\n", error.what());
    return 1;
  }
  return 0;
}
