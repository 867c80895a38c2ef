#include "extract/language/tokens.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

struct Case {
  const char* text;
  std::vector<std::string> tokens;
};

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (const Token& token : tokenize(text)) {
    words.push_back(text.substr(token.span.begin, token.span.size()));
  }
  return words;
}

}  // namespace

TEST_CASE("English text falls into the words of a treebank") {
  const std::vector<Case> cases{
      {"The U.S. doesn't agree.", {"The", "U.S.", "does", "n't", "agree", "."}},
      {"It rose by 3.5% (from 1,200 to 1,242).",
       {"It", "rose", "by", "3.5", "%", "(", "from", "1,200", "to", "1,242", ")", "."}},
      {"The long-term plan cannot fail...",
       {"The", "long", "-", "term", "plan", "can", "not", "fail", "..."}},
      {"Germany's and the states' aims", {"Germany", "'s", "and", "the", "states", "'", "aims"}},
      {"See https://example.org/a-b, please", {"See", "https://example.org/a-b", ",", "please"}},
      {"Write to press.office@un-example.org.",
       {"Write", "to", "press.office@un-example.org", "."}},
      {"(a.b+c@mail.example)", {"(", "a.b+c@mail.example", ")"}},
      {"at 5 p.m. @home", {"at", "5", "p.m.", "@", "home"}}};
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(words_of(c.text) == c.tokens);
  }
}

TEST_CASE("a Persian word keeps its ZWNJ, and a verb its prefix") {
  const std::vector<Case> cases{
      {"آن‌ها قرارداد را امضا نمی‌کنند.",
       {"آن‌ها", "قرارداد", "را", "امضا", "نمی‌کنند", "."}},
      {"وزیر گفت: «این متن مهم است»؛",
       {"وزیر", "گفت", ":", "«", "این", "متن", "مهم", "است", "»", "؛"}},
      {"۱۲٫۵ درصد گران‌تر شد!", {"۱۲٫۵", "درصد", "گران‌تر", "شد", "!"}},
      {"در ۱۳۹۴/۵/۲ برگزار می شود.", {"در", "۱۳۹۴/۵/۲", "برگزار", "می شود", "."}}};
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(words_of(c.text) == c.tokens);
  }
}

TEST_CASE("tokens are found in linear time where every character could begin something") {
  for (const char* piece : {"a.", "a.b-", "x@", "http://", "می ", "it's", "12:", "((", "www."}) {
    INFO(piece);
    std::string text;
    while (text.size() < 2'000'000) text += piece;
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<Token> tokens = tokenize(text + "ab");
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    REQUIRE_FALSE(tokens.empty());
    CHECK(tokens.back().span.end == text.size() + 2);
    CHECK(taken.count() < 20);  // a fraction of a second; with a square of the length, hours
  }
}

TEST_CASE("sentences end at their marks and not within abbreviations, initials and numbers") {
  struct Split {
    const char* text;
    std::size_t sentences;
  };
  for (const Split& c :
       {Split{"The talks ended. No text was signed.", 2},
        Split{"It grew by 3.5 per cent in 2015.", 1},
        Split{"مذاکرات پایان یافت. متنی امضا نشد.", 2}, Split{"آیا امضا شد؟ نه.", 2}}) {
    INFO(c.text);
    const std::vector<Token> tokens = tokenize(c.text);
    const std::vector<TokenRange> ranges = split_sentences(tokens);
    CHECK(ranges.size() == c.sentences);
    CHECK(ranges.back().last == tokens.size());
  }
}
