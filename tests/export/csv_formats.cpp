#include <algorithm>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// A reader by RFC 4180, written without looking at the writer.
Rows read_csv(const std::string& text) {
  Rows rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        rows.back().back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        rows.back().back() += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\n') {
      rows.emplace_back(1);
    } else {
      rows.back().back() += c;
    }
  }
  rows.pop_back();
  return rows;
}

const std::vector<std::string>& row_of(const Rows& rows, const std::string& id) {
  for (const auto& row : rows) {
    if (std::find(row.begin(), row.end(), id) != row.end()) return row;
  }
  FAIL("no row " + id);
  return rows.front();
}

}  // namespace

TEST_CASE("nodes.csv begins with id, type, label and aliases, and has a row per node") {
  const Graph graph = nasty_graph();
  const std::string text = write_as("nodes-csv", graph).bytes;
  CHECK(text.starts_with("id,type,label,aliases,label_en,label_fa,mentions,"));
  const Rows rows = read_csv(text);
  REQUIRE(rows.size() == graph.node_count() + 1);
  for (const auto& row : rows) CHECK(row.size() == rows.front().size());
  const auto& china = row_of(rows, "state/china");
  CHECK(china[1] == "State");
  CHECK(china[2] == "چین «(خلق)»");
  CHECK(china[4] == "China <&> \"PRC\"");
  CHECK(china[5] == "چین «(خلق)»");
  CHECK(row_of(rows, "concept/null")[2] == "concept/null");
}

TEST_CASE("aliases are joined by bars, and a bar inside an alias is not taken for one") {
  const Rows rows = read_csv(write_as("nodes-csv", nasty_graph()).bytes);
  CHECK(row_of(rows, "state/china")[3] == "'=1+2|China <&> \"PRC\"|a/b");
}

TEST_CASE("no cell of a table is run as a formula") {
  const Graph graph = nasty_graph();
  for (const char* format : {"nodes-csv", "edges-csv"}) {
    for (const auto& row : read_csv(write_as(format, graph).bytes)) {
      for (const std::string& cell : row) {
        const bool formula =
            !cell.empty() && std::string("=+-@\t\r").find(cell[0]) != std::string::npos;
        CAPTURE(cell);
        CHECK_FALSE(formula);
      }
    }
  }
  CHECK(row_of(read_csv(write_as("nodes-csv", graph).bytes), "concept/formula")[2] ==
        "'=HYPERLINK(\"x\"),\ttab \\N \\");
}

TEST_CASE("edges.csv begins with the edge, its confidence and its best evidence") {
  const Graph graph = nasty_graph();
  const std::string text = write_as("edges-csv", graph).bytes;
  CHECK(
      text.starts_with("source,relation,target,polarity,confidence,document,line,quote,"
                       "modality,page,rule,evidence_count,id,dated\n"));
  const Rows rows = read_csv(text);
  REQUIRE(rows.size() == graph.edge_count() + 1);
  const auto& edge = row_of(rows, "state/china|partyTo|agreement/graph");
  CHECK(edge[0] == "state/china");
  CHECK(edge[1] == "partyTo");
  CHECK(edge[2] == "agreement/graph");
  CHECK(edge[3] == "affirmed");
  CHECK(edge[4] == "1");
  CHECK(edge[6] == "7");
  CHECK(edge[7] == nasty_quote());
  const auto& denied = row_of(rows, "state/china|opposes|agreement/graph|not");
  CHECK(denied[3] == "negated");
  CHECK(denied[4] == "0.123");
  CHECK(denied[7] == "'@sum");
  const auto& bare = row_of(rows, "state/china|develops|concept/formula");
  CHECK(bare[5].empty());
  CHECK(bare[6].empty());
  CHECK(bare[11] == "0");
  CHECK(bare[13].empty());
  CHECK(edge[13].empty());
  CHECK(row_of(rows, "state/china|develops|concept/node")[13] == "2015-09");
}

TEST_CASE("the labels of a table follow the language that was asked for") {
  Options english;
  english.language = "en";
  const Rows rows = read_csv(write_as("nodes-csv", nasty_graph(), english).bytes);
  CHECK(row_of(rows, "state/china")[2] == "China <&> \"PRC\"");
}

}  // namespace diplograph::exporting
