#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "extract/language/tokens.hpp"
#include "extract/text/document_text.hpp"
#include "graph/claim.hpp"
#include "graph/schema.hpp"

namespace diplograph::extract {

/// A thing that a document speaks of.
struct Entity {
  std::string id;
  TypeId type{};
  std::vector<Name> names;
  Properties properties;
};

/// A place at which a document names an entity: tokens [first, last) of the document.
struct Mention {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t entity = 0;  ///< index in the register
  std::string rule;
  double confidence = 1;
};

/// The tokens and sentences of a whole document.
struct Analysis {
  std::vector<Token> tokens;
  struct Sentence {
    TokenRange tokens;
    std::size_t block = 0;
  };
  std::vector<Sentence> sentences;
};

[[nodiscard]] Analysis analyse(const DocumentText& document);

/// The entities of a document and where it names them.
class Register {
 public:
  Register(const DocumentText& document, const Analysis& analysis)
      : document_(&document), analysis_(&analysis) {}

  /// The entity of that id, made if there is none.
  std::size_t entity(const std::string& id, TypeId type);
  /// The open-class entity of a phrase: its label is the phrase itself.
  std::size_t phrase(TypeId type, std::size_t first, std::size_t last, const std::string& rule,
                     double confidence);
  void add_name(std::size_t entity, Name name);
  void mention(Mention mention);

  [[nodiscard]] const std::vector<Entity>& entities() const { return entities_; }
  [[nodiscard]] Entity& at(std::size_t index) { return entities_[index]; }
  /// All mentions by their first token.
  [[nodiscard]] const std::map<std::size_t, Mention>& mentions() const { return mentions_; }
  /// Mentions that begin where one of `mentions` begins: a phrase that starts with a name.
  [[nodiscard]] const std::vector<Mention>& overlapping_mentions() const { return overlapping_; }
  [[nodiscard]] std::string surface(std::size_t first, std::size_t last) const;
  [[nodiscard]] ByteSpan span(std::size_t first, std::size_t last) const;

 private:
  const DocumentText* document_;
  const Analysis* analysis_;
  std::vector<Entity> entities_;
  std::map<std::string, std::size_t> index_;
  std::map<std::size_t, Mention> mentions_;
  std::vector<Mention> overlapping_;
};

}  // namespace diplograph::extract
