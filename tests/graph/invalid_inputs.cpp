#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "graph/claim_file.hpp"
#include "graph/error.hpp"
#include "graph/json_document.hpp"
#include "graph/jsonld_reader.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph {
namespace {

const std::filesystem::path folder =
    std::filesystem::path(DIPLOGRAPH_SOURCE_DIR) / "tests" / "graph";

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void read_as(const std::string& kind, const std::string& content, const std::string& name) {
  if (kind == "claims") {
    std::istringstream lines(content);
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
      (void)claim_from_json(line, name, number);
    }
  } else if (kind == "graph") {
    (void)read_jsonld(content, name, Schema::diplomacy());
  } else {
    (void)Schema::from_json(content, name);
  }
}

// "kind/file" to the words that the error has to hold, from the table of the README.
std::map<std::string, std::string> expectations() {
  std::map<std::string, std::string> result;
  std::istringstream lines(content_of(folder / "invalid" / "README.md"));
  std::string line;
  while (std::getline(lines, line)) {
    if (line.rfind("| ", 0) != 0 || line.find('/') == std::string::npos) continue;
    const std::size_t bar = line.find(" | ");
    result[line.substr(2, bar - 2)] = line.substr(bar + 3, line.size() - bar - 5);
  }
  return result;
}

}  // namespace

TEST_CASE("every invalid input is refused with the place and the words of its row") {
  const auto expected = expectations();
  std::set<std::string> seen;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "invalid")) {
    if (!entry.is_regular_file() || entry.path().filename() == "README.md") continue;
    const std::string kind = entry.path().parent_path().filename().string();
    const std::string name = kind + "/" + entry.path().filename().string();
    CAPTURE(name);
    seen.insert(name);
    REQUIRE(expected.count(name) == 1);
    std::string message;
    try {
      read_as(kind, content_of(entry.path()), name);
    } catch (const InputError& error) {
      message = error.what();
      CHECK(error.position().file == name);
      CHECK(error.position().line > 0);
    }
    CAPTURE(message);
    CHECK(message.find(expected.at(name)) != std::string::npos);
    CHECK(message.rfind(name + ":", 0) == 0);
    CHECK(message.size() < 2000);
  }
  for (const auto& [name, words] : expected) {
    CAPTURE(name, words);
    CHECK(seen.count(name) == 1);
  }
  CHECK(seen.size() > 100);
}

TEST_CASE("every valid input is read") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "valid")) {
    if (!entry.is_regular_file()) continue;
    const std::string kind = entry.path().parent_path().filename().string();
    CAPTURE(entry.path().string());
    CHECK_NOTHROW(read_as(kind, content_of(entry.path()), entry.path().filename().string()));
    ++count;
  }
  CHECK(count >= 3);
}

TEST_CASE("a file cut off at any byte is refused, never half read") {
  for (const char* file : {"graph/note.jsonld", "claims/note.jsonl", "schema/small.json"}) {
    const std::string kind = std::string(file).substr(0, std::string(file).find('/'));
    std::string whole = content_of(folder / "valid" / file);
    whole.erase(whole.find_last_not_of('\n') + 1);
    if (kind == "claims") whole.erase(0, whole.rfind('\n') + 1);
    const std::size_t step = kind == "graph" ? 7 : 1;
    for (std::size_t size = kind == "claims" ? 1 : 0; size < whole.size(); size += step) {
      CAPTURE(file, size);
      CHECK_THROWS_AS(read_as(kind, whole.substr(0, size), file), InputError);
    }
  }
}

TEST_CASE("a file with bytes changed, doubled or lost is read or refused, and nothing else") {
  Random random(11);
  std::size_t refused = 0;
  for (const char* file : {"graph/note.jsonld", "claims/note.jsonl", "schema/small.json"}) {
    const std::string kind = std::string(file).substr(0, std::string(file).find('/'));
    const std::string whole = content_of(folder / "valid" / file);
    for (int round = 0; round < 1500; ++round) {
      std::string changed = whole;
      for (std::size_t times = 1 + random.below(3); times > 0; --times) {
        const std::size_t at = random.below(changed.size());
        const std::size_t size = std::min(1 + random.below(40), changed.size() - at);
        switch (random.below(4)) {
          case 0:
            changed[at] = static_cast<char>(random.below(256));
            break;
          case 1:
            changed.erase(at, size);
            break;
          case 2:
            changed.insert(random.below(changed.size()), changed.substr(at, size));
            break;
          default:
            std::swap(changed[at], changed[random.below(changed.size())]);
        }
      }
      CAPTURE(file, round);
      try {
        read_as(kind, changed, file);
      } catch (const InputError& error) {
        ++refused;
        CHECK(std::string(error.what()).rfind(file, 0) == 0);
      }  // anything else that is thrown fails the test
    }
  }
  CHECK(refused > 3000);
}

TEST_CASE("an error in a graph names the line and the JSON pointer of what is wrong") {
  std::string json = content_of(folder / "valid" / "graph" / "note.jsonld");
  const std::size_t at = json.find("\"dg:line\":1", json.find("rdf:Statement"));
  REQUIRE(at != std::string::npos);
  const auto line =
      1 + std::count(json.begin(), json.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  json.replace(at, 11, "\"dg:line\":true");
  try {
    (void)read_jsonld(json, "note.jsonld", Schema::diplomacy());
    FAIL("was read");
  } catch (const InputError& error) {
    CHECK(error.position().line == static_cast<std::size_t>(line));
    CHECK(error.position().pointer.find("/dg:evidence/0/dg:line") != std::string::npos);
  }
}

TEST_CASE("an object of 200,000 members is read, and its repeated last one found, in little time") {
  std::string json = "{";
  for (int i = 0; i < 200000; ++i) json += "\"k" + std::to_string(i) + "\":1,";
  CHECK_NOTHROW(JsonDocument(json + "\"last\":1}", "wide.json"));
  CHECK_THROWS_AS(JsonDocument(json + "\"k0\":1}", "wide.json"), InputError);
}

TEST_CASE("a graph that a schema of another domain has no terms for is refused") {
  const Schema other =
      Schema::from_json(content_of(folder / "valid" / "schema" / "small.json"), "small.json");
  const std::string json = content_of(folder / "valid" / "graph" / "note.jsonld");
  CHECK_THROWS_AS(read_jsonld(json, "note.jsonld", other), InputError);
}

}  // namespace diplograph
