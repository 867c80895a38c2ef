#pragma once

#include <span>

#include "extract/candidates/candidate_file.hpp"

namespace diplograph::extract::formats {

/// Our own form, one JSON object a line: "entity" (name, type), or "source", "relation" and
/// "target"; quote, document, polarity, modality, holder, date, confidence, extractor and rule as
/// claims have them. The candidates of rejected.jsonl are read too.
void read_candidates_jsonl(std::span<const CandidateInput> files, const WordMap& words,
                           CandidateFile& result);

/// LangChain's GraphDocument as JSON (`graph_document.model_dump_json()`, or a list of them, or one
/// a line): nodes, relationships and the passage that they came from. A property "quote",
/// "evidence" or "source_text" of a relationship is its quote; there is none by default.
void read_langchain(std::span<const CandidateInput> files, const WordMap& words,
                    CandidateFile& result);

/// Tables of Microsoft GraphRAG as CSV: entities, relationships, text_units and covariates, told
/// apart by their columns. Covariates (claims) bring quotes, relationships name the text units that
/// they came from; they have no types, so that --relation or a column has to tell one.
void read_graphrag(std::span<const CandidateInput> files, const WordMap& words,
                   CandidateFile& result);

/// Annotated documents of langextract, one JSON object a line. An extraction with attributes for
/// two ends ("source" and "target", "subject" and "object", "head" and "tail") is a relation of its
/// class (or of its attribute "relation"), whose text is the quote; others are entities.
void read_langextract(std::span<const CandidateInput> files, const WordMap& words,
                      CandidateFile& result);

/// spaCy's Doc.to_json(): one document, a list of them, or one a line. Entities (`ents`) and spans
/// (`spans`, `spans` of groups) are entities; `relations` as Prodigy writes them, between spans,
/// are relations.
void read_spacy(std::span<const CandidateInput> files, const WordMap& words, CandidateFile& result);

/// brat's standoff annotation, NAME.ann beside NAME.txt: text-bound annotations, relations, events
/// with two arguments, and their attributes Negation, Polarity and Modality.
void read_brat(std::span<const CandidateInput> files, const WordMap& words, CandidateFile& result);

/// WebAnno TSV 3, as INCEpTION exports it: span layers and relation layers, of each the first
/// feature that has a value, or the one that --map calls type or relation.
void read_webanno(std::span<const CandidateInput> files, const WordMap& words,
                  CandidateFile& result);

/// A table with a row for each triple: subject, relation and object, their types, quote, document,
/// confidence, polarity, modality, holder, date; columns of other names by --map.
void read_triples(std::span<const CandidateInput> files, const WordMap& words,
                  CandidateFile& result);

}  // namespace diplograph::extract::formats
