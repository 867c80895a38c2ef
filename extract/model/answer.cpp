#include "extract/model/answer.hpp"

#include <optional>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "extract/model/chat_answer.hpp"
#include "extract/model/json_cut.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t most_attempts = 64;
constexpr std::size_t longest_excerpt = 120;
constexpr std::string_view white_space = " \t\r\n";
constexpr std::string_view no_facts = R"(it has no list "facts")";

using State = AnswerReading::State;

/// As much of a text as a message may show, cut between characters.
std::string excerpt(std::string_view text) {
  if (text.size() <= longest_excerpt) return std::string(text);
  std::size_t end = longest_excerpt;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "...";
}

/// What a model thought before it answered is not its answer.
std::string_view behind_thoughts(std::string_view content) {
  constexpr std::string_view end = "</think>";
  const std::size_t at = content.rfind(end);
  return at == std::string_view::npos ? content : content.substr(at + end.size());
}

std::string as_json(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

/// Takes a fact apart.
class FactReader {
 public:
  FactReader(const rapidjson::Value& fact, Candidate candidate)
      : fact_(fact), candidate_(std::move(candidate)) {}

  void read_into(AnswerReading& reading) {
    if (!fact_.IsObject()) {
      problem_ = "a fact is an object";
    } else {
      take("quote", candidate_.quote);
      take("source", candidate_.source.name);
      take("sourceType", candidate_.source.type);
      take("relation", candidate_.relation);
      take("target", candidate_.target.name);
      take("targetType", candidate_.target.type);
      take_manner();
    }
    if (problem_.empty()) {
      reading.candidates.push_back(std::move(candidate_));
    } else {
      reading.malformed.push_back({RejectionReason::malformed,
                                   problem_ + ", and the model wrote " + excerpt(as_json(fact_)),
                                   {},
                                   std::move(candidate_)});
    }
  }

 private:
  const rapidjson::Value& fact_;
  Candidate candidate_;
  std::string problem_;

  [[nodiscard]] const rapidjson::Value* member(const char* name) const {
    const auto found = fact_.FindMember(name);
    return found == fact_.MemberEnd() ? nullptr : &found->value;
  }

  void take(const char* name, std::string& text) {
    const rapidjson::Value* value = member(name);
    if (value != nullptr && value->IsString()) {
      text.assign(value->GetString(), value->GetStringLength());
    } else if (problem_.empty()) {
      problem_ = std::string("a fact has a text for \"") + name + "\"";
    }
  }

  /// What a fact may do without: a value that is none of those there are is as if it were not said.
  void take_manner() {
    if (const rapidjson::Value* value = member("polarity")) {
      candidate_.polarity = named<Polarity>(*value, {Polarity::affirmed, Polarity::negated});
    }
    if (const rapidjson::Value* value = member("modality")) {
      candidate_.modality =
          named<Modality>(*value, {Modality::asserted, Modality::planned, Modality::attributed});
    }
    const rapidjson::Value* holder = member("holder");
    if (holder != nullptr && holder->IsString()) {
      candidate_.holder.assign(holder->GetString(), holder->GetStringLength());
    }
    const rapidjson::Value* confidence = member("confidence");
    if (confidence != nullptr && confidence->IsNumber()) {
      const double share = confidence->GetDouble();
      if (share >= 0 && share <= 1) candidate_.confidence = share;
    }
  }

  template <typename Word>
  [[nodiscard]] static std::optional<Word> named(const rapidjson::Value& value,
                                                 std::initializer_list<Word> words) {
    if (!value.IsString()) return std::nullopt;
    const std::string_view text(value.GetString(), value.GetStringLength());
    for (const Word word : words) {
      if (to_string(word) == text) return word;
    }
    return std::nullopt;
  }
};

/// The list of facts in an answer; null if it has none. One fact without a list around it is its
/// own list, where there is nothing before it whose part it may be.
const rapidjson::Value* facts_of(rapidjson::Document& document, bool first) {
  if (document.IsArray()) {
    const bool list = document.Empty() || document[0].IsObject();  // "[1]" is a mark in prose
    return list ? &document : nullptr;
  }
  if (!document.IsObject()) return nullptr;
  const auto facts = document.FindMember("facts");
  if (facts != document.MemberEnd()) return facts->value.IsArray() ? &facts->value : nullptr;
  if (!first || !document.HasMember("quote") || !document.HasMember("relation")) return nullptr;
  rapidjson::Value fact(document, document.GetAllocator());
  document.SetArray().PushBack(fact, document.GetAllocator());
  return &document;
}

/// Looks for the facts of an answer.
class AnswerReader {
 public:
  AnswerReader(const std::string& text, const Candidate& origin) : text_(text), origin_(origin) {}

  /// Tries each place at which JSON may begin, until there are facts.
  AnswerReading read(bool may_be_cut, bool whatever_is_whole) {
    std::size_t attempts = 0;
    for (std::size_t at = text_.find_first_of("{["); at != std::string::npos;
         at = text_.find_first_of("{[", at + 1)) {
      first_ = attempts == 0;
      if (++attempts > most_attempts || read_at(at, may_be_cut, whatever_is_whole)) break;
    }
    if (reading_.state == State::unreadable && reading_.error.empty()) {
      reading_.error = attempts == 0 ? "it holds no JSON object" : "its brackets do not match";
    }
    return std::move(reading_);
  }

 private:
  const std::string& text_;
  const Candidate& origin_;
  bool first_ = true;
  AnswerReading reading_;

  bool read_at(std::size_t at, bool may_be_cut, bool whatever_is_whole) {
    const std::string_view rest = std::string_view(text_).substr(at);
    const JsonReach reach = reach_of_json(rest);
    if (reach.end == JsonReach::End::no_json) return false;
    if (reach.end == JsonReach::End::cut) {
      if (!may_be_cut) note("a bracket or a text in it is not closed");
      return may_be_cut && !reach.repaired.empty() && take(reach.repaired, State::cut).done;
    }
    const Taken taken = take(std::string(rest.substr(0, reach.size)), State::whole);
    if (taken.done || !whatever_is_whole || taken.sound == 0) return taken.done;
    const JsonReach before = reach_of_json(rest.substr(0, taken.sound));
    return !before.repaired.empty() && take(before.repaired, State::cut).done;
  }

  struct Taken {
    bool done = false;
    std::size_t sound = 0;  ///< bytes before a mistake; 0 without one
  };

  Taken take(const std::string& json, State state) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
    if (document.HasParseError()) {
      const std::size_t place = document.GetErrorOffset();
      note(std::string(rapidjson::GetParseError_En(document.GetParseError())) + " near " +
           excerpt(std::string_view(json).substr(place)));
      return {false, place};
    }
    const rapidjson::Value* facts = facts_of(document, first_);
    if (facts == nullptr) {
      note(no_facts);
      return {};
    }
    take_facts(*facts);
    reading_.state = state;
    reading_.error.clear();
    return {true, 0};
  }

  /// The first mistake is told, and one of syntax before one of form.
  void note(std::string_view mistake) {
    if (reading_.error.empty() || reading_.error == no_facts) reading_.error = mistake;
  }

  void take_facts(const rapidjson::Value& facts) {
    std::size_t number = 0;
    for (const rapidjson::Value& fact : facts.GetArray()) {
      Candidate candidate = origin_;
      candidate.origin.item = "/facts/" + std::to_string(number);
      if (number++ < most_facts_of_answer) {
        FactReader(fact, std::move(candidate)).read_into(reading_);
        continue;
      }
      reading_.malformed.push_back({RejectionReason::malformed,
                                    "an answer has at most " +
                                        std::to_string(most_facts_of_answer) +
                                        " facts, and this one has " + std::to_string(facts.Size()) +
                                        ": all behind are refused",
                                    {},
                                    std::move(candidate)});
      break;
    }
  }
};

/// True if an answer's last sign may be that of a whole one.
bool seems_whole(std::string_view content) {
  const std::size_t last = content.find_last_not_of(white_space);
  return last != std::string_view::npos &&
         std::string_view("}]`").find(content[last]) != std::string_view::npos;
}

}  // namespace

AnswerReading read_answer(std::string_view content, const Candidate& origin, bool at_limit,
                          bool whatever_is_whole) {
  AnswerReading reading;
  const std::string text = without_lone_surrogates(behind_thoughts(content));
  if (text.find_first_not_of(white_space) == std::string::npos) {
    reading.error = at_limit ? "it reached its limit before it said anything" : "it is empty";
    return reading;
  }
  const bool may_be_cut = at_limit || whatever_is_whole || !seems_whole(text);
  return AnswerReader(text, origin).read(may_be_cut, whatever_is_whole);
}

}  // namespace diplograph::extract
