#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/analysis.hpp"
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

/// A place at which a document names an entity, or points at it: tokens [first, last).
struct Mention {
  enum class Form : std::uint8_t {
    name,       ///< it is named: evidence that the entity occurs
    demonym,    ///< an adjective of it ("French"): fills arguments, and is evidence if one was
    reference,  ///< a pronoun or description: fills arguments only
    phrase      ///< words that a rule made an entity of an open class
  };
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t entity = 0;  ///< index in the register
  std::string rule;
  double confidence = 1;
  Form form = Form::name;
  std::vector<std::size_t> more;  ///< further entities of a reference ("the two countries")
};

/// A relation that the form of a name states: "French president X", "A, B and C, hereinafter 'the
/// Parties'".
struct NameFact {
  RelationId relation{};
  std::size_t source = 0;  ///< entity
  std::size_t target = 0;
  TokenRange source_tokens, target_tokens;
  TokenRange tokens;  ///< the words that state it
  std::string rule;
  double confidence = 0;
};

/// The entities of a document and where it names them.
class Register {
 public:
  Register(const DocumentText& document, const Analysis& analysis)
      : document_(&document), analysis_(&analysis) {}

  /// The entity of that id, made if there is none.
  std::size_t entity(const std::string& id, TypeId type);
  /// The entity of a name that no lexicon knows; the id comes from the name.
  std::size_t named(TypeId type, const std::string& name);
  /// Makes a named entity one of another type, with the id of that type, unless there is one of
  /// that id already.
  void retype(std::size_t entity, TypeId type);
  /// The open-class entity of a phrase: its label is the phrase itself. A Goal and a Strategy of
  /// the same words are one entity, of the type that came first.
  std::size_t phrase(TypeId type, TokenRange label, TokenRange whole, const std::string& rule,
                     double confidence);
  void add_name(std::size_t entity, Name name);
  /// Notes a mention. Of mentions that overlap the longer one stands in `mentions`, the shorter one
  /// in `inner_mentions`.
  void mention(Mention mention);
  void fact(NameFact fact);
  /// Notes a person's office of which the text does not say whom it is held for.
  void office(std::size_t person, TokenRange tokens) {
    offices_at_.emplace(tokens.first, offices_.size());
    offices_.emplace_back(person, tokens);
  }

  /// Notes the collective that the document is between ("the Contracting Parties").
  void define_parties(std::size_t entity) {
    if (!parties_) parties_ = entity;
  }
  /// Notes what the document calls itself ("This Treaty shall be called ...").
  void define_self(std::string name, TokenRange tokens) {
    if (self_names_.empty()) self_names_.emplace_back(std::move(name), tokens);
  }

  [[nodiscard]] std::optional<std::size_t> parties() const { return parties_; }
  [[nodiscard]] const std::vector<std::pair<std::string, TokenRange>>& self_names() const {
    return self_names_;
  }
  [[nodiscard]] const std::vector<Entity>& entities() const { return entities_; }
  [[nodiscard]] Entity& at(std::size_t index) { return entities_[index]; }
  [[nodiscard]] const Entity& at(std::size_t index) const { return entities_[index]; }
  [[nodiscard]] std::optional<std::size_t> find(const std::string& id) const;
  /// Mentions that do not overlap, by their first token; no phrases.
  [[nodiscard]] const std::map<std::size_t, Mention>& mentions() const { return mentions_; }
  /// Mentions inside of longer ones: "Rome" in "Treaty of Rome".
  [[nodiscard]] const std::vector<Mention>& inner_mentions() const { return inner_; }
  /// What rules made of phrases, in the order in which they were found.
  [[nodiscard]] const std::vector<Mention>& phrases() const { return phrases_; }
  [[nodiscard]] const std::vector<NameFact>& facts() const { return facts_; }
  [[nodiscard]] const std::vector<std::pair<std::size_t, TokenRange>>& offices() const {
    return offices_;
  }
  /// The facts whose source, or whose target, begins at a token. O(log facts + result).
  [[nodiscard]] std::vector<const NameFact*> facts_from(std::size_t source_token) const;
  [[nodiscard]] std::vector<const NameFact*> facts_to(std::size_t target_token) const;
  /// The mention of the person in whose office ("Secretary of State X") a word stands, if any.
  /// O(log facts).
  [[nodiscard]] const Mention* bearer_of_office(std::size_t word) const;
  /// The mention that covers a token, if any.
  [[nodiscard]] const Mention* covering(std::size_t token) const;
  [[nodiscard]] std::string surface(std::size_t first, std::size_t last) const;
  [[nodiscard]] ByteSpan span(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool is_a(std::size_t entity, TypeId type) const {
    return Schema::diplomacy().is_a(entities_[entity].type, type);
  }

 private:
  const DocumentText* document_;
  const Analysis* analysis_;
  std::vector<Entity> entities_;
  std::map<std::string, std::size_t> index_;
  std::map<std::size_t, Mention> mentions_;
  std::vector<Mention> inner_;
  std::vector<Mention> phrases_;
  std::vector<NameFact> facts_;
  std::multimap<std::size_t, std::size_t> facts_from_, facts_to_, facts_at_;  // by first tokens
  std::vector<std::pair<std::size_t, TokenRange>> offices_;
  std::multimap<std::size_t, std::size_t> offices_at_;
  std::vector<std::pair<std::string, TokenRange>> self_names_;
  std::optional<std::size_t> parties_;
};

}  // namespace diplograph::extract
