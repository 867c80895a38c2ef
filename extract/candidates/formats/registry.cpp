#include <algorithm>
#include <array>

#include "extract/candidates/formats/readers.hpp"

namespace diplograph::extract {
namespace {

constexpr auto all_formats = std::to_array<CandidateFormat>({
    {"triples", "", "table of subject, relation, object and quote (CSV)", false,
     formats::read_triples},
    {"candidates", "", "our own form, one candidate a line (JSON Lines)", false,
     formats::read_candidates_jsonl},
    {"langchain", "", "graph documents of LangChain and Neo4j (JSON)", false,
     formats::read_langchain},
    {"graphrag", "", "tables of GraphRAG: entities, relationships, text units, covariates (CSV)",
     false, formats::read_graphrag},
    {"langextract", "", "annotated documents of langextract (JSON Lines)", true,
     formats::read_langextract},
    {"spacy", "", "documents of spaCy and Prodigy (JSON)", true, formats::read_spacy},
    {"brat", ".txt", "brat standoff: NAME.ann beside NAME.txt", true, formats::read_brat},
    {"webanno", "", "WebAnno TSV 3 of INCEpTION and WebAnno", true, formats::read_webanno},
});

}  // namespace

std::span<const CandidateFormat> candidate_formats() { return all_formats; }

const CandidateFormat* find_candidate_format(std::string_view name) {
  const auto found =
      std::find_if(all_formats.begin(), all_formats.end(),
                   [name](const CandidateFormat& each) { return each.name == name; });
  return found == all_formats.end() ? nullptr : &*found;
}

}  // namespace diplograph::extract
