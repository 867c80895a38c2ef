#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/claim.hpp"
#include "graph/json_scanner.hpp"

namespace diplograph {

// The items of a graph.jsonld as schemas/graph.schema.json describes them, each as its texts, which
// last as long as those of the scanner. Each `take` accepts exactly what the definition of that
// name in the JSON Schema accepts, and says no more than yes or no; tests hold one against the
// other.

struct AgentItem {
  std::string_view iri, name;
};

struct ActivityItem {
  std::string_view iri, rule, agent;
};

struct DocumentItem {
  std::string_view iri, title, language, file, sha256;
  std::uint64_t bytes = 0;
};

struct EvidenceItem {
  std::string_view document, activity, quote, holder, date;
  ByteSpan source, text;
  std::uint32_t line = 0, page = 0;
  std::size_t first_mark = 0, last_mark = 0;  // in `EvidenceList::marks`, the last one excluded
  Modality modality = Modality::asserted;
  std::int64_t thousandths = 0;  // of confidence
};

struct EvidenceList {
  std::vector<EvidenceItem> items;
  std::vector<Mark> marks;  // of all items
};

struct NameItem {
  std::string_view language, text;
};

/// One value of a member that a schema defines: a text, or an object with "@value" and perhaps
/// "@language".
struct ValueItem {
  std::string_view text, language;
  bool object = false;
  const char* place = nullptr;
};

struct TermItem {
  std::string_view term;
  std::size_t first_value = 0, last_value = 0;  // in `NodeItem::values`, the last one excluded
};

struct NodeItem {
  std::string_view iri, type;
  std::vector<NameItem> preferred, aliases;
  std::vector<TermItem> terms;
  std::vector<ValueItem> values;  // of all terms
  EvidenceList mentions;
};

struct StatementItem {
  std::string_view iri, subject, predicate, object;
  Polarity polarity = Polarity::affirmed;
  Modality modality = Modality::asserted;
  std::int64_t thousandths = 0;
  EvidenceList evidence;
};

/// What an item is, by its "@type".
enum class ItemKind : std::uint8_t { schema, agent, activity, document, node, statement, unknown };

/// Takes any item that is an object and says what it is: `unknown` for a type with ":" that the
/// profile does not have.
[[nodiscard]] bool take_kind(JsonScanner& scanner, ItemKind& kind);

[[nodiscard]] bool take_schema(JsonScanner& scanner);
[[nodiscard]] bool take(JsonScanner& scanner, AgentItem& agent);
[[nodiscard]] bool take(JsonScanner& scanner, ActivityItem& activity);
[[nodiscard]] bool take(JsonScanner& scanner, DocumentItem& document);
[[nodiscard]] bool take(JsonScanner& scanner, NodeItem& node);
[[nodiscard]] bool take(JsonScanner& scanner, StatementItem& statement);

}  // namespace diplograph
