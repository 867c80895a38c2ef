#pragma once

#include <string>
#include <string_view>

namespace diplograph {

/// The consonants of a person's name in classes that Persian and Latin spellings share, so that "Xi
/// Jinping" and its Persian spelling have one key: a part for each word, vowels and what stands for
/// them left out. Empty for a name of fewer than two words or four consonants, which would meet
/// others by chance, and for one that has letters of neither script. Hyphens and zero-width
/// non-joiners part no words. O(n).
[[nodiscard]] std::string consonant_key(std::string_view name);

/// Whether a text has letters of the Arabic script.
[[nodiscard]] bool in_arabic_script(std::string_view text);

}  // namespace diplograph
