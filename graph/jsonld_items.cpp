#include "graph/jsonld_items.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "graph/json_forms.hpp"
#include "graph/language_tag.hpp"
#include "graph/utf8.hpp"

namespace diplograph {
namespace {

constexpr std::uint64_t greatest_line = std::numeric_limits<std::uint32_t>::max();

bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_letter(char letter) { return is_lower(letter) || (letter >= 'A' && letter <= 'Z'); }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// ^[a-z][a-z0-9+.-]*:
bool is_iri(std::string_view text) {
  if (text.empty() || !is_lower(text.front())) return false;
  for (const char letter : text) {
    if (letter == ':') return true;
    const bool in_scheme =
        is_lower(letter) || is_digit(letter) || letter == '+' || letter == '.' || letter == '-';
    if (!in_scheme) return false;
  }
  return false;
}

/// Takes from `text` the digits that it begins with, if they are `most` at most.
std::optional<std::uint64_t> take_digits(std::string_view& text, std::size_t most) {
  std::uint64_t number = 0;
  std::size_t count = 0;
  for (; count < text.size() && is_digit(text[count]); ++count) {
    if (count == most) return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(text[count] - '0');
  }
  if (count == 0) return std::nullopt;
  text.remove_prefix(count);
  return number;
}

bool take_sign(std::string_view& text, char sign) {
  if (text.empty() || text.front() != sign) return false;
  text.remove_prefix(1);
  return true;
}

bool take_modality(JsonScanner& scanner, Modality& modality) {
  return take_word(scanner, modality, Modality::attributed);
}

bool take_iri(JsonScanner& scanner, std::string_view& iri) {
  return scanner.string(iri) && is_iri(iri);
}

bool take_count(JsonScanner& scanner, std::uint64_t& count) {
  return scanner.integer(count, greatest_count);
}

bool take_line(JsonScanner& scanner, std::uint32_t& line) {
  std::uint64_t number = 0;
  if (!scanner.integer(number, greatest_line)) return false;
  line = static_cast<std::uint32_t>(number);
  return true;
}

/// ^-?[0-9]{1,9}([.][0-9]{1,3})?$
bool take_thousandths(JsonScanner& scanner, std::int64_t& thousandths) {
  std::string_view text;
  if (!scanner.string(text)) return false;
  const bool negative = take_sign(text, '-');
  const auto whole = take_digits(text, 9);
  if (!whole) return false;
  std::uint64_t number = *whole * 1000;
  if (take_sign(text, '.')) {
    const std::size_t before = text.size();
    const auto fraction = take_digits(text, 3);
    if (!fraction) return false;
    constexpr std::array<std::uint64_t, 4> weights{0, 100, 10, 1};
    number += *fraction * weights.at(before - text.size());
  }
  thousandths = negative ? -static_cast<std::int64_t>(number) : static_cast<std::int64_t>(number);
  return text.empty();
}

/// ^(source|trigger|target|date) [0-9]{1,18}-[0-9]{1,18}$
bool take_mark(JsonScanner& scanner, Mark& mark) {
  std::string_view text;
  if (!scanner.string(text)) return false;
  const std::string_view role = text.substr(0, text.find(' '));
  text.remove_prefix(role.size());
  constexpr std::array roles{MarkRole::source, MarkRole::trigger, MarkRole::target, MarkRole::date};
  const auto* const known = std::find_if(roles.begin(), roles.end(),
                                         [&](MarkRole each) { return to_string(each) == role; });
  if (known == roles.end() || !take_sign(text, ' ')) return false;
  const auto begin = take_digits(text, 18);
  if (!begin || !take_sign(text, '-')) return false;
  const auto end = take_digits(text, 18);
  if (!end) return false;
  mark = {*known, {*begin, *end}};
  return text.empty();
}

bool take_marks(JsonScanner& scanner, EvidenceItem& evidence, std::vector<Mark>& marks) {
  evidence.first_mark = marks.size();
  const bool taken = scanner.array([&] { return take_mark(scanner, marks.emplace_back()); });
  evidence.last_mark = marks.size();
  return taken && evidence.first_mark < evidence.last_mark;
}

bool take_selector(JsonScanner& scanner, EvidenceItem& evidence) {
  constexpr std::array<std::string_view, 5> names{"@id", "@type", "oa:exact", "oa:start", "oa:end"};
  return scanner.object(names, bits({1, 2, 3, 4}), [&](std::size_t member) {
    std::string_view iri;
    switch (member) {
      case 0:
        return take_iri(scanner, iri);
      case 1: {
        std::size_t count = 0;
        constexpr std::array<std::string_view, 2> types{"oa:TextQuoteSelector",
                                                        "oa:DataPositionSelector"};
        return scanner.array([&] {
          return count < types.size() && take_constant(scanner, types.at(count++));
        }) && count == types.size();
      }
      case 2:
        return scanner.string(evidence.quote);
      case 3:
        return take_count(scanner, evidence.source.begin);
      default:
        return take_count(scanner, evidence.source.end);
    }
  });
}

bool take_target(JsonScanner& scanner, EvidenceItem& evidence) {
  constexpr std::array<std::string_view, 4> names{"@id", "@type", "oa:hasSource", "oa:hasSelector"};
  return scanner.object(names, bits({1, 2, 3}), [&](std::size_t member) {
    std::string_view iri;
    switch (member) {
      case 0:
        return take_iri(scanner, iri);
      case 1:
        return take_constant(scanner, "oa:SpecificResource");
      case 2:
        return take_iri(scanner, evidence.document);
      default:
        return take_selector(scanner, evidence);
    }
  });
}

bool take_annotation(JsonScanner& scanner, EvidenceItem& evidence, std::vector<Mark>& marks) {
  constexpr std::array<std::string_view, 13> names{"@id",
                                                   "@type",
                                                   "oa:hasTarget",
                                                   "dg:textStart",
                                                   "dg:textEnd",
                                                   "dg:line",
                                                   "dg:page",
                                                   "dg:mark",
                                                   "dg:modality",
                                                   "dg:confidence",
                                                   "dg:holder",
                                                   "dg:dated",
                                                   "prov:wasGeneratedBy"};
  return scanner.object(names, bits({1, 2, 3, 4, 5, 8, 9, 12}), [&](std::size_t member) {
    std::string_view iri;
    switch (member) {
      case 0:
        return take_iri(scanner, iri);
      case 1:
        return take_constant(scanner, "oa:Annotation");
      case 2:
        return take_target(scanner, evidence);
      case 3:
        return take_count(scanner, evidence.text.begin);
      case 4:
        return take_count(scanner, evidence.text.end);
      case 5:
        return take_line(scanner, evidence.line);
      case 6:
        return take_line(scanner, evidence.page) && evidence.page > 0;
      case 7:
        return take_marks(scanner, evidence, marks);
      case 8:
        return take_modality(scanner, evidence.modality);
      case 9:
        return take_thousandths(scanner, evidence.thousandths);
      case 10:
        return scanner.string(evidence.holder) && !evidence.holder.empty();
      case 11:
        return scanner.string(evidence.date) && code_point_count(evidence.date) >= 4;
      default:
        return take_iri(scanner, evidence.activity);
    }
  });
}

bool take_evidence(JsonScanner& scanner, EvidenceList& list) {
  return scanner.array([&] {
    return take_annotation(scanner, list.items.emplace_back(), list.marks);
  }) && !list.items.empty();
}

bool take_name(JsonScanner& scanner, NameItem& name) {
  if (scanner.sees('"')) return scanner.string(name.text);
  constexpr std::array<std::string_view, 2> names{"@language", "@value"};
  return scanner.object(names, bits({0, 1}), [&](std::size_t member) {
    if (member == 1) return scanner.string(name.text);
    return scanner.string(name.language) && !name.language.empty() &&
           is_language_tag(name.language);
  });
}

bool take_names(JsonScanner& scanner, std::vector<NameItem>& names) {
  return scanner.array([&] { return take_name(scanner, names.emplace_back()); }) && !names.empty();
}

bool take_value(JsonScanner& scanner, ValueItem& value) {
  constexpr std::array<std::string_view, 2> names{"@language", "@value"};
  value.object = !scanner.sees('"');
  value.place = scanner.at();
  if (!value.object) return scanner.string(value.text);
  return scanner.object(names, bits({1}), [&](std::size_t member) {
    if (member == 1) return scanner.string(value.text);
    return scanner.string(value.language) && !value.language.empty() &&
           is_language_tag(value.language);
  });
}

bool take_term(JsonScanner& scanner, std::string_view term, NodeItem& node) {
  const std::size_t first = node.values.size();
  const bool taken = scanner.array([&] { return take_value(scanner, node.values.emplace_back()); });
  node.terms.push_back({term, first, node.values.size()});
  return taken && first < node.values.size();
}

bool has_a_term_twice(const std::vector<TermItem>& terms) {
  constexpr std::size_t few = 16;
  if (terms.size() <= few) {
    for (auto term = terms.begin(); term != terms.end(); ++term) {
      if (std::any_of(terms.begin(), term,
                      [&](const TermItem& other) { return other.term == term->term; })) {
        return true;
      }
    }
    return false;
  }
  std::vector<std::string_view> sorted;
  for (const TermItem& term : terms) sorted.push_back(term.term);
  std::sort(sorted.begin(), sorted.end());
  return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
}

/// ^[A-Za-z][A-Za-z0-9]*$
bool is_type_name(std::string_view text) {
  return !text.empty() && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [](char letter) { return is_letter(letter) || is_digit(letter); });
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char letter) {
           return is_digit(letter) || (letter >= 'a' && letter <= 'f');
         });
}

bool take_file(JsonScanner& scanner, DocumentItem& document) {
  constexpr std::array<std::string_view, 7> names{"@id",     "@type",     "dg:title", "dg:language",
                                                  "dg:file", "dg:sha256", "dg:bytes"};
  return scanner.object(names, bits({4, 5, 6}), [&](std::size_t member) {
    std::string_view iri;
    switch (member) {
      case 0:
        return take_iri(scanner, iri);
      case 1:
        return take_constant(scanner, "prov:Entity");
      case 2:
        return scanner.string(document.title);
      case 3:
        return scanner.string(document.language);
      case 4:
        return scanner.string(document.file);
      case 5:
        return scanner.string(document.sha256) && is_sha256(document.sha256);
      default:
        return take_count(scanner, document.bytes);
    }
  });
}

}  // namespace

bool take_kind(JsonScanner& scanner, ItemKind& kind) {
  std::string_view type;
  const bool taken = scanner.object(
      [&](std::string_view key) { return key == "@type" ? scanner.string(type) : scanner.skip(); });
  if (!taken) return false;
  if (type.empty()) {
    kind = ItemKind::document;
  } else if (type == "owl:Ontology") {
    kind = ItemKind::schema;
  } else if (type == "prov:Agent") {
    kind = ItemKind::agent;
  } else if (type == "prov:Activity") {
    kind = ItemKind::activity;
  } else if (type == "rdf:Statement") {
    kind = ItemKind::statement;
  } else {
    kind = type.find(':') == std::string_view::npos ? ItemKind::node : ItemKind::unknown;
  }
  return true;
}

bool take_schema(JsonScanner& scanner) {
  constexpr std::array<std::string_view, 4> names{"@id", "@type", "rdfs:label", "owl:versionInfo"};
  return scanner.object(names, bits({0, 1, 2, 3}), [&](std::size_t member) {
    std::string_view text;
    if (member == 0) return take_iri(scanner, text);
    return member == 1 ? take_constant(scanner, "owl:Ontology") : scanner.string(text);
  });
}

bool take(JsonScanner& scanner, AgentItem& agent) {
  constexpr std::array<std::string_view, 3> names{"@id", "@type", "rdfs:label"};
  return scanner.object(names, bits({0, 1, 2}), [&](std::size_t member) {
    if (member == 0) return take_iri(scanner, agent.iri);
    return member == 1 ? take_constant(scanner, "prov:Agent") : scanner.string(agent.name);
  });
}

bool take(JsonScanner& scanner, ActivityItem& activity) {
  constexpr std::array<std::string_view, 4> names{"@id", "@type", "dg:rule",
                                                  "prov:wasAssociatedWith"};
  return scanner.object(names, bits({0, 1, 2, 3}), [&](std::size_t member) {
    switch (member) {
      case 0:
        return take_iri(scanner, activity.iri);
      case 1:
        return take_constant(scanner, "prov:Activity");
      case 2:
        return scanner.string(activity.rule);
      default:
        return take_iri(scanner, activity.agent);
    }
  });
}

bool take(JsonScanner& scanner, DocumentItem& document) {
  constexpr std::array<std::string_view, 2> names{"@id", "dg:sourceFile"};
  return scanner.object(names, bits({0, 1}), [&](std::size_t member) {
    return member == 0 ? take_iri(scanner, document.iri) : take_file(scanner, document);
  });
}

bool take(JsonScanner& scanner, NodeItem& node) {
  node.preferred.clear();
  node.aliases.clear();
  node.terms.clear();
  node.values.clear();
  node.mentions.items.clear();
  node.mentions.marks.clear();
  constexpr std::array<std::string_view, 5> names{"@id", "@type", "rdfs:label", "skos:altLabel",
                                                  "dg:mention"};
  constexpr std::uint32_t required = bits({0, 1});
  std::uint32_t seen = 0;
  const bool taken = scanner.object([&](std::string_view key) {
    const auto* const name = std::find(names.begin(), names.end(), key);
    if (name == names.end()) return take_term(scanner, key, node);
    const auto member = static_cast<unsigned>(name - names.begin());
    if (((seen >> member) & 1U) != 0) return false;
    seen |= std::uint32_t{1} << member;
    switch (member) {
      case 0:
        return take_iri(scanner, node.iri);
      case 1:
        return scanner.string(node.type) && is_type_name(node.type);
      case 2:
        return take_names(scanner, node.preferred);
      case 3:
        return take_names(scanner, node.aliases);
      default:
        return take_evidence(scanner, node.mentions);
    }
  });
  return taken && (seen & required) == required && !has_a_term_twice(node.terms);
}

bool take(JsonScanner& scanner, StatementItem& statement) {
  statement.evidence.items.clear();
  statement.evidence.marks.clear();
  constexpr std::array<std::string_view, 9> names{"@id",           "@type",         "rdf:subject",
                                                  "rdf:predicate", "rdf:object",    "dg:polarity",
                                                  "dg:modality",   "dg:confidence", "dg:evidence"};
  return scanner.object(names, bits({0, 1, 2, 3, 4, 5, 6, 7}), [&](std::size_t member) {
    switch (member) {
      case 0:
        return take_iri(scanner, statement.iri);
      case 1:
        return take_constant(scanner, "rdf:Statement");
      case 2:
        return take_iri(scanner, statement.subject);
      case 3:
        return take_iri(scanner, statement.predicate);
      case 4:
        return take_iri(scanner, statement.object);
      case 5:
        return take_word(scanner, statement.polarity, Polarity::negated);
      case 6:
        return take_modality(scanner, statement.modality);
      case 7:
        return take_thousandths(scanner, statement.thousandths);
      default:
        return take_evidence(scanner, statement.evidence);
    }
  });
}

}  // namespace diplograph
