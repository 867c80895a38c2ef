#include "tests/graphs/bilingual_graph.hpp"

#include <array>
#include <string>

namespace diplograph {
namespace {

struct Named {
  const char *id, *english, *persian;
};
constexpr auto nodes = std::to_array<Named>({
    {"state/iran", "Iran", "ایران"},
    {"state/kazakhstan", "Kazakhstan", "قزاقستان"},
    {"state/turkmenistan", "Turkmenistan", "ترکمنستان"},
    {"organization/eco", "Economic Cooperation Organization", "سازمان همکاری اقتصادی"},
    {"person/envoy", "Special Envoy", "نمایندهٔ ویژه"},
    {"agreement/railway", "Railway Agreement (2007)",
     "موافقت‌نامهٔ راه‌آهن (۲۰۰۷)"},
    {"event/summit", "Aktau Summit", "نشست آقتائو"},
    {"goal/transit", "faster transit to the Gulf",
     "ترانزیت سریع‌تر تا خلیج فارس"},
    {"goal/trade", "trade without hard currency", "تجارت بدون ارز"},
    {"strategy/corridor", "eastern corridor", "کریدور شرقی"},
    {"concept/neighbours", "good neighbourliness", "حسن همجواری"},
});

struct Stated {
  const char *source, *relation, *target, *quote;
};
constexpr auto edges = std::to_array<Stated>({
    {"state/iran", "partyTo", "agreement/railway",
     "ایران موافقت‌نامهٔ راه‌آهن را امضا کرد."},
    {"state/kazakhstan", "partyTo", "agreement/railway",
     "Kazakhstan signed the Railway Agreement (2007)."},
    {"state/turkmenistan", "partyTo", "agreement/railway", "ترکمنستان نیز به آن پیوست."},
    {"agreement/railway", "advances", "goal/transit",
     "The agreement aims at faster transit to the Gulf."},
    {"state/kazakhstan", "pursues", "goal/transit",
     "قزاقستان در پی ترانزیت سریع‌تر است."},
    {"state/iran", "pursues", "goal/trade", "Iran seeks trade without hard currency."},
    {"state/iran", "adopts", "strategy/corridor", "ایران «کریدور شرقی» را برگزید."},
    {"strategy/corridor", "advances", "goal/transit", "The eastern corridor shortens the way."},
    {"state/kazakhstan", "hosts", "event/summit", "قزاقستان میزبان نشست آقتائو بود."},
    {"state/iran", "memberOf", "organization/eco", "Iran is a member of the organization."},
    {"state/turkmenistan", "opposes", "goal/trade", "ترکمنستان با تجارت بدون ارز مخالف است."},
    {"person/envoy", "represents", "state/turkmenistan", "The envoy spoke for Turkmenistan."},
    {"state/iran", "cooperatesWith", "state/turkmenistan",
     "دو کشور همکاری می‌کنند."},
    {"state/turkmenistan", "supports", "concept/neighbours", "It supports good neighbourliness."},
});

}  // namespace

Graph bilingual_graph() {
  Graph graph(Schema::diplomacy());
  DocumentInfo document;
  document.id = "bilingual";
  document.title = "Railways east of the Caspian Sea";
  document.language = "en";
  document.file = "bilingual.txt";
  document.sha256 = std::string(64, '0');
  document.bytes = 1'000'000;
  graph.add_document(document);
  for (const Named& node : nodes) {
    const Graph::Vertex vertex = graph.add_node(node.id);
    graph.add_name(vertex, {"en", node.english, NameRole::preferred});
    graph.add_name(vertex, {"fa", node.persian, NameRole::preferred});
  }
  std::uint32_t line = 1;
  for (const Stated& stated : edges) {
    const auto edge =
        graph.add_edge(*graph.find(stated.source), *graph.schema().find_relation(stated.relation),
                       *graph.find(stated.target), Polarity::affirmed);
    Evidence evidence;
    evidence.document = document.id;
    evidence.quote = stated.quote;
    evidence.source = {line * 1'000, line * 1'000 + evidence.quote.size()};
    evidence.text = evidence.source;
    evidence.line = line++;
    evidence.rule = "test/rule";
    evidence.extractor = "test";
    evidence.confidence = 0.5;
    graph.add_evidence(edge, evidence);
  }
  graph.canonicalize();
  return graph;
}

}  // namespace diplograph
