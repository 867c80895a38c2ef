#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diplograph {

/// A text and the language that it is in.
struct LanguageText {
  std::string_view text;
  std::string_view language;
};

/// The parts of a `text` value, which has its language behind the last "@", as the lexical forms of
/// rdf:PlainLiteral do (W3C, 2012): "peace@en". Nothing if no language stands there.
[[nodiscard]] std::optional<LanguageText> language_text(std::string_view value);

/// "peace@en" of its parts.
[[nodiscard]] std::string text_value(std::string_view text, std::string_view language);

/// The items of a `list` value, a JSON array of strings without spaces between them, as the
/// canonical lexical forms of rdf:JSON are (JSON-LD 1.1, 10.2): `["first","second"]`. Nothing if it
/// is no such array, or is written in another way than `list_value` does. Linear.
[[nodiscard]] std::optional<std::vector<std::string>> list_items(std::string_view value);

/// The value of a list of these items.
[[nodiscard]] std::string list_value(std::span<const std::string> items);

}  // namespace diplograph
