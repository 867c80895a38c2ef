#include "extract/model/actors.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "graph/schema.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t most_other_names = 3;

/// An actor and the mentions that name it, in text order.
struct NamedActor {
  std::size_t entity = 0;
  std::vector<const Mention*> mentions;
};

/// Actors by their first mention before `end`. O(mentions).
std::vector<NamedActor> named_before(const DocumentReading& reading, std::uint64_t end) {
  const TypeId actor = *Schema::diplomacy().find_type("Actor");
  std::vector<NamedActor> actors;
  std::map<std::size_t, std::size_t> places;  // in `actors`, by entity
  for (const auto& [first, mention] : reading.entities.mentions()) {
    if (reading.analysis.tokens[first].span.begin >= end) break;
    if (mention.form != Mention::Form::name || !reading.entities.is_a(mention.entity, actor)) {
      continue;
    }
    const auto [place, added] = places.emplace(mention.entity, actors.size());
    if (added) actors.push_back({mention.entity, {}});
    actors[place->second].mentions.push_back(&mention);
  }
  return actors;
}

/// Keeps the most often named ones, in their order.
void keep_most_named(std::vector<NamedActor>& actors, std::size_t most) {
  if (actors.size() <= most) return;
  std::vector<std::size_t> order(actors.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return actors[a].mentions.size() > actors[b].mentions.size();
  });
  order.resize(most);
  std::sort(order.begin(), order.end());
  std::vector<NamedActor> kept;
  for (const std::size_t place : order) kept.push_back(std::move(actors[place]));
  actors = std::move(kept);
}

/// The name for display in the document's language; empty if there is none.
std::string_view preferred_name(const Entity& entity, std::string_view language) {
  for (const Name& name : entity.names) {
    if (name.role == NameRole::preferred && name.language == language) return name.text;
  }
  return {};
}

std::string line_of(const DocumentReading& reading, const NamedActor& actor) {
  const Entity& entity = reading.entities.at(actor.entity);
  std::vector<std::string> names;
  const std::string_view preferred = preferred_name(entity, reading.document.language);
  if (!preferred.empty()) names.emplace_back(preferred);
  for (const Mention* mention : actor.mentions) {
    if (names.size() > most_other_names) break;
    std::string name = reading.entities.surface(mention->first, mention->last);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  std::string line = "- " + names.front() + " (" + Schema::diplomacy().type(entity.type).name + ")";
  for (std::size_t i = 1; i < names.size(); ++i) line += "; " + names[i];
  return line;
}

}  // namespace

std::string actors_before(const DocumentReading& reading, std::uint64_t end, std::size_t most) {
  std::vector<NamedActor> actors = named_before(reading, end);
  keep_most_named(actors, most);
  std::string text;
  for (const NamedActor& actor : actors) {
    text += (text.empty() ? "" : "\n") + line_of(reading, actor);
  }
  return text;
}

}  // namespace diplograph::extract
