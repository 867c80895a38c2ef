#include "graph/evaluation/evaluate.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "graph/evaluation/name_matching.hpp"
#include "graph/witnesses.hpp"

namespace diplograph {
namespace {

constexpr double least_similarity = 0.6;
constexpr std::array<std::string_view, 5> open_types{"Agreement", "Concept", "Event", "Goal",
                                                     "Strategy"};
// The relations of the annotation guide, but for `cites`, which nobody has to find.
constexpr std::array<std::string_view, 15> judged_relations{
    "adopts",  "advances", "competesWith", "cooperatesWith", "develops",
    "hosts",   "memberOf", "opposes",      "partOf",         "participatesIn",
    "partyTo", "proposes", "pursues",      "represents",     "supports"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kin{
    {{"Strategy", "Goal"},
     {"adopts", "pursues"},
     {"GovernmentBody", "Organization"},
     {"Group", "Organization"}}};

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_symmetric(std::string_view relation) {
  return relation == "cooperatesWith" || relation == "competesWith";
}

bool is_judged_type(std::string_view type) { return type != "Document" && type != "Source"; }

std::string_view family(std::string_view word, bool strict) {
  if (!strict) {
    for (const auto& [member, head] : kin) {
      if (member == word) return head;
    }
  }
  return word;
}

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::vector<ComparableName> comparable(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

double best_similarity(const std::vector<ComparableName>& names,
                       const std::vector<ComparableName>& others) {
  double best = 0;
  for (const ComparableName& name : names) {
    for (const ComparableName& other : others) best = std::max(best, name.similarity(other));
  }
  return best;
}

/// Gold nodes with their names ready for comparing.
class NameIndex {
 public:
  explicit NameIndex(const std::vector<GoldNode>& nodes) : nodes_(nodes) {
    for (const GoldNode& node : nodes) names_.push_back(comparable(node.names));
  }

  /// The node most like `names`, the first of equals; only of the type's family unless `any_type`.
  [[nodiscard]] std::optional<std::size_t> find(const std::vector<std::string>& names,
                                                std::string_view type, bool strict,
                                                bool any_type = false) const {
    const std::vector<ComparableName> wanted = comparable(names);
    const double need = is_among(open_types, type) ? least_similarity : 1.0;
    std::optional<std::size_t> found;
    double top = 0;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!any_type && family(nodes_[i].type, strict) != family(type, strict)) continue;
      const double score = best_similarity(wanted, names_[i]);
      if (score >= need && score > top) {
        found = i;
        top = score;
      }
    }
    return found;
  }

 private:
  const std::vector<GoldNode>& nodes_;
  std::vector<std::vector<ComparableName>> names_;
};

using EdgeKey = std::tuple<std::string, std::string, std::string>;

class Evaluator {
 public:
  Evaluator(const GoldGraph& gold, const Graph& graph, const EvaluationOptions& options)
      : gold_(gold), graph_(graph), options_(options), index_(gold.nodes) {
    result_.nodes.kind = "nodes";
    result_.edges.kind = "edges";
  }

  Evaluation run() {
    match_nodes();
    match_edges();
    score_types();
    report_missed();
    return std::move(result_);
  }

 private:
  const GoldGraph& gold_;
  const Graph& graph_;
  const EvaluationOptions& options_;
  NameIndex index_;
  Evaluation result_;
  std::map<Graph::Vertex, std::size_t> meaning_;
  std::set<std::size_t> found_nodes_, found_edges_;

  [[nodiscard]] bool inside(LineRange lines) const {
    return lines.first == 0 ||
           (options_.first_line <= lines.first && lines.first <= options_.last_line);
  }
  [[nodiscard]] bool is_core(const GoldNode& node) const {
    return node.core && node.type != "Source" && inside(node.lines);
  }
  [[nodiscard]] bool is_core(const GoldEdge& edge) const {
    return edge.core && is_among(judged_relations, edge.relation) && inside(edge.lines);
  }
  [[nodiscard]] const std::string& type_name(Graph::Vertex vertex) const {
    return graph_.schema().type(graph_.node(vertex).type).name;
  }

  void match_nodes() {
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      const std::string& type = type_name(vertex);
      if (!is_judged_type(type)) continue;
      ++result_.nodes.extracted;
      std::vector<std::string> names{std::string(graph_.label(vertex))};
      for (const std::string_view alias : graph_.aliases(vertex)) names.emplace_back(alias);
      const auto match = index_.find(names, type, options_.strict);
      if (match) meaning_[vertex] = *match;
      if (match && found_nodes_.insert(*match).second) continue;
      result_.wrong.push_back(
          {match ? "duplicate" : "not in gold",
           type + "\t" + names.front() + (match ? "\t" + gold_.nodes[*match].id : std::string())});
    }
    result_.nodes.right = found_nodes_.size();
    for (std::size_t i = 0; i < gold_.nodes.size(); ++i) {
      if (!is_core(gold_.nodes[i])) continue;
      ++result_.nodes.core;
      result_.nodes.core_found += found_nodes_.count(i);
    }
  }

  [[nodiscard]] EdgeKey key(const std::string& source, std::string_view relation,
                            const std::string& target) const {
    return {source, std::string(family(relation, options_.strict)), target};
  }

  void match_edges() {
    std::map<EdgeKey, std::size_t> facts;
    for (std::size_t i = 0; i < gold_.edges.size(); ++i) {
      const GoldEdge& edge = gold_.edges[i];
      if (!is_among(judged_relations, edge.relation)) continue;
      facts[key(edge.source, edge.relation, edge.target)] = i;
      if (is_symmetric(edge.relation)) facts[key(edge.target, edge.relation, edge.source)] = i;
    }
    std::map<std::string, Score> relations;
    for (const Graph::EdgeDescriptor& descriptor : graph_.edges()) {
      const std::string& relation = graph_.schema().relation(graph_.edge(descriptor).relation).name;
      if (!is_among(judged_relations, relation)) continue;
      ++result_.edges.extracted;
      ++relations[relation].extracted;
      const auto source = meaning_.find(boost::source(descriptor, graph_.boost()));
      const auto target = meaning_.find(boost::target(descriptor, graph_.boost()));
      bool right = false;
      if (source != meaning_.end() && target != meaning_.end()) {
        const auto fact = facts.find(
            key(gold_.nodes[source->second].id, relation, gold_.nodes[target->second].id));
        right = fact != facts.end() && found_edges_.insert(fact->second).second;
      }
      if (right) {
        ++relations[relation].right;
      } else {
        result_.wrong.push_back({"edge", edge_text(descriptor, relation)});
      }
    }
    result_.edges.right = found_edges_.size();
    count_core_edges(relations);
  }

  void count_core_edges(std::map<std::string, Score>& relations) {
    for (std::size_t i = 0; i < gold_.edges.size(); ++i) {
      if (!is_core(gold_.edges[i])) continue;
      Score& score = relations[gold_.edges[i].relation];
      ++score.core;
      ++result_.edges.core;
      score.core_found += found_edges_.count(i);
      result_.edges.core_found += found_edges_.count(i);
    }
    for (auto& [relation, score] : relations) {
      score.kind = relation;
      result_.by_relation.push_back(score);
    }
  }

  [[nodiscard]] std::string edge_text(const Graph::EdgeDescriptor& edge,
                                      const std::string& relation) const {
    return std::string(graph_.label(boost::source(edge, graph_.boost()))) + "\t" + relation + "\t" +
           std::string(graph_.label(boost::target(edge, graph_.boost())));
  }

  void score_types() {
    std::map<std::string, Score> types;
    for (std::size_t i = 0; i < gold_.nodes.size(); ++i) {
      const GoldNode& node = gold_.nodes[i];
      if (!is_core(node)) continue;
      ++types[node.type].core;
      types[node.type].core_found += found_nodes_.count(i);
    }
    for (auto& [type, score] : types) {
      std::set<std::size_t> good;
      for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
        if (type_name(vertex) != type) continue;
        ++score.extracted;
        if (const auto match = meaning_.find(vertex); match != meaning_.end()) {
          good.insert(match->second);
        }
      }
      score.kind = type;
      score.right = good.size();
      result_.by_type.push_back(score);
    }
  }

  void report_missed() {
    for (std::size_t i = 0; i < gold_.nodes.size(); ++i) {
      const GoldNode& node = gold_.nodes[i];
      if (is_core(node) && !found_nodes_.contains(i)) {
        result_.missed_nodes.push_back(node.type + "\t" + node.names.front());
      }
    }
    std::sort(result_.missed_nodes.begin(), result_.missed_nodes.end());
    for (std::size_t i = 0; i < gold_.edges.size(); ++i) {
      const GoldEdge& edge = gold_.edges[i];
      if (is_core(edge) && !found_edges_.contains(i)) {
        result_.missed_edges.push_back(edge.source + "\t" + edge.relation + "\t" + edge.target);
      }
    }
  }
};

/// Cohen's kappa of two annotators' answers to the same questions, given as counts of the pairs
/// of answers that were given.
double kappa(const std::map<std::pair<std::string, std::string>, std::size_t>& answers) {
  std::map<std::string, std::size_t> first;
  std::map<std::string, std::size_t> second;
  std::size_t total = 0;
  std::size_t equal = 0;
  for (const auto& [pair, count] : answers) {
    first[pair.first] += count;
    second[pair.second] += count;
    total += count;
    if (pair.first == pair.second) equal += count;
  }
  if (total == 0) return 0;
  double chance = 0;
  for (const auto& [answer, count] : first) {
    const auto other = second.find(answer);
    if (other != second.end()) chance += ratio(count, total) * ratio(other->second, total);
  }
  const double observed = ratio(equal, total);
  return equal == total ? 1.0 : (observed - chance) / (1.0 - chance);
}

/// The judged relations of each ordered pair of nodes, joined by "+".
std::map<std::pair<std::string, std::string>, std::string> relations_by_pair(
    const GoldGraph& gold) {
  std::map<std::pair<std::string, std::string>, std::set<std::string>> sets;
  for (const GoldEdge& edge : gold.edges) {
    if (!is_among(judged_relations, edge.relation)) continue;
    sets[{edge.source, edge.target}].insert(edge.relation);
    if (is_symmetric(edge.relation)) sets[{edge.target, edge.source}].insert(edge.relation);
  }
  std::map<std::pair<std::string, std::string>, std::string> result;
  for (const auto& [pair, relations] : sets) {
    std::string& text = result[pair];
    for (const std::string& relation : relations) text += (text.empty() ? "" : "+") + relation;
  }
  return result;
}

}  // namespace

double Score::recall() const { return ratio(core_found, core); }
double Score::precision() const { return ratio(right, extracted); }
double Score::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

Evaluation evaluate(const GoldGraph& gold, const Graph& graph, const EvaluationOptions& options) {
  Evaluation result = Evaluator(gold, graph, options).run();
  const std::vector<std::string> extractors = extractors_of(graph);
  if (extractors.size() < 2) return result;
  const auto measure = [&](const std::string& name, const Graph& part) {
    Evaluation found = Evaluator(gold, part, options).run();
    result.by_extractor.push_back({name, std::move(found.nodes), std::move(found.edges)});
  };
  for (const std::string& name : extractors) {
    measure(name, found_by(graph, [&](std::string_view each) { return each == name; }));
  }
  measure("agreement", agreed(graph));
  return result;
}

Agreement agreement(const GoldGraph& first, const GoldGraph& second) {
  Agreement result;
  const NameIndex index(second.nodes);
  std::vector<std::pair<const GoldNode*, const GoldNode*>> shared;
  std::set<std::size_t> taken;
  std::map<std::pair<std::string, std::string>, std::size_t> types;
  for (const GoldNode& node : first.nodes) {
    const auto match = index.find(node.names, node.type, false, true);
    if (!match || !taken.insert(*match).second) continue;
    shared.emplace_back(&node, &second.nodes[*match]);
    ++types[{node.type, second.nodes[*match].type}];
  }
  result.shared_nodes = shared.size();
  result.first_nodes = first.nodes.size();
  result.second_nodes = second.nodes.size();
  result.type_kappa = kappa(types);
  const auto of_first = relations_by_pair(first);
  const auto of_second = relations_by_pair(second);
  const auto answer = [](const auto& relations, const std::string& a, const std::string& b) {
    const auto found = relations.find({a, b});
    return found == relations.end() ? std::string("none") : found->second;
  };
  std::map<std::pair<std::string, std::string>, std::size_t> relations;
  for (const auto& [a, a_too] : shared) {
    for (const auto& [b, b_too] : shared) {
      if (a == b) continue;
      ++relations[{answer(of_first, a->id, b->id), answer(of_second, a_too->id, b_too->id)}];
    }
  }
  result.relation_kappa = kappa(relations);
  return result;
}

}  // namespace diplograph
