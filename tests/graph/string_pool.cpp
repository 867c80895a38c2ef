// Strings that are kept once, and their copies in another order.
#include "graph/storage/string_pool.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

using diplograph::StringCopies;
using diplograph::StringId;
using diplograph::StringPool;

namespace {

std::string text(int number) { return "text " + std::to_string(number); }

}  // namespace

TEST_CASE("copies of strings lie in the order of the first asking, without those not asked for") {
  StringPool pool;
  std::vector<StringId> ids;
  for (int i = 0; i < 10000; ++i) ids.push_back(pool.intern(text(i)));
  const std::string long_text(100000, 'x');
  const StringId long_id = pool.intern(long_text);

  StringCopies copies(pool);
  CHECK(copies.copy(StringId{}) == StringId{});
  std::vector<StringId> copied;
  for (std::size_t i = 10000; i > 5000; --i) copied.push_back(copies.copy(ids[i - 1]));
  const StringId long_copy = copies.copy(long_id);
  CHECK(copies.copy(ids[7000]) == copied[2999]);

  StringPool taken = copies.take();
  REQUIRE(taken.size() == 5002);  // and the empty string
  for (int i = 0; i < 5000; ++i) {
    const StringId copy = copied[static_cast<std::size_t>(i)];
    REQUIRE(taken.view(copy) == text(9999 - i));
    REQUIRE(static_cast<int>(copy) == i + 1);
    REQUIRE(taken.find(text(9999 - i)) == copy);
  }
  CHECK(taken.view(long_copy) == long_text);
  CHECK(taken.view(StringId{}).empty());
  CHECK(taken.find(text(1)) == StringId{});
  CHECK(taken.intern(text(1)) == StringId{5002});
  CHECK(taken.intern(text(9999)) == copied[0]);
}
