#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/claim.hpp"
#include "graph/schema.hpp"

namespace diplograph {

/// What a person decided about a statement or an entity.
enum class Verdict : std::uint8_t {
  accept,  ///< it is as the program found it: its confidence becomes 1
  reject,  ///< it is left out; an entity with everything that is said of it
  correct  ///< it is put in another way
};

[[nodiscard]] std::string_view to_string(Verdict verdict);

/// The key of a statement: the same as long as the same words of the same document are read in the
/// same way, wherever they stand and whichever rule found them.
[[nodiscard]] std::string review_key(const RelationClaim& claim);

struct Decision {
  Verdict verdict = Verdict::accept;
  std::string source, relation, target;  ///< of `correct`: what to put instead; empty to keep
  std::size_t line = 0;                  ///< of the table
  bool used = false;
};

/// A table of decisions as `exporting::write_review_table` writes it and a person fills it in.
class Decisions {
 public:
  Decisions() = default;
  /// Reads a table: comma-, semicolon- or tab-separated, with the columns `key` and `decision`, and
  /// for corrections `corrected_source`, `corrected_relation`, `corrected_target`; rows without a
  /// decision are passed over. Throws `InputError` with the line of a row that cannot be read or
  /// decides what the schema does not know.
  Decisions(std::string_view csv, const std::string& file, const Schema& schema);

  [[nodiscard]] bool empty() const { return decisions_.empty(); }
  [[nodiscard]] const Decision* find(std::string_view key) const;

  /// Does to a claim what was decided about it; false if it is to be left out.
  [[nodiscard]] bool apply(Claim& claim);

  /// The lines of decisions that met no claim yet, in order.
  [[nodiscard]] std::vector<std::size_t> unused() const;

 private:
  std::map<std::string, Decision, std::less<>> decisions_;
  const Schema* schema_ = nullptr;

  Decision* decision_on(std::string_view key);
  /// Puts what an entity was corrected to in its place; false if it was rejected.
  bool apply_to_entity(std::string& id);
  bool apply_to(MentionClaim& claim);
  bool apply_to(RelationClaim& claim);
};

}  // namespace diplograph
