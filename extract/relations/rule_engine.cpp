#include "extract/relations/rule_engine.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_phrase = 14;  // tokens

struct Filler {
  std::size_t entity = 0;
  TokenRange tokens;
};

const std::set<std::string_view>& phrase_stops(bool persian) {
  static const std::set<std::string_view> fa{
      "است",  "بود",   "شد",   "کرد",   "که",   "تا",    "را",    "کند",    "کنند",
      "دارد", "دارند", "شود",  "شوند",  "باشد", "بوده",  "شده",   "کرده",   "اما",
      "ولی",  "دهد",   "دهند", "دارد",  "گردد", "بودند", "شدند",  "کردند",  "هستند",
      "نیست", "داد",   "زیرا", "چراکه", "یابد", "گیرد",  "خواهد", "میباشد", "دانست"};
  static const std::set<std::string_view> en{
      "which", "that",    "who",      "while",   "because",  "but",   "when",  "where",
      "by",    "through", "although", "however", "as",       "since", "is",    "are",
      "was",   "were",    "has",      "have",    "had",      "will",  "would", "may",
      "can",   "shall",   "should",   "if",      "including"};
  return persian ? fa : en;
}

const std::set<std::string_view>& phrase_edges(bool persian) {
  static const std::set<std::string_view> fa{"و",  "به", "از",  "در", "با", "بر",  "برای", "این",
                                             "ان", "یک", "نیز", "هم", "یا", "خود", "های",  "ها"};
  static const std::set<std::string_view> en{"the", "a",    "an",  "and",  "or",  "of",    "to",
                                             "in",  "on",   "for", "with", "its", "their", "our",
                                             "his", "also", "at",  "from", "into"};
  return persian ? fa : en;
}

class Engine {
 public:
  Engine(const std::vector<RulePack>& packs, const DocumentText& document, const Analysis& analysis,
         Register& entities)
      : document_(document),
        analysis_(analysis),
        tokens_(analysis.tokens),
        entities_(entities),
        persian_(document.language == "fa") {
    for (const RulePack& pack : packs) {
      if (pack.language != document.language) continue;
      for (const Rule& rule : pack.rules) {
        for (const std::vector<std::string>& trigger : rule.triggers) {
          triggers_[trigger.front()].emplace_back(&rule, &trigger);
        }
      }
    }
  }

  std::vector<Finding> run() {
    for (std::size_t i = 0; i < analysis_.sentences.size(); ++i) sentence(i);
    return std::move(findings_);
  }

 private:
  const DocumentText& document_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  Register& entities_;
  bool persian_;
  std::map<std::string_view, std::vector<std::pair<const Rule*, const std::vector<std::string>*>>>
      triggers_;
  std::vector<Finding> findings_;
  std::optional<std::size_t> subject_;  // the actor that earlier sentences spoke of

  [[nodiscard]] bool stands(const std::vector<std::string>& keys, std::size_t at,
                            std::size_t end) const {
    if (keys.size() > end - at) return false;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (tokens_[at + i].key != keys[i]) return false;
    }
    return true;
  }

  [[nodiscard]] bool contains_any(const std::vector<std::vector<std::string>>& phrases,
                                  TokenRange range) const {
    for (const auto& phrase : phrases) {
      for (std::size_t i = range.first; i < range.last; ++i) {
        if (stands(phrase, i, range.last)) return true;
      }
    }
    return false;
  }

  void sentence(std::size_t index) {
    const TokenRange range = analysis_.sentences[index].tokens;
    for (std::size_t i = range.first; i < range.last; ++i) {
      const auto found = triggers_.find(tokens_[i].key);
      if (found == triggers_.end()) continue;
      for (const auto& [rule, trigger] : found->second) {
        const bool wanted = rule->required.empty() || contains_any(rule->required, range);
        if (wanted && stands(*trigger, i, range.last) && !contains_any(rule->unless, range)) {
          fire(*rule, {i, i + trigger->size()}, range, index);
        }
      }
    }
    const auto actor = Schema::diplomacy().find_type("Actor");
    for (auto mention = entities_.mentions().lower_bound(range.first);
         mention != entities_.mentions().end() && mention->first < range.last; ++mention) {
      if (Schema::diplomacy().is_a(entities_.at(mention->second.entity).type, *actor)) {
        subject_ = mention->second.entity;
        break;
      }
    }
  }

  [[nodiscard]] bool has_type(std::size_t entity, const Argument& argument) {
    return std::any_of(argument.types.begin(), argument.types.end(), [&](TypeId wanted) {
      return Schema::diplomacy().is_a(entities_.at(entity).type, wanted);
    });
  }

  /// Mentions that fill an argument: the nearest one in its place and what is coordinated with it.
  std::vector<Filler> mentions_for(const Argument& argument, TokenRange trigger, TokenRange range) {
    std::vector<Mention> fitting;
    const std::size_t low = argument.place == Argument::Place::after ? trigger.last : range.first;
    const std::size_t high = argument.place == Argument::Place::after ? range.last : trigger.first;
    for (auto mention = entities_.mentions().lower_bound(low);
         mention != entities_.mentions().end() && mention->second.last <= high; ++mention) {
      if (has_type(mention->second.entity, argument)) fitting.push_back(mention->second);
    }
    std::vector<Filler> result;
    if (fitting.empty()) return result;
    const bool backwards = argument.place == Argument::Place::before;
    if (backwards) std::reverse(fitting.begin(), fitting.end());
    const std::size_t distance =
        backwards ? trigger.first - fitting.front().last : fitting.front().first - low;
    if (argument.place != Argument::Place::first && distance > argument.near) return result;
    const Mention* previous = nullptr;
    for (const Mention& mention : fitting) {
      if (previous != nullptr &&
          !coordinated(backwards ? mention : *previous, backwards ? *previous : mention))
        break;
      result.push_back({mention.entity, {mention.first, mention.last}});
      previous = &mention;
    }
    return result;
  }

  /// True if only commas and conjunctions stand between two mentions.
  [[nodiscard]] bool coordinated(const Mention& left, const Mention& right) const {
    if (right.first < left.last || right.first - left.last > 3) return false;
    for (std::size_t i = left.last; i < right.first; ++i) {
      const std::string& key = tokens_[i].key;
      if (key != "," && key != "and" && key != "و" && key != "،" && key != "the") return false;
    }
    return true;
  }

  [[nodiscard]] bool ends_phrase(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::punctuation) {
      return token.key != "-" && token.key != "«" && token.key != "»" && token.key != "،" &&
             token.key != "," && token.key != "'";
    }
    if (phrase_stops(persian_).contains(token.key)) return true;
    return persian_ && (token.key.starts_with("می") || token.key.starts_with("نمی")) &&
           token.key.size() > 8;
  }

  /// The noun phrases behind (or before) the trigger; each becomes an entity of the open class.
  std::vector<Filler> phrases_for(const Rule& rule, const Argument& argument, TokenRange trigger,
                                  TokenRange range) {
    std::vector<Filler> result;
    if (argument.place != Argument::Place::after) return result;
    std::size_t end = trigger.last;
    std::size_t begin = end;
    std::size_t limit = argument.list ? longest_phrase * 5 : longest_phrase;
    const auto flush = [&](std::size_t stop) {
      std::size_t first = begin;
      std::size_t last = stop;
      while (first < last && (tokens_[first].kind == TokenKind::punctuation ||
                              phrase_edges(persian_).contains(tokens_[first].key)))
        ++first;
      while (last > first && (tokens_[last - 1].kind == TokenKind::punctuation ||
                              phrase_edges(persian_).contains(tokens_[last - 1].key)))
        --last;
      const std::size_t words = last - first;
      if (words >= (persian_ ? 2U : 2U) && words <= longest_phrase) {
        result.push_back(
            {entities_.phrase(argument.types.front(), first, last, rule.id, rule.confidence),
             {first, last}});
      }
    };
    for (; end < range.last && end - trigger.last < limit && !ends_phrase(end); ++end) {
      const std::string& key = tokens_[end].key;
      const bool comma = key == "," || key == "،";
      if (comma && !argument.list) break;
      const bool last_item =
          argument.list && !result.empty() && (key == "and" || key == "و") && end - begin >= 2;
      if (comma || last_item) {
        flush(end);
        begin = end + 1;
      }
    }
    flush(end);
    return result;
  }

  [[nodiscard]] bool denies(TokenRange trigger, TokenRange range) const {
    static const std::set<std::string_view> words{"not",     "never", "no",   "refused", "refuses",
                                                  "without", "nor",   "هرگز", "هیچگاه"};
    const std::size_t low = trigger.first > range.first + 4 ? trigger.first - 4 : range.first;
    for (std::size_t i = low; i < trigger.first; ++i) {
      if (words.contains(tokens_[i].key)) return true;
    }
    if (!persian_) return false;
    for (std::size_t i = trigger.first; i < std::min(range.last, trigger.last + 12); ++i) {
      const std::string& key = tokens_[i].key;
      if (key == "نیست" || key == "نبود" || key == "نشد" || key == "نکرد" ||
          key.starts_with("نمی") || key == "نپیوست" || key == "نشده")
        return true;
      if (key == "است" || key == "." || key == "شد" || key == "کرد") return false;
    }
    return false;
  }

  [[nodiscard]] Modality modality(TokenRange trigger, TokenRange range) const {
    static const std::set<std::string_view> words{"may",    "might", "could",   "would",
                                                  "should", "if",    "plans",   "اگر",
                                                  "شاید",   "ممکن",  "میتواند", "باید"};
    for (std::size_t i = range.first; i < trigger.first; ++i) {
      if (words.contains(tokens_[i].key)) return Modality::planned;
    }
    return Modality::asserted;
  }

  void fire(const Rule& rule, TokenRange trigger, TokenRange range, std::size_t index) {
    std::vector<Filler> sources = mentions_for(rule.source, trigger, range);
    double confidence = rule.confidence;
    if (sources.empty() && rule.source.inherit && subject_ && has_type(*subject_, rule.source)) {
      sources.push_back({*subject_, {}});
      confidence *= 0.7;
    }
    if (sources.empty()) return;
    std::vector<Filler> targets = rule.target.phrase
                                      ? phrases_for(rule, rule.target, trigger, range)
                                      : mentions_for(rule.target, trigger, range);
    for (const Filler& source : sources) {
      for (const Filler& target : targets) {
        if (source.entity == target.entity) continue;
        const Schema& schema = Schema::diplomacy();
        if (!schema.allows(rule.relation, entities_.at(source.entity).type,
                           entities_.at(target.entity).type))
          continue;
        Finding finding{&rule,         source.entity, target.entity,
                        source.tokens, target.tokens, trigger,
                        index,         rule.polarity, modality(trigger, range),
                        confidence};
        if (denies(trigger, range)) {
          finding.polarity =
              rule.polarity == Polarity::affirmed ? Polarity::negated : Polarity::affirmed;
        }
        findings_.push_back(finding);
      }
    }
  }
};

}  // namespace

std::vector<Finding> apply_rules(const std::vector<RulePack>& packs, const DocumentText& document,
                                 const Analysis& analysis, Register& entities) {
  return Engine(packs, document, analysis, entities).run();
}

}  // namespace diplograph::extract
