#include "cli/command_evaluate.hpp"

#include <array>
#include <charconv>

#include <CLI/CLI.hpp>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "cli/atomic_file.hpp"
#include "cli/graph_file.hpp"
#include "cli/read_file.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

std::string fixed3(double value) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                          std::chars_format::fixed, 3);
  return {digits.data(), error == std::errc{} ? end : digits.data()};
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text;
}

std::string line(const Score& score, std::string_view indent) {
  return padded(std::string(indent) + score.kind, 18) + " recall " + fixed3(score.recall()) + " (" +
         std::to_string(score.core_found) + "/" + std::to_string(score.core) +
         " core)  precision " + fixed3(score.precision()) + " (" + std::to_string(score.right) +
         "/" + std::to_string(score.extracted) + ")  f1 " + fixed3(score.f1()) + "\n";
}

std::string readable(const Evaluation& found, bool show) {
  std::string text = line(found.nodes, "") + line(found.edges, "");
  for (const Score& score : found.by_type) text += line(score, "  ");
  for (const Score& score : found.by_relation) text += line(score, "  ");
  for (const WitnessScore& score : found.by_extractor) {
    text += "by " + score.extractor + "\n" + line(score.nodes, "  ") + line(score.edges, "  ");
  }
  if (!show) return text;
  for (const WrongItem& item : found.wrong)
    text += "wrong:\t" + item.reason + "\t" + item.item + "\n";
  for (const std::string& item : found.missed_nodes) text += "missed node:\t" + item + "\n";
  for (const std::string& item : found.missed_edges) text += "missed edge:\t" + item + "\n";
  return text;
}

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void write_text(Writer& writer, const std::string& text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write(Writer& writer, const Score& score) {
  writer.StartObject();
  writer.Key("kind");
  write_text(writer, score.kind);
  const auto count = [&](const char* key, std::size_t value) {
    writer.Key(key);
    writer.Uint64(value);
  };
  count("coreFound", score.core_found);
  count("core", score.core);
  count("right", score.right);
  count("extracted", score.extracted);
  const auto share = [&](const char* key, double value) {
    writer.Key(key);
    const std::string text = fixed3(value);
    writer.RawValue(text.data(), text.size(), rapidjson::kNumberType);
  };
  share("recall", score.recall());
  share("precision", score.precision());
  share("f1", score.f1());
  writer.EndObject();
}

std::string as_json(const Evaluation& found) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetIndent(' ', 2);
  writer.StartObject();
  writer.Key("nodes");
  write(writer, found.nodes);
  writer.Key("edges");
  write(writer, found.edges);
  const auto scores = [&](const char* key, const std::vector<Score>& list) {
    writer.Key(key);
    writer.StartArray();
    for (const Score& score : list) write(writer, score);
    writer.EndArray();
  };
  scores("byType", found.by_type);
  scores("byRelation", found.by_relation);
  writer.Key("byExtractor");
  writer.StartArray();
  for (const WitnessScore& score : found.by_extractor) {
    writer.StartObject();
    writer.Key("extractor");
    write_text(writer, score.extractor);
    writer.Key("nodes");
    write(writer, score.nodes);
    writer.Key("edges");
    write(writer, score.edges);
    writer.EndObject();
  }
  writer.EndArray();
  writer.Key("wrong");
  writer.StartArray();
  for (const WrongItem& item : found.wrong) write_text(writer, item.reason + "\t" + item.item);
  writer.EndArray();
  const auto texts = [&](const char* key, const std::vector<std::string>& list) {
    writer.Key(key);
    writer.StartArray();
    for (const std::string& text : list) write_text(writer, text);
    writer.EndArray();
  };
  texts("missedNodes", found.missed_nodes);
  texts("missedEdges", found.missed_edges);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::string readable(const Agreement& found) {
  return "nodes of the first   " + std::to_string(found.first_nodes) + "\n" +
         "nodes of the second  " + std::to_string(found.second_nodes) + "\n" +
         "found by both        " + std::to_string(found.shared_nodes) + "\n" +
         "kappa of types       " + fixed3(found.type_kappa) + "\n" + "kappa of relations   " +
         fixed3(found.relation_kappa) + "\n";
}

/// "FIRST:LAST", lines from 1.
void read_lines(const std::string& text, EvaluationOptions& options) {
  const std::size_t colon = text.find(':');
  const auto number = [&](std::string_view part, std::uint64_t& value) {
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    return error == std::errc{} && end == part.data() + part.size() && value > 0;
  };
  if (colon == std::string::npos ||
      !number(std::string_view(text).substr(0, colon), options.first_line) ||
      !number(std::string_view(text).substr(colon + 1), options.last_line) ||
      options.first_line > options.last_line) {
    throw UsageError("--lines takes FIRST:LAST, two line numbers from 1 on, not \"" + text + "\"");
  }
}

}  // namespace

void CommandEvaluate::setup(CLI::App& parser) {
  parser.add_option("GOLD", gold_, "Gold graph (schemas/gold.schema.json)")->required();
  parser
      .add_option(
          "GRAPH", other_,
          "Graph (graph.jsonld), - for standard input; with --agreement, a second gold graph")
      ->required();
  parser.add_option("--lines", lines_, "Demand only facts whose evidence begins in these lines")
      ->type_name("FIRST:LAST");
  parser.add_flag("--strict", options_.strict,
                  "Goal and strategy, pursues and adopts, organization, body and group may not "
                  "stand for each other");
  parser.add_flag("--show", show_, "List what is wrong and what is missed");
  parser.add_flag("--json", json_, "Write everything as JSON");
  parser.add_flag("--agreement", agreement_,
                  "Measure how far two annotators agree (Cohen's kappa)");
  schema_.setup(parser);
  parser.footer(
      "Recall is the share of the gold's core facts that were found, precision the share of what\n"
      "was found that the gold has. Names match when they are equal or, for goals, strategies,\n"
      "agreements, events and concepts, when they share at least 60 % of their words.\n"
      "A graph that several extractors found is also measured by each of them alone, and by\n"
      "what at least two agree on.\n\n"
      "Examples:\n"
      "  diplograph evaluate gold.json out/graph.jsonld --show\n"
      "  diplograph evaluate gold.json out/graph.jsonld --json\n"
      "  diplograph evaluate first.json second.json --agreement\n");
}

ExitStatus CommandEvaluate::run() {
  if (!lines_.empty()) read_lines(lines_, options_);
  const GoldGraph gold = read_gold_graph(read_file(gold_), shown_name(gold_));
  std::string text;
  if (agreement_) {
    text = readable(agreement(gold, read_gold_graph(read_file(other_), shown_name(other_))));
  } else {
    const Graph graph = read_graph(other_, schema_.load());
    const Evaluation found = evaluate(gold, graph, options_);
    text = json_ ? as_json(found) : readable(found, show_);
  }
  AtomicFile output("-");
  output.write(text);
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
