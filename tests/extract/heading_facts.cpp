#include <algorithm>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/extract/extracted_edges.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

bool has(const std::vector<Edge>& edges, const std::string& rule, const std::string& source,
         const std::string& relation, const std::string& target) {
  return std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
    return edge.rule == rule && edge.relation == relation && edge.source.contains(source) &&
           edge.target.contains(target);
  });
}

const std::string english =
    "# The Arctic Policy of Norway\n\n"
    "Norway borders the Barents Sea. Norway has published several papers.\n\n"
    "## Goals and priorities\n\n"
    "### Sustainable fisheries\n\n"
    "A quota leads to stable stocks of cod and haddock. It rains a lot in Bergen.\n\n"
    "### Safe shipping lanes\n\n"
    "Pilots know the coast.\n";

}  // namespace

TEST_CASE("each heading under goals is a goal of whom the text is about") {
  const auto edges = edges_of(english);
  INFO(listing(edges));
  CHECK(has(edges, "heading/goal", "Norway", "pursues", "Sustainable fisheries"));
  CHECK(has(edges, "heading/goal", "Norway", "pursues", "Safe shipping lanes"));
}

TEST_CASE("what the section of a goal says that it brings about is part of it") {
  const auto edges = edges_of(english);
  INFO(listing(edges));
  CHECK(has(edges, "heading/part", "stable stocks of cod and haddock", "partOf",
            "Sustainable fisheries"));
  CHECK(std::count_if(edges.begin(), edges.end(),
                      [](const Edge& edge) { return edge.rule == "heading/part"; }) == 1);
  // The same words in a section of no goal are nobody's aim.
  std::string plain = english;
  plain.replace(plain.find("Goals and priorities"), std::string("Goals and priorities").size(),
                "Weather and climate");
  const auto plain_edges = edges_of(plain);
  CHECK(std::none_of(plain_edges.begin(), plain_edges.end(),
                     [](const Edge& edge) { return edge.rule.starts_with("heading/"); }));
}

TEST_CASE("items of a list under goals and measures are goals and strategies") {
  const auto edges = edges_of(
      "# Water Policy of Kenya\n\nKenya lacks water.\n\nObjectives:\n"
      "- Safe drinking water\n- The government will meet in May.\n\n"
      "Measures\n\n1. A new tariff for households\n2. Repair of old pipes\n");
  INFO(listing(edges));
  CHECK(has(edges, "list/goal", "Kenya", "pursues", "Safe drinking water"));
  CHECK(has(edges, "list/strategy", "Kenya", "adopts", "Repair of old pipes"));
  // A sentence is none.
  CHECK(std::count_if(edges.begin(), edges.end(),
                      [](const Edge& edge) { return edge.rule.starts_with("list/"); }) == 3);
  const auto persian = edges_of(
      "راهبرد آب\n\nایران با کمبود آب روبه‌رو است.\n\nاهداف\n"
      "- کاهش مصرف آب\n- حفاظت از تالاب‌ها\n");
  INFO(listing(persian));
  CHECK(has(persian, "list/goal", "ایران", "pursues", "کاهش مصرف آب"));
  CHECK(has(persian, "list/goal", "ایران", "pursues", "حفاظت از تالاب‌ها"));
}
