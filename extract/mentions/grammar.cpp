#include "extract/mentions/grammar.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/json_document.hpp"

namespace diplograph::extract {
namespace {

using Member = std::pair<const char*, PhraseTable Grammar::*>;

constexpr std::array<Member, 45> tables{{
    {"determiners", &Grammar::determiners},
    {"commas", &Grammar::commas},
    {"conjunctions", &Grammar::conjunctions},
    {"prepositions", &Grammar::prepositions},
    {"agents", &Grammar::agents},
    {"auxiliaries", &Grammar::auxiliaries},
    {"passiveAuxiliaries", &Grammar::passive_auxiliaries},
    {"adverbs", &Grammar::adverbs},
    {"negators", &Grammar::negators},
    {"negatedVerbs", &Grammar::negated_verbs},
    {"hedges", &Grammar::hedges},
    {"speech", &Grammar::speech},
    {"sources", &Grammar::sources},
    {"lightVerbs", &Grammar::light_verbs},
    {"compoundVerbs", &Grammar::compound_verbs},
    {"verbalNouns", &Grammar::verbal_nouns},
    {"goalHeadings", &Grammar::goal_headings},
    {"strategyHeadings", &Grammar::strategy_headings},
    {"participles", &Grammar::participles},
    {"transparentHeads", &Grammar::transparent_heads},
    {"phraseEnds", &Grammar::phrase_ends},
    {"phraseEdges", &Grammar::phrase_edges},
    {"emptyPhrases", &Grammar::empty_phrases},
    {"clauseStarts", &Grammar::clause_starts},
    {"meansLeads", &Grammar::means_leads},
    {"listLeads", &Grammar::list_leads},
    {"infinitiveMarkers", &Grammar::infinitive_markers},
    {"definers", &Grammar::definers},
    {"timePrepositions", &Grammar::time_prepositions},
    {"places", &Grammar::places},
    {"itemDeterminers", &Grammar::item_determiners},
    {"infinitiveNouns", &Grammar::infinitive_nouns},
    {"sectionWords", &Grammar::section_words},
    {"goalReferences", &Grammar::goal_references},
    {"deadlines", &Grammar::deadlines},
    {"datedBy", &Grammar::dated_by},
    {"purposeLeads", &Grammar::purpose_leads},
    {"complements", &Grammar::complements},
    {"benefitLeads", &Grammar::benefit_leads},
    {"venuePrepositions", &Grammar::venue_prepositions},
    {"concluding", &Grammar::concluding},
    {"holding", &Grammar::holding},
    {"refusals", &Grammar::refusals},
    {"verbFrames", &Grammar::verb_frames},
    {"verbLikeNouns", &Grammar::verb_like_nouns},
}};

ReferenceKind reference_kind(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, ReferenceKind>, 9> kinds{{
      {"speaker", ReferenceKind::speaker},
      {"subject", ReferenceKind::subject},
      {"last", ReferenceKind::last},
      {"sameHead", ReferenceKind::same_head},
      {"self", ReferenceKind::self},
      {"parties", ReferenceKind::parties},
      {"topic", ReferenceKind::topic},
      {"bareHead", ReferenceKind::bare_head},
      {"pair", ReferenceKind::pair},
  }};
  return std::find_if(kinds.begin(), kinds.end(),
                      [&](const auto& kind) { return kind.first == name; })
      ->second;  // the JSON Schema allows no other
}

std::vector<std::string> strings_of(const rapidjson::Value& root, const char* member) {
  std::vector<std::string> result;
  const auto found = root.FindMember(member);
  if (found == root.MemberEnd()) return result;
  for (const auto& item : found->value.GetArray()) result.emplace_back(fold(item.GetString()));
  return result;
}

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// -s, -ing and -ed of a regular English verb. Doubling ("planned") is a matter of stress, so both
/// spellings are made where it may occur; the wrong one does not stand in texts.
std::vector<std::string> regular_forms(const std::string& word) {
  const char end = word.back();
  const char before = word.size() > 1 ? word[word.size() - 2] : ' ';
  std::vector<std::string> forms{word};
  if (end == 'y' && !vowel(before)) {
    const std::string stem = word.substr(0, word.size() - 1);
    forms.insert(forms.end(), {stem + "ies", word + "ing", stem + "ied"});
    return forms;
  }
  const bool hissing =
      end == 's' || end == 'x' || end == 'z' || word.ends_with("ch") || word.ends_with("sh");
  forms.push_back(word + (hissing ? "es" : "s"));
  if (end == 'e') {
    forms.insert(forms.end(), {word.substr(0, word.size() - 1) + "ing", word + "d"});
    return forms;
  }
  forms.insert(forms.end(), {word + "ing", word + "ed"});
  if (!vowel(end) && end != 'w' && end != 'x' && vowel(before) && word.size() > 2 &&
      !vowel(word[word.size() - 3])) {
    forms.insert(forms.end(), {word + end + "ing", word + end + "ed"});
  }
  return forms;
}

}  // namespace

bool Grammar::is_adverb(const Token& token) const {
  if (token.kind != TokenKind::word || token.capital) return false;
  if (adverbs.contains(token.key)) return true;
  return token.key.size() > 4 &&
         std::any_of(adverb_endings.begin(), adverb_endings.end(),
                     [&](const std::string& ending) { return token.key.ends_with(ending); });
}

bool Grammar::is_action(const Token& token) const {
  return token.kind == TokenKind::word &&
         std::any_of(action_endings.begin(), action_endings.end(), [&](const std::string& ending) {
           return token.key.size() > ending.size() && token.key.ends_with(ending);
         });
}

Grammar read_grammar(std::string_view text, const std::string& file) {
  const JsonDocument json(text, file);
  json.require("grammar-pack.schema.json");
  const auto& root = json.root();
  Grammar grammar;
  grammar.language = root["language"].GetString();
  grammar.subject_first = root["subject"].GetString() == std::string_view("first");
  const auto flag = [&](const char* member) {
    return root.HasMember(member) && root[member].GetBool();
  };
  grammar.capital_names = flag("capitalNames");
  grammar.regular_forms = flag("regularForms");
  for (const auto& [member, table] : tables) {
    for (const auto& phrase : strings_of(root, member)) (grammar.*table).add(phrase);
  }
  grammar.action_endings = strings_of(root, "actionEndings");
  grammar.adverb_endings = strings_of(root, "adverbEndings");
  grammar.negated_prefixes = strings_of(root, "negatedPrefixes");
  grammar.verb_prefixes = strings_of(root, "verbPrefixes");
  grammar.participle_endings = strings_of(root, "participleEndings");
  if (root.HasMember("forms")) {
    for (const auto& entry : root["forms"].GetObject()) {
      std::vector<std::string>& forms = grammar.forms[fold(entry.name.GetString())];
      for (const auto& form : entry.value.GetArray()) forms.push_back(fold(form.GetString()));
    }
  }
  const auto references = root.FindMember("references");
  if (references == root.MemberEnd()) return grammar;
  for (rapidjson::SizeType i = 0; i < references->value.Size(); ++i) {
    const auto& value = references->value[i];
    Reference reference;
    reference.kind = reference_kind(value["refers"].GetString());
    for (const auto& name : value["types"].GetArray()) {
      const auto type = Schema::diplomacy().find_type(name.GetString());
      if (!type) {
        throw InputError(json.position("/references/" + std::to_string(i) + "/types"),
                         std::string("unknown type \"") + name.GetString() + "\"");
      }
      reference.types.push_back(*type);
    }
    for (const auto& phrase : value["words"].GetArray()) {
      grammar.references.add(phrase.GetString(), grammar.reference_kinds.size());
    }
    if (value.HasMember("entity")) reference.entity = value["entity"].GetString();
    grammar.reference_kinds.push_back(std::move(reference));
  }
  return grammar;
}

std::vector<std::string> forms_of(const Grammar& grammar, const std::string& word) {
  if (const auto found = grammar.forms.find(word); found != grammar.forms.end()) {
    std::vector<std::string> forms{word};
    forms.insert(forms.end(), found->second.begin(), found->second.end());
    return forms;
  }
  return grammar.regular_forms ? regular_forms(word) : std::vector<std::string>{word};
}

}  // namespace diplograph::extract
