#include "cli/push/graph_store.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "export/writers.hpp"
#include "graph/error.hpp"
#include "graph/lexical_form.hpp"

#include "network/retrying.hpp"

namespace diplograph::cli {

GraphStoreTarget::GraphStoreTarget(const network::ServerUrl& url, const std::string& graph,
                                   std::size_t triples, bool replace)
    : url_(url.below(graph.empty() ? "?default" : "?graph=" + network::query_value(graph))),
      place_("graph store, " + url.below({}) + ", " + (graph.empty() ? "default graph" : graph)),
      triples_(triples),
      replace_(replace) {
  if (!graph.empty() && !is_absolute_iri(graph)) {
    throw UsageError("--graph takes an absolute IRI, such as https://example.org/graphs/policy");
  }
  if (replace && graph.empty()) {
    throw UsageError("--replace empties a graph first; say which one with --graph IRI");
  }
}

std::string GraphStoreTarget::place() const { return place_; }

void GraphStoreTarget::visit_batches(const Graph& graph,
                                     const std::function<void(PushBatch&)>& visit) const {
  PushBatch batch;
  batch.what = "triples";
  const auto hand_over = [&] {
    if (batch.items == 0) return;
    ++batch.number;
    visit(batch);
    batch.payload.clear();
    batch.items = 0;
  };
  // Lines of N-Quads without a graph are N-Triples; a line end in a literal is escaped.
  exporting::write_nquads(graph, {}, [&](std::string_view block) {
    while (!block.empty()) {
      const std::size_t end = block.find('\n');
      batch.payload += block.substr(0, end == std::string_view::npos ? end : end + 1);
      if (end == std::string_view::npos) return;
      block.remove_prefix(end + 1);
      if (++batch.items == triples_) hand_over();
    }
  });
  hand_over();
}

void GraphStoreTarget::greet(const Exchange& /*exchange*/) {}  // the first batch says it all

network::Request GraphStoreTarget::request(const PushBatch& batch) const {
  network::Request request;
  request.method = replace_ && batch.number == 1 ? network::Method::put : network::Method::post;
  request.url = url_;
  request.headers = {{"Content-Type", "application/n-triples"}, {"Accept", "*/*"}};
  return request;
}

std::string GraphStoreTarget::body_of(const PushBatch& batch) const { return batch.payload; }

bool GraphStoreTarget::may_pass(const network::Response& response) const {
  return network::status_may_pass(response);
}

void GraphStoreTarget::check(const network::Response& response, const PushBatch& /*batch*/) const {
  check_status(response);
  const bool page = response.content_type == "text/html";
  const bool wrong = response.status == 404 || response.status == 405 || response.status == 415 ||
                     response.status == 501;
  if (wrong || (page && response.status / 100 == 2)) {
    throw OutputError(
        "no graph store answers at " + url_ + " (" + std::to_string(response.status) +
        (page ? ", a web page" : said(response)) +
        "); it is at http://HOST:3030/DATASET/data in Fuseki, http://HOST:7878/store "
        "in Oxigraph, http://HOST:7200/repositories/NAME/rdf-graphs/service in GraphDB");
  }
  if (response.status / 100 != 2) {
    throw OutputError("the store refuses it (" + std::to_string(response.status) + ")" +
                      said(response));
  }
}

}  // namespace diplograph::cli
