// Claims from JSON: a scanner takes exactly what schemas/claim.schema.json allows; RapidJSON and
// the JSON Schema say what is wrong with the rest. Tests hold one against the other.
#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <set>
#include <string>

#include "graph/claim_file.hpp"
#include "graph/error.hpp"
#include "graph/json_document.hpp"
#include "graph/json_forms.hpp"
#include "graph/json_scanner.hpp"
#include "graph/language_tag.hpp"
#include "graph/utf8.hpp"
#include "graph/wording_members.hpp"

namespace diplograph {
namespace {

bool take_text(JsonScanner& scanner, std::string& text) {
  std::string_view view;
  if (!scanner.string(view)) return false;
  text = view;
  return true;
}

bool take_words(JsonScanner& scanner, std::string& text) {
  return take_text(scanner, text) && !text.empty();
}

/// What a key or the name of a document is made of: [^ <>"{}|^`\\]+
bool is_key(std::string_view text) {
  return !text.empty() && text.find_first_of(" <>\"{}|^`\\") == std::string_view::npos;
}

/// ^[a-z][a-z0-9-]*/[^ <>"{}|^`\\]+$
bool take_id(JsonScanner& scanner, std::string& id) {
  if (!take_text(scanner, id)) return false;
  const std::string_view type = std::string_view(id).substr(0, id.find('/'));
  const auto lower = [](char letter) { return letter >= 'a' && letter <= 'z'; };
  return type.size() < id.size() && !type.empty() && lower(type.front()) &&
         std::all_of(type.begin(), type.end(),
                     [&](char letter) {
                       return lower(letter) || (letter >= '0' && letter <= '9') || letter == '-';
                     }) &&
         is_key(std::string_view(id).substr(type.size() + 1));
}

bool take_place(JsonScanner& scanner, std::uint32_t& number) {
  std::uint64_t taken = 0;
  if (!scanner.integer(taken, std::numeric_limits<std::uint32_t>::max())) return false;
  number = static_cast<std::uint32_t>(taken);
  return number > 0;
}

bool take_span(JsonScanner& scanner, ByteSpan& span, std::uint64_t greatest) {
  unsigned count = 0;
  return scanner.array([&] {
    return count < 2 && scanner.integer(count++ == 0 ? span.begin : span.end, greatest);
  }) && count == 2;
}

bool take_confidence(JsonScanner& scanner, double& confidence) {
  std::string_view text;
  if (!scanner.number(text)) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), confidence);
  if (error == std::errc::result_out_of_range) {  // too large to be a double, or as good as zero
    rapidjson::Document number;
    number.Parse<rapidjson::kParseFullPrecisionFlag>(text.data(), text.size());
    if (number.HasParseError()) return false;
    confidence = number.GetDouble();
  }
  return confidence >= 0 && confidence <= 1;
}

bool take_mark(JsonScanner& scanner, Mark& mark) {
  constexpr std::array<std::string_view, 2> names{"role", "span"};
  return scanner.object(names, bits({0, 1}), [&](std::size_t member) {
    return member == 0 ? take_word(scanner, mark.role, MarkRole::date)
                       : take_span(scanner, mark.span, std::numeric_limits<std::uint64_t>::max());
  });
}

bool take(JsonScanner& scanner, Evidence& evidence) {
  constexpr std::array<std::string_view, 13> names{
      "document", "source",    "span",       "line",     "page",   "quote", "marks",
      "rule",     "extractor", "confidence", "modality", "holder", "date"};
  return scanner.object(names, bits({0, 1, 2, 3, 5, 7, 8, 9}), [&](std::size_t member) {
    switch (member) {
      case 0:
        return take_words(scanner, evidence.document);
      case 1:
        return take_span(scanner, evidence.source, greatest_count);
      case 2:
        return take_span(scanner, evidence.text, greatest_count);
      case 3:
        return take_place(scanner, evidence.line);
      case 4:
        return take_place(scanner, evidence.page);
      case 5:
        return take_words(scanner, evidence.quote);
      case 6:
        return scanner.array([&] { return take_mark(scanner, evidence.marks.emplace_back()); });
      case 7:
        return take_words(scanner, evidence.rule);
      case 8:
        return take_words(scanner, evidence.extractor);
      case 9:
        return take_confidence(scanner, evidence.confidence);
      case 10:
        return take_word(scanner, evidence.modality, Modality::attributed);
      case 11:
        return take_text(scanner, evidence.holder);
      default:
        return take_text(scanner, evidence.date) && code_point_count(evidence.date) >= 4;
    }
  });
}

bool take_name(JsonScanner& scanner, Name& name) {
  constexpr std::array<std::string_view, 3> names{"language", "text", "role"};
  return scanner.object(names, bits({1}), [&](std::size_t member) {
    switch (member) {
      case 0:
        return take_text(scanner, name.language) && is_language_tag(name.language);
      case 1:
        return take_words(scanner, name.text);
      default:
        return take_word(scanner, name.role, NameRole::alias);
    }
  });
}

bool take(JsonScanner& scanner, Properties& properties) {
  std::set<std::string, std::less<>> seen;
  return scanner.object([&](std::string_view key) {
    return seen.emplace(key).second && scanner.array([&] {
      std::string value;
      if (!take_text(scanner, value)) return false;
      properties[std::string(key)].push_back(std::move(value));
      return true;
    });
  });
}

bool take(JsonScanner& scanner, Wording& said) {
  constexpr auto names = [] {
    std::array<std::string_view, wording_members.size()> result;
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = wording_members[i].first;
    return result;
  }();
  return scanner.object(names, 0, [&](std::size_t member) {
    return take_words(scanner, said.*wording_members[member].second);
  });
}

bool take(JsonScanner& scanner, DocumentClaim& claim) {
  constexpr std::array<std::string_view, 8> names{"claim", "id",     "title", "language",
                                                  "file",  "sha256", "bytes", "text"};
  return scanner.object(names, bits({0, 1, 3, 4, 5, 6, 7}), [&](std::size_t member) {
    switch (member) {
      case 0:
        return take_constant(scanner, "document");
      case 1:
        return take_text(scanner, claim.id) && is_key(claim.id) &&
               claim.id.find('/') == std::string::npos;
      case 2:
        return take_text(scanner, claim.title);
      case 3:
        return take_text(scanner, claim.language);
      case 4:
        return take_text(scanner, claim.file);
      case 5:
        return take_text(scanner, claim.sha256) && claim.sha256.size() == 64 &&
               claim.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
      case 6:
        return scanner.integer(claim.bytes, greatest_count);
      default:
        return take_text(scanner, claim.text);
    }
  });
}

bool take(JsonScanner& scanner, MentionClaim& claim) {
  constexpr std::array<std::string_view, 7> names{"claim",      "entity",   "type", "names",
                                                  "properties", "evidence", "said"};
  return scanner.object(names, bits({0, 1, 2, 5}), [&](std::size_t member) {
    switch (member) {
      case 0:
        return take_constant(scanner, "mention");
      case 1:
        return take_id(scanner, claim.entity);
      case 2:
        return take_text(scanner, claim.type);
      case 3:
        return scanner.array([&] { return take_name(scanner, claim.names.emplace_back()); });
      case 4:
        return take(scanner, claim.properties);
      case 5:
        return take(scanner, claim.evidence);
      default:
        return take(scanner, claim.said);
    }
  });
}

bool take(JsonScanner& scanner, RelationClaim& claim) {
  constexpr std::array<std::string_view, 7> names{"claim",    "source",   "relation", "target",
                                                  "polarity", "evidence", "said"};
  return scanner.object(names, bits({0, 1, 2, 3, 5}), [&](std::size_t member) {
    switch (member) {
      case 0:
        return take_constant(scanner, "relation");
      case 1:
        return take_id(scanner, claim.source);
      case 2:
        return take_text(scanner, claim.relation);
      case 3:
        return take_id(scanner, claim.target);
      case 4:
        return take_word(scanner, claim.polarity, Polarity::negated);
      case 5:
        return take(scanner, claim.evidence);
      default:
        return take(scanner, claim.said);
    }
  });
}

template <typename Kind>
bool take_all(std::string_view padded, Claim& claim) {
  JsonScanner scanner(padded);
  return take(scanner, claim.emplace<Kind>()) && scanner.sees('\0') &&
         scanner.at() == padded.data() + padded.size();
}

bool take_any(std::string_view padded, Claim& claim) {
  std::string_view kind;
  JsonScanner scanner(padded);
  const bool first = scanner.take('{') && take_constant(scanner, "claim") && scanner.take(':') &&
                     scanner.string(kind);
  if (first && kind == "document") return take_all<DocumentClaim>(padded, claim);
  if (first && kind == "mention") return take_all<MentionClaim>(padded, claim);
  if (first && kind == "relation") return take_all<RelationClaim>(padded, claim);
  return take_all<DocumentClaim>(padded, claim) || take_all<MentionClaim>(padded, claim) ||
         take_all<RelationClaim>(padded, claim);
}

/// Says what is wrong with a claim that was not taken.
[[noreturn]] void explain(const JsonDocument& json) {
  const auto& root = json.root();
  std::string kind;
  if (root.IsObject() && root.HasMember("claim") && root["claim"].IsString()) {
    kind = root["claim"].GetString();
  }
  // Checked against the form of its own kind, so that the message names the member that is wrong.
  const bool known = kind == "document" || kind == "mention" || kind == "relation";
  json.require(known ? "claim.schema.json#" + kind : "claim.schema.json");
  throw InputError(json.position(""), "is not as claim.schema.json describes it");
}

}  // namespace

Claim claim_from_json(std::string_view text, const std::string& file, std::size_t line) {
  std::string padded;
  padded.reserve(text.size() + JsonScanner::padding);
  padded.append(text).append(JsonScanner::padding, '\0');
  const auto document = [&] { return JsonDocument(text, file, {line, 1, {}}); };
  Claim claim;
  if (!take_any(std::string_view(padded).substr(0, text.size()), claim)) explain(document());
  const auto check = [&](ByteSpan span, const std::string& pointer) {
    if (span.end >= span.begin) return;
    throw InputError(document().position(pointer),
                     "a span ends before it begins; write [begin, end] with begin <= end");
  };
  const auto check_evidence = [&](const Evidence& evidence) {
    check(evidence.source, "/evidence/source");
    check(evidence.text, "/evidence/span");
    for (std::size_t i = 0; i < evidence.marks.size(); ++i) {
      if (evidence.marks[i].span.end < evidence.marks[i].span.begin) {
        check(evidence.marks[i].span, "/evidence/marks/" + std::to_string(i) + "/span");
      }
    }
  };
  if (const auto* mention = std::get_if<MentionClaim>(&claim)) check_evidence(mention->evidence);
  if (const auto* relation = std::get_if<RelationClaim>(&claim)) check_evidence(relation->evidence);
  return claim;
}

}  // namespace diplograph
