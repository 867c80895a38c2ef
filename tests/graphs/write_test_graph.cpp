// Writes a graph that tests use as JSON-LD to standard output, for programs outside of the tests.
//
// usage: write_test_graph nasty | hostile | bilingual | generated NODES EDGES

#include <charconv>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/format.hpp"
#include "tests/export/nasty_graph.hpp"
#include "tests/graphs/bilingual_graph.hpp"
#include "tests/graphs/hostile_graph.hpp"

#include "bench/generated_graph.hpp"

namespace {

std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

void write(const diplograph::Graph& graph) {
  diplograph::exporting::find_format("jsonld")->write(
      graph, {}, [](std::string_view block) { std::cout << block; });
  std::cout.flush();
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  try {
    if (arguments.size() == 1 && arguments[0] == "nasty") {
      write(diplograph::exporting::nasty_graph());
    } else if (arguments.size() == 1 && arguments[0] == "hostile") {
      write(diplograph::hostile_graph());
    } else if (arguments.size() == 1 && arguments[0] == "bilingual") {
      write(diplograph::bilingual_graph());
    } else if (arguments.size() == 3 && arguments[0] == "generated" && number(arguments[1]) &&
               number(arguments[2])) {
      write(diplograph::bench::generated_graph(*number(arguments[1]), *number(arguments[2])));
    } else {
      std::cerr << "usage: write_test_graph nasty | hostile | bilingual | generated NODES EDGES\n";
      return 2;
    }
  } catch (const std::exception& error) {
    std::cerr << "write_test_graph: " << error.what() << "\n";
    return 1;
  }
  return std::cout ? 0 : 1;
}
