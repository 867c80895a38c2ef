#include "extract/mentions/register.hpp"

#include <algorithm>

#include "graph/slug.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_office = 16;  // tokens

}  // namespace

std::size_t Register::entity(const std::string& id, TypeId type) {
  const auto [place, added] = index_.emplace(id, entities_.size());
  if (added) entities_.push_back({id, type, {}, {}});
  return place->second;
}

std::optional<std::size_t> Register::find(const std::string& id) const {
  const auto found = index_.find(id);
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

std::size_t Register::named(TypeId type, const std::string& name) {
  const std::size_t index =
      entity(Schema::diplomacy().type(type).id_prefix + "/" + slug(name), type);
  add_name(index, {document_->language, name, NameRole::alias});
  return index;
}

void Register::retype(std::size_t entity, TypeId type) {
  Entity& changed = entities_[entity];
  const std::string id =
      Schema::diplomacy().type(type).id_prefix + changed.id.substr(changed.id.find('/'));
  if (!index_.emplace(id, entity).second) return;
  index_.erase(changed.id);
  changed.id = id;
  changed.type = type;
}

std::size_t Register::phrase(TypeId type, TokenRange label, TokenRange whole,
                             const std::string& rule, double confidence) {
  const Schema& schema = Schema::diplomacy();
  const std::string words = surface(label.first, label.last);
  const std::string key = slug(words);
  std::string id = schema.type(type).id_prefix + "/" + key;
  for (const char* kin : {"goal/", "strategy/"}) {
    const bool open = id.starts_with("goal/") || id.starts_with("strategy/");
    if (open && index_.contains(kin + key)) id = kin + key;
  }
  const std::size_t index = entity(id, index_.contains(id) ? entities_[index_.at(id)].type : type);
  add_name(index, {document_->language, words, NameRole::alias});
  if (whole.first != label.first || whole.last != label.last) {
    add_name(index, {document_->language, surface(whole.first, whole.last), NameRole::alias});
  }
  phrases_.push_back({label.first, label.last, index, rule, confidence, Mention::Form::phrase, {}});
  return index;
}

void Register::fact(NameFact fact) {
  const std::size_t place = facts_.size();
  facts_from_.emplace(fact.source_tokens.first, place);
  facts_to_.emplace(fact.target_tokens.first, place);
  facts_at_.emplace(fact.tokens.first, place);
  facts_.push_back(std::move(fact));
}

std::vector<const NameFact*> Register::facts_from(std::size_t source_token) const {
  std::vector<const NameFact*> result;
  const auto [begin, end] = facts_from_.equal_range(source_token);
  for (auto walk = begin; walk != end; ++walk) result.push_back(&facts_[walk->second]);
  return result;
}

std::vector<const NameFact*> Register::facts_to(std::size_t target_token) const {
  std::vector<const NameFact*> result;
  const auto [begin, end] = facts_to_.equal_range(target_token);
  for (auto walk = begin; walk != end; ++walk) result.push_back(&facts_[walk->second]);
  return result;
}

const Mention* Register::bearer_of_office(std::size_t word) const {
  // An office has a few words: what begins further back does not reach the word.
  const std::size_t low = word > longest_office ? word - longest_office : 0;
  const auto holds = [&](TokenRange office) {
    return office.first <= word && word < office.last &&
           office.last - office.first <= longest_office;
  };
  const RelationId represents = *Schema::diplomacy().find_relation("represents");
  for (auto walk = facts_at_.lower_bound(low); walk != facts_at_.upper_bound(word); ++walk) {
    const NameFact& fact = facts_[walk->second];
    if (fact.relation != represents || !holds(fact.tokens)) continue;
    const auto bearer = mentions_.find(fact.source_tokens.first);
    if (bearer != mentions_.end()) return &bearer->second;
  }
  for (auto walk = offices_at_.lower_bound(low); walk != offices_at_.upper_bound(word); ++walk) {
    const auto& [person, office] = offices_[walk->second];
    if (!holds(office)) continue;
    const auto bearer = mentions_.lower_bound(office.last);
    if (bearer != mentions_.end() && bearer->second.entity == person &&
        bearer->first <= office.last + 1) {
      return &bearer->second;
    }
  }
  return nullptr;
}

void Register::add_name(std::size_t entity, Name name) {
  std::vector<Name>& names = entities_[entity].names;
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

const Mention* Register::covering(std::size_t token) const {
  auto next = mentions_.upper_bound(token);
  if (next == mentions_.begin()) return nullptr;
  const Mention& mention = std::prev(next)->second;
  return mention.last > token ? &mention : nullptr;
}

void Register::mention(Mention mention) {
  auto other = mentions_.upper_bound(mention.first);
  if (other != mentions_.begin() && std::prev(other)->second.last > mention.first) --other;
  const auto longer = [&](const Mention& a, const Mention& b) {
    return a.last - a.first > b.last - b.first;
  };
  for (auto walk = other; walk != mentions_.end() && walk->first < mention.last; ++walk) {
    if (!longer(mention, walk->second)) {
      const bool same = walk->second.entity == mention.entity && walk->first == mention.first;
      if (!same) inner_.push_back(std::move(mention));
      return;
    }
  }
  while (other != mentions_.end() && other->first < mention.last) {
    inner_.push_back(std::move(other->second));
    other = mentions_.erase(other);
  }
  mentions_.emplace(mention.first, std::move(mention));
}

ByteSpan Register::span(std::size_t first, std::size_t last) const {
  return {analysis_->tokens[first].span.begin, analysis_->tokens[last - 1].span.end};
}

std::string Register::surface(std::size_t first, std::size_t last) const {
  const ByteSpan bytes = span(first, last);
  return document_->text.text().substr(bytes.begin, bytes.size());
}

}  // namespace diplograph::extract
