#include "graph/jsonld_reader.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include "graph/error.hpp"
#include "graph/json_document.hpp"
#include "graph/json_scanner.hpp"
#include "graph/jsonld_builder.hpp"
#include "graph/jsonld_context.hpp"
#include "graph/jsonld_items.hpp"

namespace diplograph {
namespace {

const char* form_of(ItemKind kind) {
  switch (kind) {
    case ItemKind::schema:
      return "graph.schema.json#schema";
    case ItemKind::agent:
      return "graph.schema.json#agent";
    case ItemKind::activity:
      return "graph.schema.json#activity";
    case ItemKind::document:
      return "graph.schema.json#document";
    case ItemKind::statement:
      return "graph.schema.json#statement";
    case ItemKind::node:
    case ItemKind::unknown:
      break;
  }
  return "graph.schema.json#node";
}

/// Goes through the file and hands its items to the builder. What the scanner does not take is
/// parsed again, with RapidJSON and the JSON Schema, to say what is wrong.
class Reader {
 public:
  Reader(ByteReader bytes, const std::string& file, const Schema& schema)
      : window_(std::move(bytes), JsonScanner::padding),
        file_(file),
        schema_(schema),
        builder_(schema, file) {}

  Graph read() {
    read_file();
    // What is referred to comes first.
    std::stable_sort(waiting_.begin(), waiting_.end(),
                     [](const Waiting& a, const Waiting& b) { return a.kind < b.kind; });
    for (Waiting& item : waiting_) {
      const std::string_view text(item.text.data(), item.text.size() - JsonScanner::padding);
      kind_ = item.kind;
      if (take_item({text, item.number, item.start}, true).result != Result::added) {
        explain({text, item.number, item.start});
      }
      item.text = {};
    }
    return builder_.finish();
  }

 private:
  enum class Result : std::uint8_t { added, waits, wants_more, refused };
  struct Taken {
    Result result;
    std::size_t size;  // of the item
  };
  struct Waiting {
    ItemKind kind;
    std::string text;  // with the scanner's padding
    std::size_t number;
    ByteWindow::Place start;
  };

  ByteWindow window_;
  std::string file_;
  const Schema& schema_;
  JsonldBuilder builder_;
  bool has_context_ = false;
  bool has_graph_ = false;
  ItemKind kind_ = ItemKind::schema;  // of the last item, which the next one mostly has too
  std::vector<Waiting> waiting_;
  AgentItem agent_;
  ActivityItem activity_;
  DocumentItem document_;
  NodeItem node_;
  StatementItem statement_;

  [[noreturn]] void fail(const std::string& pointer, const std::string& problem) const {
    throw InputError({file_, window_.place().line, window_.place().column, pointer}, problem);
  }

  bool more() {
    try {
      return window_.more();
    } catch (const std::length_error& error) {
      fail("", std::string(error.what()) + "; this is no graph of ours");
    }
  }

  /// Takes something from the window, with as much of the file as that needs, and drops it.
  template <typename Take>
  bool take(const Take& take) {
    for (;;) {
      JsonScanner scanner(window_.bytes());
      if (take(scanner)) {
        window_.drop(scanner.at());
        return true;
      }
      if (!scanner.wants_more() || !more()) return false;
    }
  }

  bool take_sign(char sign) {
    return take([&](JsonScanner& scanner) { return scanner.take(sign); });
  }

  /// The value that comes next, to say what is wrong with it: throws if it is no JSON.
  JsonDocument next_value(const std::string& pointer) {
    for (;;) {
      JsonScanner scanner(window_.bytes());
      if (scanner.skip() || !scanner.wants_more() || !more()) break;
    }
    return {window_.bytes(),
            file_,
            {window_.place().line, window_.place().column, pointer},
            JsonDocument::Extent::first_value};
  }

  void read_file() {
    if (!take_sign('{')) next_value("").require("graph.schema.json#file");
    if (!take_sign('}')) {
      do {
        std::string key;
        const bool taken = take([&](JsonScanner& scanner) {
          std::string_view text;
          if (!scanner.string(text) || !scanner.take(':')) return false;
          key = text;
          return true;
        });
        if (!taken) fail("/", "not valid JSON: expected a member of the file");
        read_member(key);
      } while (take_sign(','));
      if (!take_sign('}')) fail("/", "not valid JSON: the file's object does not end here");
    }
    for (;;) {
      const std::size_t behind = window_.bytes().find_first_not_of(" \n\r\t");
      if (behind != std::string_view::npos) {
        window_.drop(window_.bytes().data() + behind);
        fail("/", "not valid JSON: something stands behind the file's object");
      }
      window_.drop(window_.bytes().data() + window_.bytes().size());
      if (!more()) break;
    }
    if (!has_context_ || !has_graph_) {
      fail("/", "expected all of the members [\"@context\",\"@graph\"], found " +
                    std::string(has_context_ ? "no @graph"
                                : has_graph_ ? "no @context"
                                             : "neither"));
    }
  }

  void read_member(const std::string& key) {
    bool& has = key == "@context" ? has_context_ : has_graph_;
    if (key != "@context" && key != "@graph") {
      fail("/" + key.substr(0, 80),
           "expected no member beyond those of the format "
           "(graph.schema.json#file)");
    }
    if (has) fail("/" + key, "the key \"" + key + "\" stands twice in one object; keep one");
    if (key == "@context") {
      read_context();
    } else {
      read_items();
    }
    has = true;
  }

  /// A term must mean here what it means in the schema; terms that only the file's schema has are
  /// refused where they are used.
  void read_context() {
    const JsonDocument json = next_value("/@context");
    json.require("graph.schema.json#context");
    const rapidjson::Value& context = json.root();
    for (const auto& [term, definition] : jsonld_context(schema_)) {
      const auto found = context.FindMember(term.c_str());
      if (found == context.MemberEnd()) continue;
      rapidjson::Document wanted;
      wanted.Parse(definition.c_str());
      if (found->value != wanted) {
        throw ForbiddenError(json.position("/" + term),
                             "the schema \"" + schema_.name() + "\" defines \"" + term + "\" as " +
                                 definition +
                                 "; read the file with the schema that it was made by");
      }
    }
    for (const auto& member : context.GetObject()) {
      builder_.add_term({member.name.GetString(), member.name.GetStringLength()});
    }
    if (!take([](JsonScanner& scanner) { return scanner.skip(); })) {
      fail("/@context", "not valid JSON");
    }
  }

  void read_items() {
    if (!take_sign('[')) {
      (void)next_value("/@graph");
      fail("/@graph", "expected the type \"array\" (graph.schema.json#file)");
    }
    if (take_sign(']')) return;
    std::size_t number = 0;
    do {
      read_item(number);
      ++number;
    } while (take_sign(','));
    if (!take_sign(']')) {
      fail("/@graph", "not valid JSON: expected a comma or \"]\" behind an item of the list");
    }
  }

  void read_item(std::size_t number) {
    for (;;) {
      const ItemPlace place{window_.bytes(), number, window_.place()};
      const Taken taken = take_item(place, false);
      if (taken.result == Result::wants_more && more()) continue;
      if (taken.result == Result::wants_more || taken.result == Result::refused) {
        (void)next_value(place.pointer());  // has the rest of the item read, too
        explain({window_.bytes(), number, window_.place()});
      }
      const std::string_view text = place.text.substr(0, taken.size);
      if (taken.result == Result::waits) {
        waiting_.push_back({kind_, std::string(text), number, place.start});
        waiting_.back().text.append(JsonScanner::padding, '\0');
      }
      window_.drop(text.data() + text.size());
      return;
    }
  }

  /// Tries the kind of the last item first. An item whose kind was found out is there as a whole.
  Taken take_item(const ItemPlace& place, bool last_call) {
    if (has_context_) {
      const Taken taken = take_as(kind_, place, last_call);
      if (taken.result != Result::refused) return taken;
    }
    JsonScanner scanner(place.text);
    ItemKind kind = ItemKind::unknown;
    if (!take_kind(scanner, kind)) {
      return {scanner.wants_more() ? Result::wants_more : Result::refused, 0};
    }
    const bool same = kind == kind_;
    kind_ = kind;
    if (!has_context_) return {Result::waits, behind(scanner, place)};
    return same ? Taken{Result::refused, 0} : take_as(kind, place, last_call);
  }

  static std::size_t behind(const JsonScanner& scanner, const ItemPlace& place) {
    return static_cast<std::size_t>(scanner.at() - place.text.data());
  }

  Taken take_as(ItemKind kind, const ItemPlace& place, bool last_call) {
    JsonScanner scanner(place.text);
    const auto add = [&](auto& item) {
      if (!diplograph::take(scanner, item)) {
        return Taken{Result::refused, 0};
      }
      const bool added = builder_.add(item, place, last_call) == JsonldBuilder::Outcome::added;
      return Taken{added ? Result::added : Result::waits, behind(scanner, place)};
    };
    switch (kind) {
      case ItemKind::schema:
        if (take_schema(scanner)) return {Result::added, behind(scanner, place)};
        return {Result::refused, 0};
      case ItemKind::agent:
        return add(agent_ = {});
      case ItemKind::activity:
        return add(activity_ = {});
      case ItemKind::document:
        return add(document_ = {});
      case ItemKind::node:
        return add(node_);
      case ItemKind::statement:
        return add(statement_);
      case ItemKind::unknown:
        break;
    }
    return {Result::refused, 0};
  }

  /// Says what is wrong with an item that was not taken.
  [[noreturn]] void explain(const ItemPlace& place) const {
    const JsonDocument json(place.text, file_,
                            {place.start.line, place.start.column, place.pointer()},
                            JsonDocument::Extent::first_value);
    json.require("graph.schema.json#item");
    JsonScanner scanner(place.text);
    ItemKind kind = ItemKind::node;
    if (take_kind(scanner, kind) && kind == ItemKind::unknown) {
      builder_.forbid_type(json.root()["@type"].GetString(), place);
    }
    json.require(form_of(kind));
    throw InputError(json.position(""),
                     std::string("is not as ") + form_of(kind) + " describes it");
  }
};

}  // namespace

Graph read_jsonld(ByteReader bytes, const std::string& file, const Schema& schema) {
  return Reader(std::move(bytes), file, schema).read();
}

Graph read_jsonld(std::string_view json, const std::string& file, const Schema& schema) {
  return read_jsonld(reader_of(json), file, schema);
}

}  // namespace diplograph
