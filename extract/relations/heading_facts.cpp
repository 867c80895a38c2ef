#include "extract/relations/heading_facts.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "extract/relations/phrases.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t fewest_benefit_words = 3;
constexpr std::size_t longest_lead = 5;      // tokens of a line that leads in a list
constexpr int any_level = 1000;              // every heading ends such a list
constexpr std::size_t longest_heading = 14;  // tokens of a heading that is a noun phrase

class HeadingReader {
 public:
  HeadingReader(const Grammar& grammar, const DocumentText& document, const Analysis& analysis,
                Register& entities)
      : grammar_(grammar), document_(document), analysis_(analysis), entities_(entities) {}

  std::vector<Finding> run() {
    const auto topic = find_topic();
    if (!topic) return {};
    std::optional<TypeId> open;
    int level = 0;
    std::optional<std::size_t> holder = topic;  // whose goals the headings name
    int holder_level = 0;
    std::size_t paragraphs = 0;  // since the heading
    for (std::size_t i = 0; i < analysis_.sentences.size(); ++i) {
      const Analysis::Sentence& sentence = analysis_.sentences[i];
      const Block& block = document_.blocks[sentence.block];
      if (block.kind != BlockKind::heading) {
        if (const auto list = leads_list(i)) {
          open = list;
          level = any_level;
          holder = topic;
          section_.reset();
          paragraphs = 0;
          continue;
        }
        if (section_) parts(i);
        const bool first = i == 0 || analysis_.sentences[i - 1].block != sentence.block;
        if (block.kind != BlockKind::list_item) {
          paragraphs += first ? 1 : 0;
        } else if (!section_ && open && first && paragraphs <= 1) {
          item(*holder, *open, i);
        }
        continue;
      }
      section_.reset();
      paragraphs = 0;
      if (!open || block.level <= level) {
        open = opens(sentence.tokens);
        level = block.level;
        holder = topic;
        continue;
      }
      if (holder_level > 0 && block.level <= holder_level) holder = topic, holder_level = 0;
      if (const auto actor = actor_of(sentence.tokens)) {
        holder = actor;
        holder_level = block.level;
      } else {
        section_ = state(*holder, *open, i);
      }
    }
    return std::move(findings_);
  }

 private:
  const Grammar& grammar_;
  const DocumentText& document_;
  const Analysis& analysis_;
  Register& entities_;
  std::vector<Finding> findings_;
  std::optional<std::size_t> section_;  ///< the goal or strategy whose section is being read

  [[nodiscard]] static TypeId type(const char* name) {
    return *Schema::diplomacy().find_type(name);
  }

  /// Whom the document is about: the state or organization of its title, else the most named one.
  [[nodiscard]] std::optional<std::size_t> find_topic() const {
    std::map<std::size_t, std::size_t> counts;
    const std::size_t title_end =
        analysis_.sentences.empty() ? 0 : analysis_.sentences.front().tokens.last;
    for (const auto& [first, mention] : entities_.mentions()) {
      if (mention.form != Mention::Form::name) continue;
      if (!entities_.is_a(mention.entity, type("State")) &&
          !entities_.is_a(mention.entity, type("Organization"))) {
        continue;
      }
      if (first < title_end) return mention.entity;
      ++counts[mention.entity];
    }
    std::optional<std::size_t> topic;
    for (const auto& [entity, count] : counts) {
      if (!topic || count > counts[*topic]) topic = entity;
    }
    return topic;
  }

  /// The actor that a heading names and nothing else: its section is about what that actor aims at.
  [[nodiscard]] std::optional<std::size_t> actor_of(TokenRange heading) const {
    const PhraseFinder phrases(grammar_, analysis_);
    PhraseShape shape;
    shape.fewest = 1;
    const TokenRange label = phrases.tidy(heading, shape).label;
    const auto mention = entities_.mentions().find(label.first);
    if (mention == entities_.mentions().end() || mention->second.last < label.last ||
        !entities_.is_a(mention->second.entity, type("Actor"))) {
      return std::nullopt;
    }
    return mention->second.entity;
  }

  [[nodiscard]] std::optional<TypeId> opens(TokenRange heading) const {
    for (std::size_t i = heading.first; i < heading.last; ++i) {
      if (grammar_.goal_headings.at(analysis_.tokens, i, heading.last)) return type("Goal");
      if (grammar_.strategy_headings.at(analysis_.tokens, i, heading.last)) return type("Strategy");
    }
    return std::nullopt;
  }

  /// "to do this": words that only point at what was said.
  [[nodiscard]] bool points_back(TokenRange label) const {
    for (std::size_t i = label.first; i < label.last && label.last - label.first <= 3; ++i) {
      const std::string& key = analysis_.tokens[i].key;
      if (grammar_.determiners.contains(key) && grammar_.empty_phrases.contains(key)) return true;
    }
    return false;
  }

  /// What a section of a goal says that the goal brings about is an aim too.
  void benefits(TokenRange tokens) {
    const PhraseFinder phrases(grammar_, analysis_);
    PhraseShape shape;
    shape.fewest = fewest_benefit_words;
    for (std::size_t i = tokens.first; i < tokens.last; ++i) {
      auto lead = grammar_.benefit_leads.at(analysis_.tokens, i, tokens.last);
      if (!lead) lead = grammar_.purpose_leads.at(analysis_.tokens, i, tokens.last);
      if (!lead || i + lead.length >= tokens.last) continue;
      const Token& first = analysis_.tokens[i + lead.length];
      const bool purpose = !grammar_.benefit_leads.at(analysis_.tokens, i, tokens.last);
      if (purpose && !grammar_.is_action(first) && !grammar_.verbal_nouns.contains(first.key)) {
        continue;
      }
      const std::size_t begin = i + lead.length;
      const bool known = std::any_of(
          entities_.phrases().begin(), entities_.phrases().end(), [&](const Mention& phrase) {
            return phrase.first < begin + shape.fewest && begin < phrase.last;
          });
      i = begin - 1;
      if (known) continue;
      const std::vector<Phrase> found = phrases.after(begin, tokens.last, shape);
      if (found.empty() || found.front().whole.first > begin + 1) continue;
      if (points_back(found.front().label)) continue;
      entities_.phrase(type("Goal"), found.front().label, found.front().whole, "heading/benefit",
                       0.5);
    }
  }

  /// The aims that a section speaks of are part of the goal that heads it.
  void parts(std::size_t sentence) {
    const TokenRange tokens = analysis_.sentences[sentence].tokens;
    if (entities_.at(*section_).type == type("Goal")) benefits(tokens);
    std::vector<Mention> found;
    for (const Mention& phrase : entities_.phrases()) {
      if (phrase.first >= tokens.first && phrase.first < tokens.last &&
          entities_.at(phrase.entity).type == entities_.at(*section_).type &&
          phrase.entity != *section_) {
        found.push_back(phrase);
      }
    }
    for (const Mention& phrase : found) {
      Finding finding;
      finding.rule = "heading/part";
      finding.relation = *Schema::diplomacy().find_relation("partOf");
      finding.source = phrase.entity;
      finding.target = *section_;
      finding.source_tokens = {phrase.first, phrase.last};
      finding.trigger = finding.source_tokens;
      finding.sentence = sentence;
      finding.confidence = 0.55;
      findings_.push_back(std::move(finding));
    }
  }

  /// "Objectives:" on a line of its own before a list is as good as a heading.
  [[nodiscard]] std::optional<TypeId> leads_list(std::size_t sentence) const {
    const Analysis::Sentence& line = analysis_.sentences[sentence];
    const bool alone = (sentence == 0 || analysis_.sentences[sentence - 1].block != line.block) &&
                       sentence + 1 < analysis_.sentences.size() &&
                       analysis_.sentences[sentence + 1].block == line.block + 1;
    if (!alone || line.tokens.last - line.tokens.first > longest_lead ||
        document_.blocks[line.block + 1].kind != BlockKind::list_item) {
      return std::nullopt;
    }
    for (std::size_t i = line.tokens.first; i < line.tokens.last; ++i) {
      if (analysis_.is(i, Upos::verb) || analysis_.is(i, Upos::aux)) return std::nullopt;
    }
    return opens(line.tokens);
  }

  /// An item of the list that stands under "Goals": a goal, if it is a phrase. What rules read and
  /// whole sentences are left to them.
  void item(std::size_t holder, TypeId type_of, std::size_t sentence) {
    TokenRange tokens = analysis_.sentences[sentence].tokens;
    if (entities_.covering(tokens.first) != nullptr) return;
    for (std::size_t i = tokens.first; i < tokens.last; ++i) {
      if (analysis_.is(i, Upos::aux)) return;
    }
    const bool read = std::any_of(entities_.phrases().begin(), entities_.phrases().end(),
                                  [&](const Mention& phrase) {
                                    return phrase.first < tokens.last && tokens.first < phrase.last;
                                  });
    if (read) return;
    if (tokens.last - tokens.first > longest_heading) {
      const PhraseFinder phrases(grammar_, analysis_);
      PhraseShape shape;
      shape.verbal = true;
      shape.most = longest_heading;
      const std::vector<Phrase> found = phrases.after(tokens.first, tokens.last, shape);
      if (found.empty() || found.front().whole.first > tokens.first + 1) return;
      tokens = found.front().whole;
    }
    state(holder, type_of, sentence, tokens, "list/");
  }

  std::optional<std::size_t> state(std::size_t topic, TypeId type_of, std::size_t sentence) {
    const TokenRange tokens = analysis_.sentences[sentence].tokens;
    if (tokens.last - tokens.first > longest_heading) return std::nullopt;
    return state(topic, type_of, sentence, tokens, "heading/");
  }

  std::optional<std::size_t> state(std::size_t topic, TypeId type_of, std::size_t sentence,
                                   TokenRange tokens, const std::string& rules) {
    const PhraseFinder phrases(grammar_, analysis_);
    PhraseShape shape;
    shape.fewest = 1;
    const Phrase phrase = phrases.tidy(tokens, shape);
    if (phrase.label.first >= phrase.label.last) return std::nullopt;
    if (grammar_.section_words.contains(analysis_.tokens[phrase.label.first].key)) {
      return std::nullopt;  // "Article 2"
    }
    const bool goal = type_of == type("Goal");
    Finding finding;
    finding.rule = rules + (goal ? "goal" : "strategy");
    finding.relation = *Schema::diplomacy().find_relation(goal ? "pursues" : "adopts");
    finding.source = topic;
    finding.target = entities_.phrase(type_of, phrase.label, phrase.whole, finding.rule, 0.8);
    finding.target_tokens = phrase.label;
    finding.trigger = phrase.label;
    finding.sentence = sentence;
    finding.confidence = 0.75;
    if (Schema::diplomacy().allows(finding.relation, entities_.at(topic).type,
                                   entities_.at(finding.target).type)) {
      const std::size_t entity = finding.target;
      findings_.push_back(std::move(finding));
      return entity;
    }
    return std::nullopt;
  }
};

}  // namespace

std::vector<Finding> find_heading_facts(const Grammar& grammar, const DocumentText& document,
                                        const Analysis& analysis, Register& entities) {
  return HeadingReader(grammar, document, analysis, entities).run();
}

}  // namespace diplograph::extract
