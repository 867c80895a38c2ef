#include "extract/mentions/lexicon.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "graph/json_document.hpp"
#include "tests/catch.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> lexicon_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& file :
       std::filesystem::directory_iterator(DIPLOGRAPH_SOURCE_DIR "/extract/packs/shared")) {
    if (file.path().extension() == ".json") files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

const Lexicon& lexicon() {
  static const Lexicon all = [] {
    Lexicon built;
    for (const auto& file : lexicon_files()) {
      const std::string text = content_of(file);
      if (text.find("\"kind\": \"lexicon\"") != std::string::npos) built.add(text, file.string());
    }
    return built;
  }();
  return all;
}

/// "entity" for a name, "entity?" for a weak one, "entity'" for an adjective.
std::vector<std::string> found(const std::string& text) {
  std::vector<std::string> result;
  const std::vector<Token> tokens = tokenize(text);
  for (const Lexicon::Match& match : lexicon().find(tokens, text)) {
    result.push_back(match.entry->entity + (match.weak ? "?" : "") + (match.demonym ? "'" : ""));
  }
  return result;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a name is found whatever the spelling of its word borders", "[lexicon]") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"آژانس بین‌المللی انرژی اتمی",
       "organization/international-atomic-energy-agency"},
      {"آژانس بین المللی انرژی اتمی", "organization/international-atomic-energy-agency"},
      {"آژانس بينالمللي انرژي اتمي", "organization/international-atomic-energy-agency"},
      {"جامعهٔ ملل", "organization/league-of-nations"},
      {"جامعه‌ی ملل", "organization/league-of-nations"},
      {"ایالات متّحدهٔ آمریکا", "state/united-states"},
      {"تل آویو", "state/israel"},
      {"تل‌آویو", "state/israel"},
      {"هیأت بین‌دولتی تغییر اقلیم",
       "organization/intergovernmental-panel-on-climate-change"},
      {"هیئت بین دولتی تغییر اقلیم", "organization/intergovernmental-panel-on-climate-change"},
      {"کریدور شمال – جنوب", "strategy/international-north-south-transport-corridor"},
      {"کریدور شمال-جنوب", "strategy/international-north-south-transport-corridor"},
      {"Côte d’Ivoire", "state/ivory-coast"},
      {"Cote d'Ivoire", "state/ivory-coast"},
      {"رویکردی چندجانبه", "concept/multilateral-approach"},
      {"قطعنامه ۲۲۳۱ شورای امنیت", "agreement/un-security-council-resolution-2231"},
  };
  for (const auto& [text, entity] : cases) {
    CAPTURE(text);
    CHECK(found(text) == Names{entity});
  }
}

TEST_CASE("the longest name wins, and numbers tell resolutions apart", "[lexicon]") {
  CHECK(found("قطعنامه ۱۹۲۹ شورای امنیت") ==
        Names{"agreement/un-security-council-resolution-1929"});
  CHECK(found("Resolution 2231") == Names{"agreement/un-security-council-resolution-2231"});
  CHECK(found("Resolution 1929") == Names{"agreement/un-security-council-resolution-1929"});
  CHECK(found("Resolution 2232").empty());
  CHECK(found("South Korea and North Korea") == Names{"state/south-korea", "state/north-korea"});
  CHECK(found("سودان جنوبی و سودان") == Names{"state/south-sudan", "state/sudan"});
  CHECK(found("آفریقای جنوبی") == Names{"state/south-africa"});
  CHECK(found("Court of Justice of the European Union") ==
        Names{"government-body/court-of-justice-of-the-european-union"});
}

TEST_CASE("a name within a name of something else is not found", "[lexicon]") {
  for (const char* text : {"the Indian Ocean", "the South China Sea", "New Mexico",
                           "a tigran of Iranaval", "union", "اقیانوس هند", "دریای عمان",
                           "آذربایجان غربی", "هند و اقیانوس آرام", "ایرانیت", "who helps us"}) {
    CAPTURE(text);
    for (const std::string& name : found(text)) CHECK(name.ends_with("'"));
  }
}

TEST_CASE("an adjective names its state only for rules, its people name it outright", "[lexicon]") {
  CHECK(found("مقام چینی") == Names{"state/china'"});
  CHECK(found("چینی‌ها") == Names{"state/china"});
  CHECK(found("the Chinese side") == Names{"state/china'"});
}

TEST_CASE("a capital stands for its state where it acts, not where it is a place", "[lexicon]") {
  CHECK(found("پکن اعلام کرد") == Names{"state/china"});
  CHECK(found("روابط تهران و مسکو") == Names{"state/iran", "state/russia"});
  CHECK(found("نشست در وین برگزار شد") == Names{"state/austria?"});
  CHECK(found("کنوانسیون وین") == Names{"state/austria?"});
  CHECK(found("Moscow rejected the offer") == Names{"state/russia"});
  CHECK(found("met in Vienna") == Names{"state/austria?"});
  CHECK(found("سفر وزیر به پکن") == Names{"state/china?"});
  CHECK(found("هشدار به پکن") == Names{"state/china"});
}

TEST_CASE("a name that is an everyday word counts behind what it names", "[lexicon]") {
  CHECK(found("کمک مالی") == Names{"state/mali?"});
  CHECK(found("دولت مالی") == Names{"state/mali"});
  CHECK(found("روز دوشنبه") == Names{"state/tajikistan?"});
  CHECK(found("کشور پرو") == Names{"state/peru"});
}

TEST_CASE("a short Latin name must be written as the lexicon has it", "[lexicon]") {
  CHECK(found("the UN") == Names{"organization/united-nations"});
  CHECK(found("un").empty());
  CHECK(found("IT").empty());
  CHECK(found("the chad sea").empty());
}

TEST_CASE("the lexicons are complete as classes", "[lexicon]") {
  std::map<std::string, std::size_t> entries;
  std::set<std::string> iso;
  for (const LexiconEntry& entry : lexicon().entries()) {
    ++entries[entry.lexicon];
    if (const auto code = entry.properties.find("iso3166"); code != entry.properties.end()) {
      iso.insert(code->second.front());
    }
  }
  CHECK(iso.size() >= 197);  // 193 members, two observers, Taiwan and Kosovo
  CHECK(entries["organizations"] >= 300);
  CHECK(entries["companies"] >= 300);
  CHECK(entries["treaties"] >= 200);
  CHECK(entries["concepts"] >= 200);
}

TEST_CASE("no name belongs to two entries", "[lexicon]") {
  std::map<std::string, std::string> owner;
  std::set<std::string> keys;
  for (const auto& file : lexicon_files()) {
    const JsonDocument document(content_of(file), file.string());
    if (std::string(document.root()["kind"].GetString()) != "lexicon") continue;
    for (const auto& item : document.root()["entries"].GetArray()) {
      const std::string id =
          std::string(document.root()["id"].GetString()) + "/" + item["key"].GetString();
      CAPTURE(id);
      CHECK(keys.insert(id).second);
      const auto claim = [&](const char* name) {
        const auto [place, added] = owner.emplace(Lexicon::squeeze(name), id);
        CAPTURE(name, place->second);
        CHECK(place->second == id);
      };
      for (const auto& label : item["labels"].GetObject()) claim(label.value.GetString());
      for (const char* member : {"aliases", "capitals"}) {
        if (!item.HasMember(member)) continue;
        for (const auto& language : item[member].GetObject()) {
          for (const auto& name : language.value.GetArray()) claim(name.GetString());
        }
      }
    }
  }
  CHECK(owner.size() > 5000);
}

TEST_CASE("an organ names the body it is part of", "[lexicon]") {
  std::set<std::string> ids;
  for (const LexiconEntry& entry : lexicon().entries()) ids.insert(entry.entity);
  std::size_t organs = 0;
  for (const LexiconEntry& entry : lexicon().entries()) {
    if (entry.part_of.empty()) continue;
    CAPTURE(entry.entity, entry.part_of);
    CHECK(ids.contains(entry.part_of));
    ++organs;
  }
  CHECK(organs > 100);
}
