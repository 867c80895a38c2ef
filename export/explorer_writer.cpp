#include "export/explorer_writer.hpp"

#include <string_view>

#include "export/explorer_data.hpp"
#include "graph/error.hpp"

#include "explorer_files.hpp"

namespace diplograph::exporting {
namespace {

// What explorer/build.mjs leaves where the data belongs.
constexpr std::string_view place_of_data = "@DIPLOGRAPH_DATA@";

std::string_view page() { return explorer_files::find("explorer.html").value_or(""); }

}  // namespace

bool has_explorer() { return page().find(place_of_data) != std::string_view::npos; }

void write_explorer(const Graph& graph, const Options& options, const Sink& sink) {
  const std::string_view html = page();
  const std::size_t place = html.find(place_of_data);
  if (place == std::string_view::npos) {
    throw OutputError(
        "this build of diplograph has no explorer, since node and npm were missing or could not "
        "fetch its libraries; run scripts/install-dependencies build with a network, configure "
        "with cmake -DDIPLOGRAPH_EXPLORER=ON and build again");
  }
  sink(html.substr(0, place));
  write_explorer_data(graph, options, sink);
  sink(html.substr(place + place_of_data.size()));
}

}  // namespace diplograph::exporting
