#include "extract/candidates/candidate_placing.hpp"

#include <algorithm>
#include <string_view>

namespace diplograph::extract {
namespace {

constexpr std::size_t sample = 240;  // bytes of a passage that tell where it is

std::string_view file_of(std::string_view path) {
  return path.substr(path.find_last_of("/\\") + 1);  // npos + 1 is 0
}

/// The first or the last words of a text, about `sample` bytes.
std::string_view beginning(std::string_view text) {
  if (text.size() <= sample) return text;
  const std::size_t space = text.find_last_of(" \n\t", sample);
  return text.substr(0, space == std::string_view::npos ? sample : space);
}
std::string_view ending(std::string_view text) {
  if (text.size() <= sample) return text;
  const std::size_t space = text.find_first_of(" \n\t", text.size() - sample);
  return space == std::string_view::npos ? std::string_view() : text.substr(space);
}

}  // namespace

bool is_named(const std::string& id, const std::string& file_name, std::string_view witness_name) {
  const std::string_view file = file_of(witness_name);
  return witness_name == id || witness_name == file_name || file == file_name || file == id ||
         file.substr(0, file.rfind('.')) == id;
}

CandidatePlacing::CandidatePlacing(const CandidateText& text, const QuoteFinder& finder)
    : finder_(finder), own_(text.text), whole_(text.whole) {
  if (text.text.empty()) return;
  letters_ = own_.letters_before(text.text.size());
  if (auto place = finder.find(text.text)) {
    found_ = true;
    first_ = finder.letters_before(place->text.begin);
    return;
  }
  if (auto place = finder.find(beginning(text.text))) {
    found_ = true;
    first_ = finder.letters_before(place->text.begin);
    return;
  }
  const std::string_view last = ending(text.text);
  if (auto place = last.empty() ? std::nullopt : finder.find(last)) {
    found_ = true;
    const std::size_t end = finder.letters_before(place->text.end);
    first_ = end > letters_ ? end - letters_ : 0;
  }
}

ByteSpan CandidatePlacing::moved(ByteSpan span) const {
  return {finder_.byte_of_letter(first_ + own_.letters_before(span.begin)),
          finder_.byte_of_letter(first_ + own_.letters_before(span.end))};
}

void CandidatePlacing::settle(CandidateEnd& end) const {
  if (!end.place) return;
  const ByteSpan about = moved(*end.place);
  end.place.reset();
  const std::vector<ByteSpan> places = finder_.find_names(end.name);
  const auto far = [&](ByteSpan place) {
    return place.begin > about.begin ? place.begin - about.begin : about.begin - place.begin;
  };
  const auto nearest = std::min_element(places.begin(), places.end(),
                                        [&](ByteSpan a, ByteSpan b) { return far(a) < far(b); });
  if (nearest != places.end()) end.place = *nearest;
}

Candidate CandidatePlacing::placed(const Candidate& candidate) const {
  Candidate result = candidate;
  settle(result.source);
  settle(result.target);
  if (candidate.passage) {
    result.passage = moved(*candidate.passage);
  } else if (found_ && !whole_) {
    result.passage =
        ByteSpan{finder_.byte_of_letter(first_), finder_.byte_of_letter(first_ + letters_)};
  }
  return result;
}

}  // namespace diplograph::extract
