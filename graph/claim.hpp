#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "graph/evidence.hpp"

namespace diplograph {

/// What a name is to its entity.
enum class NameRole : std::uint8_t {
  preferred,  ///< the lexicon's or the author's name for display
  alias       ///< another name: abbreviation, spelling variant, translation, surface form
};

[[nodiscard]] std::string_view to_string(NameRole role);
[[nodiscard]] NameRole name_role_from(std::string_view word);

/// A name of an entity. `language` is a BCP 47 tag ("fa", "en") or empty when not known.
struct Name {
  std::string language;
  std::string text;
  NameRole role = NameRole::alias;
  auto operator<=>(const Name&) const = default;
};

/// Properties of an entity, by the schema's property name. A value is kept as its lexical form
/// (as in RDF); the schema says the datatype. A property may have several values (a set).
using Properties = std::map<std::string, std::vector<std::string>, std::less<>>;

/// A document that was read. `text` is the repaired text that the claims quote.
struct DocumentClaim {
  std::string id;        ///< "china-cyber-diplomacy.fa"
  std::string title;     ///< first heading or title, may be empty
  std::string language;  ///< main language, "fa" or "en"
  std::string file;      ///< name of the source file, without its folder
  std::string sha256;    ///< of the source file's bytes, lower-case hexadecimal
  std::uint64_t bytes = 0;
  std::string text;
  auto operator<=>(const DocumentClaim&) const = default;
};

/// What a witness said where the text has it otherwise: kept beside the evidence, which has
/// the words of the text. Empty members agree with the claim. The graph does not keep it.
struct Wording {
  std::string quote;           ///< as the witness quotes
  std::string source, target;  ///< names given to the ends; of a mention, `source` is the entity
  std::string source_type, target_type;  ///< types given to them
  std::string polarity;                  ///< one that the words around the ends contradict
  std::string modality;                  ///< likewise
  std::string holder;                    ///< who is to say so, but is not named there
  std::string date;                      ///< one that those words do not have
  [[nodiscard]] bool empty() const { return *this == Wording{}; }
  auto operator<=>(const Wording&) const = default;
};

/// An entity is mentioned at a place. `entity` is the stable id "type-slug/key" ("state/china"),
/// whose first part names the type (`Schema::id_prefix`).
struct MentionClaim {
  std::string entity;
  std::string type;
  std::vector<Name> names;  ///< names the mention brings along: its surface, the lexicon's labels
  Properties properties;
  Evidence evidence;
  Wording said{};
  auto operator<=>(const MentionClaim&) const = default;
};

/// A relation is stated at a place.
struct RelationClaim {
  std::string source;  ///< entity id
  std::string relation;
  std::string target;  ///< entity id
  Polarity polarity = Polarity::affirmed;
  Evidence evidence;
  Wording said{};
  auto operator<=>(const RelationClaim&) const = default;
};

using Claim = std::variant<DocumentClaim, MentionClaim, RelationClaim>;

}  // namespace diplograph
