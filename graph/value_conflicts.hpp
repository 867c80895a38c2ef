#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/claim.hpp"
#include "graph/graph.hpp"
#include "graph/storage/string_pool.hpp"

namespace diplograph {

/// Why values of one property contradict each other.
enum class ConflictRule : std::uint8_t {
  count,   ///< more values than the schema's `maximum`
  dates,   ///< two dates that share no day
  choices  ///< two values of an enumeration
};

[[nodiscard]] std::string_view to_string(ConflictRule rule);

/// A value of a property that is contested, and where it came from.
struct ContestedValue {
  std::string value;
  std::vector<std::string> inputs;  ///< graphs that have it, in the order they were read
  /// A passage of each document that the value may come from: the words of the mention claim that
  /// brought it or, where only graphs were read, the node's first mention in the document.
  std::vector<Evidence> passages;
  /// True if the value came from every document of `passages`; false if from one or more of them.
  bool certain = false;
};

/// Values of one property of one node that contradict each other. The graph has them all.
struct ValueConflict {
  std::string node, label, property;
  ConflictRule rule = ConflictRule::count;
  std::vector<ContestedValue> values;  ///< in canonical order
};

/// Remembers which input brought which value while graphs are merged or claims assembled, so that
/// what they contradict each other in can be told with its sources; the graph itself keeps values
/// without them. Only properties that can be in conflict are remembered: those with a maximum,
/// dates and enumerations; a value takes 16 bytes for each graph that has it, and its text once.
class ValueOrigins {
 public:
  /// Notes what a graph is about to bring. `input` names it in the report.
  void add(const Graph& graph, std::string_view input);
  /// Notes what a claim brought: its evidence is that of its values.
  void add(const Schema& schema, const MentionClaim& claim);

  /// The conflicts in the canonical graph that everything noted went into, by node and property.
  ///
  /// More values than the maximum are always one. Dates and choices are one if no single document
  /// is known to give both: what one text says of itself, such as the days on which a treaty was
  /// signed and came into force, is its own business; and a date within another ("2015-09" in
  /// "2015") is a closer one, no other. O(n log n) in what was noted.
  [[nodiscard]] std::vector<ValueConflict> conflicts(const Graph& whole);

 private:
  struct Record {
    StringId node{}, property{}, value{};
    std::uint32_t origin = 0;  // a place in inputs_ or in passages_
    auto operator<=>(const Record&) const = default;
  };
  struct Input {
    std::string name;
    std::set<std::string, std::less<>> documents;
  };

  StringPool strings_;
  std::vector<Record> brought_;  // by graphs: `origin` is a place in inputs_
  std::vector<Input> inputs_;
  std::vector<Record> claimed_;     // `origin` is a place in passages_
  std::vector<Evidence> passages_;  // the least of each (node, property, value, document)
  std::map<std::pair<Record, StringId>, std::uint32_t> places_;  // of those, with the document

  [[nodiscard]] ContestedValue contested(const Graph& whole, Graph::Vertex vertex,
                                         std::string_view property, std::string_view value) const;
};

/// The conflicts as schemas/conflict-report.schema.json has it, with a final newline.
[[nodiscard]] std::string conflict_report_json(const std::vector<ValueConflict>& conflicts);

/// A conflict as one line for a person: "agreement/x: date is 2015 (a.txt, line 3) or 2016 (...)".
[[nodiscard]] std::string conflict_line(const ValueConflict& conflict);

}  // namespace diplograph
