#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/extract/read_string.hpp"

using namespace diplograph;
using namespace diplograph::extract;
using namespace diplograph::extract::test;

namespace {

struct Case {
  std::string name;
  std::string text;
  std::vector<std::string> outline;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(outline(read_string(c.text)) == c.outline);
  }
}

// A paragraph of prose that is long enough to look like one.
const std::string body =
    "The two governments agreed to keep the border crossing open through the winter and to share "
    "the cost of clearing the road.";
const std::string persian =
    "دو دولت توافق کردند گذرگاه مرزی را در زمستان باز نگه دارند و هزینه "
    "برف‌روبی "
    "جاده "
    "را "
    "با "
    "هم "
    "بپردازند.";

}  // namespace

TEST_CASE("headings are told from text by number, name, letters and place") {
  check({
      {"dotted numbers",
       "1. Scope\n\n" + body + "\n\n1.2 Terms\n\n" + body + "\n",
       {"heading 1 [1] Scope", "paragraph " + body, "heading 2 [1.2] Terms", "paragraph " + body}},
      {"numbers with dashes, Persian digits",
       "۱- دامنه\n\n" + persian + "\n\n۱-۲ تعریف‌ها\n\n" + persian,
       {"heading 1 [1] دامنه", "paragraph " + persian, "heading 2 [1-2] تعریف‌ها",
        "paragraph " + persian}},
      {"a number at the end, as lines in visual order have it",
       persian + "\n\n اهداف منطقه‌ای -4-1-2\n" + persian + "\n",
       {"paragraph " + persian, "heading 3 [4-1-2] اهداف منطقه‌ای",
        "paragraph " + persian}},
      {"Roman numbers and letters",
       "II. Aims\n\n" + body + "\n\nA. Trade\n\n" + body,
       {"heading 1 [II] Aims", "paragraph " + body, "heading 2 [A] Trade", "paragraph " + body}},
      {"divisions of a treaty",
       "PART ONE\n\nCHAPTER II Organs\n\nARTICLE 3\n" + body + "\n\nARTICLE 4\n" + body,
       {"heading 1 [PART ONE] PART ONE", "heading 2 [CHAPTER II] CHAPTER II Organs",
        "heading 3 [ARTICLE 3] ARTICLE 3", "paragraph " + body, "heading 3 [ARTICLE 4] ARTICLE 4",
        "paragraph " + body}},
      {"a division whose text goes on in its line",
       "Article 1. The parties shall meet twice a year.\n\nArticle 2. They shall publish "
       "minutes.\n",
       {"heading 1 [Article 1] Article 1", "paragraph The parties shall meet twice a year.",
        "heading 1 [Article 2] Article 2", "paragraph They shall publish minutes."}},
      {"divisions of a Persian law",
       "فصل اول - کلیات\n\nماده ۱- " + persian + "\n\nماده ۲- " + persian,
       {"heading 1 [فصل اول] فصل اول - کلیات", "heading 2 [ماده 1] ماده ۱", "paragraph " + persian,
        "heading 2 [ماده 2] ماده ۲", "paragraph " + persian}},
      {"Markdown",
       "# Plan\n" + body + "\n## Means\n" + body,
       {"heading 1 [#] Plan", "paragraph " + body, "heading 2 [##] Means", "paragraph " + body}},
      {"capitals, and short lines that stand alone",
       "JOINT STATEMENT\n\n" + body + "\n\nTrade and transport\n\n" + body,
       {"heading 1 JOINT STATEMENT", "paragraph " + body, "heading 1 Trade and transport",
        "paragraph " + body}},
      {"a short line right above wrapped ones",
       "The lake states have been rivals for a century, and the commission\n"
       "that they founded in 1987 has not met since 2004.\n"
       "\n"
       "What the states want\n"
       "Northland seeks a larger share of the water. Southland wants to keep\n"
       "its dams, and the eastern states are divided over the long canal that\n"
       "was proposed.\n",
       {"paragraph The lake states have been rivals for a century, and the commission that they "
        "founded in 1987 has not met since 2004.",
        "heading 1 What the states want",
        "paragraph Northland seeks a larger share of the water. Southland wants to keep its dams, "
        "and the eastern states are divided over the long canal that was proposed."}},
      {"names of sections without a blank line",
       "چکیده\n" + persian + "\nنتیجه‌گیری\n" + persian,
       {"heading 1 چکیده", "paragraph " + persian, "heading 1 نتیجه‌گیری",
        "paragraph " + persian}},
  });
}

TEST_CASE("what looks like a heading but is none stays text") {
  check({
      {"a sentence that refers to an article",
       body + "\nArticle 5 of the treaty provides for this.\n",
       {"paragraph " + body, "paragraph Article 5 of the treaty provides for this."}},
      {"a year at the beginning",
       "2013 was a year of talks.\n\n" + body,
       {"paragraph 2013 was a year of talks.", "paragraph " + body}},
      {"a decimal number",
       "2.5 million people crossed the border.\n\n" + body,
       {"paragraph 2.5 million people crossed the border.", "paragraph " + body}},
      {"names under a statement",
       body + "\n\nFor the north: A. Reed\n\nFor the south: B. Stone\n\n" +
           "For the east: C. Field\n",
       {"paragraph " + body, "paragraph For the north: A. Reed",
        "paragraph For the south: B. Stone", "paragraph For the east: C. Field"}},
  });
}

TEST_CASE("lists keep their markers and depth") {
  check({
      {"bullets, nested",
       "The plan has aims:\n- open ports\n  - in the north\n  - in the south\n* build roads\n",
       {"paragraph The plan has aims:", "item 1 [-] open ports", "item 2 [-] in the north",
        "item 2 [-] in the south", "item 1 [*] build roads"}},
      {"numbered sentences",
       "1. The first aim is trade.\n2. The second aim is peace.\n",
       {"item 1 [1] The first aim is trade.", "item 1 [2] The second aim is peace."}},
      {"letters and small Roman numbers",
       "(a) open ports;\n(b) build roads;\n(i) in the north;\n(ii) in the south.\n",
       {"item 1 [(a)] open ports;", "item 1 [(b)] build roads;", "item 1 [(i)] in the north;",
        "item 1 [(ii)] in the south."}},
      {"Persian letters, digits and ordinals",
       "الف) گشودن بندرها\nب) ساختن راه‌ها\n۱) شمال\n۲) "
       "جنوب\nاول، "
       "گسترش "
       "بازرگانی.\nدوم، "
       "حفظ "
       "صلح.\n",
       {"item 1 [الف)] گشودن بندرها", "item 1 [ب)] ساختن راه‌ها", "item 1 [1)] شمال",
        "item 1 [2)] جنوب", "item 1 [اول] گسترش بازرگانی.", "item 1 [دوم] حفظ صلح."}},
  });
}

TEST_CASE("wrapped lines become paragraphs, over blank lines of a page's end too") {
  const std::string text =
      "The riparian states of the lake met in the port town in order to\n"
      "regulate fishing, shipping and the use of water. They agreed to\n"
      "name a joint secretariat.\n"
      "A second round of talks is planned for the spring. The ministers\n"
      "of transport will take part in it, and the list of canals will be\n"
      "\n"
      "                               12\n"
      "\f"
      "reviewed. Nothing in this limits the rights that the parties have\n"
      "under other treaties.\n";
  const DocumentText document = read_string(text);
  CHECK(outline(document) ==
        std::vector<std::string>{
            "paragraph The riparian states of the lake met in the port town in order to regulate "
            "fishing, shipping and the use of water. They agreed to name a joint secretariat.",
            "paragraph A second round of talks is planned for the spring. The ministers of "
            "transport will take part in it, and the list of canals will be reviewed. Nothing in "
            "this limits the rights that the parties have under other treaties."});
  REQUIRE(document.furniture.size() == 1);
  CHECK(document.furniture[0].text == "12");
  CHECK(document.page_of(text.find("reviewed")) == 2);
}

TEST_CASE("a word that a line's end divides is one word again") {
  const DocumentText document = read_string(
      "The ministers of the two states met in order to regu-\n"
      "late the trade in timber, and agreed on a long-\n"
      "term plan which names the ports, the roads and the state-\n"
      "owned firms that will be part of it; the long-term view and\n"
      "the work of state-owned firms were on the table already.\n");
  CHECK(outline(document) ==
        std::vector<std::string>{
            "paragraph The ministers of the two states met in order to regulate the trade in "
            "timber, and agreed on a long-term plan which names the ports, the roads and the "
            "state-owned firms that will be part of it; the long-term view and the work of "
            "state-owned firms were on the table already."});
}

TEST_CASE("footnotes leave the sentence and stay attached to their marks") {
  const DocumentText document = read_string(
      "The lake states named a joint secretariat.¹ A second round of talks\n"
      "was held in the port, under the chair of Marlow,2 and a list of all\n"
      "canals was drawn up there, which the ministers will review in May.\n"
      "\n"
      "____________\n"
      "1 Minutes of the meeting, p. 4.\n"
      "2 J. Marlow, minister of transport, who had held talks with all of\n"
      "the states before.\n"
      "\f"
      "Nothing in this limits the rights that the parties have under other\n"
      "treaties, and no party may be asked to give up its canals.\n");
  REQUIRE(document.footnote_marks.size() == 2);
  const std::string& text = document.text.text();
  CHECK(text.find("secretariat. A second") != std::string::npos);
  CHECK(text.find("Marlow, and a list") != std::string::npos);
  const auto before = [&](const FootnoteMark& mark) { return text.substr(mark.at.begin - 7, 7); };
  CHECK(before(document.footnote_marks[0]) == "tariat.");
  CHECK(before(document.footnote_marks[1]) == "Marlow,");
  CHECK(words_of(document, document.blocks[document.footnote_marks[0].note]) ==
        "Minutes of the meeting, p. 4.");
  CHECK(words_of(document, document.blocks[document.footnote_marks[1].note]) ==
        "J. Marlow, minister of transport, who had held talks with all of the states before.");
}

TEST_CASE("Latin footnotes of a Persian text give the names their Latin form") {
  const DocumentText document = read_string(
      "جان مارلو1 وزیر راه در نشست بندر از «طرح دریاچه»2 سخن گفت و خواستار\n"
      "همکاری همه دولت‌های ساحلی برای بازگشایی "
      "آبراه‌ها "
      "شد "
      "و "
      "افزود "
      "که "
      "فهرست\n"
      "آبراه‌ها تا پایان بهار به دست همه دولت‌ها خواهد "
      "رسید.\n"
      "\n"
      "1. John Marlow\n"
      "2. Lake Plan (LP)\n");
  REQUIRE(document.footnote_marks.size() == 2);
  const std::string& text = document.text.text();
  CHECK(text.starts_with("جان مارلو وزیر راه"));
  CHECK(text.substr(0, document.footnote_marks[0].at.begin) == "جان مارلو");
  CHECK(words_of(document, document.blocks[document.footnote_marks[0].note]) == "John Marlow");
  CHECK(words_of(document, document.blocks[document.footnote_marks[1].note]) == "Lake Plan (LP)");
}

TEST_CASE("numbered lists without marks in the text are no footnotes") {
  const DocumentText document = read_string(
      "The list of ports follows.\n\n----------\n\n1. Northport\n2. Southport\n3. Eastport\n");
  CHECK(document.footnote_marks.empty());
  CHECK(outline(document) ==
        std::vector<std::string>{"paragraph The list of ports follows.", "item 1 [1] Northport",
                                 "item 1 [2] Southport", "item 1 [3] Eastport"});
}

TEST_CASE("headers that repeat on each page are kept apart") {
  std::string text;
  for (int page = 1; page <= 4; ++page) {
    text +=
        "Lake Policy Review, issue 7            " + std::to_string(page) + "\n\n" + body + "\n\n";
    text += "Page number " + std::to_string(page) + " has talks of its own to tell about.\n\f";
  }
  const DocumentText document = read_string(text);
  CHECK(document.furniture.size() == 4);
  CHECK(document.text.text().find("Lake Policy Review") == std::string::npos);
  CHECK(document.text.text().find("Page number 3 has") != std::string::npos);
}

TEST_CASE("citations carry authors, year and pages, and find their entry") {
  const DocumentText document = read_string(
      "The lake is a commons (Segal, 2020: 3; Marlow & Kent, 2019a), as Segal (2020) says, and "
      "others agree [2, 3]. " +
      body + "\n\n" + "این دریاچه مشترک است (سیگال، ۱۳۹۹: ۱۲). در سال (۱۳۹۹) نیز چنین بود.\n\n" +
      "References\n\n[1] Marlow, J., & Kent, P. (2019a). Lakes.\n\n[2] Segal, A. (2020). "
      "Rivers.\n\n"
      "[3] سیگال، آدام (۱۳۹۹). رودها.\n");
  struct Expected {
    std::string authors, year, pages, entry;
  };
  const std::vector<Expected> expected{
      {"Segal", "2020", "3", "[2] Segal"}, {"Marlow & Kent", "2019a", "", "[1] Marlow"},
      {"Segal", "2020", "", "[2] Segal"},  {"", "2", "", "[2] Segal"},
      {"", "3", "", "[3] سیگال"},          {"سیگال", "1399", "12", "[3] سیگال"}};
  REQUIRE(document.citations.size() >= expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Citation& citation = document.citations[i];
    INFO(i);
    CHECK(document.text.text().substr(citation.authors.begin, citation.authors.size()) ==
          expected[i].authors);
    CHECK(citation.year == expected[i].year);
    CHECK(citation.pages == expected[i].pages);
    REQUIRE(citation.entry != Citation::no_entry);
    CHECK(words_of(document, document.blocks[citation.entry]).starts_with(expected[i].entry));
  }
}

TEST_CASE("quotations are told by their marks") {
  const DocumentText document = read_string(
      "He called it a “fair deal” and \"a start\"; روزنامه نوشت «آغاز خوبی است» و افزود.");
  std::vector<std::string> found;
  for (const ByteSpan span : document.quotations) {
    found.push_back(document.text.text().substr(span.begin, span.size()));
  }
  CHECK(found == std::vector<std::string>{"fair deal", "a start", "آغاز خوبی است"});
}
