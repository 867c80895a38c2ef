#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/extract/read_string.hpp"

using namespace diplograph;
using namespace diplograph::extract;
using namespace diplograph::extract::test;

// The counts were found by reading the documents, before the program had read them.

namespace {

std::size_t count(const DocumentText& document, BlockKind kind) {
  return static_cast<std::size_t>(std::count_if(document.blocks.begin(), document.blocks.end(),
                                                [&](const Block& b) { return b.kind == kind; }));
}

}  // namespace

TEST_CASE("every heading of the Persian article has its level") {
  DocumentText document;
  if (!read_corpus("china-cyber-diplomacy.fa.txt", document)) return;
  std::vector<std::string> headings;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::heading) {
      headings.push_back(std::to_string(block.level) + " " + block.marker);
    }
  }
  CHECK(headings == std::vector<std::string>{"1 ", "1 1", "1 2", "1 3", "1 4", "2 4-1", "3 4-1-1",
                                             "3 4-1-2", "3 4-1-3", "3 4-1-4", "2 4-2", "3 4-2-1",
                                             "3 4-2-2", "3 4-2-3", "3 4-2-4", "1 "});
}

TEST_CASE("every footnote of the Persian article is attached to its mark") {
  DocumentText document;
  if (!read_corpus("china-cyber-diplomacy.fa.txt", document)) return;
  CHECK(count(document, BlockKind::footnote) == 38);
  std::set<std::size_t> attached;
  for (const FootnoteMark& mark : document.footnote_marks) attached.insert(mark.note);
  CHECK(attached.size() == 38);
  const auto persian_notes =
      std::count_if(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
        return block.kind == BlockKind::footnote &&
               static_cast<unsigned char>(words_of(document, block).front()) >= 0xD8;
      });
  CHECK(persian_notes == 2);
}

TEST_CASE("every page header of the Persian article is gone") {
  DocumentText document;
  if (!read_corpus("china-cyber-diplomacy.fa.txt", document)) return;
  CHECK(document.furniture.size() == 2);
  CHECK(document.text.text().find("فصلنامه") == std::string::npos);
  CHECK(document.text.text().find("123  ") == std::string::npos);
}

TEST_CASE("the English documents fall into the parts that a reader sees") {
  struct Expected {
    std::string name;
    std::size_t headings, items, paragraphs;
  };
  for (const Expected& expected : {Expected{"treaty-of-asuncion.en.txt", 20, 0, 30},
                                   Expected{"us-indo-pacific-strategy.en.txt", 6, 30, 12},
                                   Expected{"energy-charter-treaty.en.txt", 11, 0, 17}}) {
    DocumentText document;
    if (!read_corpus(expected.name, document)) return;
    INFO(expected.name);
    CHECK(count(document, BlockKind::heading) == expected.headings);
    CHECK(count(document, BlockKind::list_item) == expected.items);
    CHECK(count(document, BlockKind::paragraph) == expected.paragraphs);
    CHECK(count(document, BlockKind::footnote) == 0);
    CHECK(document.furniture.empty());
  }
}

TEST_CASE("Persian documents with a paragraph a line keep each") {
  struct Expected {
    std::string name;
    std::size_t headings, paragraphs;
  };
  for (const Expected& expected : {Expected{"fars-iran-afghanistan-un.fa.txt", 1, 12},
                                   Expected{"ntrex-macedonia-nato.fa.txt", 1, 25},
                                   Expected{"wiki-league-of-nations.fa.txt", 0, 12}}) {
    DocumentText document;
    if (!read_corpus(expected.name, document)) return;
    INFO(expected.name);
    CHECK(count(document, BlockKind::heading) == expected.headings);
    CHECK(count(document, BlockKind::paragraph) == expected.paragraphs);
    CHECK(document.blocks.size() == expected.headings + expected.paragraphs);
  }
}
