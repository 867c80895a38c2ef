#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/evidence.hpp"
#include "graph/schema.hpp"

namespace diplograph::extract {

/// Where an argument of a rule stands, and what may fill it.
struct Argument {
  enum class Place : std::uint8_t { before, after, first };
  std::vector<TypeId> types;    ///< the types a mention may have; the first is that of a phrase
  Place place = Place::before;  ///< nearest before or after the trigger; first in the sentence
  bool phrase = false;          ///< the words themselves become a mention of an open class
  bool list = false;            ///< a phrase may be a list; each item is an argument
  std::size_t near = 40;        ///< farthest tokens from the trigger
  bool inherit = false;         ///< the subject of earlier sentences may stand in
};

struct RuleExample {
  std::string text;
  std::vector<std::pair<std::string, std::string>> finds;  ///< (source, target), by any name
};

/// One way of saying one relation. Data, not code: see extract/packs.
struct Rule {
  std::string id;
  RelationId relation{};
  std::vector<std::vector<std::string>> triggers;  ///< folded keys
  std::vector<std::vector<std::string>> required;  ///< the sentence must have one of them, if any
  std::vector<std::vector<std::string>> unless;    ///< the rule is silent if the sentence has one
  Argument source, target;
  Polarity polarity = Polarity::affirmed;
  double confidence = 0.5;
  std::vector<RuleExample> examples;
  std::vector<std::string> counterexamples;
};

struct RulePack {
  std::string id;
  std::string language;
  std::vector<Rule> rules;
};

/// Reads a rule pack (schemas/rule-pack.schema.json). Throws `InputError` with the position.
[[nodiscard]] RulePack read_rule_pack(std::string_view json, const std::string& file);

}  // namespace diplograph::extract
