#include <algorithm>
#include <numeric>
#include <utility>

#include "extract/candidates/candidate_check.hpp"

namespace diplograph::extract {

std::size_t CandidateCounts::refused() const {
  return std::accumulate(rejected.begin(), rejected.end(), std::size_t{0});
}

CandidateCounts& CandidateCounts::operator+=(const CandidateCounts& other) {
  candidates += other.candidates;
  entities += other.entities;
  relations += other.relations;
  duplicates += other.duplicates;
  by_sentence += other.by_sentence;
  contradicted += other.contradicted;
  for (std::size_t i = 0; i < matches.size(); ++i) matches.at(i) += other.matches.at(i);
  for (std::size_t i = 0; i < rejected.size(); ++i) rejected.at(i) += other.rejected.at(i);
  return *this;
}

std::string to_text(const CandidateCounts& counts) {
  if (counts.candidates == 0) return {};
  std::vector<std::pair<std::string, std::size_t>> lines;
  const auto add = [&](std::string what, std::size_t count, bool always = false) {
    if (count > 0 || always) lines.emplace_back(std::move(what), count);
  };
  add("candidates", counts.candidates, true);
  add("supported relations", counts.relations, true);
  for (std::size_t i = 0; i < counts.matches.size(); ++i) {
    add("  quote " + std::string(to_string(static_cast<QuoteMatch>(i))), counts.matches.at(i));
  }
  add("  sentence names both ends", counts.by_sentence);
  add("supported entities", counts.entities, true);
  add("said twice", counts.duplicates);
  add("contradicted by the text", counts.contradicted);
  add("refused", counts.refused(), true);
  for (std::size_t i = 0; i < counts.rejected.size(); ++i) {
    add("  " + std::string(to_string(static_cast<RejectionReason>(i))), counts.rejected.at(i));
  }
  std::size_t width = 0;
  for (const auto& [what, count] : lines) width = std::max(width, what.size());
  std::string text;
  for (const auto& [what, count] : lines) {
    text += what + std::string(width + 2 - what.size(), ' ') + std::to_string(count) + "\n";
  }
  return text;
}

}  // namespace diplograph::extract
