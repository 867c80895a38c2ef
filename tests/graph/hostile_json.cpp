// Graphs that were tampered with, cut off, blown up: each is refused with line, column and pointer.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/error.hpp"
#include "graph/jsonld_context.hpp"
#include "graph/jsonld_reader.hpp"
#include "tests/catch.hpp"

namespace diplograph {
namespace {

const std::string& context() {
  static const std::string object = jsonld_context_object(Schema::diplomacy());
  return object;
}

/// A file of these items, which begin on a line of their own, and that line.
std::string file_of(const std::string& items) {
  return "{\"@context\":" + context() + ",\"@graph\":[\n" + items + "]}";
}

const std::string norway =
    R"({"@id":"https://diplograph.org/id/state/norway","@type":"State","rdfs:label":["Norway"]})";

std::size_t lines_before_items() {
  return 2 + static_cast<std::size_t>(std::count(context().begin(), context().end(), '\n'));
}

InputError error_of(std::string_view json) {
  try {
    (void)read_jsonld(json, "graph.jsonld", Schema::diplomacy());
  } catch (const InputError& error) {
    return error;
  }
  FAIL("was read");
  return {{}, ""};
}

}  // namespace

TEST_CASE("what is wrong in a graph is told with its line, column and pointer") {
  struct Case {
    std::string items;
    std::size_t line, column;  // of the items
    const char* pointer;
    const char* says;
  };
  const std::string open = R"({"@id":"https://diplograph.org/id/state/norway","@type":"State",)";
  const std::string place = open + R"("rdfs:label":[)";
  const std::size_t value = place.size() + 1;
  const std::vector<Case> cases{
      {norway + ",\n" + norway, 2, 1, "/@graph/1", "stands twice"},
      {norway + ",\r\n" + norway, 2, 1, "/@graph/1", "stands twice"},
      {open + "\n \"rdfs:label\":[\"a\",\n  7]}", 3, 3, "/@graph/0/rdfs:label/1", "expected"},
      {place + "7]}", 1, value, "/@graph/0/rdfs:label/0", "expected exactly one of"},
      {place + "\"\\ud83d\"]}", 1, value + 1, "/@graph/0/rdfs:label/0", "surrogate"},
      {place + "\"\\ude00\"]}", 1, value + 8, "/@graph/0/rdfs:label/0", "surrogate"},
      {place + "\"\xC3\x28\"]}", 1, value + 1, "/@graph/0/rdfs:label/0", "Invalid encoding"},
      {place + "NaN]}", 1, value, "/@graph/0/rdfs:label/0", "not valid JSON"},
      {place + "1e999]}", 1, value, "/@graph/0/rdfs:label/0", "Number too big"},
      {place + "\"a\",]}", 1, value + 4, "/@graph/0/rdfs:label/1", "not valid JSON"},
      {place + "\"a\"", 1, 0, "/@graph", "expected a comma"},
      {open + "\"likes\":[\"x\"]}", 1, open.size() + 9, "/@graph/0/likes",
       "not in the file's @context"},
      {open + "\"a/~b\":[\"x\"]}", 1, open.size() + 8, "/@graph/0/a~1~0b",
       "not in the file's @context"},
      {"\"text\"", 1, 1, "/@graph/0", "expected the type"},
      {"{}", 1, 1, "/@graph/0", "expected all of the members"},
      {norway + " " + norway, 1, norway.size() + 1, "/@graph", "expected a comma"},
      {norway + ",", 1, norway.size() + 2, "/@graph/1", "not valid JSON"},
      {R"({"@id":"https://diplograph.org/id/state/norway","@type":"State","pursues":[)"
       "\n\"https://diplograph.org/id/goal/peace\"]}",
       2, 0, "/@graph/0/pursues/0", "no statement says"},
  };
  for (const Case& wrong : cases) {
    CAPTURE(wrong.items);
    const InputError error = error_of(file_of(wrong.items));
    CAPTURE(std::string(error.what()));
    CHECK(error.position().file == "graph.jsonld");
    CHECK(error.position().line == lines_before_items() + wrong.line - 1);
    if (wrong.column != 0) CHECK(error.position().column == wrong.column);
    CHECK(error.position().pointer.rfind(wrong.pointer, 0) == 0);
    CHECK(std::string(error.what()).find(wrong.says) != std::string::npos);
  }
}

TEST_CASE("what is wrong around the items of a graph is told with line and column") {
  const std::string whole = file_of(norway);
  struct Case {
    std::string json;
    const char* says;
  };
  const std::vector<Case> cases{
      {"", "not valid JSON"},
      {" \n", "not valid JSON"},
      {"null", "expected the type"},
      {"\xEF\xBB\xBF" + whole, "byte order mark"},
      {whole + "x", "something stands behind"},
      {whole + "\n" + whole, "something stands behind"},
      {whole + std::string(1, '\0'), "something stands behind"},
      {whole.substr(0, whole.size() - 1), "not valid JSON"},
      {whole.substr(0, whole.size() - 2), "expected a comma"},
      {"{\"@context\":{}}", "expected all of the members"},
      {"{\"@graph\":[]}", "expected all of the members"},
      {"{}", "expected all of the members"},
      {"{\"@context\":{},\"@graph\":{}}", "expected the type \"array\""},
      {"{\"@context\":{},\"@context\":{},\"@graph\":[]}", "stands twice"},
      {"{\"@context\":{},\"@graph\":[],\"@graph\":[]}", "stands twice"},
      {"{\"@context\":{\"dg\":\"x\",\"dg\":\"x\"},\"@graph\":[]}", "stands twice"},
      {"{\"@context\":{},\"@graph\":[],\"more\":1}", "no member beyond"},
      {"{\"@context\":{},\"@graph\":[],}", "not valid JSON"},
      {"{\"@context\":{} \"@graph\":[]}", "not valid JSON"},
      {"{\"@context\" {},\"@graph\":[]}", "not valid JSON"},
      {"{\"@context\":\"http://example.org/context\",\"@graph\":[]}", "expected the type"},
  };
  for (const Case& wrong : cases) {
    CAPTURE(wrong.json.substr(0, 60));
    const InputError error = error_of(wrong.json);
    CAPTURE(std::string(error.what()));
    CHECK(error.position().line > 0);
    CHECK(error.position().column > 0);
    CHECK_FALSE(error.position().pointer.empty());
    CHECK(std::string(error.what()).find(wrong.says) != std::string::npos);
  }
}

TEST_CASE("a million levels of nesting are refused wherever they stand") {
  constexpr std::size_t levels = 1'000'000;
  const std::string lists(levels, '[');
  std::string objects;
  for (std::size_t i = 0; i < levels; ++i) objects += "{\"a\":";
  for (const std::string& deep : {lists, objects}) {
    for (const std::string& json :
         {lists, "{\"@context\":" + deep, "{\"@context\":{},\"@graph\":" + deep, file_of(deep),
          file_of(norway + "," + deep),
          file_of(R"({"@id":"https://diplograph.org/id/state/norway","@type":"State","sameAs":)" +
                  deep),
          "{\"@graph\":[" + deep}) {
      CAPTURE(json.substr(0, 40));
      CHECK(std::string(error_of(json).what()).find("levels deep") != std::string::npos);
    }
  }
}

TEST_CASE("a string of 100 MB is read, and refused in few words") {
  const std::string large(100'000'000, 'x');
  const Graph graph = read_jsonld(
      file_of(R"({"@id":"https://diplograph.org/id/state/norway","@type":"State","rdfs:label":[")" +
              large + "\"]}"),
      "graph.jsonld", Schema::diplomacy());
  REQUIRE(graph.node_count() == 1);
  CHECK(graph.text((*graph.names(0).begin()).text) == large);
  for (const char* member : {"@id", "@type", "sameAs", "dg:mention"}) {
    const std::string json =
        file_of("{\"@id\":\"https://diplograph.org/id/state/norway\",\"@type\":\"State\"}");
    std::string wrong = json;
    const std::size_t at = wrong.find("\"" + std::string(member) + "\":\"", json.find("@graph"));
    if (at == std::string::npos) {
      wrong.insert(wrong.rfind('}', wrong.size() - 2),
                   ",\"" + std::string(member) + "\":\"" + large + "\"");
    } else {
      wrong.insert(at + std::string(member).size() + 4, large);
    }
    CAPTURE(member);
    CHECK(std::string(error_of(wrong).what()).size() < 2000);
  }
}

TEST_CASE("a graph that comes byte by byte is the same graph") {
  const std::string json = file_of(norway);
  std::string_view rest = json;
  const Graph graph = read_jsonld(ByteReader([&](std::span<char> room) {
                                    const std::size_t count = rest.copy(room.data(), 1);
                                    rest.remove_prefix(count);
                                    return count;
                                  }),
                                  "graph.jsonld", Schema::diplomacy());
  CHECK(graph.node_count() == 1);
}

}  // namespace diplograph
