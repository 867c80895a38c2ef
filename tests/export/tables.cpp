#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "export/table.hpp"
#include "export/table_formats.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {
namespace {

std::string written(const Table& table, std::string_view format) {
  std::string bytes;
  for (const TableFormat& known : table_formats()) {
    if (known.name == format) known.write(table, [&](std::string_view block) { bytes += block; });
  }
  return bytes;
}

Graph::EdgeDescriptor say(Graph& graph, const std::string& source, const std::string& relation,
                          const std::string& target, const std::string& quote,
                          Polarity polarity = Polarity::affirmed,
                          Modality modality = Modality::asserted) {
  const auto edge = graph.add_edge(graph.add_node(source), *graph.schema().find_relation(relation),
                                   graph.add_node(target), polarity);
  Evidence evidence;
  evidence.document = "d.fa";
  evidence.quote = quote;
  evidence.line = 12;
  evidence.page = 3;
  evidence.modality = modality;
  graph.add_evidence(edge, evidence);
  return edge;
}

void name(Graph& graph, const std::string& id, const std::string& english,
          const std::string& persian) {
  const auto vertex = *graph.find(id);
  if (!english.empty()) graph.add_name(vertex, {"en", english, NameRole::preferred});
  if (!persian.empty()) graph.add_name(vertex, {"fa", persian, NameRole::preferred});
}

/// Two actors, two goals, two agreements, a strategy; one statement is denied, one planned.
Graph treaties() {
  Graph graph(Schema::diplomacy());
  graph.add_document({"d.fa", "", "fa", "d.txt", std::string(64, 'a'), 9});
  say(graph, "state/iran", "pursues", "goal/trade", "ایران در پی تجارت است.");
  say(graph, "state/iran", "pursues", "goal/trade", "تجارت هدف ایران است.");
  say(graph, "state/peru", "pursues", "goal/water", "Peru seeks water.");
  say(graph, "strategy/look-east", "advances", "goal/trade", "نگاه به شرق");
  say(graph, "agreement/late", "advances", "goal/trade", "late");
  say(graph, "state/iran", "partyTo", "agreement/late", "a", Polarity::affirmed, Modality::planned);
  say(graph, "state/peru", "partyTo", "agreement/late", "b", Polarity::negated);
  say(graph, "state/iran", "partyTo", "agreement/early", "c");
  name(graph, "state/iran", "Iran", "ایران");
  name(graph, "state/peru", "Peru", "");
  name(graph, "goal/trade", "trade", "تجارت (آزاد)");
  name(graph, "goal/water", "clean water", "");
  name(graph, "strategy/look-east", "Look East", "نگاه به شرق");
  name(graph, "agreement/late", "Late Treaty", "پیمان دیرین");
  name(graph, "agreement/early", "Early Treaty", "پیمان نخست");
  graph.add_property(*graph.find("agreement/late"), "date", "2011/2015");
  graph.add_property(*graph.find("agreement/late"), "status", "in force");
  graph.add_property(*graph.find("agreement/early"), "date", "1990-05");
  graph.add_property(*graph.find("agreement/early"), "dateText", "May 1990");
  graph.canonicalize();
  return graph;
}

TableOptions options(TableKind kind, const std::string& language) {
  TableOptions result;
  result.kind = kind;
  result.language = language;
  return result;
}

std::vector<std::string> cell(const Table& table, std::size_t row, std::size_t column) {
  std::vector<std::string> lines;
  for (const TableText& line : table.rows.at(row).at(column).lines) lines.push_back(line.text);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the table of goals has their strategies, agreements and actors, most evidence first") {
  const Table table = table_of(treaties(), options(TableKind::goals, "en"));
  REQUIRE(table.columns.size() == 5);
  REQUIRE(table.rows.size() == 2);
  CHECK(cell(table, 0, 0) == Lines{"trade"});
  CHECK(cell(table, 0, 1) == Lines{"Look East"});
  CHECK(cell(table, 0, 2) == Lines{"Late Treaty"});
  CHECK(cell(table, 0, 3) == Lines{"Iran"});
  CHECK(table.rows[0][4].number == 4U);
  CHECK(cell(table, 1, 0) == Lines{"clean water"});
  CHECK(cell(table, 1, 1).empty());
}

TEST_CASE("agreements stand in the order of their dates, and denied and planned parties say so") {
  const Table table = table_of(treaties(), options(TableKind::agreements, "en"));
  REQUIRE(table.rows.size() == 2);
  CHECK(cell(table, 0, 0) == Lines{"Early Treaty"});
  CHECK(cell(table, 0, 1) == Lines{"1990-05", "May 1990"});
  CHECK(cell(table, 1, 1) == Lines{"2011/2015"});
  CHECK(cell(table, 1, 2) == Lines{"in force"});
  CHECK(cell(table, 1, 3) == Lines{"Iran (planned)", "Peru (denied)"});
  CHECK(cell(table, 1, 4) == Lines{"trade"});
}

TEST_CASE("a Persian table has Persian words, runs from right to left, and isolates other names") {
  const Table table = table_of(treaties(), options(TableKind::agreements, "fa"));
  CHECK(table.right_to_left);
  CHECK(table.columns[0].heading == "توافق");
  CHECK(cell(table, 0, 1) == Lines{"مه ۱۹۹۰ م.", "May 1990"});
  CHECK(cell(table, 1, 1) == Lines{"۲۰۱۱ تا ۲۰۱۵ م."});
  CHECK(cell(table, 1, 2) == Lines{"لازم‌الاجرا"});
  CHECK(cell(table, 1, 3) == Lines{"ایران (برنامه‌ریزی‌شده)",
                                   "\u2066Peru\u2069 (نفی‌شده)"});
  const Table actors = table_of(treaties(), options(TableKind::actors, "fa"));
  CHECK(cell(actors, 0, 2).back() ==
        "طرف: پیمان نخست، پیمان دیرین (برنامه‌ریزی‌شده)");
  CHECK_FALSE(actors.rows[1][0].lines[0].right_to_left);
  CHECK(table_of(treaties(), options(TableKind::goals, "")).language == "fa");
}

TEST_CASE("the appendix has every quote with its place, and empty columns are left out") {
  const Table table = table_of(treaties(), options(TableKind::evidence, "en"));
  CHECK(table.rows.size() == 8);
  CHECK(table.columns.size() == 6);
  CHECK(table.rows[7][0].number == 8U);
  CHECK(table.rows[0][4].number == 3U);
  CHECK(table.rows[0][5].number == 12U);
  const Table goals = table_of(star_graph(3, "en"), options(TableKind::goals, "en"));
  CHECK(goals.columns.size() == 3);  // without strategies and agreements
  CHECK(goals.rows[0].size() == 3);
}

TEST_CASE("types and a number of rows limit a table, and it says what was left out") {
  TableOptions wanted = options(TableKind::goals, "en");
  wanted.most = 1;
  const Table table = table_of(treaties(), wanted);
  REQUIRE(table.rows.size() == 1);
  CHECK(cell(table, 0, 0) == Lines{"trade"});
  CHECK(table.note == "The 1 of 2 rows with most evidence are shown.");
  wanted = options(TableKind::actors, "en");
  wanted.types = {*Schema::diplomacy().find_type("Organization")};
  CHECK(table_of(treaties(), wanted).rows.empty());
  wanted.types = {*Schema::diplomacy().find_type("Actor")};
  CHECK(table_of(treaties(), wanted).rows.size() == 2);
}

TEST_CASE("every format writes every table of a nasty graph, twice the same, with nothing to run") {
  const Graph graph = nasty_graph();
  for (const TableKind kind :
       {TableKind::goals, TableKind::agreements, TableKind::actors, TableKind::evidence}) {
    for (const char* language : {"en", "fa"}) {
      CAPTURE(static_cast<int>(kind), language);
      const Table table = table_of(graph, options(kind, language));
      CHECK_FALSE(table.rows.empty());
      for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
      for (const TableFormat& format : table_formats()) {
        const std::string bytes = written(table, format.name);
        CHECK(bytes == written(table, format.name));
        CHECK(count(bytes, "\u202E") == 0);
        CHECK(count(bytes, "\r") == 0);
      }
      const std::string html = written(table, "html");
      CHECK(count(html, "<script") == 0);
      CHECK(count(html, "<tr>") == table.rows.size() + 1);
      CHECK(count(html, "<td>") == table.rows.size() * table.columns.size());
      CHECK(count(html, language == std::string("fa") ? "<html lang=\"fa\" dir=\"rtl\">"
                                                      : "<html lang=\"en\" dir=\"ltr\">") == 1);
    }
  }
}

TEST_CASE("hostile labels and quotes are text in every format") {
  Graph graph(Schema::diplomacy());
  const std::string hostile =
      "=cmd|'/C calc'!A0 <script>alert(1)</script> \u202Egnp.exe | \\end{tabular}";
  say(graph, "state/x", "pursues", "goal/y", hostile + " " + std::string(1000, 'q'));
  name(graph, "state/x", hostile, "");
  name(graph, "goal/y", std::string(500, 'w'), "");
  graph.canonicalize();
  const Table table = table_of(graph, options(TableKind::evidence, "en"));
  const std::string html = written(table, "html");
  CHECK(count(html, "&lt;script&gt;alert(1)&lt;/script&gt; gnp.exe") == 2);
  CHECK(count(html, "<script") == 0);
  CHECK(count(html, std::string(1000, 'q')) == 0);
  CHECK(count(html, "…</p>") == 2);
  const std::string latex = written(table, "latex");
  CHECK(count(latex, "\\textbackslash{}end\\{tabular\\}") == 2);
  CHECK(count(latex, std::string(31, 'w')) == 0);
  const std::string markdown = written(table, "markdown");
  CHECK(count(markdown, "&lt;script>") == 2);
  CHECK(count(markdown, "\\| \\\\end{tabular}") == 2);
  for (const std::string& line : {markdown.substr(markdown.rfind("\n|") + 1)}) {
    CHECK(std::count(line.begin(), line.end(), '|') == 7 + 2 * 2);  // borders, and escaped ones
  }
  TableOptions whole = options(TableKind::evidence, "en");
  whole.longest = 0;
  const std::string csv = written(table_of(graph, whole), "csv");
  CHECK(count(csv, ",'=cmd|") == 2);
  CHECK(count(csv, ",=cmd|") == 0);
  CHECK(count(csv, std::string(1000, 'q')) == 1);
}

TEST_CASE("CSV has ASCII numbers and no isolates; other formats have the digits of the language") {
  const Table table = table_of(treaties(), options(TableKind::evidence, "fa"));
  const std::string csv = written(table, "csv");
  CHECK(csv.starts_with("\xEF\xBB\xBF"));
  CHECK(count(csv, ",3,12\n") == 8);
  CHECK(count(csv, "\u2066") == 0);
  CHECK(count(written(table_of(treaties(), options(TableKind::agreements, "fa")), "csv"),
              ",1990-05; May 1990,") == 1);
  CHECK(count(written(table, "html"), "<td>۱۲</td>") == 8);
  const std::string markdown = written(table, "markdown");
  CHECK(count(markdown, "| ۱۲ |") == 8);
  CHECK(count(markdown, "<div dir=\"rtl\" lang=\"fa\">\n\n") == 1);
}

TEST_CASE("a LaTeX table says what it needs, and a long one is broken over pages") {
  const std::string persian =
      written(table_of(treaties(), options(TableKind::goals, "fa")), "latex");
  CHECK(count(persian, "XePersian") == 1);
  CHECK(count(persian, "\\usepackage{bidi}") == 1);
  CHECK(count(persian, "\\begin{tabular}") == 1);
  CHECK(count(persian, "\\setRTL") == 1);
  const std::string english =
      written(table_of(star_graph(100, "en"), options(TableKind::actors, "en")), "latex");
  CHECK(count(english, "{bidi}") == 0);
  CHECK(count(english, "\\begin{longtable}") == 1);
  CHECK(count(english, "\\toprule") == 2);
}

}  // namespace diplograph::exporting
