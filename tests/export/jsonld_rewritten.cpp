// A graph.jsonld that other programs have written anew: members and items in another order, other
// white space, escapes for letters. It is the same graph.
#include <string>
#include <utility>
#include <vector>

#include <rapidjson/document.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/jsonld_reader.hpp"
#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph::exporting {
namespace {

using rapidjson::Value;
using Ascii = rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::ASCII<>>;
using Pretty = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

/// The members of all objects in a random order; lists have theirs.
void shuffle(Value& value, Random& random, rapidjson::Document::AllocatorType& allocator) {
  if (value.IsArray()) {
    for (auto& item : value.GetArray()) shuffle(item, random, allocator);
  }
  if (!value.IsObject()) return;
  std::vector<std::pair<Value, Value>> members;
  for (auto& member : value.GetObject()) {
    shuffle(member.value, random, allocator);
    members.emplace_back(std::move(member.name), std::move(member.value));
  }
  random.shuffle(members);
  value.SetObject();
  for (auto& [name, content] : members) value.AddMember(name, content, allocator);
}

template <typename Writer>
std::string text_of(const Value& value) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  REQUIRE(value.Accept(writer));
  return {buffer.GetString(), buffer.GetSize()};
}

std::string with_windows_line_ends(const std::string& text) {
  std::string result;
  for (const char letter : text)
    result += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
  return result;
}

std::string again(const std::string& json) {
  return write_as("jsonld", read_jsonld(json, "graph.jsonld", Schema::diplomacy())).bytes;
}

}  // namespace

TEST_CASE("JSON-LD that was laid out anew, with escapes or in another order is the same graph") {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    CAPTURE(seed);
    const std::string json =
        write_as("jsonld", seed == 0 ? nasty_graph() : assembled(generated_claims(seed))).bytes;
    rapidjson::Document document;
    document.Parse(json.data(), json.size());
    REQUIRE_FALSE(document.HasParseError());
    CHECK(again(text_of<Ascii>(document)) == json);
    CHECK(again(with_windows_line_ends(text_of<Pretty>(document))) == json);

    Random random(seed);
    Value& items = document["@graph"];
    for (rapidjson::SizeType i = 0; i < items.Size(); ++i) {
      items[i].Swap(items[static_cast<rapidjson::SizeType>(random.below(items.Size()))]);
    }
    shuffle(document, random, document.GetAllocator());
    CHECK(again(text_of<Ascii>(document)) == json);
    CHECK(again(text_of<Pretty>(document)) == json);
  }
}

TEST_CASE("JSON-LD whose items come before its context and in reverse order is the same graph") {
  const std::string json = write_as("jsonld", nasty_graph()).bytes;
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  REQUIRE_FALSE(document.HasParseError());
  Value& items = document["@graph"];
  Value reversed(rapidjson::kArrayType);
  for (rapidjson::SizeType i = items.Size(); i > 0; --i) {
    reversed.PushBack(Value(items[i - 1], document.GetAllocator()), document.GetAllocator());
  }
  rapidjson::Document file(rapidjson::kObjectType);
  file.AddMember("@graph", reversed, document.GetAllocator());
  file.AddMember("@context", document["@context"], document.GetAllocator());
  CHECK(again(text_of<Pretty>(file)) == json);
}

}  // namespace diplograph::exporting
