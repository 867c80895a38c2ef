#include "tests/graphs/hostile_graph.hpp"

#include <utility>

namespace diplograph {
namespace {

/// "The state wants WORD (نقل)." with its three marks.
Evidence evidence_of(const std::string& word, const std::string& document, std::uint32_t line) {
  Evidence evidence;
  const std::string before = "\xF0\x9F\x95\x8A The state wants ";
  evidence.document = document;
  evidence.quote = before + word + " (\u0646\u0642\u0644).";
  evidence.source = {line * 10'000, line * 10'000 + evidence.quote.size()};
  evidence.text = evidence.source;
  evidence.line = line;
  evidence.page = 3;
  evidence.marks = {{MarkRole::source, {9, 14}},
                    {MarkRole::trigger, {15, 20}},
                    {MarkRole::target, {before.size(), before.size() + word.size()}}};
  evidence.rule = "test/<b>rule</b>";
  evidence.extractor = "test";
  evidence.confidence = 0.5;
  return evidence;
}

}  // namespace

std::vector<std::string> hostile_words() {
  return {"</script><script>globalThis.obeyed = 1</script>",
          "<img src=x onerror=\"globalThis.obeyed = 2\">",
          "<!-- <script> &lt;b&gt; ]]>",
          "a\u2028b\u2029c",
          "\u202Egnp.esrever \u2067(\u0627\u0644\u0641)",
          "\U0001F54A\uFE0F\U0001F469\u200D\U0001F469\u200D\U0001F467",
          std::string(1'000, 'w'),
          "__proto__",
          "javascript:globalThis.obeyed=3",
          "@DIPLOGRAPH_DATA@ $& ${1} {0}"};
}

Graph hostile_graph() {
  Graph graph(Schema::diplomacy());
  const std::vector<std::string> words = hostile_words();
  DocumentInfo document;
  document.id = "hostile";
  document.title = words[0];
  document.language = "en";
  document.file = "hostile.txt";
  document.sha256 = std::string(64, '0');
  document.bytes = 1'000'000;
  graph.add_document(document);
  const Graph::Vertex state = graph.add_node("state/one");
  graph.add_name(state, {"en", "State", NameRole::preferred});
  const RelationId pursues = *graph.schema().find_relation("pursues");
  std::uint32_t line = 1;
  for (const std::string& word : words) {
    const Graph::Vertex goal = graph.add_node("goal/g" + std::to_string(line));
    graph.add_name(goal, {"en", word, NameRole::preferred});
    const auto edge = graph.add_edge(state, pursues, goal, Polarity::affirmed);
    graph.add_evidence(edge, evidence_of(word, document.id, line));
    ++line;
  }
  graph.canonicalize();
  return graph;
}

}  // namespace diplograph
