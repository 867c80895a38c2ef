#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "extract/candidates/candidate.hpp"
#include "extract/candidates/quote_finder.hpp"
#include "extract/candidates/rejection.hpp"
#include "extract/candidates/schema_words.hpp"
#include "extract/document_reading.hpp"

namespace diplograph::extract {

/// Why a candidate is refused.
struct Refusal {
  RejectionReason reason = RejectionReason::malformed;
  std::string message;
};

/// Where a quote stands among the words of a document.
struct QuotePlace {
  ByteSpan text;
  TokenRange tokens;                                  ///< of the quote
  TokenRange sentences;                               ///< tokens of the sentences that it touches
  TokenRange paragraph;                               ///< tokens of the blocks that it touches
  std::size_t first_sentence = 0, last_sentence = 0;  ///< of the analysis
};

/// A thing that a candidate names, as our own mentions have it.
struct ResolvedEntity {
  /// How near to the quote something names it.
  enum class Nearness : std::uint8_t { quote, context, elsewhere };
  std::string id;
  TypeId type{};  ///< of the schema that candidates are checked by
  std::vector<Name> names;
  Properties properties;
  ByteSpan mention;                 ///< words of the text that name it
  std::optional<TokenRange> words;  ///< what points at it in the sentences of the quote
  Nearness nearness = Nearness::elsewhere;
};

/// Says which thing of a document the name of a candidate stands for: an entity of the register, of
/// the lexicon, or, where the text has the name as it is, a new one.
class EntityResolver {
 public:
  /// All have to outlive the resolver. O(mentions).
  EntityResolver(const DocumentReading& reading, const QuoteFinder& finder,
                 const SchemaWords& words);

  /// The place of a span of the text. O(log tokens).
  [[nodiscard]] QuotePlace place_of(ByteSpan span) const;

  /// `fits`: whether the relation takes such a type at this end. `place`: of the quote; null if
  /// there is none.
  [[nodiscard]] std::variant<ResolvedEntity, Refusal> resolve(
      const CandidateEnd& end, const QuotePlace* place,
      const std::function<bool(TypeId)>& fits) const;

  /// The sentences that name a thing or point at it, by their number, sorted. O(its mentions), or
  /// O(text) for what our mentions do not have.
  [[nodiscard]] std::vector<std::size_t> sentences_of(const ResolvedEntity& entity) const;

 private:
  struct Place {  // of a mention
    TokenRange tokens;
    std::size_t entity = 0;
    Mention::Form form = Mention::Form::name;
  };
  /// What a name may stand for; `entity` is one of the register, or else the lexicon has it.
  struct Known {
    std::optional<std::size_t> entity;
    const LexiconEntry* entry = nullptr;
    TypeId type{};
    int rank = 0;  ///< how well its type agrees with the one that was said
  };
  const DocumentReading& reading_;
  const QuoteFinder& finder_;
  const SchemaWords& words_;
  const Schema& schema_;
  std::unordered_multimap<std::string, std::size_t> by_name_;  // entities of the register
  std::vector<Place> places_;                                  // by their first token
  std::vector<std::vector<std::size_t>> places_of_;            // of each entity, in places_

  [[nodiscard]] std::string bare(std::string_view name) const;
  [[nodiscard]] std::optional<TypeId> in_schema(TypeId type) const;
  [[nodiscard]] int rank_of(TypeId known, std::optional<TypeId> said,
                            const std::function<bool(TypeId)>& fits) const;
  void add_known(std::vector<Known>& known, std::size_t entity) const;
  [[nodiscard]] std::vector<Known> known_by(const std::string& name, const CandidateEnd& end,
                                            const QuotePlace* place) const;
  [[nodiscard]] const Place* mention_in(std::size_t entity, TokenRange range) const;
  [[nodiscard]] std::optional<ByteSpan> stands(std::string_view name, const QuotePlace* place,
                                               const CandidateEnd& end,
                                               ResolvedEntity::Nearness& nearness) const;
  [[nodiscard]] TokenRange tokens_in(ByteSpan span) const;
  [[nodiscard]] std::size_t sentence_of(std::size_t token) const;
  [[nodiscard]] std::optional<ResolvedEntity> resolved(const Known& known, const QuotePlace* place,
                                                       const CandidateEnd& end) const;
  [[nodiscard]] std::variant<ResolvedEntity, Refusal> named_anew(
      const std::string& name, const CandidateEnd& end, std::optional<TypeId> said,
      const QuotePlace* place, const std::function<bool(TypeId)>& fits) const;
  [[nodiscard]] std::variant<TypeId, Refusal> type_of_new(
      const CandidateEnd& end, std::optional<TypeId> said,
      const std::function<bool(TypeId)>& fits) const;
};

}  // namespace diplograph::extract
