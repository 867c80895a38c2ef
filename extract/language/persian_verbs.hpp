#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/annotation.hpp"
#include "extract/language/hashed_table.hpp"

namespace diplograph::extract {

/// How a Persian word can be read as a form of a verb.
struct PersianVerbForm {
  std::uint16_t verb = 0;  ///< index of the verb, see `PersianVerbs::lemma`
  bool past_stem = false;
  bool imperfective = false;  ///< می‌
  bool subjunctive = false;   ///< ب‌
  bool negative = false;
  VerbForm form = VerbForm::finite;
  std::uint8_t person = 0;
  Number number = Number::none;

  /// A number that tells the kinds of forms apart, whatever the verb.
  [[nodiscard]] std::uint32_t shape() const;
};

/// The inflection of Persian verbs: prefixes (می ن ب), past and present stems, personal endings,
/// the participle in ه with its copula, the infinitive in ن.
class PersianVerbs {
 public:
  PersianVerbs() = default;
  /// `stems` maps `past_key` and `present_key` to verbs; `lemmas` holds the past stem of each verb,
  /// one a line.
  PersianVerbs(std::span<const std::uint32_t> stems, std::string_view lemmas);

  /// Reads a folded word (`Token::key`). Of several readings the one with the longest stem wins.
  [[nodiscard]] std::optional<PersianVerbForm> analyse(std::string_view key) const;

  /// The past stem of a verb as written: "رفت", "گفت".
  [[nodiscard]] std::string_view lemma(std::uint16_t verb) const { return lemmas_[verb]; }

  [[nodiscard]] static std::uint64_t past_key(std::string_view folded_stem);
  [[nodiscard]] static std::uint64_t present_key(std::string_view folded_stem);

 private:
  HashedTable stems_;
  std::vector<std::string_view> lemmas_;
};

}  // namespace diplograph::extract
