#include "cli/push/neo4j.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/pointer.h>

#include "export/byte_buffer.hpp"
#include "export/json_text.hpp"
#include "graph/error.hpp"

#include "network/retrying.hpp"

namespace diplograph::cli {
namespace {

/// What Neo4j answered: an error's code and message, or the number that the statement returned.
struct Answer {
  bool understood = false;  ///< it is an answer of Neo4j's
  std::string code;
  std::string message;
  std::optional<std::uint64_t> done;
};

std::string text_at(const rapidjson::Document& document, const char* pointer) {
  const rapidjson::Value* value = rapidjson::Pointer(pointer).Get(document);
  if (value == nullptr || !value->IsString()) return {};
  return {value->GetString(), value->GetStringLength()};
}

Answer parsed(const network::Response& response) {
  Answer answer;
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(response.body.data(), response.body.size());
  if (document.HasParseError() || !document.IsObject()) return answer;
  answer.code = text_at(document, "/errors/0/code");
  answer.message = text_at(document, "/errors/0/message");
  answer.understood =
      !answer.code.empty() || document.HasMember("data") || document.HasMember("results");
  for (const char* place : {"/data/values/0/0", "/results/0/data/0/row/0"}) {
    const rapidjson::Value* value = rapidjson::Pointer(place).Get(document);
    if (value != nullptr && value->IsUint64()) answer.done = value->GetUint64();
  }
  return answer;
}

std::string below_database(const network::ServerUrl& url, const std::string& database) {
  const std::size_t at = url.path.rfind("/db/");
  const bool named = at != std::string::npos && url.path.find('/', at + 4) == std::string::npos;
  if (named && !database.empty()) {
    throw UsageError("the address names a database, and so does --database; say it once");
  }
  if (named) return url.below({});
  return url.below("/db/" + network::query_value(database.empty() ? "neo4j" : database));
}

}  // namespace

Neo4jTarget::Neo4jTarget(const network::ServerUrl& url, const std::string& database,
                         exporting::Options options, exporting::BatchLimits limits,
                         bool constraints)
    : database_(below_database(url, database)),
      options_(std::move(options)),
      limits_(limits),
      constraints_(constraints) {}

std::string Neo4jTarget::place() const { return "Neo4j, " + database_; }

void Neo4jTarget::visit_batches(const Graph& graph,
                                const std::function<void(PushBatch&)>& visit) const {
  std::size_t number = 0;
  exporting::visit_cypher_batches(
      graph, options_, limits_, constraints_, [&](const exporting::CypherBatch& cypher) {
        PushBatch batch;
        batch.what = (cypher.part == exporting::CypherPart::constraint ? "constraint of " : "") +
                     cypher.what;
        batch.items = cypher.rows;
        batch.statement = cypher.statement;
        batch.payload = cypher.parameters;
        batch.number = ++number;
        visit(batch);
      });
}

void Neo4jTarget::greet(const Exchange& exchange) {
  PushBatch nothing;
  nothing.statement = "RETURN 0 AS done";
  nothing.payload = "{}";
  const std::string query_body = body_of(nothing);
  network::Request query = request(nothing);
  query.body = query_body;
  const network::Response first = exchange(query);
  const bool missing = first.status == 404 || first.status == 405 || first.status == 501;
  if (!missing || !parsed(first).code.empty()) {
    check(first, nothing);
    return;
  }
  transactional_ = true;
  const std::string body = body_of(nothing);
  network::Request transaction = request(nothing);
  transaction.body = body;
  check(exchange(transaction), nothing);
}

network::Request Neo4jTarget::request(const PushBatch& /*batch*/) const {
  network::Request request;
  request.method = network::Method::post;
  request.url = database_ + (transactional_ ? "/tx/commit" : "/query/v2");
  request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
  return request;
}

std::string Neo4jTarget::body_of(const PushBatch& batch) const {
  std::string body = transactional_ ? "{\"statements\":[{\"statement\":" : "{\"statement\":";
  const exporting::Sink sink = [&body](std::string_view block) { body += block; };
  exporting::ByteBuffer out(sink);
  exporting::json_string(out, batch.statement);
  out << ",\"parameters\":" << batch.payload << (transactional_ ? "}]}" : "}");
  out.finish();
  return body;
}

bool Neo4jTarget::may_pass(const network::Response& response) const {
  return network::status_may_pass(response) ||
         parsed(response).code.starts_with("Neo.TransientError.");
}

void Neo4jTarget::refuse(const network::Response& response) const {
  throw OutputError("there is no Neo4j at " + database_ + " (it answers " +
                    std::to_string(response.status) + said(response) +
                    "); Neo4j listens for http at port 7474, and a store of RDF is given by the "
                    "address of its graphs: see diplograph push --help");
}

void Neo4jTarget::check(const network::Response& response, const PushBatch& batch) const {
  const Answer answer = parsed(response);
  if (answer.code == "Neo.ClientError.Database.DatabaseNotFound") {
    throw OutputError("there is no database at " + database_ +
                      "; name another one with --database");
  }
  if (batch.statement.starts_with("CREATE CONSTRAINT") &&
      answer.code == "Neo.ClientError.Security.Forbidden") {
    throw OutputError(
        "this user may not create constraints; let somebody run the statements of "
        "diplograph export --to cypher-constraints, then push with --no-constraints");
  }
  check_status(response);
  if (!answer.code.empty()) {
    throw OutputError("Neo4j refuses it: " + answer.message + " (" + answer.code + ")");
  }
  if (response.status / 100 != 2 || !answer.understood) refuse(response);
  if (batch.items != 0 && answer.done != batch.items) {
    throw OutputError(
        "Neo4j took " +
        (answer.done ? std::to_string(*answer.done) : std::string("an unknown part")) + " of " +
        std::to_string(batch.items) + " " + batch.what +
        "; somebody else removes nodes at the same time, or a node with the id of "
        "one of ours stands there twice");
  }
}

}  // namespace diplograph::cli
