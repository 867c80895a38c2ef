#include "graph/review/decisions.hpp"

#include <algorithm>
#include <array>

#include "graph/content_hash.hpp"
#include "graph/error.hpp"
#include "graph/table_reader.hpp"

namespace diplograph {
namespace {

std::optional<Verdict> verdict_from(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const Verdict verdict : {Verdict::accept, Verdict::reject, Verdict::correct}) {
    if (lower == to_string(verdict)) return verdict;
  }
  return std::nullopt;
}

class Columns {
 public:
  Columns(const TableRow& header, const std::string& file) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto found = std::find(header.cells.begin(), header.cells.end(), names[i]);
      if (found != header.cells.end()) {
        places_[i] = static_cast<std::size_t>(found - header.cells.begin());
      } else if (i < 2) {
        throw InputError({file, header.line, 0, {}},
                         "the first row names no column \"" + std::string(names[i]) +
                             "\"; a table of decisions is one that `diplograph review` wrote");
      }
    }
  }

  [[nodiscard]] std::string key(const TableRow& row) const { return cell(row, 0); }
  [[nodiscard]] std::string decision(const TableRow& row) const { return cell(row, 1); }
  [[nodiscard]] std::string source(const TableRow& row) const { return cell(row, 2); }
  [[nodiscard]] std::string relation(const TableRow& row) const { return cell(row, 3); }
  [[nodiscard]] std::string target(const TableRow& row) const { return cell(row, 4); }

 private:
  static constexpr std::array<std::string_view, 5> names{"key", "decision", "corrected_source",
                                                         "corrected_relation", "corrected_target"};
  std::array<std::optional<std::size_t>, names.size()> places_;

  [[nodiscard]] std::string cell(const TableRow& row, std::size_t column) const {
    const std::optional<std::size_t> place = places_[column];
    if (!place || *place >= row.cells.size()) return {};
    const std::string& text = row.cells[*place];
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
  }
};

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::accept:
      return "accept";
    case Verdict::reject:
      return "reject";
    case Verdict::correct:
      return "correct";
  }
  return "";
}

std::string review_key(const RelationClaim& claim) {
  ContentHash hash;
  hash << claim.evidence.document << claim.source << claim.relation << claim.target
       << to_string(claim.polarity) << claim.evidence.quote;
  return "r-" + hash.hexadecimal();
}

Decisions::Decisions(std::string_view csv, const std::string& file, const Schema& schema)
    : schema_(&schema) {
  const std::vector<TableRow> rows = read_table(csv, file);
  if (rows.empty()) throw InputError({file, 0, 0, {}}, "is empty: there is no row in it");
  const Columns columns(rows.front(), file);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const TableRow& row = rows[i];
    const auto refuse = [&](const std::string& problem) {
      throw InputError({file, row.line, 0, {}}, problem);
    };
    const std::string word = columns.decision(row);
    if (word.empty()) continue;
    const std::optional<Verdict> verdict = verdict_from(word);
    if (!verdict) {
      refuse("\"" + word + "\" is no decision; write accept, reject or correct, or nothing");
    }
    const std::string key = columns.key(row);
    if (key.empty()) refuse("the row has a decision but no key");
    Decision decision{
        *verdict, columns.source(row), columns.relation(row), columns.target(row), row.line, false};
    if (*verdict == Verdict::correct) {
      if (decision.source.empty() && decision.relation.empty() && decision.target.empty()) {
        refuse(
            "\"correct\" needs what is right in corrected_source, corrected_relation or "
            "corrected_target");
      }
      for (const std::string& id : {decision.source, decision.target}) {
        if (!id.empty() && !schema.type_of_id(id)) {
          refuse("\"" + id + "\" is no id: its part before the slash names no type");
        }
      }
      if (!decision.relation.empty() && !schema.find_relation(decision.relation)) {
        refuse("the schema has no relation \"" + decision.relation + "\"");
      }
    }
    const auto [place, added] = decisions_.emplace(key, decision);
    if (!added &&
        (place->second.verdict != decision.verdict || place->second.source != decision.source ||
         place->second.relation != decision.relation || place->second.target != decision.target)) {
      refuse("line " + std::to_string(place->second.line) + " decides otherwise on the same key");
    }
  }
}

const Decision* Decisions::find(std::string_view key) const {
  const auto found = decisions_.find(key);
  return found == decisions_.end() ? nullptr : &found->second;
}

Decision* Decisions::decision_on(std::string_view key) {
  const auto found = decisions_.find(key);
  if (found == decisions_.end()) return nullptr;
  found->second.used = true;
  return &found->second;
}

bool Decisions::apply_to_entity(std::string& id) {
  const Decision* decision = decision_on(id);
  if (decision == nullptr) return true;
  if (decision->verdict == Verdict::correct && !decision->source.empty()) id = decision->source;
  return decision->verdict != Verdict::reject;
}

bool Decisions::apply_to(MentionClaim& claim) {
  const Decision* decision = decision_on(claim.entity);
  if (decision == nullptr) return true;
  if (decision->verdict == Verdict::accept) claim.evidence.confidence = 1;
  if (!apply_to_entity(claim.entity)) return false;
  if (const std::optional<TypeId> type = schema_->type_of_id(claim.entity)) {
    claim.type = schema_->type(*type).name;
  }
  return true;
}

bool Decisions::apply_to(RelationClaim& claim) {
  // A statement's key is that of what was found, so it is looked up before its ends change.
  const Decision* decision = decision_on(review_key(claim));
  if (decision != nullptr && decision->verdict == Verdict::reject) return false;
  if (!apply_to_entity(claim.source) || !apply_to_entity(claim.target)) return false;
  if (decision == nullptr) return true;
  claim.evidence.confidence = 1;
  if (!decision->source.empty()) claim.source = decision->source;
  if (!decision->relation.empty()) claim.relation = decision->relation;
  if (!decision->target.empty()) claim.target = decision->target;
  return true;
}

bool Decisions::apply(Claim& claim) {
  if (auto* mention = std::get_if<MentionClaim>(&claim)) return apply_to(*mention);
  if (auto* relation = std::get_if<RelationClaim>(&claim)) return apply_to(*relation);
  return true;
}

std::vector<std::size_t> Decisions::unused() const {
  std::vector<std::size_t> lines;
  for (const auto& [key, decision] : decisions_) {
    if (!decision.used) lines.push_back(decision.line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace diplograph
