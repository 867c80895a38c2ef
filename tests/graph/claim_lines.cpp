#include <sstream>
#include <string>
#include <vector>

#include "graph/claim_file.hpp"
#include "graph/error.hpp"
#include "graph/json_document.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph {
namespace {

std::string lines_of(const std::vector<Claim>& claims) {
  std::string text;
  for (const Claim& claim : claims) text += to_json_line(claim);
  return text;
}

}  // namespace

TEST_CASE("a claim that was written is the same claim when it is read") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    for (const Claim& claim : generated_claims(seed)) {
      const std::string line = to_json_line(claim);
      CHECK(line.find('\n') == line.size() - 1);
      CHECK(claim_from_json(line, "claims.jsonl", 1) == claim);
    }
  }
}

TEST_CASE("every written claim conforms to schemas/claim.schema.json") {
  for (const Claim& claim : generated_claims(7)) {
    const JsonDocument json(to_json_line(claim), "claims.jsonl");
    CHECK_NOTHROW(json.require("claim.schema.json"));
  }
}

TEST_CASE("text of claims keeps every character") {
  DocumentClaim claim{"d", "t", "fa", "f", std::string(64, '0'), 3, ""};
  claim.text = std::string("a\0b", 3) +
               "\x01\x1F\"\\/\b\f\n\r\t\x7F می‌خواهد \xF0\x9F\x98\x80 \xEF\xBF\xBF";
  const Claim read = claim_from_json(to_json_line(claim), "claims.jsonl", 1);
  CHECK(std::get<DocumentClaim>(read).text == claim.text);
}

TEST_CASE("claims are read line by line, and a refused line does not stop the rest") {
  const std::vector<Claim> claims = generated_claims(3);
  REQUIRE(claims.size() > 3);
  std::istringstream input(to_json_line(claims[0]) + "\n  \r\n{\"claim\": \"rumour\"}\n" +
                           to_json_line(claims[1]) + "not json\n" + to_json_line(claims[2]));
  std::vector<Claim> read;
  std::vector<std::size_t> lines;
  std::vector<std::string> refusals;
  const auto count = read_claims(
      input, "claims.jsonl",
      [&](const Claim& claim, std::size_t line) {
        read.push_back(claim);
        lines.push_back(line);
      },
      [&](const std::string& reason) {
        refusals.push_back(reason);
        return true;
      });
  CHECK(count == 3);
  CHECK(read == std::vector<Claim>(claims.begin(), claims.begin() + 3));
  CHECK(lines == std::vector<std::size_t>{1, 5, 7});
  REQUIRE(refusals.size() == 2);
  CHECK(refusals[0].rfind("claims.jsonl:4", 0) == 0);
  CHECK(refusals[0].find("rumour") != std::string::npos);
  CHECK(refusals[1].rfind("claims.jsonl:6", 0) == 0);
}

TEST_CASE("reading stops at a refused line if the caller says so") {
  std::istringstream input("not json\n" + lines_of(generated_claims(3)));
  std::size_t refusals = 0;
  const auto count = read_claims(
      input, "claims.jsonl", [](const Claim&, std::size_t) {},
      [&](const std::string&) {
        ++refusals;
        return false;
      });
  CHECK(count == 0);
  CHECK(refusals == 1);
}

TEST_CASE("a claim's own line is named, also behind line ends inside of strings") {
  try {
    (void)claim_from_json("{\"claim\": \"relation\", \"source\": 1}", "claims.jsonl", 41);
    FAIL("was read");
  } catch (const InputError& error) {
    CHECK(error.position().line == 41);
    CHECK(error.position().file == "claims.jsonl");
  }
}

}  // namespace diplograph
