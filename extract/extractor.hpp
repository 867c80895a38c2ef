#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.hpp"

namespace diplograph::extract {

/// A source file as it was read, before anything was changed.
struct Source {
  std::string id;    ///< the document's id, unique in a run
  std::string name;  ///< file name without its folder, for evidence and messages
  std::string bytes;
  bool repair = true;  ///< put lines that are stored in visual order into reading order
  /// CoNLL-U of the document's text that takes the place of our own analysis, and its name.
  std::optional<std::string> conllu{};
  std::string conllu_name{};
  /// Names of the lexicon and rules over words alone: no grammar, no persons, no definitions.
  bool fast = false;
  bool trace = false;  ///< note where rules stopped that did not fire (`Extraction::trace`)
};

/// A problem met in a document that did not stop it: invalid bytes, a line left unrepaired.
struct Notice {
  std::size_t line = 0;
  std::uint64_t byte = 0;
  std::string message;
};

/// A rule whose trigger stands in a sentence and that did not fire.
struct StoppedRule {
  std::string rule;
  ByteSpan trigger;         ///< in the repaired text
  std::string_view reason;  ///< "nothing fills its source"
};

/// A sentence, and the rules that nearly fired in it.
struct SentenceTrace {
  std::size_t line = 0;  ///< of the source file
  ByteSpan text;
  std::vector<StoppedRule> stops;
};

/// What a document yielded.
struct Extraction {
  DocumentClaim document;
  std::vector<Claim> claims;  ///< mentions and relations in order of their place in the text
  std::vector<Notice> notices;
  std::vector<SentenceTrace> trace;  ///< of every sentence, if the source asked for it
};

/// A file that a user brings.
struct UserFile {
  std::string name;  ///< for messages
  std::string content;
  /// For names: a lexicon or table, or a dictionary of actors
  /// (extract/mentions/petrarch_actors.hpp).
  enum class Kind : std::uint8_t { lexicon, petrarch } kind = Kind::lexicon;
};

/// What a user adds to what the program knows.
struct UserFiles {
  std::vector<UserFile> rules{};  ///< packs (schemas/rule-pack.schema.json)
  /// Names of things: lexicons (schemas/lexicon.schema.json), or tables (extract/mentions/
  /// lexicon_table.hpp). Where a name is a built-in one too, the user's counts.
  std::vector<UserFile> lexicons{};
  std::vector<std::string> without{};  ///< ids of rules to leave out, "en/support"
};

struct DocumentReading;
struct RulePack;

/// Turns documents into claims. Loads its packs once; `extract` may then be called from many
/// threads at the same time.
class Extractor {
 public:
  /// The built-in packs.
  Extractor();
  /// The same with files of a user; a pack that has the id of a built-in one takes its place.
  /// Throws `InputError` if a file is broken or an example of a rule fails.
  enum class Examples : std::uint8_t { checked, unchecked };
  explicit Extractor(const UserFiles& files, Examples examples = Examples::checked);
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  /// Reads, repairs and analyses one document. Throws `InputError` if nothing can be read from it
  /// (empty, binary).
  [[nodiscard]] Extraction extract(const Source& source) const;

  /// The same in two steps, for those who check what others say of the document in between
  /// (extract/document_reading.hpp). `source` has to outlive the reading. Throws as `extract`.
  [[nodiscard]] std::unique_ptr<DocumentReading> read(const Source& source) const;
  [[nodiscard]] Extraction extract(const DocumentReading& reading) const;

  /// What could not be used of the user's files, as FILE:LINE: and why.
  [[nodiscard]] const std::vector<std::string>& warnings() const;

  /// The packs of rules of all languages, in the order in which they are asked.
  [[nodiscard]] std::vector<const RulePack*> rule_packs() const;

 private:
  struct Packs;
  std::unique_ptr<const Packs> packs_;
};

}  // namespace diplograph::extract
