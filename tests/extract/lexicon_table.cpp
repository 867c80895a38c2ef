#include "extract/mentions/lexicon_table.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "extract/extractor.hpp"
#include "extract/mentions/lexicon.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"

using namespace diplograph;
using namespace diplograph::extract;

TEST_CASE("a table of names becomes a lexicon") {
  Lexicon lexicon;
  lexicon.add(lexicon_of_table("name,type,aliases,id,language,part_of\n"
                               "Harbour Watch,Organization,HW | Watchers of Harbours,,,\n"
                               "دیده‌بان بندر,Organization,,harbour-watch,,\n"
                               "\"Bay, Office of the\",GovernmentBody,,bay-office,en,state/kenya\n",
                               "my names.csv"),
              "my names.csv");
  REQUIRE(lexicon.entries().size() == 2);
  const LexiconEntry* watch = lexicon.entry("organization/harbour-watch");
  REQUIRE(watch != nullptr);
  CHECK(watch->lexicon == "my-names");
  REQUIRE(watch->names.size() == 2);
  CHECK(watch->names[0].text == "Harbour Watch");
  CHECK(watch->names[1].language == "fa");
  const LexiconEntry* office = lexicon.entry("government-body/bay-office");
  REQUIRE(office != nullptr);
  CHECK(office->part_of == "state/kenya");
}

TEST_CASE("rows of a table of names that cannot be meant are refused with their line") {
  struct Case {
    const char* table;
    std::size_t line;
    const char* message;
  };
  for (const Case& c : std::vector<Case>{{"name,kind\nA,State\n", 1, "\"type\""},
                                         {"name,type\nA,State\nB,Planet\n", 3, "Planet"},
                                         {"name,type\n,State\n", 2, "no name"},
                                         {"name,type,language\nA,State,de\n", 2, "\"de\""}}) {
    INFO(c.table);
    try {
      (void)lexicon_of_table(c.table, "names.csv");
      FAIL("accepted");
    } catch (const InputError& error) {
      CHECK(error.position().line == c.line);
      CHECK(std::string(error.what()).find(c.message) != std::string::npos);
    }
  }
}

TEST_CASE("names that a user brings are found, and count before the built-in ones") {
  const auto entities = [](const UserFiles& files) {
    std::vector<std::string> ids;
    const Source source{"a", "a.txt", "The Lomani Harvest met the ACER in Nairobi.\n"};
    for (const Claim& claim : Extractor(files).extract(source).claims) {
      if (const auto* mention = std::get_if<MentionClaim>(&claim)) ids.push_back(mention->entity);
    }
    return ids;
  };
  const auto has = [](const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  const std::vector<std::string> plain = entities({});
  const std::vector<std::string> own = entities(
      {{},
       {{"names.csv", "type;name\nGroup;Lomani Harvest\nCompany;ACER\n"},
        {"more.json",
         "\xEF\xBB\xBF"
         R"({"kind": "lexicon", "id": "more", "version": 1, "type": "Place", "entries": []})"}}});
  CHECK_FALSE(has(plain, "group/lomani-harvest"));
  CHECK(has(own, "group/lomani-harvest"));
  CHECK(has(own, "company/acer"));
  CHECK_FALSE(has(own, "government-body/acer"));
}
