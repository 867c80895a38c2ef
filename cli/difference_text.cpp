#include "cli/difference_text.hpp"

#include <vector>

namespace diplograph::cli {
namespace {

std::string place(const Evidence& evidence) {
  return evidence.document +
         (evidence.page != 0 ? ", page " + std::to_string(evidence.page) : std::string()) +
         ", line " + std::to_string(evidence.line) + ": " + evidence.quote;
}

/// Lines that begin with + (only in the second graph), - (only in the first) or = (in both, with
/// what differs below).
class Readable {
 public:
  explicit Readable(const Difference& found) {
    for (const std::string& id : found.removed_documents) line("- document " + id);
    for (const std::string& id : found.added_documents) line("+ document " + id);
    for (const std::string& id : found.removed_nodes) line("- " + id);
    for (const std::string& id : found.added_nodes) line("+ " + id);
    for (const NodeDifference& change : found.changed_nodes) {
      line("= " + change.id);
      for (const std::string& detail : change.removed) line("  - " + detail);
      for (const std::string& detail : change.added) line("  + " + detail);
      passages("  - mentioned in ", change.removed_mentions);
      passages("  + mentioned in ", change.added_mentions);
    }
    for (const LoneEdge& edge : found.removed_edges) {
      line("- " + edge.id);
      passages("    ", edge.evidence);
    }
    for (const LoneEdge& edge : found.added_edges) {
      line("+ " + edge.id);
      passages("    ", edge.evidence);
    }
    for (const EdgeDifference& change : found.changed_edges) {
      line("= " + change.id);
      passages("  - ", change.removed);
      passages("  + ", change.added);
    }
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;

  void line(const std::string& words) { text_.append(words).append("\n"); }
  void passages(const std::string& indent, const std::vector<Evidence>& evidence) {
    for (const Evidence& passage : evidence) line(indent + place(passage));
  }
};

}  // namespace

std::string difference_text(const Difference& found) { return Readable(found).text(); }

}  // namespace diplograph::cli
