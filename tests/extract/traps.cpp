#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/extract/extracted_edges.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

struct Fact {
  const char* source;
  const char* relation;
  const char* target;
};

struct Trap {
  const char* text;
  std::vector<Fact> stated;
  std::vector<Fact> denied;  ///< found, with negative polarity
  std::vector<Fact> unsaid;  ///< not found affirmed
};

void check(const Trap& trap) {
  const std::vector<Edge> edges = edges_of(trap.text);
  CAPTURE(trap.text, listing(edges));
  for (const Fact& fact : trap.stated) {
    CAPTURE(fact.source, fact.target);
    CHECK(states(edges, fact.source, fact.relation, fact.target));
  }
  for (const Fact& fact : trap.denied) {
    CAPTURE(fact.source, fact.target);
    CHECK(denies(edges, fact.source, fact.relation, fact.target));
  }
  for (const Fact& fact : trap.unsaid) {
    CAPTURE(fact.source, fact.target);
    CHECK_FALSE(states(edges, fact.source, fact.relation, fact.target));
  }
}

}  // namespace

TEST_CASE("a refusal denies the infinitive behind it, however far it stands", "[traps]") {
  check({"Chile declined on Monday to sign the Lima Declaration.",
         {},
         {{"Chile", "partyTo", "Lima Declaration"}},
         {{"Chile", "partyTo", "Lima Declaration"}}});
  check({"Chile agreed on Monday to sign the Lima Declaration.",
         {{"Chile", "partyTo", "Lima Declaration"}},
         {},
         {}});
}

TEST_CASE("the two sides are the two that the text is about", "[traps]") {
  check(
      {"Norway and Kenya met in Oslo. Norway praised the Green Climate Fund. Kenya thanked Norway. "
       "The two sides signed the Oslo Memorandum.",
       {{"Norway", "partyTo", "Oslo Memorandum"}, {"Kenya", "partyTo", "Oslo Memorandum"}},
       {},
       {{"Green Climate Fund", "partyTo", "Oslo Memorandum"}}});
}

TEST_CASE("the noun of an infinitive names who is to act", "[traps]") {
  check(
      {"Kenya expressed support for the efforts of the African Union to end the conflict in Sudan.",
       {{"African Union", "pursues", "end the conflict in Sudan"}},
       {},
       {{"Kenya", "pursues", "end the conflict in Sudan"}}});
}

TEST_CASE("a definition says what a name is", "[traps]") {
  check(
      {"The Sava Basin Initiative (SBI) is an intergovernmental organization. Its members are "
       "Croatia, Serbia and Slovenia. Croatia left the SBI in 2019.",
       {{"Serbia", "memberOf", "Sava Basin Initiative"},
        {"Slovenia", "memberOf", "Sava Basin Initiative"},
        {"Croatia", "opposes", "Sava Basin Initiative"}},
       {},
       {}});
}

TEST_CASE("who speaks on a line of its own decides, calls and supports", "[traps]") {
  check(
      {"Resolution on the Situation in Haiti\n\nThe Security Council,\n\nCommending Kenya for its "
       "offer,\n\n1. Calls upon all Member States to prohibit the transfer of small arms;\n\n2. "
       "Decides to remain seized of the matter.\n",
       {{"UN Security Council", "supports", "Kenya"},
        {"UN Security Council", "pursues", "prohibit the transfer of small arms"}},
       {},
       {{"Haiti", "supports", "Kenya"}}});
}

TEST_CASE("an actor that heads a section is no goal but whose goals they are", "[traps]") {
  check(
      {"۱. اهداف بازیگران\n\n"
       "۱–۱. ترکیه\n\n"
       "آنکارا درصدد است صادرات گاز را افزایش دهد.\n\n"
       "۱–۲. عمان\n\n"
       "عمان به دنبال گسترش بنادر خود است.\n",
       {{"عمان", "pursues", "گسترش بنادر"}},
       {},
       {{"ترکیه", "pursues", "عمان"}, {"ترکیه", "pursues", "ترکیه"}}});
}

TEST_CASE("a Persian clause has its own subject", "[traps]") {
  check({"ایران خواستار عضویت در بریکس بود، اما یونان با گسترش ناتو مخالفت کرد.",
         {{"یونان", "opposes", "گسترش ناتو"}},
         {},
         {{"ایران", "opposes", "گسترش ناتو"}}});
  check(
      {"وزیر خارجه گفت ریاض از تمامیت ارضی یمن حمایت "
       "می‌کند.",
       {{"عربستان سعودی", "supports", "تمامیت ارضی"}},
       {},
       {}});
}

TEST_CASE("pronouns and relative clauses stand for the agreement", "[traps]") {
  check({"پیمان باکو سال گذشته امضا شد. سپس ارمنستان و بلاروس به آن پیوستند.",
         {{"ارمنستان", "partyTo", "پیمان باکو"}, {"بلاروس", "partyTo", "پیمان باکو"}},
         {},
         {}});
  check(
      {"سند دوم، موافقت‌نامهٔ عشق‌آباد است که ایران و "
       "عمان "
       "در "
       "سال "
       "۱۳۹۰ "
       "امضا "
       "کردند.",
       {{"ایران", "partyTo", "موافقت‌نامهٔ عشق‌آباد"},
        {"عمان", "partyTo", "موافقت‌نامهٔ عشق‌آباد"}},
       {},
       {}});
}

TEST_CASE("a demonstrative aim is no goal", "[traps]") {
  check({"تهران برای دستیابی به این اهداف سیاست همسایگی را در پیش گرفته است.",
         {{"ایران", "adopts", "سیاست همسایگی"}},
         {},
         {{"سیاست همسایگی", "advances", "پیش گرفته"}}});
}

TEST_CASE("an office is the own one's only where a state speaks or is what the text is about",
          "[traps]") {
  check(
      {"French president Emmanuel Macron met Chancellor Angela Merkel in Berlin. Japan and "
       "Australia signed the Seoul Accord.",
       {{"Emmanuel Macron", "represents", "France"}},
       {},
       {{"Angela Merkel", "represents", "Japan"},
        {"Angela Merkel", "represents", "France"},
        {"Angela Merkel", "represents", "South Korea"}}});
  check(
      {"Norway rejected the plan. Prime Minister Erna Solberg said that Norway would wait. Norway "
       "ratified the Oslo Memorandum.",
       {{"Erna Solberg", "represents", "Norway"}},
       {},
       {}});
}

TEST_CASE("a list goes on over a name in brackets and over an office before a name", "[traps]") {
  check({"The Republic of Korea (ROK), Japan and Australia signed the Geneva Accord.",
         {{"South Korea", "partyTo", "Geneva Accord"},
          {"Japan", "partyTo", "Geneva Accord"},
          {"Australia", "partyTo", "Geneva Accord"}},
         {},
         {}});
  check(
      {"UN Secretary-General Antonio Guterres and French president Emmanuel Macron met Chancellor "
       "Angela Merkel in Berlin.",
       {{"Antonio Guterres", "cooperatesWith", "Angela Merkel"},
        {"Emmanuel Macron", "cooperatesWith", "Angela Merkel"}},
       {},
       {}});
}

TEST_CASE("the two sides of a statement are the two of its title", "[traps]") {
  check(
      {"بیانیه مشترک وزیران خارجه ایران و ترکمنستان\n\n"
       "رشید مردوف امروز با مقام‌های تهران گفت‌وگو "
       "کرد.\n\n"
       "دو طرف یادداشت تفاهم همکاری‌های ترانزیتی "
       "را امضا کردند.",
       {{"ایران", "partyTo", "یادداشت تفاهم همکاری‌های ترانزیتی"},
        {"ترکمنستان", "partyTo",
         "یادداشت تفاهم همکاری‌های ترانزیتی"}},
       {},
       {}});
}

TEST_CASE("they are the two who were spoken of last, and their next verb is no concern",
          "[traps]") {
  check(
      {"Norway and Kenya met in Oslo. Both countries expressed concern about the fighting in "
       "Sudan and called for an immediate ceasefire. They reaffirmed their support for the Paris "
       "Agreement.",
       {{"Norway", "opposes", "fighting in Sudan"},
        {"Kenya", "opposes", "fighting in Sudan"},
        {"Norway", "pursues", "immediate ceasefire"},
        {"Kenya", "pursues", "immediate ceasefire"},
        {"Norway", "supports", "Paris Agreement"},
        {"Kenya", "supports", "Paris Agreement"}},
       {},
       {}});
}
