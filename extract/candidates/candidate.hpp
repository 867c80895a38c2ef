#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "graph/byte_span.hpp"
#include "graph/evidence.hpp"

namespace diplograph::extract {

/// Where a candidate was read: for messages, and to find it again.
struct CandidateOrigin {
  std::string file;         ///< name of the file that it stands in, or of the endpoint
  std::size_t line = 0;     ///< of that file, from 1; 0 if not known
  std::size_t request = 0;  ///< number of the request that it answers, from 1; 0 if there was none
  std::string item;         ///< its name there, "R3" or "/relations/2"; may be empty
  auto operator<=>(const CandidateOrigin&) const = default;
};

/// A thing as a candidate names it.
struct CandidateEnd {
  std::string name;  ///< as the witness has it; UTF-8 is checked, nothing else is relied on
  std::string type;  ///< a type of the schema by name, also an abstract one; empty if not said
  /// Where its name stands, in bytes of the repaired text, if that is known: exactly, or about.
  std::optional<ByteSpan> place{};
  auto operator<=>(const CandidateEnd&) const = default;
};

/// What somebody else says that a text states: a language model, a person, another program. It
/// becomes claims only through `CandidateCheck`.
struct Candidate {
  enum class Kind : std::uint8_t {
    entity,   ///< `source` occurs in the text
    relation  ///< `relation` holds from `source` to `target`
  };
  Kind kind = Kind::relation;
  CandidateEnd source;
  std::string relation;  ///< a relation of the schema by name, or by the name of its inverse
  CandidateEnd target;
  /// The words of the text that say so; may be empty for an entity, whose name is then looked for.
  std::string quote;
  /// Where to look first, in bytes of the repaired text: the window that was sent, the passage that
  /// the witness names. Of several places of a quote the one in here counts, then the nearest.
  std::optional<ByteSpan> passage{};
  std::optional<diplograph::Polarity> polarity{};  ///< none: affirmed
  std::optional<Modality> modality{};              ///< none: not said
  std::string holder;                  ///< who says so in the text, by name; may be empty
  std::string date;                    ///< EDTF; may be empty
  std::optional<double> confidence{};  ///< from 0 to 1; none: not said

  /// Who says so, as evidence names its extractor: "model:NAME", "langextract", a person's name.
  std::string extractor;
  /// By which rule: the prompt with its version, the layer of an annotation. Evidence names it.
  std::string rule;
  CandidateOrigin origin;
};

}  // namespace diplograph::extract
