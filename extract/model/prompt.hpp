#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace diplograph::extract {

/// What a model is told in one language: text with places, {{name}}, where the schema, the document
/// and the answer's mistake go (extract/packs/LANGUAGE/prompt.json).
struct Prompt {
  std::string id;        ///< "en/policy"
  unsigned version = 1;  ///< higher with each change
  std::string language;  ///< of the documents that it is for, "en" or "fa"
  std::string system;    ///< {{types}}, {{relations}}
  std::string user;      ///< {{title}}, {{section}}, {{actors}}, {{begin}}, {{text}}, {{end}}
  std::string again;     ///< {{error}}: said after an answer that could not be read
  std::string nothing;   ///< stands where there is no title, section or actor
  /// Definitions of types and relations in this language, by their names in the schema. Where there
  /// is none, the schema's own definition is taken.
  std::map<std::string, std::string, std::less<>> definitions;
  std::string checksum;  ///< the first 8 digits of the SHA-256 of the file

  /// "prompt/en/policy@1+0a1b2c3d", as claims name it: a file that somebody changed without giving
  /// it another version is told from ours.
  [[nodiscard]] std::string name() const;
};

/// Reads a prompt (schemas/prompt-pack.schema.json). Throws `InputError` with the position of what
/// is wrong: a place that there is not, or one without which nothing can be asked.
[[nodiscard]] Prompt read_prompt(std::string_view json, const std::string& file);

/// The built-in prompt of a language; that of English for a language that has none. Read on first
/// use, thread-safe.
[[nodiscard]] const Prompt& built_in_prompt(std::string_view language);

/// The text with what belongs in its places; what is put in is not looked at again, so that a
/// document cannot fill places.
[[nodiscard]] std::string filled(std::string_view text,
                                 const std::map<std::string_view, std::string_view>& places);

}  // namespace diplograph::extract
