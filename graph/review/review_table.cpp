#include "graph/review/review_table.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "graph/decimal.hpp"

namespace diplograph {
namespace {

constexpr std::array<std::string_view, 20> columns{"key",
                                                   "decision",
                                                   "kind",
                                                   "source_label",
                                                   "relation",
                                                   "target_label",
                                                   "polarity",
                                                   "modality",
                                                   "holder",
                                                   "confidence",
                                                   "document",
                                                   "page",
                                                   "line",
                                                   "quote",
                                                   "rule",
                                                   "source",
                                                   "target",
                                                   "corrected_source",
                                                   "corrected_relation",
                                                   "corrected_target"};

/// A cell as RFC 4180 has it; what a spreadsheet would take for a formula gets an apostrophe.
std::string cell(std::string_view text) {
  std::string guarded;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
    guarded = "'";
  }
  guarded += text;
  if (guarded.find_first_of(",;\"\r\n\t") == std::string::npos) return guarded;
  std::string quoted = "\"";
  for (const char c : guarded) {
    quoted += c;
    if (c == '"') quoted += c;
  }
  return quoted + "\"";
}

using Row = std::array<std::string, columns.size()>;

std::string line_of(const Row& row) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line += ',';
    line += cell(row[i]);
  }
  return line + "\r\n";
}

std::string_view word(Verdict verdict) {
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

void decide(const std::string& key, const Decisions& earlier, Row& row) {
  row[0] = key;
  const Decision* decision = earlier.find(key);
  if (decision == nullptr) return;
  row[1] = word(decision->verdict);
  row[17] = decision->source;
  row[18] = decision->relation;
  row[19] = decision->target;
}

void put_evidence(const Evidence& evidence, Row& row) {
  row[7] = to_string(evidence.modality);
  row[8] = evidence.holder;
  row[9] = decimal3(evidence.confidence);
  row[10] = evidence.document;
  row[11] = evidence.page == 0 ? "" : std::to_string(evidence.page);
  row[12] = std::to_string(evidence.line);
  row[13] = evidence.quote;
  row[14] = evidence.rule;
}

struct EntityRows {
  const MentionClaim* first = nullptr;
  std::string label;
  std::size_t mentions = 0;
};

}  // namespace

void write_review_table(const std::vector<Claim>& claims, const Decisions& earlier,
                        const std::function<void(std::string_view)>& sink) {
  std::map<std::string, EntityRows, std::less<>> entities;
  std::vector<const RelationClaim*> relations;
  for (const Claim& claim : claims) {
    if (const auto* mention = std::get_if<MentionClaim>(&claim)) {
      EntityRows& entity = entities[mention->entity];
      if (entity.first == nullptr) entity.first = mention;
      ++entity.mentions;
      for (const Name& name : mention->names) {
        const bool better = entity.label.empty() || name.role == NameRole::preferred;
        if (better && entity.label != name.text) entity.label = name.text;
        if (name.role == NameRole::preferred) break;
      }
    } else if (const auto* relation = std::get_if<RelationClaim>(&claim)) {
      relations.push_back(relation);
    }
  }
  std::stable_sort(relations.begin(), relations.end(),
                   [](const RelationClaim* a, const RelationClaim* b) {
                     return std::tie(a->evidence.document, a->evidence.text.begin) <
                            std::tie(b->evidence.document, b->evidence.text.begin);
                   });
  const auto label_of = [&](const std::string& id) {
    const auto found = entities.find(id);
    return found == entities.end() || found->second.label.empty() ? id : found->second.label;
  };

  Row header;
  std::copy(columns.begin(), columns.end(), header.begin());
  sink("\xEF\xBB\xBF");
  sink(line_of(header));
  for (const auto& [id, entity] : entities) {
    Row row;
    decide(id, earlier, row);
    row[2] = "entity";
    row[3] = entity.label;
    row[4] = entity.first->type;
    put_evidence(entity.first->evidence, row);
    row[15] = id;
    sink(line_of(row));
  }
  std::set<std::string> written;
  for (const RelationClaim* relation : relations) {
    const std::string key = review_key(*relation);
    if (!written.insert(key).second) continue;
    Row row;
    decide(key, earlier, row);
    row[2] = "statement";
    row[3] = label_of(relation->source);
    row[4] = relation->relation;
    row[5] = label_of(relation->target);
    row[6] = to_string(relation->polarity);
    put_evidence(relation->evidence, row);
    row[15] = relation->source;
    row[16] = relation->target;
    sink(line_of(row));
  }
}

}  // namespace diplograph
