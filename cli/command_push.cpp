#include "cli/command_push.hpp"

#include <chrono>
#include <optional>
#include <vector>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/graph_file.hpp"
#include "cli/push/credentials.hpp"
#include "cli/push/graph_store.hpp"
#include "cli/push/neo4j.hpp"
#include "cli/push/plan.hpp"
#include "cli/push/session.hpp"
#include "cli/push/state.hpp"
#include "graph/error.hpp"
#include "graph/nearest_name.hpp"

namespace diplograph::cli {
namespace {

constexpr std::size_t usual_rows = 1000;
constexpr std::size_t usual_triples = 20'000;

network::ServerUrl server_at(const std::string& text) {
  try {
    return network::ServerUrl(text);
  } catch (const network::UrlError& error) {
    throw UsageError(std::string(error.what()) +
                     "; user and password are read from DIPLOGRAPH_USER and DIPLOGRAPH_PASSWORD");
  }
}

std::chrono::milliseconds milliseconds(double seconds, double least, const char* option) {
  if (!(seconds >= least && seconds <= 86'400)) {
    throw UsageError(std::string(option) + " takes seconds, at most a day");
  }
  return std::chrono::milliseconds(static_cast<std::chrono::milliseconds::rep>(seconds * 1000));
}

}  // namespace

void CommandPush::setup(CLI::App& parser) {
  parser.add_option("GRAPH", input_, "Graph (graph.jsonld), or - for standard input")
      ->type_name("")
      ->required();
  parser.add_option("URL", url_, "Neo4j, or the graph store of an RDF database")
      ->type_name("")
      ->required();
  parser
      .add_option("--to", kind_,
                  "neo4j or graph-store (default: neo4j if the path of URL is\n"
                  "empty or /db/NAME)")
      ->type_name("KIND");
  parser.add_option("--database", database_, "Database of Neo4j (default: neo4j)")
      ->type_name("NAME");
  parser.add_option("--graph", graph_, "Graph of an RDF store (default: its default graph)")
      ->type_name("IRI");
  parser.add_flag("--replace", replace_, "Empty that graph of an RDF store first");
  parser.add_flag("--no-constraints", no_constraints_,
                  "Create no constraints in Neo4j; slow unless they are there");
  parser.add_flag("--dry-run", dry_run_, "Send nothing; say what would be sent where");
  parser
      .add_option("--state", state_,
                  "File that keeps how far the push came, so that a broken\n"
                  "one goes on there; removed when all is in")
      ->type_name("FILE");
  parser
      .add_option("--batch", batch_,
                  "Nodes or edges (default 1000), or triples (default 20000),\n"
                  "of a request")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}).description(""));
  parser.add_option("--tries", tries_, "How often a request is tried")
      ->type_name("N")
      ->check(CLI::Range(1U, 1000U).description(""))
      ->capture_default_str();
  parser
      .add_option("--wait", wait_,
                  "Wait before the second try, doubled each time up to 60 s;\n"
                  "a server's Retry-After goes before")
      ->type_name("SECONDS")
      ->capture_default_str();
  parser.add_option("--timeout", timeout_, "How long to wait for an answer")
      ->type_name("SECONDS")
      ->capture_default_str();
  parser.add_option("--language", options_.language, "Language of labels in Neo4j, such as fa")
      ->type_name("TAG");
  schema_.setup(parser);
  parser.footer(
      "User and password come from DIPLOGRAPH_USER and DIPLOGRAPH_PASSWORD (or a token from\n"
      "DIPLOGRAPH_TOKEN), else the terminal is asked when the server wants to know.\n"
      "\n"
      "Examples:\n"
      "  diplograph push out/graph.jsonld http://localhost:7474 --dry-run\n"
      "  diplograph push out/graph.jsonld https://neo4j.example.org:7473 --database policy\n"
      "  diplograph push out/graph.jsonld http://localhost:3030/policy/data --state push.json\n"
      "  diplograph push out/graph.jsonld http://localhost:7878/store\\\n"
      "    --graph https://example.org/graphs/policy --replace\n");
}

std::unique_ptr<PushTarget> CommandPush::target(const network::ServerUrl& url) const {
  std::string kind = kind_;
  if (kind.empty()) {
    const bool neo4j = url.path == "/" || url.path.find("/db/") != std::string::npos;
    kind = neo4j ? "neo4j" : "graph-store";
  }
  if (kind == "neo4j") {
    if (!graph_.empty() || replace_) {
      throw UsageError("--graph and --replace are for RDF stores, and this is taken for a Neo4j");
    }
    exporting::BatchLimits limits;
    limits.rows = batch_ == 0 ? usual_rows : batch_;
    return std::make_unique<Neo4jTarget>(url, database_, options_, limits, !no_constraints_);
  }
  if (kind == "graph-store") {
    if (!database_.empty() || no_constraints_) {
      throw UsageError(
          "--database and --no-constraints are for Neo4j, and this is taken for an RDF store");
    }
    return std::make_unique<GraphStoreTarget>(url, graph_, batch_ == 0 ? usual_triples : batch_,
                                              replace_);
  }
  const std::vector<std::string> kinds{"neo4j", "graph-store"};
  throw UsageError("there is no kind of server \"" + kind + "\"" + suggestion(kind, kinds) +
                   "; there are neo4j and graph-store");
}

ExitStatus CommandPush::send(PushTarget& target, const network::ServerUrl& url,
                             const Graph& graph) const {
  network::Patience patience;
  patience.tries = tries_;
  patience.first_wait = milliseconds(wait_, 0, "--wait");
  network::Limits limits;
  limits.answering = milliseconds(timeout_, 0.001, "--timeout");
  const PushPlan plan = plan_of(target, graph);
  std::optional<PushState> state;
  if (!state_.empty()) state.emplace(state_, target.place(), plan);
  std::size_t done = state ? state->done() : 0;
  if (done != 0) spdlog::info("going on behind request {} of {}", done, plan.batches);

  PushSession session(target, network::HttpClient(limits), credentials_of_environment(url.origin),
                      patience, url.origin);
  try {
    session.push(graph, plan, done, [&](std::size_t now) {
      done = now;
      if (state) state->note(now);
    });
  } catch (const std::runtime_error& error) {
    if (done == 0) throw;
    spdlog::error("{}", error.what());
    spdlog::error("{} of {} requests are in; run the same command again: {}", done, plan.batches,
                  state ? "it goes on from there"
                        : "what is in is not doubled (with --state FILE it goes on from there)");
    return ExitStatus::partial;
  }
  if (state) state->finish();
  spdlog::info("{} nodes and {} edges are in {}", graph.node_count(), graph.edge_count(),
               target.place());
  return ExitStatus::fine;
}

ExitStatus CommandPush::run() {
  const network::ServerUrl url = server_at(url_);
  const std::unique_ptr<PushTarget> where = target(url);
  if (!url.encrypted && !url.loopback && !dry_run_) {
    spdlog::warn(
        "{} is not encrypted: everybody on the way can read what is sent, password included",
        url.origin);
  }
  const Graph graph = read_graph(input_, schema_.load());
  if (dry_run_) {
    write_plan(*where, graph);
    return ExitStatus::fine;
  }
  return send(*where, url, graph);
}

}  // namespace diplograph::cli
