#include "extract/relations/rule_engine.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "extract/mentions/coordination.hpp"
#include "extract/relations/arguments.hpp"
#include "extract/relations/goal_references.hpp"
#include "extract/relations/marked_arguments.hpp"
#include "extract/relations/means_to_purposes.hpp"
#include "extract/relations/phrases.hpp"
#include "extract/relations/segments.hpp"
#include "extract/relations/statement.hpp"
#include "extract/relations/syntax.hpp"
#include "extract/relations/target_finder.hpp"
#include "extract/relations/token_phrases.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t link_distance = 3;  // tokens between a goal and its means

/// What a segment leaves to the ones that hang on it.
struct SegmentState {
  std::vector<Filler> subjects;
  std::optional<Filler> goal;        ///< what its items are means to
  bool means = false;                ///< its items are means
  std::vector<Filler> clause_means;  ///< by which the clause's subject pursues its goals
  const Rule* direct = nullptr;      ///< the rule whose targets are its items
  std::vector<std::size_t> findings;
  std::set<std::size_t> purposes;  ///< those of them that say what something is done for
};

class Engine {
 public:
  Engine(const RuleSet& rules, const Grammar& grammar, const NamePack& names,
         const Discourse& discourse, const DocumentText& document, const Analysis& analysis,
         Register& entities, std::vector<RuleStop>* stops)
      : rules_(rules),
        grammar_(grammar),
        discourse_(discourse),
        analysis_(analysis),
        tokens_(analysis.tokens),
        entities_(entities),
        schema_(Schema::diplomacy()),
        arguments_(grammar, analysis, entities),
        phrases_(grammar, analysis),
        targets_(grammar, names, discourse, analysis, entities),
        syntax_(analysis),
        guards_(grammar, analysis, entities, syntax_),
        goals_(grammar, analysis.tokens),
        segments_(split_segments(document, analysis)),
        states_(segments_.size()),
        stops_(stops) {}

  std::vector<Finding> run() {
    for (std::size_t i = 0; i < segments_.size(); ++i) segment(i);
    return std::move(findings_);
  }

 private:
  const RuleSet& rules_;
  const Grammar& grammar_;
  const Discourse& discourse_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  Register& entities_;
  const Schema& schema_;
  ArgumentFinder arguments_;
  PhraseFinder phrases_;
  TargetFinder targets_;
  Syntax syntax_;
  Guards guards_;
  GoalReferences goals_;
  std::vector<Segment> segments_;
  std::vector<SegmentState> states_;
  std::vector<RuleStop>* stops_;  ///< null if nobody asks
  std::vector<Finding> findings_;
  std::vector<Filler> subject_;  // of the sentences before
  std::size_t subject_block_ = 0;
  std::size_t current_sentence_ = 0;

  void segment(std::size_t index) {
    const Segment& segment = segments_[index];
    current_sentence_ = segment.sentence;
    for (const bool late : {false, true}) scan(index, late);
    if (segment.lead) item(index);
    if (states_[index].findings.empty()) gap(index);
    serve_clause(index);
    serve_purpose(index);
    serve_reference(index);
    conclude(index);
  }

  void scan(std::size_t index, bool late) {
    const Segment& segment = segments_[index];
    std::size_t covered = segment.tokens.first;
    for (std::size_t i = segment.tokens.first; i < segment.tokens.last; ++i) {
      const Mention* known = entities_.covering(i);
      if (known != nullptr && known->form == Mention::Form::name) continue;
      std::size_t longest = 0;
      rules_.each(tokens_, i, segment.tokens.last,
                  [&](const Rule& rule, bool verb, std::size_t length) {
                    if (rule.late != late) return;
                    const TokenRange trigger{i, i + length};
                    const bool inside = late ? i + length <= covered : i < covered;
                    Stop stop = inside ? Stop::covered : check(rule, verb, trigger, segment);
                    // The more specific trigger has spoken.
                    if (stop == Stop::none && length < longest) stop = Stop::less_specific;
                    if (stop == Stop::none) {
                      stop = fire(rule, trigger, index);
                      // Having found both ends, it has read the words.
                      if (stop < Stop::no_source || stop > Stop::no_target) {
                        longest = length + (rule.sole ? 1 : 0);
                      }
                    }
                    if (stops_ != nullptr && stop != Stop::none) {
                      stops_->push_back({rule.id, trigger, segment.sentence, stop});
                    }
                  });
      covered = std::max(covered, i + std::min(longest, segment.tokens.last - i));
    }
  }

  [[nodiscard]] Stop check(const Rule& rule, bool verb, TokenRange trigger,
                           const Segment& segment) const {
    const Stop stop = guards_.check(rule, verb, trigger, segment);
    const bool unlinked = rule.link == Rule::Link::means_to && !linked(trigger, segment.tokens);
    return stop == Stop::none && unlinked ? Stop::no_link : stop;
  }

  // ---- arguments ----

  [[nodiscard]] std::vector<Filler> fitting(const std::vector<Filler>& fillers,
                                            const Argument& argument) const {
    std::vector<Filler> result;
    for (const Filler& filler : fillers) {
      if (arguments_.fits(filler.entity, argument)) result.push_back({filler.entity, {}});
    }
    return result;
  }

  [[nodiscard]] std::vector<Filler> sources(const Rule& rule, TokenRange trigger, bool passive,
                                            std::size_t index, bool& inherited) const {
    const Segment& segment = segments_[index];
    const Argument& argument = rule.source;
    if (argument.place == Argument::Place::speaker) return speaker(argument);
    if (argument.object || !argument.markers.empty()) {
      const auto place =
          marked_argument(argument, grammar_, analysis_, entities_, trigger, segment.tokens);
      if (!place) return {};
      Argument plain = argument;
      plain.place = Argument::Place::after;
      return arguments_.nearest(plain, {place->first, place->first}, *place);
    }
    if (argument.place != Argument::Place::subject) {
      std::vector<Filler> found = arguments_.nearest(argument, trigger, segment.tokens);
      if (found.empty() && argument.inherit) found = inherit(argument, index, inherited);
      return found;
    }
    if (passive) return arguments_.agents(argument, trigger, segment.tokens);
    const std::size_t verb = arguments_.verb_group(trigger.first, segment.tokens.first);
    std::vector<Filler> found;
    const auto by_syntax = [&] {
      const SyntaxSubject syntax = syntax_.subject_of(trigger, segment.tokens);
      if (syntax.known) found = arguments_.subject_at(argument, syntax.token, segment.tokens);
      return syntax.certain;
    };
    if (const auto owner = arguments_.owner_of_infinitive(trigger, segment.tokens)) {
      found = arguments_.subject_at(argument, *owner, segment.tokens);
      if (!found.empty()) return found;
    }
    // What could not be said of any subject need not be looked for one.
    if (!grammar_.subject_first && !targets_.possible(rule, trigger, passive, segment.tokens)) {
      return {};
    }
    // Where the subject comes first, its place says more than the parse.
    if (!grammar_.subject_first && (by_syntax() || !found.empty())) return found;
    if (found.empty()) found = arguments_.subjects(argument, verb, segment.tokens);
    if (found.empty() && grammar_.subject_first) by_syntax();
    if (found.empty() && (rule.purpose || rule.link == Rule::Link::means_of_clause) &&
        opens_clause(trigger, segment)) {
      found = arguments_.behind_comma(argument, trigger, segment.tokens);
    }
    if (!found.empty()) return found;
    if (arguments_.has_own_subject(segment.tokens.first, verb) && !segment.lead) return found;
    return argument.inherit || segment.lead ? inherit(argument, index, inherited) : found;
  }

  /// "In order to X, Y did Z": a purpose before its clause.
  [[nodiscard]] static bool opens_clause(TokenRange trigger, const Segment& segment) {
    return trigger.first <= segment.tokens.first + 1;
  }

  [[nodiscard]] std::vector<Filler> speaker(const Argument& argument) const {
    const bool fits = discourse_.speaker && arguments_.fits(*discourse_.speaker, argument);
    return fits ? std::vector<Filler>{{*discourse_.speaker, {}}} : std::vector<Filler>{};
  }

  /// The subject of the lead-in; else of an earlier sentence of the block; at the start of a
  /// paragraph whoever speaks.
  [[nodiscard]] std::vector<Filler> inherit(const Argument& argument, std::size_t index,
                                            bool& inherited) const {
    inherited = true;
    const Segment& segment = segments_[index];
    if (segment.lead) {
      const std::vector<Filler> found = fitting(states_[*segment.lead].subjects, argument);
      if (!found.empty()) return found;
    }
    if (subject_block_ == segment.block || !grammar_.capital_names) {
      const std::vector<Filler> found = fitting(subject_, argument);
      if (!found.empty()) return found;
    }
    const std::vector<Filler> found = speaker(argument);
    return found.empty() ? fitting(subject_, argument) : found;
  }

  /// The goal or means that another rule found right before a trigger.
  [[nodiscard]] std::optional<Filler> linked(TokenRange trigger, TokenRange range) const {
    std::optional<Filler> best;
    for (auto walk = findings_.rbegin(); walk != findings_.rend(); ++walk) {
      const TokenRange target = walk->target_tokens;
      if (walk->sentence != current_sentence_) break;
      if (target.last > trigger.first || target.last + link_distance < trigger.first) continue;
      if (target.first < range.first || !is_means_or_goal(walk->target)) continue;
      if (!best || target.last > best->tokens.last) best = Filler{walk->target, target};
    }
    return best;
  }

  [[nodiscard]] bool is_means_or_goal(std::size_t entity) const {
    const std::string& id = entities_.at(entity).id;
    return is_open(entity) || id.starts_with("agreement/") || id.starts_with("event/");
  }

  /// "X through Y": Y advances X; "X in order to Y": X advances Y.
  void link(const Rule& rule, TokenRange trigger, const std::vector<Filler>& ends,
            std::size_t index) {
    const auto other = linked(trigger, segments_[index].tokens);
    // "to increase trade and to attract investment": two goals, none for the other.
    const bool coordinated = rule.link == Rule::Link::purpose_of && trigger.first > 0 &&
                             grammar_.conjunctions.contains(tokens_[trigger.first - 1].key);
    if (!other || coordinated) return;
    const std::vector<RelationId> relations{*schema_.find_relation("advances")};
    for (const Filler& end : ends) {
      Finding finding;
      finding.rule = rule.id;
      const bool means = rule.link == Rule::Link::means_to;
      finding.source = means ? end.entity : other->entity;
      finding.target = means ? other->entity : end.entity;
      finding.source_tokens = means ? end.tokens : other->tokens;
      finding.target_tokens = means ? other->tokens : end.tokens;
      finding.trigger = trigger;
      finding.sentence = segments_[index].sentence;
      finding.confidence = rule.confidence * 0.9;
      note(std::move(finding), relations, index);
    }
  }

  // ---- findings ----

  /// Where the rule stopped, if it did.
  Stop fire(const Rule& rule, TokenRange trigger, std::size_t index) {
    const Segment& segment = segments_[index];
    const bool passive = rule.source.place == Argument::Place::subject &&
                         arguments_.is_passive(trigger, segment.tokens);
    bool inherited = false;
    std::vector<Filler> found;
    if (rule.late && rule.source.place == Argument::Place::before) {
      found = targets_.phrase_before(rule.source, trigger, segment.tokens);
    }
    if (found.empty()) found = sources(rule, trigger, passive, index, inherited);
    if (found.empty()) return Stop::no_source;
    if (segment.leads && rule.target.phrase && !passive &&
        phrases_.is_empty({behind_owner(rule, trigger, found), segment.tokens.last})) {
      states_[index].direct = &rule;
      states_[index].subjects = found;
      return Stop::none;
    }
    const TypeId source_type = entities_.at(found.front().entity).type;
    const std::vector<Filler> ends =
        targets_.find(rule, source_type, trigger, found.back().tokens, passive, segment.tokens);
    if (grammar_.subject_first && lie_within(found, ends)) {
      // "از تلاش‌های اتحادیه حمایت می‌کند": the clause names no
      // subject of its own.
      found = arguments_.subjects(rule.source, ends.front().tokens.first, segment.tokens);
      if (found.empty() && rule.source.inherit) found = inherit(rule.source, index, inherited);
      if (found.empty()) return Stop::no_source;
    }
    const Statement statement =
        read_statement(grammar_, tokens_, entities_, trigger, segment.tokens);
    Stop stop = ends.empty() ? Stop::no_target : Stop::not_allowed;
    for (const Filler& source : found) {
      for (const Filler& target : ends) {
        const Stop added = add(rule, source, target, trigger, index, statement, inherited);
        if (stop != Stop::none) stop = added;
      }
    }
    if (rule.link == Rule::Link::means_of_clause) {
      for (const Filler& end : ends) states_[index].clause_means.push_back(end);
    } else if (rule.link != Rule::Link::none) {
      link(rule, trigger, ends, index);
    }
    if (!ends.empty() && states_[index].subjects.empty() && !inherited) {
      states_[index].subjects = found;
    }
    return stop;
  }

  /// Whether all sources stand inside of a target's words.
  [[nodiscard]] static bool lie_within(const std::vector<Filler>& sources,
                                       const std::vector<Filler>& targets) {
    return std::all_of(sources.begin(), sources.end(), [&](const Filler& source) {
      return source.tokens.last > source.tokens.first &&
             std::any_of(targets.begin(), targets.end(), [&](const Filler& target) {
               return target.tokens.first < source.tokens.first &&
                      source.tokens.last <= target.tokens.last;
             });
    });
  }

  /// "The objectives of this Convention are:": the token behind the trigger and who it is said of.
  [[nodiscard]] static std::size_t behind_owner(const Rule& rule, TokenRange trigger,
                                                const std::vector<Filler>& owner) {
    if (rule.source.place != Argument::Place::after) return trigger.last;
    return std::max(trigger.last, owner.back().tokens.last);
  }

  /// Whether another rule has said what the source wants with the target, in this segment: a want
  /// is one fact however many words carry it, and so are both directions of a symmetric relation.
  [[nodiscard]] bool says_already(const Filler& source, const Filler& target, TokenRange trigger,
                                  std::size_t index) const {
    return std::any_of(
        states_[index].findings.begin(), states_[index].findings.end(), [&](std::size_t at) {
          const Finding& finding = findings_[at];
          if (finding.source == target.entity && finding.target == source.entity) {
            return finding.trigger.first == trigger.first &&
                   schema_.relation(finding.relation).symmetric;
          }
          if (finding.source != source.entity || !is_open(target.entity)) return false;
          const bool overlaps = target.tokens.first < finding.target_tokens.last &&
                                finding.target_tokens.first < target.tokens.last;
          return finding.target == target.entity || (overlaps && is_open(finding.target));
        });
  }

  Stop add(const Rule& rule, const Filler& source, const Filler& target, TokenRange trigger,
           std::size_t index, const Statement& statement, bool inherited) {
    if (source.entity == target.entity) return Stop::not_allowed;
    if (says_already(source, target, trigger, index)) return Stop::said_already;
    const TypeId person = *schema_.find_type("Person");
    const bool by_person = entities_.at(source.entity).type == person;
    std::vector<RelationId> relations = rule.relations;
    if (by_person && rule.by_person) relations = {*rule.by_person};
    for (const RelationId relation : relations) {
      if (!schema_.allows(relation, entities_.at(source.entity).type,
                          entities_.at(target.entity).type)) {
        continue;
      }
      // A state's partner is a state: who speaks of the partnership is none.
      if (schema_.relation(relation).symmetric &&
          by_person != (entities_.at(target.entity).type == person)) {
        continue;
      }
      Finding finding;
      finding.rule = rule.id;
      finding.relation = relation;
      finding.source = source.entity;
      finding.target = target.entity;
      finding.source_tokens = source.tokens;
      finding.target_tokens = target.tokens;
      finding.trigger = trigger;
      finding.sentence = segments_[index].sentence;
      state(statement, rule, entities_, finding);
      finding.confidence = rule.confidence * (inherited ? 0.8 : 1);
      if (rule.purpose) states_[index].purposes.insert(findings_.size());
      states_[index].findings.push_back(findings_.size());
      findings_.push_back(std::move(finding));
      return Stop::none;
    }
    return Stop::not_allowed;
  }

  // ---- lists ----

  [[nodiscard]] bool is_open(std::size_t entity) const {
    const std::string& id = entities_.at(entity).id;
    return id.starts_with("goal/") || id.starts_with("strategy/");
  }

  /// An item of a list whose lead-in says what its items are.
  void item(std::size_t index) {
    const SegmentState& lead = states_[*segments_[index].lead];
    if (lead.direct == nullptr && !lead.means) return;
    const TokenRange range = segments_[index].tokens;
    const bool found = std::any_of(
        states_[index].findings.begin(), states_[index].findings.end(), [&](std::size_t finding) {
          const TokenRange target = findings_[finding].target_tokens;
          return target.last > target.first &&
                 (grammar_.capital_names || target.first <= range.first + 6);
        });
    if (!found) plain_item(index, lead);
    if (lead.means && lead.goal) serve(index, *lead.goal);
  }

  /// An item that no rule reads: its words are what the lead-in asks for.
  void plain_item(std::size_t index, const SegmentState& lead) {
    static const std::string rule_id = "list/item";
    const TokenRange range = segments_[index].tokens;
    const Rule* rule = lead.direct;
    if (grammar_.subject_first && grammar_.prepositions.contains(tokens_[range.first].key)) {
      return;  // "با X مقابله کنند": X is what the item's verb is against
    }
    PhraseShape shape;
    shape.verbal = true;
    shape.most = 26;
    shape.own = 1;
    if (rule != nullptr) {
      shape.fewest = rule->target.fewest;
      // An English item is a clause whose verb has several objects, a Persian one a list of nouns.
      shape.list = rule->target.list && grammar_.subject_first;
    }
    const TypeId type =
        rule != nullptr ? rule->target.types.front() : *schema_.find_type("Strategy");
    for (const Phrase& phrase : phrases_.after(range.first, range.last, shape)) {
      if (!shape.list && phrase.whole.first > range.first + 3) break;
      const std::size_t entity = entities_.phrase(type, phrase.label, phrase.whole, rule_id, 0.6);
      for (const Filler& subject : lead.subjects) {
        Finding finding;
        finding.rule = rule != nullptr ? rule->id : rule_id;
        finding.source = subject.entity;
        finding.target = entity;
        finding.target_tokens = phrase.label;
        finding.sentence = segments_[index].sentence;
        finding.confidence = rule != nullptr ? rule->confidence * 0.9 : 0.6;
        const std::vector<RelationId> relations =
            rule != nullptr ? rule->relations
                            : std::vector<RelationId>{*schema_.find_relation("adopts"),
                                                      *schema_.find_relation("pursues")};
        note(std::move(finding), relations, index);
      }
    }
  }

  void note(Finding finding, const std::vector<RelationId>& relations, std::size_t index) {
    for (const RelationId relation : relations) {
      if (finding.source == finding.target ||
          !schema_.allows(relation, entities_.at(finding.source).type,
                          entities_.at(finding.target).type)) {
        continue;
      }
      finding.relation = relation;
      states_[index].findings.push_back(findings_.size());
      findings_.push_back(std::move(finding));
      return;
    }
  }

  /// What an item names is a means to the goal of its lead-in, or a part of it.
  void serve(std::size_t index, const Filler& goal) {
    const RelationId part_of = *schema_.find_relation("partOf");
    const RelationId advances = *schema_.find_relation("advances");
    for (Finding& means : items_as_means(findings_of(index), goal.entity)) {
      const bool same = entities_.at(means.source).type == entities_.at(means.target).type;
      note(std::move(means), same ? std::vector{part_of} : std::vector{advances, part_of}, index);
    }
  }

  /// "X از طریق A و B به دنبال C و D است": each means is one to each goal.
  void serve_clause(std::size_t index) {
    const std::vector<Filler> means = states_[index].clause_means;
    std::vector<Finding> served;
    for (const std::size_t at : states_[index].findings) {
      if (findings_[at].relation != *schema_.find_relation("pursues")) continue;
      for (const Filler& by : means) {
        Finding advances = findings_[at];
        advances.source = by.entity;
        advances.source_tokens = by.tokens;
        advances.confidence *= 0.8;
        served.push_back(std::move(advances));
      }
    }
    const std::vector<RelationId> relations{*schema_.find_relation("advances")};
    for (Finding& finding : served) note(std::move(finding), relations, index);
  }

  [[nodiscard]] std::vector<const Finding*> findings_of(std::size_t index) const {
    std::vector<const Finding*> found;
    for (const std::size_t at : states_[index].findings) found.push_back(&findings_[at]);
    return found;
  }

  void serve_purpose(std::size_t index) {
    const std::vector<const Finding*> found = findings_of(index);
    std::vector<bool> purposes;
    for (const std::size_t at : states_[index].findings) {
      purposes.push_back(states_[index].purposes.contains(at));
    }
    const std::vector<RelationId> relations{*schema_.find_relation("advances")};
    for (Finding& finding : means_to_purposes(found, purposes)) {
      note(std::move(finding), relations, index);
    }
  }

  void serve_reference(std::size_t index) {
    const std::vector<RelationId> relations{*schema_.find_relation("advances")};
    for (Finding& finding : goals_.read(segments_[index], findings_of(index))) {
      note(std::move(finding), relations, index);
    }
  }

  /// "A left in 2016; B and C in 2018": a segment without a verb of its own says of its names what
  /// the one before said.
  void gap(std::size_t index) {
    if (index == 0 || segments_[index - 1].sentence != segments_[index].sentence) return;
    const TokenRange range = segments_[index].tokens;
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (analysis_.is(i, Upos::verb) || analysis_.is(i, Upos::aux)) return;
    }
    std::vector<Finding> copies;
    for (const std::size_t at : states_[index - 1].findings) {
      const TypeId type = entities_.at(findings_[at].source).type;
      for (auto walk = entities_.mentions().lower_bound(range.first);
           walk != entities_.mentions().end() && walk->first < range.last; ++walk) {
        if (entities_.at(walk->second.entity).type != type) continue;
        Finding copy = findings_[at];
        copy.source = walk->second.entity;
        copy.source_tokens = {walk->second.first, walk->second.last};
        copy.confidence *= 0.9;
        copies.push_back(std::move(copy));
      }
    }
    for (Finding& copy : copies) {
      const RelationId relation = copy.relation;
      note(std::move(copy), {relation}, index);
    }
  }

  /// Keeps what later segments inherit.
  void conclude(std::size_t index) {
    const Segment& segment = segments_[index];
    SegmentState& state = states_[index];
    if (state.subjects.empty()) {
      Argument actor;
      actor.types = {*schema_.find_type("Actor")};
      for (auto walk = entities_.mentions().lower_bound(segment.tokens.first);
           walk != entities_.mentions().end() && walk->first < segment.tokens.last; ++walk) {
        state.subjects = arguments_.subjects(actor, walk->second.last, segment.tokens);
        if (!state.subjects.empty()) break;
      }
    }
    if (!state.subjects.empty() && !segment.lead) {
      subject_ = state.subjects;
      subject_block_ = segment.block;
    }
    if (!segment.leads) return;
    if (state.subjects.empty() && segment.lead) state.subjects = states_[*segment.lead].subjects;
    if (state.subjects.empty()) state.subjects = subject_;
    for (const std::size_t at : state.findings) {
      if (!is_open(findings_[at].target)) continue;
      if (state.goal) continue;
      state.goal = Filler{findings_[at].target, findings_[at].target_tokens};
    }
    if (state.direct != nullptr) return;
    // "Canada will:", "The parties agree to:": the items are what the subject does.
    const std::string& closing = tokens_[segment.tokens.last - 1].key;
    if (grammar_.capital_names && !state.subjects.empty() &&
        (grammar_.auxiliaries.contains(closing) || grammar_.infinitive_markers.contains(closing))) {
      state.means = true;
    }
    const std::size_t from = state.goal ? state.goal->tokens.last : segment.tokens.first;
    for (std::size_t i = from; i < segment.tokens.last; ++i) {
      const auto means = grammar_.means_leads.at(tokens_, i, segment.tokens.last);
      if (means && phrases_.is_empty({i, segment.tokens.last})) state.means = true;
    }
  }
};

}  // namespace

std::vector<Finding> apply_rules(const RuleSet& rules, const Grammar& grammar,
                                 const NamePack& names, const Discourse& discourse,
                                 const DocumentText& document, const Analysis& analysis,
                                 Register& entities, std::vector<RuleStop>* stops) {
  return Engine(rules, grammar, names, discourse, document, analysis, entities, stops).run();
}

}  // namespace diplograph::extract
