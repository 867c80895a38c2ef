#include <fstream>
#include <sstream>
#include <string>

#include "export/format_table.hpp"
#include "tests/catch.hpp"

namespace diplograph::exporting {

TEST_CASE("docs/formats.md shows the formats that the program has") {
  std::ifstream file(std::string(DIPLOGRAPH_SOURCE_DIR) + "/docs/formats.md", std::ios::binary);
  REQUIRE(file);
  std::ostringstream page;
  page << file.rdbuf();
  const std::string text = page.str();
  const std::string begin = "<!-- formats -->\n";
  const std::size_t at = text.find(begin);
  REQUIRE(at != std::string::npos);
  const std::size_t end = text.find("<!-- /formats -->", at);
  REQUIRE(end != std::string::npos);
  // When they differ: diplograph export --list --markdown
  CHECK(text.substr(at + begin.size(), end - at - begin.size()) == format_table());
}

}  // namespace diplograph::exporting
