// Any bytes as a graph.jsonld, and as the items of one. What comes in small parts is read, or
// refused with its place, as what comes at once.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

#include "graph/error.hpp"
#include "graph/jsonld_context.hpp"
#include "graph/jsonld_reader.hpp"
#include "graph/schema.hpp"

namespace {

using namespace diplograph;

struct Reading {
  std::size_t nodes = 0, edges = 0;
  std::string error;
  bool operator==(const Reading&) const = default;
};

template <typename Bytes>
Reading read(const Bytes& bytes) {
  Reading reading;
  try {
    const Graph graph = read_jsonld(bytes, "fuzz.jsonld", Schema::diplomacy());
    reading.nodes = graph.node_count();
    reading.edges = graph.edge_count();
  } catch (const InputError& error) {
    if (error.position().file != "fuzz.jsonld" || error.position().line == 0) std::abort();
    reading.error = error.what();
  }
  return reading;
}

void check(std::string_view json) {
  const Reading whole = read(json);
  std::string_view rest = json;
  const Reading parts = read(ByteReader([&](std::span<char> room) {
    const std::size_t count = rest.copy(room.data(), std::min<std::size_t>(room.size(), 61));
    rest.remove_prefix(count);
    return count;
  }));
  if (whole != parts) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(bytes);
  static const std::string context = jsonld_context_object(Schema::diplomacy());
  check("{\"@context\":" + context + ",\"@graph\":[" + std::string(bytes) + "]}");
  return 0;
}
