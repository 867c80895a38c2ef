#include "cli/push/plan.hpp"

#include "cli/atomic_file.hpp"
#include "graph/content_hash.hpp"

namespace diplograph::cli {

PushPlan plan_of(const PushTarget& target, const Graph& graph) {
  PushPlan plan;
  ContentHash hash;
  target.visit_batches(graph, [&](const PushBatch& batch) {
    ++plan.batches;
    plan.items += batch.items;
    plan.bytes += target.body_of(batch).size();
    hash << batch.statement << batch.payload;
  });
  plan.hash = hash.hexadecimal();
  return plan;
}

void write_plan(const PushTarget& target, const Graph& graph) {
  AtomicFile output("-");
  PushPlan plan;
  output.write(target.place() + "\n");
  target.visit_batches(graph, [&](const PushBatch& batch) {
    const network::Request request = target.request(batch);
    const std::size_t bytes = target.body_of(batch).size();
    ++plan.batches;
    plan.bytes += bytes;
    output.write(std::to_string(batch.number) + "  " +
                 std::string(network::to_string(request.method)) + " " + request.url + "  " +
                 (batch.items == 0 ? "" : std::to_string(batch.items) + " ") + batch.what + ", " +
                 std::to_string(bytes) + " bytes\n");
    if (!batch.statement.empty()) output.write("   " + batch.statement + "\n");
  });
  output.write(std::to_string(plan.batches) + " requests, " + std::to_string(plan.bytes) +
               " bytes; nothing was sent\n");
  output.commit();
}

}  // namespace diplograph::cli
