#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/line_repair.hpp"
#include "tests/catch.hpp"
#include "tests/extract/read_string.hpp"

using namespace diplograph;
using namespace diplograph::extract;
using namespace diplograph::extract::test;

namespace {

constexpr std::string_view zwnj = "\u200c";

/// Lines as a reader sees them, with "|" where a producer of PDF files begins a new run.
std::vector<std::string> read_printed_lines() {
  std::ifstream file(std::string(DIPLOGRAPH_SOURCE_DIR) + "/tests/texts/printed-lines.fa.txt");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}
const std::vector<std::string> printed_lines = read_printed_lines();

std::vector<std::string> parts_of(std::string_view line) {
  std::vector<std::string> parts(1);
  for (const char c : line) {
    if (c == '|') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::string printed(std::string_view line) {
  std::string text;
  for (const std::string& part : parts_of(line)) text += part;
  return text;
}

/// The line as such a producer stores it: the runs from left to right, so the last one first; a
/// bracket that is a run of its own mirrored; ZWNJ lost.
std::string stored(std::string_view line) {
  std::vector<std::string> parts = parts_of(line);
  std::reverse(parts.begin(), parts.end());
  std::string text;
  for (const std::string& part : parts) {
    if (part == zwnj) continue;
    text += part == "«" ? "»" : part == "»" ? "«" : part;
  }
  return text;
}

std::string without(std::string text, std::string_view what) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.erase(at, what.size());
  }
  return text;
}

Source source_of(const std::vector<std::string>& lines) {
  std::string bytes;
  for (const std::string& line : lines) bytes += line + "\n";
  return {"test", "test.txt", std::move(bytes)};
}

TextRepair repaired(const std::vector<std::string>& lines) {
  return repair_lines(source_of(lines));
}

/// The words of a text in their order, whatever ZWNJ and marks do between them.
std::vector<std::string> order_of_words(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : without(text, zwnj)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

}  // namespace

TEST_CASE("lines stored run by run from the left are put into reading order") {
  std::vector<std::string> damaged;
  for (const std::string& line : printed_lines) damaged.push_back(stored(line));
  const TextRepair repair = repaired(damaged);
  REQUIRE(repair.lines.size() == 22);
  std::size_t right = 0;
  for (std::size_t i = 0; i < printed_lines.size(); ++i) {
    right += repair.lines[i] == printed(printed_lines[i]) ? 1U : 0U;
  }
  CHECK(right >= 16);

  SECTION("with ZWNJ where the line was cut") {
    CHECK(
        repair.lines[1] ==
        "بر پایه این برنامه، شمار اتوبوس\u200cهای برقی تا پایان سال 1405 به دو برابر می\u200cرسد.");
    CHECK(repair.lines[8] ==
          "پژوهشگران دانشگاه تهران نیز درباره پیامدهای این طرح هشدار داده\u200cاند.");
  }
  SECTION("with quotation marks the right way round") {
    CHECK(repair.lines[12].find("«گامی بزرگ به سوی شهر پاک»") != std::string::npos);
  }
  SECTION("with a Latin citation in one piece") {
    CHECK(repair.lines[10].find("(Newman, 2015: 12)") != std::string::npos);
  }
  SECTION("and each change is reported") {
    REQUIRE(repair.changes.size() >= 20);
    std::size_t last = 0;
    for (const LineRepair& change : repair.changes) {
      CHECK(change.line > last);
      last = change.line;
      CHECK(change.before == damaged[change.line - 1]);
      CHECK(change.after == repair.lines[change.line - 1]);
      CHECK(change.before != change.after);
      CHECK(change.confidence > 0);
      CHECK(change.confidence <= 1);
    }
  }
}

TEST_CASE("sound lines keep the order of their words") {
  std::vector<std::string> sound;
  for (const std::string& line : printed_lines) sound.push_back(printed(line));
  SECTION("with their ZWNJ") {
    const TextRepair repair = repaired(sound);
    CHECK(repair.lines == sound);
    CHECK(repair.changes.empty());
  }
  SECTION("without") {
    for (std::string& line : sound) line = without(line, zwnj);
    const TextRepair repair = repaired(sound);
    for (std::size_t i = 0; i < sound.size(); ++i) {
      CHECK(order_of_words(repair.lines[i]) == order_of_words(sound[i]));
    }
  }
  SECTION("between damaged ones") {
    const auto period = GENERATE(as<std::size_t>{}, 3, 7);
    std::vector<std::string> mixed = sound;
    for (std::size_t i = 1; i < mixed.size(); i += period) mixed[i] = stored(printed_lines[i]);
    const TextRepair repair = repaired(mixed);
    std::size_t restored = 0;
    std::size_t damaged = 0;
    for (std::size_t i = 0; i < mixed.size(); ++i) {
      INFO(i);
      if (i % period == 1) {
        ++damaged;
        restored += repair.lines[i] == sound[i] ? 1U : 0U;
      } else {
        CHECK(repair.lines[i] == sound[i]);
      }
    }
    CHECK(restored * 2 > damaged);
  }
}

TEST_CASE("letters of a ligature that were turned throughout a text are put in order") {
  std::vector<std::string> sound;
  std::vector<std::string> turned;
  for (const std::string& line : printed_lines) {
    sound.push_back(printed(line));
    turned.push_back(sound.back());
    std::string& text = turned.back();
    for (std::size_t at = text.find("لا"); at != std::string::npos; at = text.find("لا", at)) {
      text.replace(at, std::string_view("لا").size(), "ال");
    }
  }
  REQUIRE(turned != sound);
  const TextRepair repair = repaired(turned);
  CHECK(repair.lines == sound);
  CHECK(repair.changes.size() == 3);

  // Most are in order: what is not is the document's own spelling.
  turned = sound;
  turned[20] = "نام این شهر سالانه است و نام آن ساالنه.";
  CHECK(repaired(turned).lines == turned);
}

TEST_CASE("the repair leaves letters and digits as the document spells them") {
  std::vector<std::string> damaged;
  for (const std::string& line : printed_lines) {
    std::string text = stored(line);
    for (const auto& [from, to] : {std::pair{"ی", "ي"}, {"ک", "ك"}, {"1398", "۱۳۹۸"}}) {
      for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
        text.replace(at, std::string_view(from).size(), to);
      }
    }
    damaged.push_back(text);
  }
  const TextRepair repair = repaired(damaged);
  CHECK(repair.lines[7] == "بانك جهاني در سال ۱۳۹۸ وامي براي نوسازي ناوگان به اين شهر پرداخت كرد.");
  for (const std::string& line : repair.lines) {
    CHECK(line.find("ی") == std::string::npos);
    CHECK(line.find("ک") == std::string::npos);
  }
}

TEST_CASE("a numbered heading begins with its number") {
  std::vector<std::string> damaged;
  for (const std::string& line : printed_lines) damaged.push_back(stored(line));
  damaged.insert(damaged.begin() + 4, "آلودگی هوا های کاهش برنامه -2-1");
  damaged.insert(damaged.begin() + 12, "زمینه پژوهش:-3");
  const TextRepair repair = repaired(damaged);
  CHECK(repair.lines[4].starts_with("2-1- "));
  CHECK(repair.lines[12].starts_with("3- زمینه پژوهش"));
}

TEST_CASE("without repair the lines stay as they are stored") {
  std::vector<std::string> damaged;
  for (const std::string& line : printed_lines) damaged.push_back(stored(line));
  Source source = source_of(damaged);
  source.repair = false;
  const DocumentText document = read_text(source);
  CHECK_FALSE(document.damaged);
  CHECK(document.text.text().find(damaged[5]) != std::string::npos);
  source.repair = true;
  CHECK(read_text(source).damaged);
}

TEST_CASE("the sound documents of the corpus keep the order of their words") {
  const bool keeps_joiners = GENERATE(true, false);
  const std::set<std::string> damaged{"china-cyber-diplomacy.fa.txt"};
  for (const std::string& name : corpus_names()) {
    if (damaged.count(name) != 0) continue;
    Source source;
    if (!load_corpus(name, source)) return;
    if (!keeps_joiners) source.bytes = without(source.bytes, zwnj);
    INFO(name);
    const Source asks = source;
    source.repair = false;
    const std::string before = read_text(source).text.text();
    const std::string after = read_text(asks).text.text();
    CHECK(order_of_words(after) == order_of_words(before));
  }
}

TEST_CASE("sentences of a treebank keep the order of their words") {
  const std::string path =
      std::string(DIPLOGRAPH_SHARED_DIR) + "/treebanks/fa/fa_seraji-ud-test.conllu";
  std::ifstream file(path);
  if (!file) {
    WARN("SKIPPED: " << path << " is not there");
    return;
  }
  std::vector<std::string> sentences;
  constexpr std::string_view text = "# text = ";
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(text)) sentences.push_back(line.substr(text.size()));
  }
  REQUIRE(sentences.size() == 600);
  if (GENERATE(true, false)) {
    for (std::string& sentence : sentences) sentence = without(sentence, zwnj);
  }
  const TextRepair repair = repaired(sentences);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    CHECK(order_of_words(repair.lines[i]) == order_of_words(sentences[i]));
  }
}
