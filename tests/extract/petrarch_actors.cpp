#include "extract/mentions/petrarch_actors.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/extract/extracted_edges.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

// Every form that systems of this kind write, and every irregularity that was seen in them.
const std::string dictionary =
    "# actors of a coast that is not on maps\n"
    "KENYA_ [KEN]\n"
    "+REPUBLIC_OF_KENYA_\n"
    "JANE_HARBOUR_\n"
    "+MINISTER_HARBOUR_ # once\n"
    "\t[KENGOV 20030315-20130314]\n"
    "\t[KENELI > 20130315]\n"
    "\t[KENOPP <030314]\n"
    "\t[KENGOV 20121204]\n"
    "\t[KENGOV 2004017-20061201]\n"
    "\t[KENGOV 20130230-20140101]\n"
    "HARBOUR_FRONT_ [KENREB]\n"
    "OFFICE_OF_THE_BAYS_ [KENGOV][KENENV]\n"
    "SEA_WATCHERS [NGOENV]\n"
    "; an older comment\n"
    "<!-- a block\n"
    "UNREAD_ [ZAFGOV]\n"
    "-->\n"
    "JANE_HARBOUR_ [KENMED]\n"
    "CAF\xC9_ [FRABUS]\n"
    "NOBODY_\n"
    "PHRASE_ [low case]\n"
    "OPEN_ [KENGOV\n";

PetrarchActors read() {
  return read_petrarch_actors(dictionary, NamePack{}, [](std::string_view code) {
    return code == "KEN" ? std::string("kenya") : std::string();
  });
}

const LexiconRow* row(const PetrarchActors& actors, const std::string& key) {
  const auto found = std::find_if(actors.rows.begin(), actors.rows.end(),
                                  [&](const LexiconRow& each) { return each.key == key; });
  return found == actors.rows.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a dictionary of actors becomes names with types and dated codes") {
  const PetrarchActors actors = read();
  CHECK(actors.primaries == 9);
  CHECK(actors.synonyms == 2);
  CHECK(actors.dated == 6);

  const LexiconRow* kenya = row(actors, "kenya");
  REQUIRE(kenya != nullptr);
  CHECK(kenya->type == "State");
  CHECK(kenya->names.at("en") == std::vector<std::string>{"Kenya", "Republic of Kenya"});

  const LexiconRow* jane = row(actors, "jane-harbour");
  REQUIRE(jane != nullptr);
  CHECK(jane->type == "Person");
  CHECK(jane->names.at("en") == std::vector<std::string>{"Jane Harbour", "Minister Harbour"});
  CHECK(jane->codes == std::vector<std::string>{"KENGOV 2003-03-15/2013-03-14",
                                                "KENELI 2013-03-15/..", "KENOPP ../2003-03-14",
                                                "KENMED"});

  const LexiconRow* front = row(actors, "harbour-front");
  REQUIRE(front != nullptr);
  CHECK(front->type == "Group");
  const LexiconRow* bays = row(actors, "office-of-the-bays");
  REQUIRE(bays != nullptr);
  CHECK(bays->codes == std::vector<std::string>{"KENGOV", "KENENV"});
  REQUIRE(row(actors, "sea-watchers") != nullptr);
  CHECK(row(actors, "sea-watchers")->type == "Group");
  CHECK(row(actors, "unread") == nullptr);
}

TEST_CASE("each line of a dictionary that cannot be read is told with its number") {
  std::vector<std::size_t> lines;
  for (const DictionaryProblem& problem : read().problems) lines.push_back(problem.line);
  // Three restrictions, a letter beyond ASCII, a phrase without codes, a code that is none (and so
  // no code for its phrase), a bracket that is not closed (likewise).
  CHECK(lines == std::vector<std::size_t>{9, 10, 11, 20, 21, 22, 22, 23, 23});
}

TEST_CASE("names of a dictionary are found, and its problems are warned of") {
  UserFiles files;
  files.lexicons.push_back({"actors.txt", dictionary, UserFile::Kind::petrarch});
  const Extractor own(files);
  CHECK(std::any_of(own.warnings().begin(), own.warnings().end(), [](const std::string& warning) {
    return warning.starts_with("actors.txt:9: ");
  }));
  const Extraction extraction = own.extract(
      {"example", "example.txt", "Jane Harbour met leaders of the Harbour Front in Kenya."});
  std::vector<std::string> found;
  for (const Claim& claim : extraction.claims) {
    if (const auto* mention = std::get_if<MentionClaim>(&claim)) found.push_back(mention->entity);
  }
  for (const char* entity : {"person/jane-harbour", "group/harbour-front", "state/kenya"}) {
    CHECK(std::find(found.begin(), found.end(), entity) != found.end());
  }
  files.lexicons = {{"agents.txt", "PRESIDENT {} [~GOV]\n", UserFile::Kind::petrarch}};
  CHECK_THROWS_AS(Extractor(files), InputError);
}
