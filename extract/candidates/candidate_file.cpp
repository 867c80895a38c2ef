#include "extract/candidates/candidate_file.hpp"

#include <algorithm>

#include "graph/error.hpp"

namespace diplograph::extract {
namespace {

constexpr std::string_view left_out = "-";

std::string_view without_spaces(std::string_view text) {
  constexpr std::string_view spaces = " \t\r";
  const std::size_t begin = text.find_first_not_of(spaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(spaces) + 1 - begin);
}

}  // namespace

void WordMap::add(std::string_view mapping) {
  const std::size_t equals = mapping.rfind('=');
  const std::string_view word =
      equals == std::string_view::npos ? "" : without_spaces(mapping.substr(0, equals));
  const std::string_view meaning =
      equals == std::string_view::npos ? "" : without_spaces(mapping.substr(equals + 1));
  if (word.empty() || meaning.empty()) {
    throw UsageError("--map takes WORD=MEANING, or a file with such lines, not \"" +
                     std::string(mapping) + "\"");
  }
  const auto [place, added] = meanings_.emplace(word, meaning);
  if (!added && place->second != meaning) {
    throw UsageError("--map says that \"" + std::string(word) + "\" means " + place->second +
                     " and " + std::string(meaning) + "; say one of them");
  }
}

void WordMap::add_file(std::string_view text, const std::string& file) {
  std::size_t line = 0;
  while (!text.empty()) {
    ++line;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view mapping = without_spaces(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (mapping.empty() || mapping.front() == '#') continue;
    try {
      add(mapping);
    } catch (const UsageError& error) {
      throw InputError({file, line, 0, {}}, error.what());
    }
  }
}

std::optional<std::string_view> WordMap::said(std::string_view word) const {
  const auto found = meanings_.find(word);
  if (found == meanings_.end()) return std::nullopt;
  met_.insert(found->first);
  return found->second;
}

std::string_view WordMap::meaning(std::string_view word) const { return said(word).value_or(word); }

std::vector<std::string> WordMap::unmet() const {
  std::vector<std::string> result;
  for (const auto& [word, meaning] : meanings_) {
    if (!met_.contains(word)) result.push_back(word);
  }
  return result;
}

CandidateFile read_candidates(const CandidateFormat& format, std::span<const CandidateInput> files,
                              const WordMap& words) {
  CandidateFile file;
  format.read(files, words, file);
  std::map<std::string, std::size_t> skipped;
  const auto rename = [&](std::string& word) {
    if (word.empty()) return true;
    const std::string_view meaning = words.meaning(word);
    if (meaning == left_out) {
      ++skipped[word];
      return false;
    }
    word = meaning;
    return true;
  };
  std::erase_if(file.candidates, [&](ReadCandidate& read) {
    Candidate& candidate = read.candidate;
    return !rename(candidate.relation) || !rename(candidate.source.type) ||
           !rename(candidate.target.type);
  });
  for (const auto& [word, count] : skipped) {
    file.notices.push_back(std::to_string(count) + " candidates of \"" + word +
                           "\" are left out, as --map says");
  }
  return file;
}

}  // namespace diplograph::extract
