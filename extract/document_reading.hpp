#pragma once

#include <string>
#include <vector>

#include "extract/analysis.hpp"
#include "extract/extractor.hpp"
#include "extract/mentions/discourse.hpp"
#include "extract/mentions/lexicon.hpp"
#include "extract/mentions/register.hpp"
#include "extract/relations/guards.hpp"
#include "extract/relations/rule_engine.hpp"
#include "extract/text/document_text.hpp"

namespace diplograph::extract {

struct LanguagePacks;

/// All that the extractor knows of a document once it has read it: what its claims are made of, and
/// what the statements of others are checked against. Belongs to one thread (`Analysis`), and must
/// not outlive its source and the extractor.
struct DocumentReading {
  /// Reads the text and finds nothing in it yet; `Extractor::read` does the rest.
  explicit DocumentReading(const Source& source);
  ~DocumentReading();
  DocumentReading(const DocumentReading&) = delete;
  DocumentReading& operator=(const DocumentReading&) = delete;

  const Source& source;
  DocumentText document;                 ///< the repaired text and its blocks
  Analysis analysis;                     ///< its tokens and sentences
  Register entities;                     ///< what it names, and where
  Discourse discourse;                   ///< who speaks in it
  std::vector<Finding> findings;         ///< relations that rules found
  std::vector<RuleStop> stops;           ///< rules that nearly fired, if `source.trace`
  const LanguagePacks* packs = nullptr;  ///< of its language; null if there are none
  const Lexicon* lexicon = nullptr;      ///< all names that are known

  /// The document's claim.
  [[nodiscard]] DocumentClaim claim() const;
};

}  // namespace diplograph::extract
