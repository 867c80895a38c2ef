#include "graph/import/edge_import.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "graph/error.hpp"
#include "graph/import/ascii_case.hpp"
#include "graph/lexical_form.hpp"

namespace diplograph::importing {
namespace {

std::optional<double> decimal_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A whole number; other programs write 3.0 for 3.
std::optional<std::uint32_t> count_of(std::string_view text) {
  if (text.empty()) return 0;
  const auto value = decimal_of(text);
  constexpr double most = 4294967295.0;
  if (!value || !(*value >= 0 && *value <= most) || std::floor(*value) != *value) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(*value);
}

/// What Gephi's column Type has; it says nothing of the relation.
bool is_direction(std::string_view word) {
  const std::string lower = lower_case(word);
  return lower == "directed" || lower == "undirected" || lower == "mutual";
}

}  // namespace

EdgeImport::EdgeImport(Graph& graph, const Graph* base, const ImportOptions& options,
                       ImportReport& report)
    : graph_(graph), base_(base), options_(options), report_(report), quotes_(base) {
  if (base == nullptr) return;
  for (const Graph::EdgeDescriptor edge : base->edges()) {
    of_base_.emplace(base->edge_id(edge), OfBase{edge, false});
  }
}

std::optional<EdgeImport::Meaning> EdgeImport::look_up(std::string_view word) const {
  Meaning meaning;
  constexpr std::string_view denial = "not ";
  if (word.starts_with(denial)) {
    meaning.denied = true;
    word.remove_prefix(denial.size());
  }
  const std::string lower = lower_case(word);
  for (const bool exact : {true, false}) {
    for (const RelationType& relation : graph_.schema().relations()) {
      const auto is = [&](const std::string& name) {
        return !name.empty() && (exact ? name == word : lower_case(name) == lower);
      };
      meaning.relation = relation.id;
      meaning.inverse = false;
      if (is(relation.name) || is(relation.label_en) || is(relation.label_fa)) return meaning;
      meaning.inverse = true;
      if (is(relation.inverse)) return meaning;
    }
  }
  return std::nullopt;
}

std::optional<EdgeImport::Meaning> EdgeImport::meaning_of(std::string_view word) {
  word_ = word;
  const auto known = meanings_.find(word_);
  if (known != meanings_.end()) return known->second;
  return meanings_.emplace(word_, look_up(word)).first->second;
}

std::optional<EdgeImport::Meaning> EdgeImport::meaning_of(const EdgeRow& row) {
  for (const std::string_view word : row.relations) {
    if (word.empty()) continue;
    if (const auto meaning = meaning_of(word)) return meaning;
  }
  return options_.relation.empty() ? std::nullopt : meaning_of(options_.relation);
}

std::optional<Polarity> EdgeImport::polarity_of(const EdgeRow& row, const Meaning& meaning) {
  const std::string_view word = row[Role::polarity];
  if (meaning.denied) return Polarity::negated;
  if (word.empty()) return Polarity::affirmed;
  try {
    return polarity_from(word);
  } catch (const std::invalid_argument& error) {
    refuse(row, "the polarity: " + std::string(error.what()));
    return std::nullopt;
  }
}

bool EdgeImport::has_document(std::string_view document) {
  // Edges of one document mostly stand together.
  if (document == last_document_) return true;
  if (!graph_.documents().contains(document)) return false;
  last_document_ = document;
  return true;
}

bool EdgeImport::lacks_document(const EdgeRow& row) {
  const std::string_view document = row[Role::document];
  return !document.empty() && !row[Role::quote].empty() && !has_document(document);
}

EdgeImport::OfBase* EdgeImport::find_of_base(Graph::Vertex source, RelationId relation,
                                             Graph::Vertex target, Polarity polarity) {
  if (base_ == nullptr) return nullptr;
  const RelationType& type = graph_.schema().relation(relation);
  if (type.symmetric && graph_.id(target) < graph_.id(source)) std::swap(source, target);
  std::string id(graph_.id(source));
  id.append("|").append(type.name).append("|").append(graph_.id(target));
  if (polarity == Polarity::negated) id += "|not";
  const auto found = of_base_.find(id);
  return found == of_base_.end() ? nullptr : &found->second;
}

void EdgeImport::place(const EdgeRow& row, Graph::Vertex source, Graph::Vertex target) {
  const auto meaning = meaning_of(row);
  if (!meaning) {
    std::string_view word;
    for (const std::string_view each : row.relations) {
      if (word.empty() && !is_direction(each)) word = each;
    }
    refuse(row, word.empty() ? "the edge has no relation; name it in a column relation, kind or "
                               "label (or map one: --map COLUMN=relation), or say --relation for "
                               "all of them"
                             : "the schema \"" + graph_.schema().name() + "\" has no relation \"" +
                                   std::string(word) + "\"");
    return;
  }
  const auto polarity = polarity_of(row, *meaning);
  if (!polarity) return;
  if (meaning->inverse) std::swap(source, target);
  const auto allowed = [&] {
    return graph_.schema().allows(meaning->relation, graph_.node(source).type,
                                  graph_.node(target).type);
  };
  // A program without directions keeps the ends in any order.
  if (!row.directed && !allowed()) {
    std::swap(source, target);
    if (!allowed()) std::swap(source, target);
  }
  OfBase* const of_base = find_of_base(source, meaning->relation, target, *polarity);
  const bool quoted = !row[Role::document].empty() && !row[Role::quote].empty();
  const bool adds_evidence = quoted && (of_base == nullptr || !has_evidence(of_base->edge, row));
  if (adds_evidence && !read_evidence(row)) return;
  if (of_base == nullptr && !quoted) {
    if (!options_.allow_unsupported) {
      refuse(row, std::string("nothing says the edge: ") +
                      (row[Role::quote].empty() ? "its columns document and quote are empty"
                                                : "its quote names no document") +
                      "; fill them in, or say --allow-unsupported");
      return;
    }
    ++report_.unsupported;
  }
  try {
    const auto edge = graph_.add_edge(source, meaning->relation, target, *polarity);
    if (of_base != nullptr && !of_base->placed) {
      of_base->placed = true;
      compare(row, of_base->edge);
      copy_evidence(of_base->edge, edge);
    }
    if (adds_evidence) graph_.add_evidence(edge, evidence_);
  } catch (const SchemaError& error) {
    refuse(row, error.what());
  }
}

void EdgeImport::copy_evidence(Graph::EdgeDescriptor of_base, Graph::EdgeDescriptor edge) {
  for (const StoredEvidence& evidence : base_->evidence(of_base)) {
    graph_.add_evidence(edge, base_->resolved(evidence));
  }
}

bool EdgeImport::has_evidence(Graph::EdgeDescriptor edge, const EdgeRow& row) const {
  const auto evidence = base_->evidence(edge);
  return std::any_of(evidence.begin(), evidence.end(), [&](const StoredEvidence& each) {
    return flat_text(base_->text(each.quote)) == flat_text(row[Role::quote]) &&
           flat_text(base_->text(each.document)) == flat_text(row[Role::document]);
  });
}

void EdgeImport::compare(const EdgeRow& row, Graph::EdgeDescriptor of_base) {
  const auto note = [&](std::string_view what, std::string_view now, const std::string& before) {
    report_.note(
        *row.file, row.line,
        "the " + std::string(what) + " \"" + std::string(now) + "\" of " + base_->edge_id(of_base) +
            " is not taken over: it follows from the evidence, " + "which says \"" + before + "\"");
  };
  const std::string modality(to_string(base_->modality(of_base)));
  if (!row[Role::modality].empty() && row[Role::modality] != modality) {
    note("modality", row[Role::modality], modality);
  }
  const auto confidence = decimal_of(row[Role::confidence]);
  const double known = base_->confidence(of_base);
  if (confidence && std::abs(*confidence - known) > 0.0006) {
    note("confidence", row[Role::confidence], std::to_string(known).substr(0, 5));
  }
}

bool EdgeImport::read_evidence(const EdgeRow& row) {
  evidence_.document = row[Role::document];
  if (!has_document(evidence_.document)) {
    refuse(row, "the graph has no document \"" + evidence_.document +
                    "\" that the quote could stand in; a document comes with --base, or as a "
                    "node with its file, sha256 and bytes");
    return false;
  }
  evidence_.quote = row[Role::quote];
  evidence_.source = evidence_.text = {};
  evidence_.rule = row[Role::rule];
  if (evidence_.rule.empty()) evidence_.rule = "import";
  evidence_.extractor = row[Role::extractor];
  if (evidence_.extractor.empty()) evidence_.extractor = options_.extractor;
  evidence_.holder = row[Role::holder];
  evidence_.modality = Modality::asserted;
  if (!row[Role::modality].empty()) {
    try {
      evidence_.modality = modality_from(row[Role::modality]);
    } catch (const std::invalid_argument& error) {
      refuse(row, "the modality: " + std::string(error.what()));
      return false;
    }
  }
  if (!read_numbers(row) || !read_date(row)) return false;
  switch (quotes_.settle(evidence_)) {
    case QuotePlaces::Found::yes:
      break;
    case QuotePlaces::Found::no_text:
      ++report_.unplaced;
      break;
    case QuotePlaces::Found::not_there:
      refuse(row, "the quote \"" + evidence_.quote + "\" does not stand in the text of \"" +
                      evidence_.document + "\"; quote its words exactly");
      return false;
  }
  return true;
}

bool EdgeImport::read_numbers(const EdgeRow& row) {
  const std::string_view confidence = row[Role::confidence];
  const auto value = confidence.empty() ? std::optional(1.0) : decimal_of(confidence);
  if (!value || !(*value >= 0 && *value <= 1)) {
    refuse(row, "the confidence \"" + std::string(confidence) + "\" is no number from 0 to 1");
    return false;
  }
  evidence_.confidence = *value;
  const auto line = count_of(row[Role::line]);
  const auto page = count_of(row[Role::page]);
  if (!line || !page) {
    refuse(row, std::string(line ? "the page \"" : "the line \"") +
                    std::string(line ? row[Role::page] : row[Role::line]) +
                    "\" is no whole number");
    return false;
  }
  evidence_.line = *line;
  evidence_.page = *page;
  return true;
}

bool EdgeImport::read_date(const EdgeRow& row) {
  evidence_.date.clear();
  std::string_view dated = row[Role::dated];
  if (dated.starts_with("on ")) dated.remove_prefix(3);  // of our tables for Gephi
  if (dated.empty()) return true;
  if (dated.find('|') != std::string_view::npos) {
    report_.note(*row.file, row.line,
                 "which of the dates " + std::string(dated) +
                     " belongs to the quote is not known; none is taken over without --base");
    return true;
  }
  if (!has_lexical_form(dated, Datatype::date)) {
    refuse(row,
           "the date \"" + std::string(dated) + "\" is none of EDTF, such as 2015-09 or 2015/2016");
    return false;
  }
  evidence_.date = dated;
  return true;
}

void EdgeImport::keep(Graph::EdgeDescriptor of_base) {
  const auto source = graph_.find(base_->id(boost::source(of_base, base_->boost())));
  const auto target = graph_.find(base_->id(boost::target(of_base, base_->boost())));
  const Edge& content = base_->edge(of_base);
  if (!source || !target) return;  // an end was removed, and the edge with it
  copy_evidence(of_base, graph_.add_edge(*source, content.relation, *target, content.polarity));
}

bool EdgeImport::was_placed(Graph::EdgeDescriptor of_base) const {
  const auto found = of_base_.find(base_->edge_id(of_base));
  return found != of_base_.end() && found->second.placed;
}

}  // namespace diplograph::importing
