#include "cli/claim_selection.hpp"

#include <algorithm>
#include <string_view>
#include <variant>
#include <vector>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/read_file.hpp"
#include "graph/error.hpp"
#include "graph/witnesses.hpp"

namespace diplograph::cli {
namespace {

constexpr std::size_t most_named = 5;
constexpr std::string_view our_rules = "diplograph";

/// Who found a claim; null for documents, which nobody finds.
const std::string* extractor_of(const Claim& claim) {
  if (const auto* mention = std::get_if<MentionClaim>(&claim)) return &mention->evidence.extractor;
  if (const auto* relation = std::get_if<RelationClaim>(&claim)) {
    return &relation->evidence.extractor;
  }
  return nullptr;
}

}  // namespace

void ClaimSelection::setup(CLI::App& parser) {
  parser.add_flag("--asserted-only", asserted_only_,
                  "Leave out what a text only plans, supposes, or says in somebody else's words");
  CLI::Option* const rules = parser.add_flag(
      "--rules-only", rules_only_, "Leave out what models, people and other programs found");
  parser
      .add_flag("--model-only", model_only_,
                "Leave out what our own rules found, and keep what models and others did")
      ->excludes(rules);
  parser.add_flag("--require-agreement", require_agreement_,
                  "Keep only what at least two extractors found, such as rules and a model");
  parser
      .add_option("--decisions", decisions_file_,
                  "Table of diplograph review, with what a person accepted, rejected or corrected")
      ->type_name("FILE");
}

void ClaimSelection::load(const Schema& schema) {
  if (decisions_file_.empty()) return;
  decisions_ = Decisions(read_file(decisions_file_), shown_name(decisions_file_), schema);
}

bool ClaimSelection::take(Claim& claim) {
  if (rules_only_ || model_only_) {
    const std::string* const extractor = extractor_of(claim);
    if (extractor != nullptr && (*extractor == our_rules) != rules_only_) {
      ++of_others_;
      return false;
    }
  }
  const auto* relation = std::get_if<RelationClaim>(&claim);
  if (asserted_only_ && relation != nullptr && relation->evidence.modality != Modality::asserted) {
    ++not_asserted_;
    return false;
  }
  if (decisions_.apply(claim)) return true;
  ++rejected_;
  return false;
}

Graph ClaimSelection::settle(Graph graph) {
  if (!require_agreement_) return graph;
  const std::vector<std::string> extractors = extractors_of(graph);
  if (extractors.size() < 2) {
    throw InputError({}, "--require-agreement needs claims of at least two extractors, and there " +
                             (extractors.empty() ? std::string("are none")
                                                 : "are only those of " + extractors.front()));
  }
  Graph result = agreed(graph);
  not_agreed_ = graph.edge_count() - result.edge_count();
  return result;
}

void ClaimSelection::report() const {
  if (of_others_ > 0) {
    spdlog::info("{} claims of {} were left out", of_others_,
                 rules_only_ ? "other extractors than our rules" : "our rules");
  }
  if (not_agreed_ > 0) spdlog::info("{} edges of one extractor alone were left out", not_agreed_);
  if (not_asserted_ > 0)
    spdlog::info("{} claims are not asserted and were left out", not_asserted_);
  if (rejected_ > 0) spdlog::info("{} claims were rejected", rejected_);
  const std::vector<std::size_t> unused = decisions_.unused();
  for (std::size_t i = 0; i < std::min(unused.size(), most_named); ++i) {
    spdlog::warn("{}:{}: nothing that was found has this key", decisions_file_, unused[i]);
  }
  if (unused.size() > most_named) {
    spdlog::warn("{}: {} more decisions met no claim", decisions_file_, unused.size() - most_named);
  }
}

}  // namespace diplograph::cli
