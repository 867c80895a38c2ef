#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {
namespace {

// What scripts/interop-check says of the files of a graph; it ends with 0 if nothing failed.
int check(const Graph& graph, const std::string& name) {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("diplograph-interop-" + name + "-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  for (const Format& format : formats()) {
    if (format.occasion != Occasion::build) continue;
    std::ofstream file(folder / format.file_name, std::ios::binary);
    file << write_as(format.name, graph).bytes;
  }
  const std::string command =
      std::string(DIPLOGRAPH_SOURCE_DIR) + "/scripts/interop-check '" + folder.string() + "'";
  const int status = std::system(command.c_str());
  std::filesystem::remove_all(folder);
  return status;
}

}  // namespace

TEST_CASE("programs that we did not write read the files of the nasty graph") {
  CHECK(check(nasty_graph(), "nasty") == 0);
}

TEST_CASE("programs that we did not write read the files of a Persian hub") {
  CHECK(check(star_graph(60, "fa"), "star") == 0);
}

}  // namespace diplograph::exporting
