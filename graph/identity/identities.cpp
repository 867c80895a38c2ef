#include "graph/identity/identities.hpp"

#include <algorithm>

#include "graph/error.hpp"
#include "graph/slug.hpp"
#include "graph/table_reader.hpp"

namespace diplograph {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

/// The rows of a file without its comments, with the cells that say something.
std::vector<TableRow> rows_of(std::string_view table, const std::string& file) {
  std::vector<TableRow> rows;
  for (TableRow& row : read_table(table, file)) {
    for (std::string& cell : row.cells) cell = trimmed(cell);
    while (!row.cells.empty() && row.cells.back().empty()) row.cells.pop_back();
    if (row.cells.empty() || row.cells.front().starts_with('#')) continue;
    rows.push_back(std::move(row));
  }
  return rows;
}

std::pair<std::string, std::string> ordered(const std::string& a, const std::string& b) {
  return a < b ? std::pair(a, b) : std::pair(b, a);
}

void require_id(const std::string& id, const Schema& schema, const std::string& file,
                std::size_t line) {
  if (schema.type_of_id(id)) return;
  throw InputError({file, line, 0, {}}, "\"" + id + "\" is no id; ids are such as " +
                                            schema.type(schema.types().back().id).id_prefix +
                                            "/NAME, and `diplograph explain` shows them");
}

}  // namespace

void Identities::read_same(std::string_view table, const std::string& file, const Schema& schema) {
  for (const TableRow& row : rows_of(table, file)) {
    if (row.cells.size() < 2) {
      throw InputError({file, row.line, 0, {}},
                       "one id is the same as none; write the ids that are one thing in a row");
    }
    for (const std::string& id : row.cells) require_id(id, schema, file, row.line);
    // Whoever stays for one of the row stays for all of it.
    std::string kept = row.cells.front();
    for (const std::string& id : row.cells) {
      if (const auto found = same_.find(id); found != same_.end()) kept = found->second.id;
    }
    std::set<std::string> replaced;
    for (const std::string& id : row.cells) {
      const auto found = same_.find(id);
      replaced.insert(found == same_.end() ? id : found->second.id);
    }
    replaced.erase(kept);
    for (auto& [id, other] : same_) {
      if (replaced.contains(other.id)) other.id = kept;
    }
    for (const std::string& id : replaced) same_.insert_or_assign(id, Kept{kept, {file, row.line}});
    for (const std::string& id : row.cells) {
      if (id != kept) same_.emplace(id, Kept{kept, {file, row.line}});
    }
  }
}

void Identities::read_different(std::string_view table, const std::string& file,
                                const Schema& schema) {
  schema_ = &schema;
  const auto kept = [&](const std::string& id) {
    const auto found = same_.find(id);
    return found == same_.end() ? id : found->second.id;
  };
  for (const TableRow& row : rows_of(table, file)) {
    if (row.cells.size() < 2 || row.cells[1].empty()) {
      throw InputError({file, row.line, 0, {}},
                       "what is it different from? Write ID,NAME or ID,NAME,NEW_ID or ID,ID");
    }
    const std::string& id = row.cells[0];
    const std::string& other = row.cells[1];
    require_id(id, schema, file, row.line);
    if (row.cells.size() == 2 && schema.type_of_id(other)) {
      if (kept(id) == kept(other)) {
        throw InputError({file, row.line, 0, {}},
                         id + " and " + other + " are said to be the same in another file");
      }
      apart_.insert(ordered(id, other));
      continue;
    }
    std::string made = row.cells.size() > 2 ? row.cells[2] : std::string();
    if (made.empty()) made = id.substr(0, id.find('/') + 1) + slug(other);
    require_id(made, schema, file, row.line);
    if (made == id) {
      throw InputError({file, row.line, 0, {}},
                       "the id made of the name is that of the entity itself; give another one in "
                       "a third column");
    }
    apart_.insert(ordered(id, made));
    parted_of_.emplace(id, parted_.size());
    parted_.push_back({id, other, made, {file, row.line}, 0});
  }
}

bool Identities::apart(const std::string& a, const std::string& b) const {
  return apart_.contains(ordered(a, b));
}

Identities::Parted* Identities::parting(const std::string& entity, std::string_view words) {
  if (words.empty()) return nullptr;
  const auto [begin, end] = parted_of_.equal_range(entity);
  if (begin == end) return nullptr;
  // Spellings of one name have one slug.
  const std::string key = slug(words);
  for (auto walk = begin; walk != end; ++walk) {
    Parted& parted = parted_[walk->second];
    if (slug(parted.name) == key) return &parted;
  }
  return nullptr;
}

void Identities::part(Claim& claim) {
  if (parted_.empty()) return;
  if (auto* mention = std::get_if<MentionClaim>(&claim)) {
    const std::string language =
        mention->names.empty() ? std::string() : mention->names.front().language;
    if (Parted* parted = parting(mention->entity, mention->evidence.quote)) {
      ++parted->mentions;
      mention->entity = parted->new_id;
      mention->type = schema_->type(*schema_->type_of_id(parted->new_id)).name;
      mention->names = {{language, mention->evidence.quote, NameRole::alias}};
      mention->properties.clear();
      return;
    }
    std::erase_if(mention->names, [&](const Name& name) {
      return name.role == NameRole::alias && parting(mention->entity, name.text) != nullptr;
    });
    return;
  }
  if (auto* relation = std::get_if<RelationClaim>(&claim)) {
    const Evidence& evidence = relation->evidence;
    if (const Parted* parted = parting(relation->source, evidence.marked(MarkRole::source))) {
      relation->source = parted->new_id;
    }
    if (const Parted* parted = parting(relation->target, evidence.marked(MarkRole::target))) {
      relation->target = parted->new_id;
    }
  }
}

}  // namespace diplograph
