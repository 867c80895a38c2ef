#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <rapidjson/document.h>

#include "extract/candidates/candidate_file.hpp"

namespace diplograph::extract::formats {

using Json = rapidjson::Value;

/// Calls `take(value, origin)` for each record of a JSON file: the elements of an array, a single
/// object, or one value a line (JSON Lines). Throws `InputError` with file and line if it is
/// neither JSON nor JSON Lines; a line that is no JSON among others that are is handed to
/// `result.malformed`. O(bytes).
void each_record(const CandidateInput& file, CandidateFile& result,
                 const std::function<void(const Json&, const CandidateOrigin&)>& take);

/// The member of an object, or null.
[[nodiscard]] const Json* member(const Json& object, std::string_view name);
/// The text of a member; numbers as JSON writes them; empty for anything else.
[[nodiscard]] std::string text_of(const Json& object, std::string_view name);
/// The first of several members that has a text.
[[nodiscard]] std::string first_text(const Json& object,
                                     std::initializer_list<std::string_view> names);
/// A member that is a whole number from 0 on.
[[nodiscard]] std::optional<std::uint64_t> count_of(const Json& object, std::string_view name);
/// A member that is a number, or a text that is one.
[[nodiscard]] std::optional<double> number_of(const Json& object, std::string_view name);

/// Takes confidence, polarity, modality, holder, date, quote of an object by the names that people
/// give them. False, with a malformed record, if one of them has a value that is none.
[[nodiscard]] bool take_qualifiers(const Json& object, Candidate& candidate, CandidateFile& result);

/// Notes a record that is no candidate.
void refuse(Candidate candidate, std::string message, CandidateFile& result,
            RejectionReason reason = RejectionReason::malformed);

}  // namespace diplograph::extract::formats
