#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "extract/candidates/candidate_check.hpp"
#include "extract/candidates/candidate_placing.hpp"
#include "extract/extractor.hpp"
#include "graph/assemble.hpp"
#include "graph/error.hpp"

namespace diplograph::fuzz {

/// Reads any bytes as files of that format, and checks what candidates there are against a short
/// text. Whatever becomes a claim can be assembled, which holds it against the schema and the text;
/// nothing gets lost.
inline int read_candidates_any(std::string_view format,
                               std::vector<extract::CandidateInput> files) {
  using namespace extract;
  static const Extractor extractor{};
  static const Source source{"a", "a.txt",
                             "China seeks peace. Norway did not sign the Treaty of Oslo.\n"
                             "ایران از پیمان اسلو حمایت می‌کند.\n"};
  static const auto reading = extractor.read(source);
  static const CandidateCheck check(*reading, Schema::diplomacy(), {0.5, true});
  try {
    WordMap words;
    words.add("Country=State");
    const CandidateFile file = read_candidates(*find_candidate_format(format), files, words);
    std::vector<Candidate> candidates;
    for (const ReadCandidate& read : file.candidates) {
      if (read.text == ReadCandidate::no_text || file.texts.at(read.text).text.empty()) {
        candidates.push_back(read.candidate);
      } else {
        const CandidateText& text = file.texts.at(read.text);
        candidates.push_back(CandidatePlacing(text, check.quotes()).placed(read.candidate));
      }
    }
    const CheckedCandidates checked = check.check(candidates);
    if (checked.counts.refused() + checked.counts.relations + checked.counts.entities !=
        candidates.size()) {
      std::abort();
    }
    Assembler assembler(Schema::diplomacy());
    assembler.add(reading->claim());
    for (const Claim& claim : checked.claims) assembler.add(claim);
    for (const Rejection& rejection : checked.rejections) (void)to_json_line(rejection);
    for (const Rejection& rejection : file.malformed) (void)to_json_line(rejection);
  } catch (const InputError&) {
    // Refusing is fine; crashing and hanging are not.
  }
  return 0;
}

/// The same for a single file of that name.
inline int read_candidates_any(std::string_view format, const char* name, const std::uint8_t* data,
                               std::size_t size) {
  return read_candidates_any(format,
                             {{name, std::string(reinterpret_cast<const char*>(data), size)}});
}

}  // namespace diplograph::fuzz
