#pragma once

#include <string>

#include "cli/push/target.hpp"
#include "export/cypher_batches.hpp"
#include "export/format.hpp"

#include "network/server_url.hpp"

namespace diplograph::cli {

/// A running Neo4j, spoken to by its Query API (version 2, Neo4j 5.19 and later) or, where that is
/// missing, its HTTP API of transactions (`/db/NAME/tx/commit`, Neo4j 4 and later).
class Neo4jTarget : public PushTarget {
 public:
  /// `url` is the server, or a database of it (`.../db/NAME`); `database` is empty in that case.
  /// Throws `UsageError` if both name one.
  Neo4jTarget(const network::ServerUrl& url, const std::string& database,
              exporting::Options options, exporting::BatchLimits limits, bool constraints);

  [[nodiscard]] std::string place() const override;
  void visit_batches(const Graph& graph,
                     const std::function<void(PushBatch&)>& visit) const override;
  void greet(const Exchange& exchange) override;
  [[nodiscard]] network::Request request(const PushBatch& batch) const override;
  [[nodiscard]] std::string body_of(const PushBatch& batch) const override;
  [[nodiscard]] bool may_pass(const network::Response& response) const override;
  void check(const network::Response& response, const PushBatch& batch) const override;

 private:
  std::string database_;  // its address
  exporting::Options options_;
  exporting::BatchLimits limits_;
  bool constraints_;
  bool transactional_ = false;  // the older of the two interfaces

  [[noreturn]] void refuse(const network::Response& response) const;
};

}  // namespace diplograph::cli
