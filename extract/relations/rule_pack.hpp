#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/mentions/grammar.hpp"
#include "graph/evidence.hpp"
#include "graph/schema.hpp"

namespace diplograph::extract {

/// Where an argument of a rule stands, and what may fill it.
struct Argument {
  enum class Place : std::uint8_t {
    before,   ///< the nearest before the trigger, with what is coordinated with it
    after,    ///< the nearest behind it
    first,    ///< the first of the sentence
    subject,  ///< the subject of the trigger's clause, or the doer of a passive verb
    speaker,  ///< who speaks in the document
    topic     ///< the last one named before the trigger, however far back
  };
  std::vector<TypeId> types;  ///< the types a mention may have; the first is that of a phrase
  Place place = Place::before;
  bool phrase = false;    ///< the words themselves become a mention of an open class
  bool list = false;      ///< a phrase may be a list; each item is an argument
  bool verbal = false;    ///< the phrase begins with the trigger's own words
  bool adjacent = false;  ///< only function words stand between it and the trigger
  bool object = false;    ///< marked as an object behind it, before the trigger
  /// Words nearest before the trigger that the argument begins behind: "از X حمایت کرد".
  std::vector<std::vector<std::string>> markers;
  std::vector<std::string> having;  ///< a phrase has one of these words, if any are given
  bool clause = false;              ///< a phrase goes on through the verbs of its clause
  bool free = false;                ///< no actor that a preposition makes the frame of the clause
  bool adverbial = false;  ///< a phrase before the object of its clause: "از طریق X، Y را"
  std::size_t near = 40;   ///< farthest tokens from the trigger
  std::size_t fewest = 2;  ///< words of a phrase
  bool inherit = false;    ///< the subject of earlier sentences may stand in
};

struct RuleExample {
  std::string text;
  std::vector<std::pair<std::string, std::string>> finds;  ///< (source, target), by any name
};

/// One way of saying one relation. Data, not code: see extract/packs.
struct Rule {
  enum class Position : std::uint8_t {
    anywhere,
    start  ///< the trigger opens a sentence, a clause or a list item
  };
  std::string id;
  /// The relation, and others to take where the schema does not allow it between the arguments.
  std::vector<RelationId> relations;
  struct Trigger {
    std::vector<std::string> keys;  ///< folded
    bool verb = false;              ///< its first word, written <so>, has to be a verb
  };
  std::vector<Trigger> triggers;
  std::vector<std::vector<std::string>> required;  ///< the sentence must have one of them, if any
  std::vector<std::vector<std::string>> unless;    ///< the rule is silent if the sentence has one
  Argument source, target;
  /// What it is if a person is the source: who speaks for a state supports, the state pursues.
  std::optional<RelationId> by_person;
  Position position = Position::anywhere;
  bool sole = false;        ///< where it fires, no other rule reads the same trigger
  bool late = false;        ///< runs when the others have made their phrases
  bool finite = false;      ///< the trigger's verb is finite or has an auxiliary
  bool purpose = false;     ///< its targets are what the clause's acts are done for
  bool only_items = false;  ///< fires in items of a list only
  /// How what the rule found and the phrase of another rule right before its trigger belong
  /// together: its targets advance that goal ("... through X"), or that means advances its targets.
  /// Or they advance every goal that its source pursues in the clause, wherever it stands.
  enum class Link : std::uint8_t { none, means_to, purpose_of, means_of_clause };
  Link link = Link::none;
  std::vector<std::vector<std::string>>
      not_after;  ///< words right before the trigger that forbid it
  diplograph::Polarity polarity = diplograph::Polarity::affirmed;
  Modality modality = Modality::asserted;
  double confidence = 0.5;
  std::vector<RuleExample> examples;
  std::vector<std::string> counterexamples;
};

struct RulePack {
  std::string file;  ///< of a user; empty for a built-in pack
  std::string id;
  std::string language;
  std::vector<Rule> rules;
};

/// Reads a rule pack (schemas/rule-pack.schema.json). `<word>` in a trigger stands for all forms of
/// the word in `grammar`, `{class}` for any member of a class of the pack. Throws `InputError` with
/// the position.
[[nodiscard]] RulePack read_rule_pack(std::string_view json, const std::string& file,
                                      const Grammar& grammar);

}  // namespace diplograph::extract
