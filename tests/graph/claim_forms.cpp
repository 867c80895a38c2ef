// The scanner's claims against schemas/claim.schema.json: of every mutation of a claim either both
// take it or neither does.
#include <array>
#include <string>
#include <vector>

#include "graph/claim_file.hpp"
#include "graph/error.hpp"
#include "graph/json_document.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"
#include "tests/graph/json_mutations.hpp"

namespace diplograph {
namespace {

bool conforms(const std::string& json) {
  try {
    JsonDocument(json, "claim.json").require("claim.schema.json");
    return true;
  } catch (const InputError&) {
    return false;
  }
}

enum class Verdict { taken, refused, senseless };

Verdict verdict_on(const std::string& json) {
  try {
    (void)claim_from_json(json, "claims.jsonl", 1);
    return Verdict::taken;
  } catch (const InputError& error) {
    CAPTURE(json, std::string(error.what()));
    CHECK(std::string(error.what()).find("is not as") == std::string::npos);
    const bool backwards =
        std::string(error.what()).find("ends before it begins") != std::string::npos;
    return backwards ? Verdict::senseless : Verdict::refused;
  }
}

void hold_against_the_schema(const std::string& json, std::size_t& taken, std::size_t& refused) {
  const bool allowed = conforms(json);
  if ((verdict_on(json) != Verdict::refused) != allowed) {
    CAPTURE(json, allowed);
    FAIL("the scanner and the JSON Schema disagree");
  }
  ++(allowed ? taken : refused);
}

}  // namespace

TEST_CASE("the scanner takes exactly the claims that the JSON Schema allows") {
  std::vector<std::string> words{"\"document\"",
                                 "\"mention\"",
                                 "\"relation\"",
                                 "\"preferred\"",
                                 "\"alias\"",
                                 "\"negated\"",
                                 "\"planned\"",
                                 "\"trigger\"",
                                 "\"a/b\"",
                                 "\"a-1/b\"",
                                 "\"A/b\"",
                                 "\"1a/b\"",
                                 "\"a/\"",
                                 "\"/b\"",
                                 "\"a/b c\"",
                                 "\"a/b|c\"",
                                 "\"a/b/c\"",
                                 "\"a/هٔ\"",
                                 "\"a\\\\b\"",
                                 "\"a`b\"",
                                 "\"en\"",
                                 "\"e n\"",
                                 "\"هٔهٔ\"",
                                 "[1,2]",
                                 "[2,1]",
                                 "[1]",
                                 "[1,2,3]",
                                 "[1,-2]",
                                 "[1,18446744073709551615]",
                                 "[1,2.0]",
                                 "0.25",
                                 "1.25",
                                 "\"" + std::string(64, 'a') + "\"",
                                 "\"" + std::string(64, 'A') + "\""};
  std::size_t taken = 0;
  std::size_t refused = 0;
  std::size_t kinds = 0;
  std::array<bool, 3> seen{};
  for (const Claim& claim : generated_claims(12)) {
    const bool with_names = claim.index() != 1 || !std::get<MentionClaim>(claim).names.empty();
    if (seen.at(claim.index()) || !with_names) continue;
    seen.at(claim.index()) = true;
    ++kinds;
    for_each_mutation(to_json_line(claim), words, [&](const std::string& json) {
      hold_against_the_schema(json, taken, refused);
    });
  }
  CHECK(kinds == 3);
  CHECK(taken > 200);
  CHECK(refused > 1000);
}

}  // namespace diplograph
