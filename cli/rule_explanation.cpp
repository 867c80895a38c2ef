#include "cli/rule_explanation.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "graph/claim.hpp"
#include "graph/decimal.hpp"

namespace diplograph::cli {
namespace {

std::string fired(const RelationClaim& claim) {
  const Evidence& evidence = claim.evidence;
  std::string line = "  + " + evidence.rule;
  if (const std::string_view trigger = evidence.marked(MarkRole::trigger); !trigger.empty()) {
    line.append(" \"").append(trigger).append("\"");
  }
  line += ": " + claim.source + " " + claim.relation + " " + claim.target;
  std::string details = decimal3(evidence.confidence);
  if (claim.polarity == Polarity::negated) details += ", denied";
  if (evidence.modality != Modality::asserted) {
    details.append(", ").append(to_string(evidence.modality));
  }
  if (!evidence.holder.empty()) details += " by " + evidence.holder;
  if (!evidence.date.empty()) details += ", dated " + evidence.date;
  return line + " (" + details + ")\n";
}

}  // namespace

std::string explain_rules(const extract::Extraction& extraction, const std::string& name) {
  std::vector<const RelationClaim*> relations;
  for (const Claim& claim : extraction.claims) {
    if (const auto* relation = std::get_if<RelationClaim>(&claim)) relations.push_back(relation);
  }
  // Claims come in the order of their quotes, a quote is of one sentence, and so are the sentences.
  std::string text;
  auto next = relations.begin();
  for (const extract::SentenceTrace& sentence : extraction.trace) {
    std::string lines;
    for (; next != relations.end() && (*next)->evidence.text.begin < sentence.text.end; ++next) {
      lines += fired(**next);
    }
    for (const extract::StoppedRule& stop : sentence.stops) {
      lines += "  - " + stop.rule + " \"" +
               extraction.document.text.substr(stop.trigger.begin, stop.trigger.size()) +
               "\": " + std::string(stop.reason) + "\n";
    }
    if (lines.empty()) continue;
    std::string words = extraction.document.text.substr(sentence.text.begin, sentence.text.size());
    std::replace(words.begin(), words.end(), '\n', ' ');
    text += name + ":" + std::to_string(sentence.line) + ": " + words + "\n" + lines + "\n";
  }
  return text;
}

}  // namespace diplograph::cli
