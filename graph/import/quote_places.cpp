#include "graph/import/quote_places.hpp"

#include <algorithm>
#include <utility>

#include "graph/import/rows.hpp"

namespace diplograph::importing {
namespace {

std::string key_of(std::string_view document, std::string_view quote) {
  return flat_text(document) + '\n' + flat_text(quote);
}

}  // namespace

QuotePlaces::QuotePlaces(const Graph* base) : base_(base) {
  if (base == nullptr) return;
  for (const Graph::EdgeDescriptor edge : base->edges()) {
    for (const StoredEvidence& evidence : base->evidence(edge)) note(evidence);
  }
  for (Graph::Vertex vertex = 0; vertex < base->node_count(); ++vertex) {
    for (const StoredEvidence& evidence : base->mentions(vertex)) note(evidence);
  }
}

void QuotePlaces::note(const StoredEvidence& evidence) {
  const Place place{evidence.quote, evidence.source, evidence.text, evidence.line, evidence.page};
  known_[key_of(base_->text(evidence.document), base_->text(evidence.quote))].push_back(place);
}

void QuotePlaces::add_text(const std::string& document, std::string text) {
  texts_.insert_or_assign(document, std::move(text));
}

QuotePlaces::Found QuotePlaces::settle(Evidence& evidence) const {
  if (known_.empty() && texts_.empty()) return Found::no_text;
  if (const auto known = known_.find(key_of(evidence.document, evidence.quote));
      known != known_.end()) {
    const auto same_line =
        std::find_if(known->second.begin(), known->second.end(),
                     [&](const Place& place) { return place.line == evidence.line; });
    const Place& place = same_line == known->second.end() ? known->second.front() : *same_line;
    evidence.quote = base_->text(place.quote);
    evidence.source = place.source;
    evidence.text = place.text;
    evidence.line = place.line;
    evidence.page = place.page;
    return Found::yes;
  }
  const auto text = texts_.find(evidence.document);
  if (text == texts_.end()) return Found::no_text;
  std::size_t found = std::string::npos;
  std::uint32_t found_line = 0;
  std::uint32_t line = 1;
  std::size_t counted = 0;  // up to here, lines are counted
  for (std::size_t at = text->second.find(evidence.quote); at != std::string::npos;
       at = text->second.find(evidence.quote, at + 1)) {
    line += static_cast<std::uint32_t>(
        std::count(text->second.begin() + static_cast<std::ptrdiff_t>(counted),
                   text->second.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted = at;
    if (found == std::string::npos || line == evidence.line) {
      found = at;
      found_line = line;
    }
    if (evidence.line == 0 || line >= evidence.line) break;
  }
  if (found == std::string::npos) return Found::not_there;
  evidence.text = {found, found + evidence.quote.size()};
  if (evidence.line == 0) evidence.line = found_line;
  return Found::yes;
}

}  // namespace diplograph::importing
