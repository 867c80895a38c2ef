#include "extract/mentions/name_scan.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "extract/mentions/lexicon.hpp"
#include "tests/catch.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

std::vector<std::string> found(const std::vector<std::string>& names, const std::string& text) {
  NameScan scan;
  for (const std::string& name : names) scan.add(name);
  scan.finish();
  std::vector<std::string> result;
  scan.scan(text, [&](const NameScan::Match& match) {
    result.push_back(text.substr(match.span.begin, match.span.size()) + "=" + names[match.name]);
  });
  return result;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("names are found at word borders, the longest first") {
  CHECK(found({"Iran", "Treaty of Rome", "Rome"}, "Tigran and Iran signed the Treaty of Rome.") ==
        Found{"Iran=Iran", "Treaty of Rome=Treaty of Rome"});
  CHECK(found({"Rome Statute"}, "Rome. Statute").empty());
  CHECK(found({"NATO"}, "NATO, natO; (Nato) NATOs") ==
        Found{"NATO=NATO", "natO=NATO", "Nato=NATO"});
  CHECK(found({"People's Republic"}, "the People’s Republic") ==
        Found{"People’s Republic=People's Republic"});
  CHECK(found({"G20", "A"}, "a G20 G21") == Found{"a=A", "G20=G20"});
  CHECK(found({}, "nothing").empty());
  CHECK(found({"", "-"}, "no - letters").empty());
}

TEST_CASE("names are found whatever the spelling of letters and word borders") {
  const std::string name = "سازمان بین‌المللی کار";
  for (const char* spelling : {"سازمان بین‌المللی کار", "سازمان بین المللی کار",
                               "سازمان بينالمللي كار", "سازمان  بین-المللی\nکار"}) {
    INFO(spelling);
    CHECK(found({name}, std::string("در ") + spelling + " و").size() == 1);
  }
  CHECK(found({name}, "سازمان بین‌المللی کارگران").empty());
  CHECK(found({"São Tomé"}, "SAO TOME") == Found{"SAO TOME=São Tomé"});
}

TEST_CASE("bytes that are no UTF-8 end words and do no harm") {
  CHECK(found({"Iran"},
              "Iran\xFF Ir\xC3"
              "an \xE2\x80 Iran") == Found{"Iran=Iran", "Iran=Iran"});
  CHECK(found({"Iran"}, "\xF4\x90\x80\x80\xED\xA0\x80\xC0\xAF").empty());
}

TEST_CASE("every name that stands in a text is found, and nothing else") {
  std::mt19937 random(7);
  const auto word = [&] {
    std::string letters;
    const std::size_t size = 1 + random() % 4;
    for (std::size_t i = 0; i < size; ++i) letters += static_cast<char>('a' + random() % 3);
    return letters;
  };
  for (int round = 0; round < 200; ++round) {
    NameScan scan;
    std::vector<std::string> names;
    for (int i = 0; i < 20; ++i) {
      std::string name = word();
      if (random() % 2 == 0) name += " " + word();
      names.push_back(name);
      scan.add(name);
    }
    scan.finish();
    std::vector<std::string> words;
    for (int i = 0; i < 30; ++i) words.push_back(word());
    std::string text;
    for (const std::string& each : words) text += each + " ";
    // The same by comparing joined letters of every run of words.
    std::vector<std::string> squeezed;
    for (const std::string& name : names) {
      std::string letters = name;
      std::erase(letters, ' ');
      squeezed.push_back(letters);
    }
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < words.size();) {
      std::size_t last = i;
      std::string letters;
      std::string best;
      for (std::size_t j = i; j < words.size() && j < i + 16; ++j) {
        letters += words[j];
        if (std::find(squeezed.begin(), squeezed.end(), letters) != squeezed.end()) {
          last = j + 1;
          best = letters;
        }
      }
      if (last == i) {
        ++i;
        continue;
      }
      expected.push_back(best);
      i = last;
    }
    std::vector<std::string> seen;
    scan.scan(text, [&](const NameScan::Match& match) {
      std::string letters = text.substr(match.span.begin, match.span.size());
      std::erase(letters, ' ');
      CHECK(squeezed[match.name] == letters);
      seen.push_back(letters);
    });
    CHECK(seen == expected);
  }
}
