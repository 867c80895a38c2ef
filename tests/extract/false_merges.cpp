#include <set>
#include <string>

#include "tests/catch.hpp"
#include "tests/extract/extracted_edges.hpp"

// Names that other systems took for one and that are two, and names that are one.

using namespace diplograph;
using namespace diplograph::extract;

namespace {

/// The entities that the words of a text name.
std::set<std::string> entities_of(const std::string& text, const std::string& words) {
  std::set<std::string> result;
  for (const Claim& claim : extractor().extract({"example", "example.txt", text}).claims) {
    const auto* mention = std::get_if<MentionClaim>(&claim);
    if (mention != nullptr && mention->evidence.quote.find(words) != std::string::npos) {
      result.insert(mention->entity);
    }
  }
  return result;
}

void check_two(const std::string& text, const std::string& one, const std::string& other) {
  INFO(text);
  const std::set<std::string> first = entities_of(text, one);
  const std::set<std::string> second = entities_of(text, other);
  REQUIRE_FALSE(first.empty());
  REQUIRE_FALSE(second.empty());
  for (const std::string& entity : first) CHECK_FALSE(second.contains(entity));
}

}  // namespace

TEST_CASE("names that differ in a number are two") {
  check_two("Kenya signed Amendment Protocol 16 in 2010. Kenya opposes Amendment Protocol 17.",
            "Protocol 16", "Protocol 17");
  check_two("Kenya supports Resolution 2231. Uganda opposes Resolution 1929.", "2231", "1929");
  check_two("Kenya signed Agreement SR-2023-052. Uganda signed Agreement SR-2023-053.",
            "SR-2023-052", "SR-2023-053");
  check_two("کنیا از قطعنامه ۲۲۳۱ حمایت کرد. اوگاندا با قطعنامه ۱۹۲۹ مخالفت کرد.", "۲۲۳۱", "۱۹۲۹");
  const std::string sequel = "کنیا از برجام حمایت کرد. اوگاندا با برجام ۲ مخالفت کرد.";
  CHECK(entities_of(sequel, "برجام").size() == 2);
  CHECK(entities_of(sequel, "برجام ۲").size() == 1);
  // A number of things is no part of a name.
  CHECK(entities_of("برجام ۲ طرف دارد.", "برجام") ==
        std::set<std::string>{"agreement/joint-comprehensive-plan-of-action"});
}

TEST_CASE("a name inside of a name is none") {
  const std::string text =
      "Tigran Petrosyan, the foreign minister of Armenia, supports the Vienna Agreement.";
  CHECK(entities_of(text, "Iran").empty());
  check_two("Tigran Petrosyan said that Iran supports the Vienna Agreement.", "Tigran", "Iran");
  CHECK(entities_of("نشست تیگران پتروسیان برگزار شد.", "ایران").empty());
}

TEST_CASE("a draft and its final text are two") {
  const std::string text =
      "The Draft Treaty of Nairobi was rejected. Kenya signed the Treaty of Nairobi in 2010.";
  CHECK(entities_of(text, "Draft Treaty of Nairobi").size() == 1);
  CHECK(entities_of(text, "Treaty of Nairobi").size() == 2);
}

TEST_CASE("one name of things of two types is two") {
  check_two(
      "The Nairobi Group supports the plan. The Nairobi Conference on trade was held in Nairobi.",
      "Nairobi Group", "Nairobi Conference");
}

TEST_CASE("spellings of one name are one") {
  std::string text = "سازمان بین‌المللی کار و ";
  text += "سازمان بين‌المللي كار و ";
  text += "سازمان بین المللی کار.";
  const std::set<std::string> entities = entities_of(text, "سازمان");
  CHECK(entities == std::set<std::string>{"organization/international-labour-organization"});
}
