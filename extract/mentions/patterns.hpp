#pragma once

#include "extract/mentions/grammar.hpp"
#include "extract/mentions/name_pack.hpp"
#include "extract/mentions/register.hpp"

namespace diplograph::extract {

/// Finds names that no lexicon knows by their head word ("Treaty of Rome", "World Internet
/// Conference", "وزارت دفاع"). Runs after the lexicon; a name may swallow a lexicon's one ("U.S.
/// Coast Guard"), which then is an inner mention. O(tokens).
void find_names(const NamePack& names, const Grammar& grammar, const DocumentText& document,
                const Analysis& analysis, Register& entities);

/// Finds persons by title, office and apposition, and for whom they hold their office (facts of
/// relation `represents`); then their later mentions by surname. O(tokens).
void find_persons(const NamePack& names, const Grammar& grammar, const DocumentText& document,
                  const Analysis& analysis, Register& entities);

/// The same for languages whose names have no capitals, by the words around a name, parts of speech
/// and which words a word list has.
void find_uncapitalised_persons(const NamePack& names, const Grammar& grammar,
                                const Analysis& analysis, Register& entities);

/// Finds the short names that a document gives: "World Health Organization (WHO)", "hereinafter
/// referred to as the 'Parties'", and where it uses them afterwards. O(tokens).
void find_short_names(const NamePack& names, const Grammar& grammar, const Analysis& analysis,
                      Register& entities);

}  // namespace diplograph::extract
