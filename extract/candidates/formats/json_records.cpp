#include "extract/candidates/formats/json_records.hpp"

#include <algorithm>
#include <utility>

#include "extract/candidates/formats/qualifiers.hpp"
#include "graph/decimal.hpp"
#include "graph/error.hpp"
#include "graph/json_document.hpp"

namespace diplograph::extract::formats {
namespace {

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

/// Whether the text is JSON Lines: more than one line, the first of which is whole by itself.
bool is_lines(std::string_view bytes) {
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || bytes[begin] != '{') return false;
  const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
  const std::size_t last = bytes.find_last_not_of(" \t\r", end == 0 ? 0 : end - 1);
  return last != std::string_view::npos && last > begin && bytes[last] == '}' &&
         bytes.find_first_not_of(" \t\r\n", end) != std::string_view::npos;
}

void each_line(std::string_view bytes, const CandidateInput& file, CandidateFile& result,
               const std::function<void(const Json&, const CandidateOrigin&)>& take) {
  std::size_t line = 0;
  while (!bytes.empty()) {
    ++line;
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    CandidateOrigin origin{file.name, line, 0, {}};
    try {
      const JsonDocument json(text, file.name, {line, 1, {}});
      take(json.root(), origin);
    } catch (const InputError& error) {
      Candidate candidate;
      candidate.origin = std::move(origin);
      refuse(std::move(candidate), error.what(), result);
    }
  }
}

}  // namespace

void each_record(const CandidateInput& file, CandidateFile& result,
                 const std::function<void(const Json&, const CandidateOrigin&)>& take) {
  const std::string_view bytes = without_mark(file.bytes);
  if (is_lines(bytes)) {
    each_line(bytes, file, result, take);
    return;
  }
  const JsonDocument json(bytes, file.name);
  const Json& root = json.root();
  if (root.IsObject()) {
    take(root, {file.name, 1, 0, {}});
    return;
  }
  if (!root.IsArray()) {
    throw InputError(json.position(""), "is neither an object nor a list of objects");
  }
  std::size_t number = 0;
  for (const Json& value : root.GetArray()) {
    take(value, {file.name, 0, 0, "/" + std::to_string(number++)});
  }
}

const Json* member(const Json& object, std::string_view name) {
  if (!object.IsObject()) return nullptr;
  const auto found =
      object.FindMember(Json(name.data(), static_cast<rapidjson::SizeType>(name.size())));
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string text_of(const Json& object, std::string_view name) {
  const Json* const value = member(object, name);
  if (value == nullptr) return {};
  if (value->IsString()) return {value->GetString(), value->GetStringLength()};
  if (value->IsUint64()) return std::to_string(value->GetUint64());
  if (value->IsInt64()) return std::to_string(value->GetInt64());
  if (value->IsBool()) return value->GetBool() ? "true" : "false";
  return {};
}

std::string first_text(const Json& object, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (std::string text = text_of(object, name); !text.empty()) return text;
  }
  return {};
}

std::optional<std::uint64_t> count_of(const Json& object, std::string_view name) {
  const Json* const value = member(object, name);
  if (value == nullptr || !value->IsUint64()) return std::nullopt;
  return value->GetUint64();
}

std::optional<double> number_of(const Json& object, std::string_view name) {
  const Json* const value = member(object, name);
  if (value == nullptr) return std::nullopt;
  if (value->IsNumber()) return value->GetDouble();
  if (value->IsString()) return number_of_text(text_of(object, name));
  return std::nullopt;
}

bool take_qualifiers(const Json& object, Candidate& candidate, CandidateFile& result) {
  if (!object.IsObject()) return true;
  const auto fail = [&](std::string_view what, const std::string& value) {
    refuse(candidate, "the " + std::string(what) + " \"" + value + "\" is none that is known",
           result, RejectionReason::bad_value);
    return false;
  };
  if (std::string quote = first_text(
          object, {"quote", "evidence", "source_text", "sentence", "context", "supporting_text"});
      !quote.empty()) {
    candidate.quote = std::move(quote);
  }
  for (const std::string_view name : {"confidence", "score", "probability"}) {
    const Json* const value = member(object, name);
    if (value == nullptr || value->IsNull()) continue;
    const auto number = number_of(object, name);
    if (!number) return fail(name, text_of(object, name));
    candidate.confidence = number;
    break;
  }
  if (const std::string word = text_of(object, "polarity"); !word.empty()) {
    candidate.polarity = polarity_of(word);
    if (!candidate.polarity) return fail("polarity", word);
  }
  if (const std::string word = text_of(object, "negated"); !word.empty()) {
    const auto negated = polarity_of(word);
    if (!negated) return fail("member negated", word);
    candidate.polarity = *negated == diplograph::Polarity::affirmed
                             ? diplograph::Polarity::negated
                             : diplograph::Polarity::affirmed;
  }
  if (const std::string word = text_of(object, "modality"); !word.empty()) {
    candidate.modality = modality_of(word);
    if (!candidate.modality) return fail("modality", word);
  }
  if (std::string holder = text_of(object, "holder"); !holder.empty()) {
    candidate.holder = std::move(holder);
  }
  if (std::string date = text_of(object, "date"); !date.empty()) candidate.date = std::move(date);
  return true;
}

void refuse(Candidate candidate, std::string message, CandidateFile& result,
            RejectionReason reason) {
  result.malformed.push_back({reason, std::move(message), {}, std::move(candidate)});
}

}  // namespace diplograph::extract::formats
