#include "extract/rule_testing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace diplograph::extract {
namespace {

/// What an example gives, with the names of its entities.
class Reading {
 public:
  Reading(const Extractor& extractor, const std::string& text) {
    for (Claim& claim : extractor.extract({"example", "example.txt", text}).claims) {
      if (auto* mention = std::get_if<MentionClaim>(&claim)) {
        for (const Name& name : mention->names) names_[mention->entity].insert(name.text);
      } else if (auto* relation = std::get_if<RelationClaim>(&claim)) {
        relations_.push_back(std::move(*relation));
      }
    }
  }

  [[nodiscard]] bool states(const Rule& rule, const std::string& source,
                            const std::string& target) const {
    return std::any_of(relations_.begin(), relations_.end(), [&](const RelationClaim& claim) {
      const auto relation = Schema::diplomacy().find_relation(claim.relation);
      const bool right = relation && std::find(rule.relations.begin(), rule.relations.end(),
                                               *relation) != rule.relations.end();
      return right && claim.polarity == rule.polarity && is(claim.source, source) &&
             is(claim.target, target);
    });
  }
  [[nodiscard]] bool fired(const std::string& rule) const {
    return std::any_of(relations_.begin(), relations_.end(),
                       [&](const RelationClaim& claim) { return claim.evidence.rule == rule; });
  }
  [[nodiscard]] std::string found() const {
    std::string text;
    for (const RelationClaim& claim : relations_) {
      text += (text.empty() ? "" : "; ") + name_of(claim.source) + " " + claim.relation + " " +
              name_of(claim.target) + " (" + claim.evidence.rule + ")";
    }
    return text.empty() ? "nothing" : text;
  }

 private:
  std::map<std::string, std::set<std::string>> names_;
  std::vector<RelationClaim> relations_;

  [[nodiscard]] bool is(const std::string& entity, const std::string& name) const {
    const auto found = names_.find(entity);
    return found != names_.end() && found->second.contains(name);
  }
  [[nodiscard]] std::string name_of(const std::string& entity) const {
    const auto found = names_.find(entity);
    return found == names_.end() ? entity : *found->second.begin();
  }
};

}  // namespace

RuleTest test_rules(const Extractor& extractor, const RulePack& pack) {
  RuleTest test;
  for (std::size_t i = 0; i < pack.rules.size(); ++i) {
    const Rule& rule = pack.rules[i];
    for (const RuleExample& example : rule.examples) {
      const Reading reading(extractor, example.text);
      for (const auto& [source, target] : example.finds) {
        ++test.examples;
        if (reading.states(rule, source, target)) continue;
        test.failures.push_back(
            {i, rule.id, example.text,
             "does not give " + source + " -> " + target + "; found " + reading.found()});
      }
    }
    for (const std::string& text : rule.counterexamples) {
      ++test.examples;
      const Reading reading(extractor, text);
      if (reading.fired(rule.id)) {
        test.failures.push_back(
            {i, rule.id, text, "gives what it must not; found " + reading.found()});
      }
    }
  }
  return test;
}

}  // namespace diplograph::extract
