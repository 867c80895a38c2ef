#include "tests/catch.hpp"
#include "tests/extract/extracted_edges.hpp"

using namespace diplograph::extract;

TEST_CASE("strategies advance the goals that words before them point at") {
  const auto english = edges_of(
      "Canada seeks to protect coastal waters. To achieve this goal, Canada will adopt regional "
      "fishing rules.\n");
  INFO(listing(english));
  CHECK(states(english, "regional fishing rules", "advances", "coastal waters"));
  for (const Edge& edge : english) CHECK_FALSE(edge.target.contains("achieve this goal"));

  const auto persian = edges_of(
      "اهداف ژاپن شامل توسعه صنعتی پایدار، امنیت انرژی و بومی‌سازی است. ژاپن برای تحقق این "
      "اهداف "
      "سیاست‌هایی مانند سرمایه‌گذاری خارجی، دیپلماسی عمومی و کمک‌های فنی را دنبال "
      "می‌کند.\n");
  INFO(listing(persian));
  CHECK(states(persian, "Japan", "pursues", "بومی‌سازی"));
  for (const char* means :
       {"سرمایه‌گذاری خارجی", "دیپلماسی عمومی", "کمک‌های فنی"}) {
    INFO(means);
    CHECK(states(persian, means, "advances", "توسعه صنعتی پایدار"));
    CHECK(states(persian, means, "advances", "امنیت انرژی"));
  }
}

TEST_CASE("without words that point at goals a strategy advances none of another sentence") {
  const auto edges = edges_of(
      "اهداف ژاپن شامل توسعه صنعتی پایدار، امنیت انرژی و بومی‌سازی است. ژاپن "
      "سیاست‌هایی "
      "مانند "
      "سرمایه‌گذاری خارجی و کمک‌های فنی را دنبال "
      "می‌کند.\n");
  INFO(listing(edges));
  for (const Edge& edge : edges) CHECK(edge.relation != "advances");
}
