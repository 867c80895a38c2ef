// Our own GraphML, GEXF and tables read back: what docs/formats.md says is lost, and no more.
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "graph/import/importer.hpp"
#include "graph/table_reader.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph::exporting {
namespace {

using importing::ColumnNames;
using importing::Importer;
using importing::ImportReport;

struct Trip {
  std::vector<std::string> formats;  // written, then read together
  std::string reader;
};

const std::vector<Trip>& trips() {
  static const std::vector<Trip> all{{{"graphml"}, "graphml"},
                                     {{"graphml-gephi"}, "graphml"},
                                     {{"graphml-neo4j"}, "graphml"},
                                     {{"graphml-yed"}, "graphml"},
                                     {{"gexf"}, "gexf"},
                                     {{"gexf-1.2"}, "gexf"},
                                     {{"nodes-csv", "edges-csv"}, "csv"},
                                     {{"csv-gephi"}, "csv"}};
  return all;
}

std::vector<std::string> files_of(const Trip& trip, const Graph& graph) {
  std::vector<std::string> files;
  for (const std::string& format : trip.formats) {
    if (find_format(format)->write_folder != nullptr) {
      const auto written = write_folder_as(format, graph);
      files.push_back(written.at("nodes.csv"));
      files.push_back(written.at("edges.csv"));
    } else {
      files.push_back(write_as(format, graph).bytes);
    }
  }
  return files;
}

Graph read_back(const Trip& trip, const std::vector<std::string>& files, const Graph* base,
                ImportReport& report) {
  Importer importer(Schema::diplomacy(), ColumnNames(Schema::diplomacy()),
                    {{}, "import", {}, {}, true}, base);
  for (std::size_t i = 0; i < files.size(); ++i) {
    importer.read(files[i], "file" + std::to_string(i), *importing::find_file_format(trip.reader));
  }
  Graph graph = importer.finish();
  report = importer.report();
  return graph;
}

std::string told(const ImportReport& report) {
  std::string text;
  for (const auto* remarks : {&report.refused, &report.notices}) {
    for (const auto& remark : *remarks) {
      text += remark.file + ":" + std::to_string(remark.line) + ": " + remark.message + "\n";
    }
  }
  return text;
}

/// Without the counts of evidence and mentions, and what is drawn after them.
std::string without_counts(const Trip& trip, const std::string& file) {
  if (trip.reader == "csv") {
    std::string text;
    const std::vector<TableRow> rows = read_table(file, "table");
    for (const TableRow& row : rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string& name = rows.front().cells.at(i);
        const bool count = name == "mentions" || name == "evidence_count" || name == "Weight";
        text += (count ? "N" : row.cells[i]) + "\x1F";
      }
      text += '\n';
    }
    return text;
  }
  static const std::regex counts(
      "(key=\"(?:mentions|evidence_count|weight)\">|for=\"(?:mentions|evidence_count)\" "
      "value=\"|weight=\")[0-9]+");
  return std::regex_replace(file, counts, "$1N");
}

/// The first lines that differ; empty if none does.
std::string first_difference(const std::string& before, const std::string& after) {
  std::istringstream lines_before(before), lines_after(after);
  for (std::size_t number = 1;; ++number) {
    std::string one, other;
    const bool more = static_cast<bool>(std::getline(lines_before, one));
    const bool more_after = static_cast<bool>(std::getline(lines_after, other));
    if (!more && !more_after) return {};
    if (one != other || more != more_after) {
      return "line " + std::to_string(number) + "\n- " + one + "\n+ " + other;
    }
  }
}

TEST_CASE("with the graph that they came from, files bring back the same bytes of JSON-LD") {
  const Graph nasty = nasty_graph();
  const std::string before = write_as("jsonld", nasty).bytes;
  for (const Trip& trip : trips()) {
    CAPTURE(trip.formats.front());
    ImportReport report;
    const Graph after = read_back(trip, files_of(trip, nasty), &nasty, report);
    CHECK(told(report) == "");
    CHECK(report.renamed.empty());
    CHECK(first_difference(before, write_as("jsonld", after).bytes) == "");
  }
}

TEST_CASE("without it, files that are read and written again have other counts of evidence only") {
  const Graph nasty = nasty_graph();
  for (const Trip& trip : trips()) {
    CAPTURE(trip.formats.front());
    const std::vector<std::string> files = files_of(trip, nasty);
    ImportReport report;
    const Graph graph = read_back(trip, files, nullptr, report);
    CHECK(report.refused.empty());
    CHECK(graph.node_count() == nasty.node_count());
    CHECK(graph.edge_count() == nasty.edge_count());
    CHECK(graph.documents() == nasty.documents());
    const std::vector<std::string> again = files_of(trip, graph);
    REQUIRE(again.size() == files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
      CHECK(first_difference(without_counts(trip, files[i]), without_counts(trip, again[i])) == "");
    }
    // What was lost once is lost: from here on nothing changes any more.
    const std::vector<std::string> third = files_of(trip, read_back(trip, again, nullptr, report));
    for (std::size_t i = 0; i < again.size(); ++i) {
      CHECK(first_difference(again[i], third.at(i)) == "");
    }
  }
}

}  // namespace
}  // namespace diplograph::exporting
