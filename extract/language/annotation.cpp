#include "extract/language/annotation.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace diplograph::extract {
namespace {

constexpr auto upos_names = std::to_array<std::string_view>(
    {"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
     "PUNCT", "SCONJ", "SYM", "VERB", "X"});
static_assert(upos_names.size() == upos_count);

constexpr auto relation_names = std::to_array<std::string_view>(
    {"acl",        "acl:relcl",    "advcl",        "advcl:relcl", "advmod",       "advmod:emph",
     "amod",       "appos",        "aux",          "aux:pass",    "case",         "cc",
     "cc:preconj", "ccomp",        "clf",          "compound",    "compound:lvc", "compound:prt",
     "conj",       "cop",          "csubj",        "csubj:outer", "csubj:pass",   "dep",
     "det",        "det:predet",   "discourse",    "dislocated",  "expl",         "fixed",
     "flat",       "flat:foreign", "flat:name",    "flat:num",    "goeswith",     "iobj",
     "list",       "mark",         "nmod",         "nmod:desc",   "nmod:poss",    "nmod:unmarked",
     "nsubj",      "nsubj:outer",  "nsubj:pass",   "nummod",      "obj",          "obl",
     "obl:agent",  "obl:arg",      "obl:unmarked", "orphan",      "parataxis",    "punct",
     "reparandum", "root",         "vocative",     "xcomp"});
static_assert(relation_names.size() == relation_count);

using Names = std::span<const std::string_view>;

// Values in the order of the enumerators; the empty name stands for `none`.
constexpr auto numbers = std::to_array<std::string_view>({"", "Sing", "Plur", "Ptan"});
constexpr auto persons = std::to_array<std::string_view>({"", "1", "2", "3"});
constexpr auto tenses = std::to_array<std::string_view>({"", "Past", "Pres", "Fut"});
constexpr auto moods = std::to_array<std::string_view>({"", "Ind", "Imp", "Sub"});
constexpr auto verb_forms = std::to_array<std::string_view>({"", "Fin", "Inf", "Part", "Ger"});
constexpr auto voices = std::to_array<std::string_view>({"", "Act", "Pass"});
constexpr auto polarities = std::to_array<std::string_view>({"", "Pos", "Neg"});
constexpr auto degrees = std::to_array<std::string_view>({"", "Pos", "Cmp", "Sup"});
constexpr auto pronoun_types = std::to_array<std::string_view>(
    {"", "Art", "Dem", "Emp", "Ind", "Int", "Neg", "Prs", "Rcp", "Rel", "Tot"});
constexpr auto cases =
    std::to_array<std::string_view>({"", "Acc", "Gen", "Loc", "Nom", "Tem", "Voc"});
constexpr auto definites = std::to_array<std::string_view>({"", "Def", "Ind"});
constexpr auto number_types = std::to_array<std::string_view>({"", "Card", "Frac", "Mult", "Ord"});
constexpr auto yes = std::to_array<std::string_view>({"", "Yes"});

template <auto Member>
std::uint8_t read(const Morphology& morphology) {
  return static_cast<std::uint8_t>(morphology.*Member);
}

template <auto Member>
void write(Morphology& morphology, std::uint8_t value) {
  using Value = std::remove_reference_t<decltype(morphology.*Member)>;
  morphology.*Member = static_cast<Value>(value);
}

struct Feature {
  std::string_view name;
  Names values;
  std::uint8_t (*read)(const Morphology&);
  void (*write)(Morphology&, std::uint8_t);
};

template <auto Member>
constexpr Feature feature(std::string_view name, Names values) {
  return {name, values, &read<Member>, &write<Member>};
}

// In the order that the format asks for: by name.
constexpr auto features = std::to_array<Feature>({
    feature<&Morphology::grammatical_case>("Case", cases),
    feature<&Morphology::definite>("Definite", definites),
    feature<&Morphology::degree>("Degree", degrees),
    feature<&Morphology::mood>("Mood", moods),
    feature<&Morphology::number_type>("NumType", number_types),
    feature<&Morphology::number>("Number", numbers),
    feature<&Morphology::person>("Person", persons),
    feature<&Morphology::polarity>("Polarity", polarities),
    feature<&Morphology::possessive>("Poss", yes),
    feature<&Morphology::pronoun_type>("PronType", pronoun_types),
    feature<&Morphology::reflexive>("Reflex", yes),
    feature<&Morphology::tense>("Tense", tenses),
    feature<&Morphology::verb_form>("VerbForm", verb_forms),
    feature<&Morphology::voice>("Voice", voices),
});

template <typename Enum>
std::optional<Enum> find(Names names, std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin());
}

}  // namespace

std::string_view name(Upos upos) { return upos_names[static_cast<std::size_t>(upos)]; }

std::string_view name(Relation relation) {
  return relation_names[static_cast<std::size_t>(relation)];
}

std::optional<Upos> find_upos(std::string_view name) { return find<Upos>(upos_names, name); }

std::optional<Relation> find_relation(std::string_view name) {
  if (const auto exact = find<Relation>(relation_names, name)) return exact;
  return find<Relation>(relation_names, name.substr(0, name.find(':')));
}

Relation universal(Relation relation) {
  const std::string_view full = name(relation);
  return find<Relation>(relation_names, full.substr(0, full.find(':'))).value_or(relation);
}

std::string features_of(const Morphology& morphology) {
  std::string result;
  for (const Feature& feature : features) {
    const std::uint8_t value = feature.read(morphology);
    if (value == 0) continue;
    if (!result.empty()) result += '|';
    result.append(feature.name).append("=").append(feature.values[value]);
  }
  return result.empty() ? "_" : result;
}

Morphology morphology_of(std::string_view text) {
  Morphology result;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('|'));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const auto feature = std::find_if(
        features.begin(), features.end(),
        [&](const Feature& candidate) { return candidate.name == pair.substr(0, equals); });
    if (feature == features.end()) continue;
    // "Case=Acc,Dat" names alternatives; the first is as good as any.
    const std::string_view value = pair.substr(equals + 1);
    const auto known = find<std::uint8_t>(feature->values, value.substr(0, value.find(',')));
    if (known) feature->write(result, *known);
  }
  return result;
}

}  // namespace diplograph::extract
