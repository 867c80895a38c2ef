#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/mentions/phrase_table.hpp"
#include "graph/schema.hpp"

namespace diplograph::extract {

/// A kind of name that its head word gives away: "Treaty of Rome", "وزارت دفاع".
struct NameHead {
  TypeId type{};
  bool proper = false;  ///< only with a name, a number or three words behind it
  bool small = false;   ///< a head without a capital makes a name too: "Ministerial conference"
};

/// How names that no lexicon knows are written in one language. Data: extract/packs/LANGUAGE/
/// names.json (schemas/name-pack.schema.json says what each member is).
struct NamePack {
  std::string language;
  PhraseTable heads;  ///< value: index in `head_kinds`
  std::vector<NameHead> head_kinds;
  PhraseTable definitions;  ///< "is a regional organization"; value: index in `definition_types`
  std::vector<TypeId> definition_types;
  PhraseTable links, year_links, title_links, title_years, ends, courtesies, offices, office_links,
      office_modifiers, particles, company_words, signature_openings, person_cues, given_names,
      ordinals, whole_names, person_leads;
  std::size_t longest = 7;         ///< tokens of a name that has no capitals
  std::size_t longest_person = 3;  ///< the same for a person's name
};

/// Reads a name pack. Throws `InputError` with the position.
[[nodiscard]] NamePack read_name_pack(std::string_view json, const std::string& file);

}  // namespace diplograph::extract
