#include "extract/mentions/known_names.hpp"

#include <algorithm>
#include <set>
#include <span>

namespace diplograph::extract {

namespace {

/// An organ is part of its body where the text shows it: it names the body within the organ's name
/// ("شورای امنیت سازمان ملل متحد"), or beside it in the sentence.
class Organs {
 public:
  Organs(const Lexicon& lexicon, Register& entities) : lexicon_(lexicon), entities_(entities) {}

  void see(const LexiconEntry& entry, TokenRange tokens) { seen_.emplace_back(&entry, tokens); }

  void end_sentence() {
    for (const auto& [organ, tokens] : seen_) {
      if (organ->part_of.empty() || done_.contains(organ)) continue;
      const auto whole = lexicon_.entry(organ->part_of);
      if (whole == nullptr) continue;
      const auto beside = std::find_if(seen_.begin(), seen_.end(),
                                       [&](const auto& other) { return other.first == whole; });
      const std::string surface = Lexicon::squeeze(entities_.surface(tokens.first, tokens.last));
      const bool inside =
          std::any_of(whole->names.begin(), whole->names.end(), [&](const Name& name) {
            return surface.find(Lexicon::squeeze(name.text)) != std::string::npos;
          });
      if (beside == seen_.end() && !inside) continue;
      state(*organ, *whole, tokens, beside == seen_.end() ? TokenRange{} : beside->second);
    }
    seen_.clear();
  }

 private:
  const Lexicon& lexicon_;
  Register& entities_;
  std::vector<std::pair<const LexiconEntry*, TokenRange>> seen_;  // in this sentence
  std::set<const LexiconEntry*> done_;

  void state(const LexiconEntry& organ, const LexiconEntry& whole, TokenRange tokens,
             TokenRange whole_tokens) {
    const Schema& schema = Schema::diplomacy();
    NameFact fact;
    fact.relation = *schema.find_relation("partOf");
    const TypeId part_type = *schema.find_type(organ.type);
    const TypeId whole_type = *schema.find_type(whole.type);
    if (!schema.allows(fact.relation, part_type, whole_type)) return;
    done_.insert(&organ);
    fact.source = entities_.entity(organ.entity, part_type);
    fact.target = entities_.entity(whole.entity, whole_type);
    for (const Name& name : whole.names) entities_.add_name(fact.target, name);
    fact.source_tokens = tokens;
    fact.target_tokens = whole_tokens;
    fact.tokens = tokens;
    fact.rule = "lexicon/organ";
    fact.confidence = 0.8;
    entities_.fact(std::move(fact));
    if (whole_tokens.first == whole_tokens.last) {
      // Named inside of the organ's name: that is where the body occurs.
      entities_.mention({tokens.first,
                         tokens.last,
                         entities_.entity(whole.entity, whole_type),
                         "lexicon/" + whole.lexicon,
                         0.8,
                         Mention::Form::name,
                         {}});
    }
  }
};

/// "برجام ۲" is not "برجام": whether a number behind the name of an agreement, strategy or event
/// makes it that of a sequel. A number of things is none ("ناتو ۳۲ عضو دارد").
bool has_sequel_number(const LexiconEntry& entry, const Grammar& grammar, const Analysis& analysis,
                       std::size_t last, std::size_t end) {
  if (entry.type != "Agreement" && entry.type != "Strategy" && entry.type != "Event") return false;
  if (last >= end || !analysis.annotated()) return false;
  const Token& number = analysis.tokens[last];
  if (number.kind != TokenKind::number || number.key.size() > 2) return false;
  if (last + 1 >= end || grammar.verbal_nouns.contains(analysis.tokens[last + 1].key)) return true;
  return !analysis.is(last + 1, Upos::noun) && !analysis.is(last + 1, Upos::adj) &&
         !analysis.is(last + 1, Upos::num) && !analysis.is(last + 1, Upos::propn);
}

}  // namespace

void find_known_names(const Lexicon& lexicon, const Grammar& grammar, const DocumentText& document,
                      const Analysis& analysis, Register& entities) {
  const std::string& text = document.text.text();
  // An entry that is only ever named weakly (a capital that is a place) is not named.
  std::set<const LexiconEntry*> named;
  for (const Analysis::Sentence& sentence : analysis.sentences) {
    const std::span<const Token> tokens(analysis.tokens.data() + sentence.tokens.first,
                                        sentence.tokens.last - sentence.tokens.first);
    for (const Lexicon::Match& match : lexicon.find(tokens, text)) {
      if (!match.demonym && !match.weak) named.insert(match.entry);
    }
  }
  Organs organs(lexicon, entities);
  for (const Analysis::Sentence& sentence : analysis.sentences) {
    const std::span<const Token> tokens(analysis.tokens.data() + sentence.tokens.first,
                                        sentence.tokens.last - sentence.tokens.first);
    for (const Lexicon::Match& match : lexicon.find(tokens, text)) {
      if (!match.demonym && !named.contains(match.entry)) continue;
      const auto type = Schema::diplomacy().find_type(match.entry->type);
      if (const std::size_t behind = sentence.tokens.first + match.last;
          has_sequel_number(*match.entry, grammar, analysis, behind, sentence.tokens.last)) {
        const std::size_t begin = sentence.tokens.first + match.first;
        const std::size_t sequel = entities.named(*type, entities.surface(begin, behind + 1));
        entities.mention(
            {begin, behind + 1, sequel, "pattern/sequel", 0.7, Mention::Form::name, {}});
        continue;
      }
      const std::size_t index = entities.entity(match.entry->entity, *type);
      for (const Name& name : match.entry->names) entities.add_name(index, name);
      for (const auto& [property, values] : match.entry->properties) {
        entities.at(index).properties[property] = values;
      }
      const std::size_t first = sentence.tokens.first + match.first;
      const std::size_t last = sentence.tokens.first + match.last;
      const std::string surface = entities.surface(first, last);
      const bool is_label = std::any_of(match.entry->names.begin(), match.entry->names.end(),
                                        [&](const Name& name) { return name.text == surface; });
      if (!is_label && !match.demonym) {
        entities.add_name(index, {document.language, surface, NameRole::alias});
      }
      entities.mention({first,
                        last,
                        index,
                        "lexicon/" + match.entry->lexicon,
                        0.95,
                        match.demonym ? Mention::Form::demonym : Mention::Form::name,
                        {}});
      if (!match.demonym) organs.see(*match.entry, {first, last});
    }
    organs.end_sentence();
  }
}

}  // namespace diplograph::extract
