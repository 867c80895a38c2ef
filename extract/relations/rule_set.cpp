#include <utility>

#include "extract/relations/rule_engine.hpp"

namespace diplograph::extract {

void RuleSet::add(RulePack pack) {
  packs_.push_back(std::move(pack));
  rules_.clear();
  triggers_ = {};
  for (const bool items : {true, false}) {  // what is said of list items alone is heard first
    for (const RulePack& each : packs_) {
      for (const Rule& rule : each.rules) {
        if (rule.only_items != items) continue;
        for (const Rule::Trigger& trigger : rule.triggers) {
          triggers_.add_keys(trigger.keys, rules_.size());
          rules_.push_back({&rule, trigger.verb});
        }
      }
    }
  }
}

}  // namespace diplograph::extract
