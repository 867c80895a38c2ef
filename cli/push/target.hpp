#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "graph/graph.hpp"

#include "network/http_message.hpp"

namespace diplograph::cli {

/// A part of a graph that goes to a server in one request. Which parts there are, and in which
/// order, depends on the graph and the options alone.
struct PushBatch {
  std::string what;        ///< "State", "State-pursues-Goal", "triples"
  std::size_t items = 0;   ///< nodes, edges or triples in it
  std::string statement;   ///< Cypher; empty for a store of triples
  std::string payload;     ///< parameters of the statement, or N-Triples
  std::size_t number = 0;  ///< from 1
};

/// Sends a request, with patience; the answer, whatever its status. Throws `NetworkError`.
using Exchange = std::function<network::Response(const network::Request&)>;

/// A server that takes a graph in batches, each of which may be sent again.
class PushTarget {
 public:
  PushTarget() = default;
  PushTarget(const PushTarget&) = delete;
  PushTarget& operator=(const PushTarget&) = delete;
  virtual ~PushTarget() = default;

  /// What the server is and where the graph goes in it, for messages and the state file.
  [[nodiscard]] virtual std::string place() const = 0;
  virtual void visit_batches(const Graph& graph,
                             const std::function<void(PushBatch&)>& visit) const = 0;
  /// Finds out how the server wants to be spoken to. Throws `OutputError` if it is another one.
  virtual void greet(const Exchange& exchange) = 0;
  /// The request for a batch, without its body, which `body_of` makes.
  [[nodiscard]] virtual network::Request request(const PushBatch& batch) const = 0;
  [[nodiscard]] virtual std::string body_of(const PushBatch& batch) const = 0;
  /// Whether the same request may succeed later.
  [[nodiscard]] virtual bool may_pass(const network::Response& response) const = 0;
  /// Throws `OutputError`, with a remedy, unless the server took the whole batch.
  virtual void check(const network::Response& response, const PushBatch& batch) const = 0;
};

/// Throws what every server means by a status: not logged in, not allowed, moved, too busy.
/// Returns for success and for what only the target understands.
void check_status(const network::Response& response);

/// The beginning of what a server said, on one line, for a message.
[[nodiscard]] std::string said(const network::Response& response);

}  // namespace diplograph::cli
