#include "extract/candidates/formats/qualifiers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <system_error>

#include "extract/language/tokens.hpp"

namespace diplograph::extract::formats {
namespace {

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  const std::string key = fold(word);
  return std::find(words.begin(), words.end(), key) != words.end();
}

template <typename Number>
std::optional<Number> whole_text_as(std::string_view text) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<diplograph::Polarity> polarity_of(std::string_view word) {
  static constexpr std::array<std::string_view, 8> affirmed{
      "affirmed", "positive", "true", "yes", "affirmative", "pos", "1", "+"};
  static constexpr std::array<std::string_view, 10> negated{
      "negated", "negative", "false", "no", "denied", "neg", "negation", "not", "0", "-"};
  if (is_one_of(word, affirmed)) return diplograph::Polarity::affirmed;
  if (is_one_of(word, negated)) return diplograph::Polarity::negated;
  return std::nullopt;
}

std::optional<Modality> modality_of(std::string_view word) {
  static constexpr std::array<std::string_view, 6> asserted{"asserted", "certain", "factual",
                                                            "true",     "actual",  "realis"};
  static constexpr std::array<std::string_view, 10> planned{
      "planned", "possible",     "probable",  "suspected", "speculated",
      "hedged",  "hypothetical", "uncertain", "future",    "irrealis"};
  static constexpr std::array<std::string_view, 4> attributed{"attributed", "reported", "claimed",
                                                              "quoted"};
  if (is_one_of(word, asserted)) return Modality::asserted;
  if (is_one_of(word, planned)) return Modality::planned;
  if (is_one_of(word, attributed)) return Modality::attributed;
  return std::nullopt;
}

std::optional<double> number_of_text(std::string_view text) { return whole_text_as<double>(text); }

std::optional<std::uint64_t> count_of_text(std::string_view text) {
  return whole_text_as<std::uint64_t>(text);
}

}  // namespace diplograph::extract::formats
