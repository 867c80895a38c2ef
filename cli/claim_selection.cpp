#include "cli/claim_selection.hpp"

#include <algorithm>
#include <vector>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/read_file.hpp"

namespace diplograph::cli {
namespace {

constexpr std::size_t most_named = 5;

}  // namespace

void ClaimSelection::setup(CLI::App& parser) {
  parser.add_flag("--asserted-only", asserted_only_,
                  "Leave out what a text only plans, supposes, or says in somebody else's words");
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
  const auto* relation = std::get_if<RelationClaim>(&claim);
  if (asserted_only_ && relation != nullptr && relation->evidence.modality != Modality::asserted) {
    ++not_asserted_;
    return false;
  }
  if (decisions_.apply(claim)) return true;
  ++rejected_;
  return false;
}

void ClaimSelection::report() const {
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
