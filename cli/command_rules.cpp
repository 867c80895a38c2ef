#include "cli/command_rules.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/input_documents.hpp"
#include "cli/ordered_extraction.hpp"
#include "cli/read_file.hpp"
#include "extract/rule_testing.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

constexpr std::string_view built_in = "built-in";

extract::UserFiles rule_files(const std::vector<std::string>& paths) {
  extract::UserFiles files;
  for (const std::string& path : paths) {
    if (path != built_in) files.rules.push_back({shown_name(path), read_file(path)});
  }
  return files;
}

/// A statement with the words that carry it, without the rule that found it.
struct Statement {
  std::string document, source, relation, target, polarity, quote, rule;
  std::uint32_t line = 0;

  [[nodiscard]] auto key() const {
    return std::tie(document, line, source, relation, target, polarity, quote);
  }
  bool operator<(const Statement& other) const { return key() < other.key(); }
};

std::set<Statement> statements(const std::string& pack, const std::vector<InputDocument>& inputs) {
  const extract::Extractor extractor(rule_files({pack}));
  std::set<Statement> result;
  extract_in_order(extractor, inputs, {}, [&](const ExtractedDocument& document) {
    if (!document.extraction) {
      report(document);
      return;
    }
    for (const Claim& claim : document.extraction->claims) {
      const auto* relation = std::get_if<RelationClaim>(&claim);
      if (relation == nullptr) continue;
      const Evidence& evidence = relation->evidence;
      result.insert({evidence.document, relation->source, relation->relation, relation->target,
                     std::string(to_string(relation->polarity)), evidence.quote, evidence.rule,
                     evidence.line});
    }
  });
  return result;
}

std::string shown(char sign, const Statement& statement) {
  const std::string denied = statement.polarity == "negated" ? " (negated)" : "";
  return std::string(1, sign) + " " + statement.source + " " + statement.relation + " " +
         statement.target + denied + "\n    " + statement.document + ", line " +
         std::to_string(statement.line) + ", " + statement.rule + ": " + statement.quote + "\n";
}

}  // namespace

void CommandRules::setup(CLI::App& parser) {
  auto* list =
      parser.add_flag("--list", list_, "Every rule: id, relation, pack, triggers, examples");
  auto* test = parser.add_flag(
      "--test", test_, "Run the examples of the rules: of PACKs, or of all that are built in");
  auto* diff = parser.add_flag(
      "--diff", diff_,
      "OLD NEW INPUT...: what documents say by one pack and not by the other, with quotes");
  list->excludes(test)->excludes(diff);
  test->excludes(diff);
  parser
      .add_option(
          "PATHS", paths_,
          "Rule packs (JSON); for --diff two packs, or built-in, then documents and folders")
      ->type_name("");
  parser.footer(
      "A pack with the id of a built-in one takes its place. docs/hacking.md says how rules are\n"
      "written. Exit status 1 means that an example fails.\n\n"
      "Examples:\n"
      "  diplograph rules --list\n"
      "  diplograph rules --test my-rules.json\n"
      "  diplograph rules --diff built-in my-rules.json papers/\n"
      "  diplograph build papers/ --rules my-rules.json -o out\n");
}

ExitStatus CommandRules::run() {
  if (test_) return test();
  if (diff_) return diff();
  if (list_ || paths_.empty()) return list();
  throw UsageError("say what to do with " + paths_.front() + ": --test, --diff or --list");
}

ExitStatus CommandRules::list() const {
  const extract::Extractor extractor(rule_files(paths_));
  AtomicFile output("-");
  for (const extract::RulePack* pack : extractor.rule_packs()) {
    for (const extract::Rule& rule : pack->rules) {
      const Schema& schema = Schema::diplomacy();
      std::string line = rule.id + "\t" + schema.relation(rule.relations.front()).name + "\t" +
                         pack->id + "\t" + std::to_string(rule.triggers.size()) + " triggers\t";
      if (!rule.examples.empty()) line += rule.examples.front().text;
      std::replace(line.begin(), line.end(), '\n', ' ');
      output.write(line + "\n");
    }
  }
  output.commit();
  return ExitStatus::fine;
}

ExitStatus CommandRules::test() const {
  std::size_t examples = 0;
  std::size_t rules = 0;
  std::size_t failures = 0;
  AtomicFile output("-");
  const auto run = [&](const extract::Extractor& extractor, const extract::RulePack& pack) {
    const extract::RuleTest test = test_rules(extractor, pack);
    examples += test.examples;
    rules += pack.rules.size();
    failures += test.failures.size();
    for (const extract::RuleFailure& failure : test.failures) {
      output.write(failure.id + "\n    " + failure.text + "\n    " + failure.problem + "\n");
    }
  };
  if (paths_.empty()) {
    const extract::Extractor extractor;
    for (const extract::RulePack* pack : extractor.rule_packs()) run(extractor, *pack);
  } else {
    const extract::Extractor extractor(rule_files(paths_), extract::Extractor::Examples::unchecked);
    for (const extract::RulePack* pack : extractor.rule_packs()) {
      if (!pack->file.empty()) run(extractor, *pack);
    }
  }
  output.write(std::to_string(rules) + " rules, " + std::to_string(examples) + " examples, " +
               std::to_string(failures) + " failed\n");
  output.commit();
  return failures == 0 ? ExitStatus::fine : ExitStatus::violations;
}

ExitStatus CommandRules::diff() const {
  if (paths_.size() < 3) {
    throw UsageError("--diff needs two packs (or built-in) and at least one document");
  }
  const InputDocuments found =
      find_documents(std::vector<std::string>(paths_.begin() + 2, paths_.end()));
  for (const std::string& problem : found.problems) spdlog::error("skipped {}", problem);
  if (found.documents.empty()) throw_nothing_read(paths_, found.problems.size());
  const std::set<Statement> before = statements(paths_[0], found.documents);
  const std::set<Statement> after = statements(paths_[1], found.documents);
  std::size_t removed = 0;
  std::size_t added = 0;
  AtomicFile output("-");
  for (const Statement& statement : before) {
    if (after.contains(statement)) continue;
    ++removed;
    output.write(shown('-', statement));
  }
  for (const Statement& statement : after) {
    if (before.contains(statement)) continue;
    ++added;
    output.write(shown('+', statement));
  }
  output.write(std::to_string(removed) + " removed, " + std::to_string(added) + " added, " +
               std::to_string(before.size() - removed) + " kept\n");
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
