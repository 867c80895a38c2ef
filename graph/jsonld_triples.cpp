#include "graph/jsonld_triples.hpp"

#include <algorithm>
#include <tuple>

namespace diplograph {

void PlainTriples::add(Graph::Vertex source, std::size_t item, RelationId relation,
                       Graph::Vertex target, std::size_t line) {
  if (source >= sources_.size()) sources_.resize(source + 1);
  const auto number = static_cast<std::uint32_t>(triples_.size());
  Source& begun = sources_[source];
  if (begun.behind == 0) begun = {number, 0, static_cast<std::uint32_t>(item)};
  begun.behind = number + 1;
  triples_.push_back({static_cast<std::uint32_t>(source), static_cast<std::uint32_t>(target),
                      relation, static_cast<std::uint32_t>(line)});
}

void PlainTriples::state(Graph::Vertex source, RelationId relation, Graph::Vertex target,
                         std::size_t item, std::size_t line) {
  if (source < sources_.size()) {
    Source& begun = sources_[source];
    if (begun.next < begun.behind && triples_[begun.next].relation == relation &&
        triples_[begun.next].target == target) {
      ++begun.next;
      return;
    }
  }
  statements_.push_back({{static_cast<std::uint32_t>(source), static_cast<std::uint32_t>(target),
                          relation, static_cast<std::uint32_t>(line)},
                         static_cast<std::uint32_t>(item)});
}

PlainTriples::Lonely PlainTriples::described(const Schema& schema, std::size_t number) const {
  const Triple& triple = triples_[number];
  std::size_t first = number;  // of the values of its member
  while (first > 0 && triples_[first - 1].source == triple.source &&
         triples_[first - 1].relation == triple.relation) {
    --first;
  }
  return {false,
          triple.source,
          triple.relation,
          triple.target,
          triple.line,
          "/@graph/" + std::to_string(sources_[triple.source].item) + "/" +
              schema.relation(triple.relation).name + "/" + std::to_string(number - first)};
}

std::optional<PlainTriples::Lonely> PlainTriples::lonely(const Schema& schema) const {
  const auto fact = [](const Triple& triple) {
    return std::tuple(triple.source, triple.relation, triple.target);
  };
  std::vector<std::uint32_t> triples;  // that have no statement yet
  for (const Source& source : sources_) {
    for (std::uint32_t number = source.next; number < source.behind; ++number) {
      triples.push_back(number);
    }
  }
  std::sort(triples.begin(), triples.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(fact(triples_[a]), a) < std::tuple(fact(triples_[b]), b);
  });
  std::vector<Statement> statements = statements_;
  std::sort(statements.begin(), statements.end(), [&](const Statement& a, const Statement& b) {
    return fact(a.triple) < fact(b.triple);
  });

  std::optional<std::uint32_t> first_triple;
  const Statement* first_statement = nullptr;
  auto statement = statements.begin();
  const auto note = [&](const Statement& other) {
    if (first_statement == nullptr || other.item < first_statement->item) first_statement = &other;
  };
  for (const std::uint32_t number : triples) {
    for (; statement != statements.end() && fact(statement->triple) < fact(triples_[number]);
         ++statement) {
      note(*statement);
    }
    if (statement != statements.end() && fact(statement->triple) == fact(triples_[number])) {
      ++statement;
    } else {
      first_triple = std::min(first_triple.value_or(number), number);
    }
  }
  for (; statement != statements.end(); ++statement) note(*statement);

  if (first_triple) return described(schema, *first_triple);
  if (first_statement == nullptr) return std::nullopt;
  const Triple& triple = first_statement->triple;
  return Lonely{true,          triple.source, triple.relation,
                triple.target, triple.line,   "/@graph/" + std::to_string(first_statement->item)};
}

std::optional<PlainTriples::Lonely> PlainTriples::with_target(const Schema& schema,
                                                              Graph::Vertex target) const {
  const auto found = std::find_if(triples_.begin(), triples_.end(),
                                  [&](const Triple& triple) { return triple.target == target; });
  if (found == triples_.end()) return std::nullopt;
  return described(schema, static_cast<std::size_t>(found - triples_.begin()));
}

}  // namespace diplograph
