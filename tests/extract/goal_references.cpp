#include <string>

#include "tests/catch.hpp"
#include "tests/extract/extracted_edges.hpp"

using namespace diplograph::extract;

namespace {

const std::string goals =
    "اهداف ژاپن شامل توسعه صنعتی پایدار، "
    "امنیت انرژی و بومی‌سازی است. ";
const std::string means =
    "سیاست‌هایی مانند سرمایه‌گذاری خارجی، "
    "دیپلماسی عمومی و کمک‌های فنی "
    "را دنبال می‌کند.\n";

}  // namespace

TEST_CASE("strategies advance the goals that words before them point at") {
  const auto english = edges_of(
      "Canada seeks to protect coastal waters. To achieve this goal, Canada will adopt regional "
      "fishing rules.\n");
  INFO(listing(english));
  CHECK(states(english, "regional fishing rules", "advances", "coastal waters"));
  for (const Edge& edge : english) CHECK_FALSE(edge.target.contains("achieve this goal"));

  const auto persian = edges_of(goals + "ژاپن برای تحقق این اهداف " + means);
  INFO(listing(persian));
  CHECK(states(persian, "Japan", "pursues", "بومی‌سازی"));
  for (const char* name : {"سرمایه‌گذاری خارجی", "دیپلماسی عمومی"}) {
    INFO(name);
    CHECK(states(persian, name, "advances", "توسعه صنعتی پایدار"));
    CHECK(states(persian, name, "advances", "امنیت انرژی"));
  }
  CHECK(states(persian, "کمک‌های فنی", "advances", "امنیت انرژی"));
}

TEST_CASE("without words that point at goals a strategy advances none of another sentence") {
  const auto edges = edges_of(goals + "ژاپن " + means);
  INFO(listing(edges));
  CHECK(states(edges, "Japan", "pursues", "امنیت انرژی"));
  CHECK(states(edges, "Japan", "adopts", "دیپلماسی عمومی"));
  for (const Edge& edge : edges) CHECK(edge.relation != "advances");
}
