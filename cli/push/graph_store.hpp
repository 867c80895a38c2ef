#pragma once

#include <cstddef>
#include <string>

#include "cli/push/target.hpp"

#include "network/server_url.hpp"

namespace diplograph::cli {

/// A store of RDF, spoken to by the SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation of
/// 2013): N-Triples are added to a graph of it (POST), or the first of them replace it (PUT).
class GraphStoreTarget : public PushTarget {
 public:
  /// `graph` is the IRI of the graph in the store; empty for its default graph. Throws
  /// `UsageError` if it is no absolute IRI, or if the default graph is to be replaced.
  GraphStoreTarget(const network::ServerUrl& url, const std::string& graph, std::size_t triples,
                   bool replace);

  [[nodiscard]] std::string place() const override;
  void visit_batches(const Graph& graph,
                     const std::function<void(PushBatch&)>& visit) const override;
  void greet(const Exchange& exchange) override;
  [[nodiscard]] network::Request request(const PushBatch& batch) const override;
  [[nodiscard]] std::string body_of(const PushBatch& batch) const override;
  [[nodiscard]] bool may_pass(const network::Response& response) const override;
  void check(const network::Response& response, const PushBatch& batch) const override;

 private:
  std::string url_;    // with the graph
  std::string place_;  // for messages
  std::size_t triples_;
  bool replace_;
};

}  // namespace diplograph::cli
