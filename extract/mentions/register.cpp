#include "extract/mentions/register.hpp"

#include <algorithm>

#include "graph/slug.hpp"

namespace diplograph::extract {

Analysis analyse(const DocumentText& document) {
  Analysis analysis;
  const std::string_view text = document.text.text();
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const ByteSpan span = document.blocks[i].text;
    std::vector<Token> tokens = tokenize(text.substr(span.begin, span.size()), span.begin);
    const std::size_t offset = analysis.tokens.size();
    for (const TokenRange range : split_sentences(tokens)) {
      analysis.sentences.push_back({{range.first + offset, range.last + offset}, i});
    }
    std::move(tokens.begin(), tokens.end(), std::back_inserter(analysis.tokens));
  }
  return analysis;
}

std::size_t Register::entity(const std::string& id, TypeId type) {
  const auto [place, added] = index_.emplace(id, entities_.size());
  if (added) entities_.push_back({id, type, {}, {}});
  return place->second;
}

std::size_t Register::phrase(TypeId type, std::size_t first, std::size_t last,
                             const std::string& rule, double confidence) {
  const std::string label = surface(first, last);
  const std::size_t index =
      entity(Schema::diplomacy().type(type).id_prefix + "/" + slug(label), type);
  add_name(index, {document_->language, label, NameRole::alias});
  mention({first, last, index, rule, confidence});
  return index;
}

void Register::add_name(std::size_t entity, Name name) {
  std::vector<Name>& names = entities_[entity].names;
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

void Register::mention(Mention mention) {
  const auto [place, added] = mentions_.try_emplace(mention.first, mention);
  const bool other = place->second.entity != mention.entity || place->second.last != mention.last;
  if (!added && other) overlapping_.push_back(std::move(mention));
}

ByteSpan Register::span(std::size_t first, std::size_t last) const {
  return {analysis_->tokens[first].span.begin, analysis_->tokens[last - 1].span.end};
}

std::string Register::surface(std::size_t first, std::size_t last) const {
  const ByteSpan bytes = span(first, last);
  return document_->text.text().substr(bytes.begin, bytes.size());
}

}  // namespace diplograph::extract
