#include <set>
#include <string>
#include <vector>

#include "export/figure.hpp"
#include "export/font_coverage.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {
namespace {

const std::string usual = "Noto Sans Arabic,Noto Sans";
const std::string emoji = "\xF0\x9F\x98\x80";

std::vector<std::string> faults(const std::string& families, const std::string& text) {
  std::set<char32_t> missing;
  const std::string drawable = drawable_text(families, text, missing);
  return font_faults(families, {drawable}, missing);
}

}  // namespace

TEST_CASE("each letter is drawn by the first family that has it, with its joiners and marks") {
  const std::string text = "می‌خواهد (NATO) ۱۲";
  const auto runs = font_runs(usual, text);
  REQUIRE(runs.size() == 3);
  CHECK(runs[0].family == "Noto Sans Arabic");
  CHECK(runs[1].family == "Noto Sans");
  CHECK(text.substr(runs[1].begin).starts_with("(NATO"));
  CHECK(runs[2].family == "Noto Sans Arabic");
  CHECK(runs[2].end == text.size());
  CHECK(runs[0].begin == 0);
  CHECK(runs[0].end == runs[1].begin);
  CHECK(font_runs(usual, "").empty());
  CHECK(font_runs(usual, " \u200C").empty());
}

TEST_CASE("letters of other scripts come from another Noto Sans, and no other font") {
  const auto runs = font_runs(usual, "საქართველო");
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].family.starts_with("Noto Sans"));
  CHECK(faults(usual, "საქართველო").empty());
}

TEST_CASE("XeLaTeX, which takes no other font, is given the numbers of their letters") {
  CHECK(text_in_families(usual, "Iran ایران ს") == "Iran ایران [U+10E1]");
  CHECK(text_in_families("No Such Font", "Iran ს") == "Iran ს");
}

TEST_CASE("letters that no font may draw are shown by their numbers") {
  std::set<char32_t> missing;
  CHECK(drawable_text(usual, "ایران " + emoji + " Iran\n", missing) == "ایران [U+1F600] Iran\n");
  CHECK(missing == std::set<char32_t>{0x1F600});
  const auto said = faults(usual, emoji);
  REQUIRE(said.size() == 1);
  CHECK(said.front().find("do not have " + emoji) != std::string::npos);
  CHECK(said.front().find("--font") != std::string::npos);
  CHECK(faults(usual, "Iran ایران ۱۴۰۳ می‌خواهد").empty());
}

TEST_CASE("fonts that are missing are named with the package that has them") {
  const auto absent = faults("No Such Font", "Iran ایران");
  REQUIRE(absent.size() == 1);
  CHECK(absent.front().find("the font No Such Font is not installed") == 0);
  CHECK(absent.front().find("fc-list") != std::string::npos);
  std::set<char32_t> missing;
  CHECK(drawable_text("No Such Font", "Iran ایران", missing) == "Iran ایران");
  for (const std::string& said : faults("Titr,Noto Sans", "Iran")) {
    CHECK(said.find("install the package fonts-farsiweb") != std::string::npos);
  }
  CHECK(faults("Noto Sans", "ایران").empty());  // Noto Sans Arabic draws it
  const auto serif = faults("Noto Naskh Arabic", "ایران Iran");
  REQUIRE(serif.size() == 1);
  CHECK(serif.front().find("do not have I a n r, so Noto Sans draws them") != std::string::npos);
}

TEST_CASE("a figure of letters that no font may draw has their numbers in every format") {
  Graph graph = star_graph(3, "en");
  const auto company = graph.add_node("company/smile");
  graph.add_name(company, {"en", "Smile " + emoji, NameRole::preferred});
  graph.add_edge(company, *graph.schema().find_relation("cooperatesWith"), *graph.find("state/s1"),
                 Polarity::affirmed);
  graph.canonicalize();
  PlacedFigure figure = place_figure(graph, {});
  CHECK(figure.render(FigureFormat::svg).find(">Smile [U+1F600]<") != std::string::npos);
  CHECK(figure.render(FigureFormat::tex).find("Smile [U+1F600]") != std::string::npos);
  REQUIRE(figure.faults().size() == 1);
  CHECK(figure.faults().front().find("[U+1F600]") != std::string::npos);
}

}  // namespace diplograph::exporting
