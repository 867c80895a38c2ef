#include "export/review_table.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "export/spreadsheet_row.hpp"

namespace diplograph::exporting {
namespace {

constexpr std::string_view header =
    "key,decision,kind,source_label,relation,target_label,polarity,modality,holder,confidence,"
    "document,page,line,quote,rule,source,target,corrected_source,corrected_relation,"
    "corrected_target\n";

/// An entity as its mentions name it.
struct Named {
  const MentionClaim* first = nullptr;
  std::string label;
};

/// What a row says beside its evidence.
struct Subject {
  std::string key;
  std::string_view kind;
  std::string source_label, relation, target_label, polarity, source, target;
};

void write_row(const Subject& subject, const Evidence& evidence, const Decisions& earlier,
               ByteBuffer& out) {
  const Decision* decision = earlier.find(subject.key);
  const Decision none;
  const Decision& decided = decision == nullptr ? none : *decision;
  SpreadsheetRow row(out);
  row.text(subject.key).text(decision == nullptr ? "" : to_string(decided.verdict));
  row.text(subject.kind).text(subject.source_label).text(subject.relation);
  row.text(subject.target_label).text(subject.polarity).text(to_string(evidence.modality));
  row.text(evidence.holder).text(decimal(evidence.confidence)).text(evidence.document);
  evidence.page == 0 ? row.empty() : row.number(evidence.page);
  row.number(evidence.line).text(evidence.quote).text(evidence.rule);
  row.text(subject.source).text(subject.target);
  row.text(decided.source).text(decided.relation).text(decided.target).end();
}

/// Names an entity by a preferred name if it has one.
void take_name(const MentionClaim& mention, Named& entity) {
  if (entity.first == nullptr) entity.first = &mention;
  for (const Name& name : mention.names) {
    if (entity.label.empty() || name.role == NameRole::preferred) entity.label = name.text;
    if (name.role == NameRole::preferred) return;
  }
}

}  // namespace

void write_review_table(const std::vector<Claim>& claims, const Decisions& earlier,
                        const Sink& sink) {
  std::map<std::string, Named, std::less<>> entities;
  std::vector<const RelationClaim*> relations;
  for (const Claim& claim : claims) {
    if (const auto* mention = std::get_if<MentionClaim>(&claim)) {
      take_name(*mention, entities[mention->entity]);
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

  ByteBuffer out(sink);
  out << "\xEF\xBB\xBF" << header;
  for (const auto& [id, entity] : entities) {
    write_row({id, "entity", entity.label, entity.first->type, "", "", id, ""},
              entity.first->evidence, earlier, out);
  }
  std::set<std::string> written;
  for (const RelationClaim* relation : relations) {
    std::string key = review_key(*relation);
    if (!written.insert(key).second) continue;
    write_row({std::move(key), "statement", label_of(relation->source), relation->relation,
               label_of(relation->target), std::string(to_string(relation->polarity)),
               relation->source, relation->target},
              relation->evidence, earlier, out);
  }
  out.finish();
}

}  // namespace diplograph::exporting
