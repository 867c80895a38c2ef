#pragma once

#include <string>
#include <string_view>

namespace diplograph {

/// A readable key for an id: lower-case ASCII letters, digits and single hyphens, at most 80 bytes.
/// Latin letters lose their marks (ICU Latin-ASCII); Persian and other scripts are transliterated
/// (ICU Any-Latin, with Persian readings of letters). Never empty: a text without letters or digits
/// gives "u" and the code points in hexadecimal. Texts that differ only in ZWNJ, Arabic or Persian
/// yeh and kaf, case, or spaces give the same slug. When a text is cut or its transliteration is
/// lossy the slug does not say so: two different texts may share a slug.
[[nodiscard]] std::string slug(std::string_view text);

}  // namespace diplograph
