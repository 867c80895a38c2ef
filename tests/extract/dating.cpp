#include <map>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/extract/extracted_edges.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

/// The dates of a text's statements, by "source relation" with the ids' last parts.
std::map<std::string, std::string> dates_of(const std::string& text) {
  std::map<std::string, std::string> result;
  for (const Claim& claim : extractor().extract({"example", "example.txt", text}).claims) {
    const auto* relation = std::get_if<RelationClaim>(&claim);
    if (relation == nullptr) continue;
    result[relation->source.substr(relation->source.find('/') + 1) + " " + relation->relation] =
        relation->evidence.date;
  }
  return result;
}

/// The values of a property of the entities of a type.
std::vector<std::string> values_of(const std::string& text, const std::string& type,
                                   const std::string& property) {
  std::vector<std::string> result;
  for (const Claim& claim : extractor().extract({"example", "example.txt", text}).claims) {
    const auto* mention = std::get_if<MentionClaim>(&claim);
    if (mention == nullptr || mention->type != type) continue;
    const auto found = mention->properties.find(property);
    if (found == mention->properties.end()) continue;
    result.insert(result.end(), found->second.begin(), found->second.end());
  }
  return result;
}

using Values = std::vector<std::string>;

}  // namespace

TEST_CASE("a statement has the date of its clause, and the words of the date are marked") {
  const std::string text = "In March 2019 Kenya signed the Mombasa Agreement with Uganda.";
  CHECK(dates_of(text).at("kenya partyTo") == "2019-03");
  bool marked = false;
  for (const Claim& claim : extractor().extract({"example", "example.txt", text}).claims) {
    if (const auto* relation = std::get_if<RelationClaim>(&claim)) {
      for (const Mark& mark : relation->evidence.marks) {
        if (mark.role != MarkRole::date) continue;
        marked = true;
        CHECK(relation->evidence.quote.substr(mark.span.begin, mark.span.size()) == "March 2019");
      }
    }
  }
  CHECK(marked);
  CHECK(dates_of("کنیا در سال ۱۳۹۴ توافق‌نامه مومباسا را امضا "
                 "کرد.")
            .at("kenya partyTo") == "2015-03-21/2016-03-19");
}

TEST_CASE(
    "a deadline, the year of a cited work and the date of a name are no dates of statements") {
  CHECK(dates_of("Kenya aims to end poverty by 2030.").at("kenya pursues").empty());
  CHECK(dates_of("Kenya aims to end poverty, as Brown (2015) writes.").at("kenya pursues").empty());
  CHECK(dates_of("Kenya supports the Treaty of Nairobi of 1967.").at("kenya supports").empty());
  CHECK(dates_of("کنیا در پی پایان دادن به فقر تا سال ۲۰۳۰ است.").at("kenya pursues").empty());
}

TEST_CASE("each of several has its own date") {
  const auto dates = dates_of("Kenya joined the African Union in 1963; Uganda and Rwanda in 1964.");
  CHECK(dates.at("kenya memberOf") == "1963");
  CHECK(dates.at("uganda memberOf") == "1964");
  CHECK(dates.at("rwanda memberOf") == "1964");
  // The date of leaving is not that of refusing.
  const auto two = dates_of(
      "Norway refused to ratify the Energy Charter Treaty, and Italy left the Energy Charter "
      "Treaty "
      "in 2016.");
  CHECK(two.at("norway opposes").empty());
  CHECK(two.at("italy opposes") == "2016");
}

TEST_CASE("an agreement has the date beside its name or that of its signing") {
  CHECK(values_of("Kenya supports the Nairobi Protocol (2004).", "Agreement", "date") ==
        Values{"2004"});
  CHECK(values_of("The Nairobi Protocol was signed on 21 April 2004.", "Agreement", "date") ==
        Values{"2004-04-21"});
  CHECK(values_of("The Nairobi Protocol was signed on 21 April 2004.", "Agreement", "dateText") ==
        Values{"21 April 2004"});
  CHECK(values_of("The Nairobi Protocol was not signed in 2004.", "Agreement", "date").empty());
  CHECK(values_of("Kenya violated the Nairobi Protocol in 2004.", "Agreement", "date").empty());
  CHECK(values_of("پروتکل نایروبی در سال ۲۰۰۴ به امضا رسید.", "Agreement", "date") ==
        Values{"2004"});
  // A lexicon knows the year; the text may say the day.
  CHECK(values_of("The Paris Agreement was adopted on 12 December 2015.", "Agreement", "date") ==
        Values{"2015-12-12"});
  CHECK(values_of("The Paris Agreement was signed on 22 April 2016.", "Agreement", "date") ==
        Values{"2015"});
}

TEST_CASE("the year behind a title closes it and dates it") {
  const std::string text = "راهبرد ملی درباره حفاظت از دریاها سال 2017 منتشر شد.";
  const auto edges = extractor().extract({"example", "example.txt", text}).claims;
  bool found = false;
  for (const Claim& claim : edges) {
    const auto* mention = std::get_if<MentionClaim>(&claim);
    if (mention == nullptr || mention->type != "Strategy") continue;
    found = mention->evidence.quote == "راهبرد ملی درباره حفاظت از دریاها";
  }
  CHECK(found);
  CHECK(values_of("توافق‌نامه سایبری ژاپن و هند در سال 2015 بود.",
                  "Agreement", "date") == Values{"2015"});
}

TEST_CASE("an event has the date at which it was held") {
  CHECK(values_of("The Nairobi Summit was held in May 2018.", "Event", "date") ==
        Values{"2018-05"});
  CHECK(values_of("Kenya attended the 2018 Nairobi Summit.", "Event", "date") == Values{"2018"});
}
