// Finding a quote in a text: what counts as the same words, and what does not.
#include <chrono>
#include <string>
#include <string_view>

#include "extract/candidates/approximate_search.hpp"
#include "extract/candidates/comparable_text.hpp"
#include "extract/candidates/offset_table.hpp"
#include "extract/candidates/quote_finder.hpp"
#include "tests/catch.hpp"

namespace diplograph::extract {
namespace {

constexpr std::string_view text =
    R"(Norway and Iceland signed the Treaty of Oslo on 3 May 2015 in the old harbour.
Norway did not join the coastal union, however, and said so in Annex 16.
نروژ و ایسلند می‌خواهند همکاری‌های دریایی خود را در سال ۱۳۹۴ گسترش دهند.
«امنیت انرژی» هدف اصلی سیاست‌گذاری نروژ است.
)";

struct Finding {
  std::string words;
  QuoteMatch match;
};

std::optional<Finding> found(std::string_view quote, std::string_view in = text,
                             std::optional<ByteSpan> passage = {}) {
  const QuoteFinder finder(in);
  const auto place = finder.find(quote, passage);
  if (!place) return std::nullopt;
  return Finding{std::string(in.substr(place->text.begin, place->text.size())), place->match};
}

/// The words that a quote stands for; empty if it is not found so.
std::string words(std::string_view quote, QuoteMatch match) {
  const auto place = found(quote);
  return place && place->match == match ? place->words : std::string();
}

}  // namespace

TEST_CASE("a quote that stands in the text byte for byte is exact", "[candidates]") {
  CHECK(words("Norway and Iceland signed the Treaty of Oslo", QuoteMatch::exact) ==
        "Norway and Iceland signed the Treaty of Oslo");
  CHECK(words("in the old harbour.", QuoteMatch::exact) == "in the old harbour.");
  CHECK(words("  (the Treaty of Oslo) ", QuoteMatch::normalised) == "the Treaty of Oslo");
  CHECK(words("«امنیت انرژی»", QuoteMatch::exact) == "«امنیت انرژی»");
}

TEST_CASE("spelling does not hide a quote", "[candidates]") {
  struct Case {
    std::string_view quote, words;
  };
  const Case cases[] = {
      // spaces, line breaks, case, dashes, quotation marks, punctuation at the ends
      {"norway  and\niceland SIGNED", "Norway and Iceland signed"},
      {"\"Norway and Iceland signed\"", "Norway and Iceland signed"},
      {"... signed the Treaty of Oslo ...", "signed the Treaty of Oslo"},
      {"signed the “Treaty of Oslo”", "signed the Treaty of Oslo"},
      {"signed the Treaty of Oslo.", "signed the Treaty of Oslo"},
      // compatibility forms: full width letters, ligatures
      {"Ｎｏｒｗａｙ and Iceland", "Norway and Iceland"},
      // ZWNJ as a space, left out, or as it is
      {"می خواهند همکاری های دریایی", "می‌خواهند همکاری‌های دریایی"},
      {"میخواهند همکاریهای دریایی", "می‌خواهند همکاری‌های دریایی"},
      // Arabic yeh and kaf, Latin and Arabic digits, diacritics, kashida
      {"همكاري‌هاي دريايي خود", "همکاری‌های دریایی خود"},
      {"در سال 1394 گسترش", "در سال ۱۳۹۴ گسترش"},
      {"در سال ١٣٩٤ گسترش", "در سال ۱۳۹۴ گسترش"},
      {"هَدَفِ اصلیِ سیاســت‌گذاری",
       "هدف اصلی سیاست‌گذاری"},
      {"\"امنیت انرژی\" هدف اصلی", "امنیت انرژی» هدف اصلی"},
      // presentation forms
      {"\uFEE7\uFEAE\uFEED\uFB8A و ایسلند", "نروژ و ایسلند"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.quote);
    const auto place = found(each.quote);
    REQUIRE(place);
    CHECK(place->words == each.words);
    CHECK(place->match == QuoteMatch::normalised);
  }
}

TEST_CASE("the text's own diacritics belong to the words that are found", "[candidates]") {
  const std::string_view marked = "هدفِ کشور، صلحِ پایدار است";
  const auto place = found("هدف کشور، صلح پایدار", marked);
  REQUIRE(place);
  CHECK(place->words == "هدفِ کشور، صلحِ پایدار");
  const auto end = found("هدف", marked);
  REQUIRE(end);
  CHECK(end->words == "هدفِ");
}

TEST_CASE("a composed and a decomposed letter are one", "[candidates]") {
  const auto place =
      found("Cafe\u0301 de la Paix, Sa\u0303o Tome\u0301", "The Café de la Paix, São Tomé");
  REQUIRE(place);
  CHECK(place->words == "Café de la Paix, São Tomé");
  const auto back = found("Café de la Paix", "The Cafe\u0301 de la Paix");
  REQUIRE(back);
  CHECK(back->words == "Cafe\u0301 de la Paix");
}

TEST_CASE("a quote begins and ends with whole words", "[candidates]") {
  const QuoteFinder finder("The third party departed in 2015 for a smart start; art won.");
  const auto place = finder.find("art");
  REQUIRE(place);
  CHECK(place->text == ByteSpan{52, 55});
  CHECK_FALSE(finder.find("depart"));
  CHECK_FALSE(finder.find("201"));
  CHECK_FALSE(QuoteFinder("سازمان‌های بزرگ").find("سازمان"));
  // Of a longer one the cut word is completed, and counts as so many edits.
  const auto cut = found("Iceland signed the Treaty of Oslo on 3 May 2015 in the old harb");
  REQUIRE(cut);
  CHECK(cut->match == QuoteMatch::near);
  CHECK(cut->words == "Iceland signed the Treaty of Oslo on 3 May 2015 in the old harbour");
}

TEST_CASE("up to a tenth of the letters may be others", "[candidates]") {
  struct Case {
    std::string_view quote, words;  // no words: not found
  };
  const Case cases[] = {
      {"Norway and Icland signed a Treaty of Oslo on 3 May 2015",
       "Norway and Iceland signed the Treaty of Oslo on 3 May 2015"},
      {"Norvay and Iceland sined the Treaty of Oslo",
       "Norway and Iceland signed the Treaty of Oslo"},
      {R"(ایسلند میخواهد همکاری‌ها دریایی خود را در سال ۱۳۹۴)",
       R"(ایسلند می‌خواهند همکاری‌های دریایی خود را در سال ۱۳۹۴)"},
      // more than a tenth
      {"Norway and Sweden cancelled the Treaty of Oslo", ""},
      {"Norway and Iceland broke the Treaty of Oslo", ""},
      // below ten letters nothing may be changed
      {"Icelund", ""},
      {"Norwoy", ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.quote);
    const auto place = found(each.quote);
    CHECK((place ? place->words : std::string()) == each.words);
    if (place) CHECK(place->match == QuoteMatch::near);
  }
  const auto near = QuoteFinder(text).find("Norvay and Iceland sined the Treaty of Oslo");
  REQUIRE(near);
  CHECK(near->letters == 36);
  CHECK(near->edits == 2);
}

TEST_CASE("numbers are never near", "[candidates]") {
  CHECK_FALSE(found("however, and said so in Annex 17."));
  CHECK_FALSE(found("Iceland signed the Treaty of Oslo on 3 May 2016 in the old harbour"));
  CHECK_FALSE(found(
      R"(نروژ و ایسلند می‌خواهند همکاری‌های دریایی خود را در سال ۱۳۹۵ گسترش دهند)"));
  CHECK(found("Iceland signed a Treaty of Oslo on 3 May 2015 in the old harbour"));
}

TEST_CASE("what is invented is not found", "[candidates]") {
  CHECK_FALSE(found("Norway welcomed the admission of Iceland to the council"));
  CHECK_FALSE(found("نروژ از پیمان خارج شد و با ایسلند قطع رابطه کرد"));
  CHECK_FALSE(found(""));
  CHECK_FALSE(found(" \n "));
  CHECK_FALSE(found("...!?\"«»"));
  CHECK_FALSE(found("Norway\xFF and Iceland"));
  CHECK_FALSE(found("Norway", ""));
}

TEST_CASE("an omission stands for words of one paragraph", "[candidates]") {
  CHECK(words("Norway and Iceland ... in the old harbour", QuoteMatch::parts) ==
        "Norway and Iceland signed the Treaty of Oslo on 3 May 2015 in the old harbour");
  CHECK(words("Norway and Iceland signed […] on 3 May 2015 … harbour", QuoteMatch::parts) ==
        "Norway and Iceland signed the Treaty of Oslo on 3 May 2015 in the old harbour");
  CHECK(words("نروژ و ایسلند ... گسترش دهند", QuoteMatch::parts).ends_with("گسترش دهند"));
  // Not from one paragraph to the next, not backwards, not with parts that are invented.
  CHECK_FALSE(found("signed the Treaty ... said so in Annex 16"));
  CHECK_FALSE(found("in the old harbour ... Norway and Iceland"));
  CHECK_FALSE(found("Norway and Iceland ... left the council"));
  // Nor over more than so many letters.
  const std::string far = "Norway began " + std::string(400, 'x') + " and ended here.";
  CHECK_FALSE(found("Norway began ... ended here", far));
  // The text's own dots are no omission.
  const auto own = found("so it went... and on", "And so it went… and on.");
  REQUIRE(own);
  CHECK(own->match == QuoteMatch::normalised);
}

TEST_CASE("of several places the one in the passage counts, then the nearest", "[candidates]") {
  const std::string_view twice = "Peace is near. War is far. Peace is near. Peace is near.";
  const QuoteFinder finder(twice);
  CHECK(finder.find("peace is near")->text.begin == 0);
  CHECK(finder.find("peace is near", ByteSpan{20, 45})->text.begin == 27);
  CHECK(finder.find("peace is near", ByteSpan{50, 56})->text.begin == 42);
  CHECK(finder.find("peace is near", ByteSpan{0, 5})->text.begin == 0);
  CHECK(finder.find("peace is neaar", ByteSpan{26, 45})->text.begin == 27);
  CHECK_FALSE(finder.find("a truce is near", ByteSpan{0, 20}));
}

TEST_CASE("names are found at word borders, and never nearly", "[candidates]") {
  const QuoteFinder finder(text);
  CHECK(finder.find_name("treaty of oslo"));
  CHECK(finder.find_name("همكاري هاي دریایی"));
  CHECK_FALSE(finder.find_name("Treaty of Osla"));
  CHECK_FALSE(finder.find_name("Ice"));
  CHECK_FALSE(finder.find_name("Iceland", ByteSpan{20, 80}));
  CHECK_FALSE(finder.find_name(""));
  CHECK(QuoteFinder("Norway's fleet").find_name("Norway"));
}

TEST_CASE("the edits of a near match are those that dynamic programming counts", "[candidates]") {
  const auto least = [](std::u32string_view in, std::u32string_view pattern) {
    std::vector<std::size_t> row(pattern.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
    std::size_t best = row.back();
    for (const char32_t letter : in) {
      std::size_t before = row[0];
      row[0] = 0;
      for (std::size_t i = 1; i < row.size(); ++i) {
        const std::size_t change = before + (pattern[i - 1] == letter ? 0 : 1);
        before = row[i];
        row[i] = std::min({row[i] + 1, row[i - 1] + 1, change});
      }
      best = std::min(best, row.back());
    }
    return best;
  };
  std::uint64_t state = 7;
  const auto random = [&](std::size_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state >> 33U) % below);
  };
  for (int round = 0; round < 300; ++round) {
    std::u32string in;
    std::u32string pattern;
    const std::size_t letters = 1 + random(200);
    for (std::size_t i = 0; i < 1 + random(400); ++i) in += static_cast<char32_t>(U'a' + random(3));
    for (std::size_t i = 0; i < letters; ++i) pattern += static_cast<char32_t>(U'a' + random(3));
    CAPTURE(round, in.size(), pattern.size());
    const std::size_t expected = least(in, pattern);
    const auto match = approximate_search(in, pattern, pattern.size());
    REQUIRE(match);
    CHECK(match->edits == expected);
    CHECK(match->begin <= match->end);
    if (expected > 0) CHECK_FALSE(approximate_search(in, pattern, expected - 1));
  }
}

TEST_CASE("in long texts near quotes are found where they are found in short ones",
          "[candidates]") {
  std::uint64_t state = 11;
  const auto random = [&](std::size_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state >> 33U) % below);
  };
  std::vector<std::string> vocabulary;
  for (int i = 0; i < 500; ++i) {
    std::string word;
    for (std::size_t k = 0; k < 2 + random(8); ++k) word += static_cast<char>('a' + random(20));
    vocabulary.push_back(word);
  }
  std::string words;
  while (words.size() < 60000) words += vocabulary[random(vocabulary.size())] + " ";
  const QuoteFinder longer(words);
  for (int round = 0; round < 60; ++round) {
    const std::size_t begin = words.find(' ', random(words.size() - 400)) + 1;
    const std::size_t end = words.find(' ', begin + 40 + random(200));
    std::string quote = words.substr(begin, end - begin);
    const std::size_t letters = comparable(quote).size();
    const std::size_t edits = random(letters / 8);
    for (std::size_t i = 0; i < edits; ++i) {
      const std::size_t at = random(quote.size());
      if (random(2) == 0) {
        quote[at] = 'z';
      } else {
        quote.erase(at, 1);
      }
    }
    CAPTURE(round, quote);
    // The same search in the neighbourhood alone needs no index.
    const std::size_t around = begin > 1000 ? begin - 1000 : 0;
    const QuoteFinder near_by(std::string_view(words).substr(around, 3000));
    const auto expected = near_by.find(quote);
    const auto found = longer.find(quote);
    REQUIRE(found.has_value() == expected.has_value());
    if (!found) continue;
    CHECK(found->edits == expected->edits);
    CHECK(found->text.begin == expected->text.begin + around);
  }
}

TEST_CASE("huge quotes and hostile texts take no more than linear time", "[candidates]") {
  const auto begin = std::chrono::steady_clock::now();
  const std::string same(1000000, 'a');
  const QuoteFinder finder(same);
  CHECK_FALSE(finder.find(std::string(100000, 'a')));  // no word border
  CHECK_FALSE(finder.find(std::string(99999, 'a') + "b"));
  CHECK_FALSE(finder.find(std::string(1500, 'b')));
  std::string words;
  while (words.size() < 1000000) words += "aa aaa a ";
  const QuoteFinder many(words);
  CHECK(many.find(words.substr(0, 100000), ByteSpan{900000, 900100}));
  CHECK_FALSE(many.find(words.substr(0, 100000) + "b"));
  CHECK_FALSE(many.find("aa aaa ... aa aaa ... aa aaa ... b aaa"));
  CHECK(many.find("aa aaa ... aa aaa ... aa aaa ... aa aaa"));
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
  CHECK(passed.count() < 20);  // a second or two; quadratic time would be hours
}

TEST_CASE("offsets of other programs are bytes of UTF-8 in the end", "[candidates]") {
  const std::string_view mixed = "aé\U0001F600ن.";
  const OffsetTable bytes(mixed, OffsetUnit::bytes);
  const OffsetTable points(mixed, OffsetUnit::code_points);
  const OffsetTable units(mixed, OffsetUnit::utf16);
  CHECK(points.bytes_of(1, 3) == ByteSpan{1, 7});
  CHECK(points.byte_at(5) == 10);
  CHECK_FALSE(points.byte_at(6));
  CHECK(units.bytes_of(1, 4) == ByteSpan{1, 7});
  CHECK_FALSE(units.byte_at(3));  // within the pair
  CHECK(units.byte_at(6) == 10);
  CHECK_FALSE(units.byte_at(7));
  CHECK(bytes.bytes_of(1, 3) == ByteSpan{1, 3});
  CHECK_FALSE(bytes.byte_at(2));
  CHECK_FALSE(points.bytes_of(3, 2));
  CHECK(OffsetTable("", OffsetUnit::utf16).byte_at(0) == 0);
}

TEST_CASE("letters before a place are the same in every layout of a text", "[candidates]") {
  const std::string_view one = "Norway  and\nIceland\nsigned.";
  const std::string_view other = "Norway and Iceland signed.";
  const QuoteFinder first(one);
  const QuoteFinder second(other);
  const std::size_t letters = first.letters_before(one.find("signed"));
  CHECK(second.byte_of_letter(letters) == other.find("signed"));
  CHECK(second.byte_of_letter(1000) == other.size());
}

}  // namespace diplograph::extract
