#include "extract/extractor.hpp"

#include <future>
#include <vector>

#include "tests/catch.hpp"

using namespace diplograph;
using namespace diplograph::extract;

TEST_CASE("one extractor serves many threads, which all find the same") {
  const Extractor extractor;
  const auto claims = [&] {
    std::vector<std::vector<Claim>> found;
    for (const char* text : {"Germany signed the treaty and supports the sanctions against Iran.\n",
                             "ایران و روسیه این پیمان را امضا کردند.\n"}) {
      found.push_back(extractor.extract({"a", "a.txt", text}).claims);
    }
    return found;
  };
  const auto expected = claims();
  CHECK_FALSE(expected[0].empty());
  CHECK_FALSE(expected[1].empty());
  std::vector<std::future<decltype(claims())>> threads;
  for (int i = 0; i < 8; ++i) threads.push_back(std::async(std::launch::async, claims));
  for (auto& thread : threads) CHECK(thread.get() == expected);
}
