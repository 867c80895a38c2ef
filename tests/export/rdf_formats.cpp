#include <map>
#include <set>
#include <string>
#include <string_view>

#include <rapidjson/document.h>
#include <serd/serd.h>

#include "tests/catch.hpp"
#include "tests/export/nasty_graph.hpp"

namespace diplograph::exporting {
namespace {

using Triples = std::set<std::string>;

std::string triple(const std::string& subject, const std::string& predicate,
                   const std::string& object) {
  return subject + "\n" + predicate + "\n" + object;
}

// A reader of flat JSON-LD, for what a graph.jsonld uses of it: prefixes, terms with a type, @id,
// @type, @value and @language, nested objects with an @id. Written without looking at the writer.
class JsonLd {
 public:
  explicit JsonLd(const std::string& json) {
    document_.Parse(json.c_str());
    REQUIRE_FALSE(document_.HasParseError());
    for (const auto& item : document_["@graph"].GetArray()) node(item);
  }

  [[nodiscard]] const Triples& triples() const { return triples_; }

 private:
  rapidjson::Document document_;
  Triples triples_;

  const rapidjson::Value* definition(const std::string& term) {
    const rapidjson::Value& context = document_["@context"];
    return context.HasMember(term.c_str()) ? &context[term.c_str()] : nullptr;
  }

  std::string iri(const std::string& name) {
    if (const auto* term = definition(name)) {
      const std::string text = term->IsString() ? term->GetString() : (*term)["@id"].GetString();
      if (text != name) return iri(text);
    }
    const std::size_t colon = name.find(':');
    const bool absolute = name.compare(colon, 3, "://") == 0;
    if (const auto* prefix = absolute ? nullptr : definition(name.substr(0, colon))) {
      return prefix->GetString() + name.substr(colon + 1);
    }
    return name;
  }

  std::string node(const rapidjson::Value& item) {
    const std::string subject = iri(item["@id"].GetString());
    for (const auto& member : item.GetObject()) {
      const std::string key = member.name.GetString();
      if (key == "@id") continue;
      if (!member.value.IsArray()) {
        value(subject, key, member.value);
        continue;
      }
      for (const auto& one : member.value.GetArray()) value(subject, key, one);
    }
    return subject;
  }

  void value(const std::string& subject, const std::string& key, const rapidjson::Value& value) {
    if (key == "@type") {
      triples_.insert(triple(subject, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                             "<" + iri(value.GetString()) + ">"));
      return;
    }
    triples_.insert(triple(subject, iri(key), object(key, value)));
  }

  std::string object(const std::string& key, const rapidjson::Value& value) {
    const std::string xsd = "http://www.w3.org/2001/XMLSchema#";
    if (value.IsUint64()) return std::to_string(value.GetUint64()) + "^" + xsd + "integer";
    if (value.IsObject() && value.HasMember("@id")) return "<" + node(value) + ">";
    if (value.IsObject()) {
      const std::string text = value["@value"].GetString();
      return value.HasMember("@language") ? text + "@" + value["@language"].GetString()
                                          : text + "^" + xsd + "string";
    }
    const auto* term = definition(key);
    const std::string type =
        term != nullptr && term->IsObject() ? (*term)["@type"].GetString() : "";
    if (type == "@id") return "<" + iri(value.GetString()) + ">";
    return value.GetString() + std::string("^") + (type.empty() ? xsd + "string" : iri(type));
  }
};

// The triples that serd reads, in the same notation.
class SerdFile {
 public:
  SerdFile(const std::string& bytes, SerdSyntax syntax) {
    environment_ = serd_env_new(nullptr);
    SerdReader* reader =
        serd_reader_new(syntax, this, nullptr, nullptr, prefix, statement, nullptr);
    serd_reader_set_strict(reader, true);
    const SerdStatus status =
        serd_reader_read_string(reader, reinterpret_cast<const std::uint8_t*>(bytes.c_str()));
    serd_reader_free(reader);
    serd_env_free(environment_);
    CHECK(status == SERD_SUCCESS);
  }

  [[nodiscard]] const Triples& triples() const { return triples_; }

 private:
  SerdEnv* environment_ = nullptr;
  Triples triples_;

  static SerdStatus prefix(void* self, const SerdNode* name, const SerdNode* uri) {
    return serd_env_set_prefix(static_cast<SerdFile*>(self)->environment_, name, uri);
  }

  std::string text(const SerdNode& node) {
    if (node.type == SERD_CURIE) {
      SerdNode whole = serd_env_expand_node(environment_, &node);
      std::string result(reinterpret_cast<const char*>(whole.buf), whole.n_bytes);
      serd_node_free(&whole);
      return result;
    }
    return {reinterpret_cast<const char*>(node.buf), node.n_bytes};
  }

  static SerdStatus statement(void* handle, SerdStatementFlags /*flags*/, const SerdNode* /*graph*/,
                              const SerdNode* subject, const SerdNode* predicate,
                              const SerdNode* object, const SerdNode* datatype,
                              const SerdNode* language) {
    auto& self = *static_cast<SerdFile*>(handle);
    std::string value = self.text(*object);
    if (object->type != SERD_LITERAL) {
      value = "<" + value + ">";
    } else if (language != nullptr && language->buf != nullptr) {
      value += "@" + self.text(*language);
    } else {
      value += "^" + (datatype != nullptr && datatype->buf != nullptr
                          ? self.text(*datatype)
                          : std::string("http://www.w3.org/2001/XMLSchema#string"));
    }
    self.triples_.insert(triple(self.text(*subject), self.text(*predicate), value));
    return SERD_SUCCESS;
  }
};

void check_same(const Triples& one, const Triples& other) {
  for (const std::string& item : one) {
    if (!other.contains(item)) FAIL("missing: " << item);
  }
  CHECK(one.size() == other.size());
}

}  // namespace

TEST_CASE("N-Quads, Turtle and TriG have the triples of the JSON-LD") {
  for (const Graph& graph : {nasty_graph(), star_graph(20, "fa")}) {
    const Triples wanted = JsonLd(write_as("jsonld", graph).bytes).triples();
    REQUIRE(wanted.size() > 100);
    check_same(wanted, SerdFile(write_as("nquads", graph).bytes, SERD_NQUADS).triples());
    check_same(wanted, SerdFile(write_as("turtle", graph).bytes, SERD_TURTLE).triples());
    check_same(wanted, SerdFile(write_as("trig", graph).bytes, SERD_TRIG).triples());
  }
}

TEST_CASE("a line of N-Quads is one triple, whatever a quote holds") {
  const std::string text = write_as("nquads", nasty_graph()).bytes;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size(); ++lines) {
    const std::size_t end = text.find('\n', at);
    REQUIRE(end != std::string::npos);
    CHECK(text.substr(end - 2, 2) == " .");
    CHECK(text[at] == '<');
    at = end + 1;
  }
  CHECK(lines > 100);
  CHECK(count(text, "\\\"b\\\" \\\\ , ; \\t <&> ]]>") > 0);
  CHECK(count(text, "\\u000B") > 0);
}

}  // namespace diplograph::exporting
