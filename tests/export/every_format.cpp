#include <algorithm>
#include <set>
#include <string>
#include <thread>

#include "export/byte_buffer.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {

TEST_CASE("the registry names each format and each file once") {
  std::set<std::string_view> names, files;
  for (const Format& format : formats()) {
    CHECK(names.insert(format.name).second);
    CHECK(files.insert(format.file_name).second);
    CHECK(format.file_name.ends_with(format.extension));
    CHECK((format.write == nullptr) != (format.write_folder == nullptr));
    CHECK((format.write_folder != nullptr) == format.extension.empty());
    CHECK_FALSE(format.title.empty());
    CHECK(find_format(format.name) == &format);
  }
  CHECK(find_format("powerpoint") == nullptr);
  for (const char* name :
       {"jsonld", "graphml", "gexf", "dot", "svg", "pdf", "nodes-csv", "edges-csv", "matrix"}) {
    CHECK(names.count(name) == 1);
  }
}

TEST_CASE("a format that loses nothing says so, every other one says what it loses") {
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const std::set<std::string_view> lossless{"jsonld", "nquads", "turtle", "trig"};
    CHECK(format.loses.empty() == lossless.contains(format.name));
  }
}

TEST_CASE("the same graph gives the same bytes, from every format and on every thread") {
  const Graph graph = nasty_graph();
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const std::string first = write_as(format.name, graph).bytes;
    CHECK_FALSE(first.empty());
    std::string second;
    std::string third;
    std::thread other([&] { second = write_as(format.name, nasty_graph()).bytes; });
    third = write_as(format.name, graph).bytes;
    other.join();
    CHECK(first == second);
    CHECK(first == third);
  }
}

TEST_CASE("what was written before does not show in a file") {
  const Graph graph = nasty_graph();
  const std::string before = write_as("dot", graph).bytes;
  (void)write_as("svg", graph);
  CHECK(write_as("dot", graph).bytes == before);
  CHECK(before.find("node [") == std::string::npos);
}

TEST_CASE("an empty graph can be written in every format") {
  Graph graph(Schema::diplomacy());
  graph.canonicalize();
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    // A line per vertex: no vertex, no line.
    CHECK(write_as(format.name, graph).bytes.empty() == (format.name == "graphson"));
  }
}

TEST_CASE("files are handed over in blocks of 64 KiB") {
  const Graph graph = star_graph(2000, "en");
  for (const char* name :
       {"jsonld", "graphml", "gexf", "dot", "nodes-csv", "edges-csv", "matrix"}) {
    CAPTURE(name);
    const Written written = write_as(name, graph);
    REQUIRE(written.blocks.size() > 1);
    for (std::size_t i = 0; i + 1 < written.blocks.size(); ++i) {
      CHECK(written.blocks[i] == ByteBuffer::block_size);
    }
    CHECK(written.blocks.back() <= ByteBuffer::block_size);
  }
}

TEST_CASE("an error of the sink reaches the caller, and the next file is whole again") {
  const Graph graph = nasty_graph();
  for (const Format& format : formats()) {
    CAPTURE(format.name);
    const std::string before = write_as(format.name, graph).bytes;
    if (format.write != nullptr) {
      CHECK_THROWS_AS(
          format.write(graph, {}, [](std::string_view) { throw OutputError("disk full"); }),
          OutputError);
    } else {
      CHECK_THROWS_AS(format.write_folder(graph, {},
                                          [](std::string_view, std::string_view) {
                                            throw OutputError("disk full");
                                          }),
                      OutputError);
    }
    CHECK(write_as(format.name, graph).bytes == before);
  }
}

TEST_CASE("numbers have at most three decimals and a point in every locale") {
  CHECK(decimal(0) == "0");
  CHECK(decimal(1) == "1");
  CHECK(decimal(0.85F) == "0.85");
  CHECK(decimal(0.123456) == "0.123");
  CHECK(decimal(-0.0001) == "0");
  CHECK(decimal(-12.5) == "-12.5");
  CHECK(decimal(100) == "100");
}

}  // namespace diplograph::exporting
