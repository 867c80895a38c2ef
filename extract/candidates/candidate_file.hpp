#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/candidates/candidate.hpp"
#include "extract/candidates/rejection.hpp"

namespace diplograph::extract {

/// A file that candidates are read from.
struct CandidateInput {
  std::string name;  ///< for messages, and to find what belongs to it ("a.ann" and "a.txt")
  std::string bytes;
};

/// A text that a file of candidates brings along, or the name of one.
struct CandidateText {
  std::string document;  ///< as the witness names it: a file, an id; empty if not named
  std::string text;      ///< UTF-8; empty if the file has none
  bool whole = false;    ///< the text is all of the document, not a passage of it
  CandidateOrigin origin{};
};

/// A candidate as a file has it: places of its ends count bytes of the text it refers to, and types
/// and relations are the witness's words.
struct ReadCandidate {
  static constexpr std::size_t no_text = static_cast<std::size_t>(-1);
  Candidate candidate;
  std::size_t text = no_text;  ///< in `CandidateFile::texts`
};

/// What stood in files of candidates.
struct CandidateFile {
  std::vector<CandidateText> texts;
  std::vector<ReadCandidate> candidates;
  std::vector<Rejection> malformed;  ///< records that are no candidates
  std::vector<std::string> notices;  ///< what was left unread, as FILE:LINE: and why
};

/// What a user said that words of a file mean: columns of tables, types, relations.
class WordMap {
 public:
  /// Adds "WORD=MEANING"; the meaning "-" leaves out what is called so. Throws `UsageError` for
  /// anything else, and for a word with two meanings.
  void add(std::string_view mapping);
  /// Adds each line of a file but blank ones and those that begin with "#". Throws `InputError`.
  void add_file(std::string_view text, const std::string& file);

  /// What a word means: what the user said, else itself. Words are compared as they are.
  [[nodiscard]] std::string_view meaning(std::string_view word) const;
  /// What the user said, or nothing.
  [[nodiscard]] std::optional<std::string_view> said(std::string_view word) const;
  /// Words that were mapped and never asked for, in order.
  [[nodiscard]] std::vector<std::string> unmet() const;

 private:
  std::map<std::string, std::string, std::less<>> meanings_;
  mutable std::set<std::string, std::less<>> met_;
};

/// A format that candidates are read from. One source file per format in
/// extract/candidates/formats, registered by name in registry.cpp there.
struct CandidateFormat {
  std::string_view name;       ///< "langchain", as `--from` takes it
  std::string_view companion;  ///< what stands beside each file and belongs to it, ".txt"; or empty
  std::string_view title;      ///< one line for `import --list`
  bool brings_texts = false;   ///< its files have the whole texts of documents
  /// Reads files, all of them at once. Throws `InputError` with file and line for what is no file
  /// of the format; single records that are no candidates become `malformed`.
  void (*read)(std::span<const CandidateInput> files, const WordMap& words,
               CandidateFile& result) = nullptr;
};

/// All formats in the order of `import --list`.
[[nodiscard]] std::span<const CandidateFormat> candidate_formats();
/// The format of that name, or null.
[[nodiscard]] const CandidateFormat* find_candidate_format(std::string_view name);

/// Reads files of a format, and puts the meanings of `words` in place of the witness's types and
/// relations; candidates of words that mean "-" are left out, with a notice of how many.
[[nodiscard]] CandidateFile read_candidates(const CandidateFormat& format,
                                            std::span<const CandidateInput> files,
                                            const WordMap& words);

}  // namespace diplograph::extract
