#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diplograph {

/// Appends `text` as a part of an IRI (RFC 3987): letters of every script stay as they are, what
/// may not stand in a path becomes "%XX" of its UTF-8 bytes, "%" itself included, so that
/// `text_of_iri_part` gives exactly the text back. "/" stays; invalid UTF-8 becomes U+FFFD.
void append_iri_part(std::string& iri, std::string_view text);

/// True if `append_iri_part` appends `text` as it is.
[[nodiscard]] bool is_iri_part(std::string_view text);

/// The text that `append_iri_part` made `part` from; nothing if a "%" has no two hexadecimal
/// digits behind it or the result is not valid UTF-8.
[[nodiscard]] std::optional<std::string> text_of_iri_part(std::string_view part);

/// Base IRI and id: "https://diplograph.org/id/" and "state/china".
[[nodiscard]] std::string iri_of_id(std::string_view base, std::string_view id);

/// The id that `iri_of_id` made `iri` from; nothing if it does not begin with `base`, has a
/// fragment, or is badly encoded.
[[nodiscard]] std::optional<std::string> id_of_iri(std::string_view base, std::string_view iri);

}  // namespace diplograph
