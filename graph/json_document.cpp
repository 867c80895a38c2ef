#include "graph/json_document.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <vector>

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/byte_window.hpp"
#include "graph/json_scanner.hpp"
#include "graph/utf8.hpp"

#include "schema_files.hpp"

namespace diplograph {
namespace {

/// Hears the parse of a text and stops it at the first key that an object has twice, at nesting
/// beyond `max_depth`, and at half a surrogate pair, which RapidJSON lets pass as an escape.
class Walker : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Walker> {
 public:
  bool Default() { return value(); }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return whole({text, length}) && value();
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    Level& level = levels_.back();
    level.key.assign(text, length);
    if (!whole(level.key)) return false;
    if (!level.keys.insert(level.key).second) {
      problem = "the key \"" + level.key + "\" stands twice in one object; keep one";
      return false;
    }
    return true;
  }
  bool StartObject() { return value() && open(true); }
  bool StartArray() { return value() && open(false); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  /// The JSON pointer of the value that the parse has come to.
  [[nodiscard]] std::string pointer() const {
    std::string result;
    for (const Level& level : levels_) {
      result += '/';
      if (!level.object) {
        result += std::to_string(level.index - (&level == &levels_.back() ? 0 : 1));
        continue;
      }
      for (const char c : level.key) {
        result += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
      }
    }
    return result;
  }

  std::string problem;

 private:
  struct Level {
    bool object = false;
    std::size_t index = 0;
    std::string key;
    std::set<std::string> keys;
  };

  bool open(bool object) {
    if (levels_.size() >= JsonScanner::max_depth) {
      problem = "nested more than " + std::to_string(JsonScanner::max_depth) + " levels deep";
      return false;
    }
    levels_.push_back({object, 0, {}, {}});
    return true;
  }
  bool close() {
    levels_.pop_back();
    return true;
  }
  bool value() {
    if (!levels_.empty() && !levels_.back().object) ++levels_.back().index;
    return true;
  }
  bool whole(std::string_view text) {
    if (is_utf8(text)) return true;
    problem = "not valid JSON: a \\u escape is half of a surrogate pair";
    return false;
  }

  std::vector<Level> levels_;
};

/// Hands each event of a parse to a walker, and to a document as long as the walker goes on.
class Tee {
 public:
  Tee(Walker& walker, rapidjson::Document& document) : walker_(walker), document_(document) {}

  using Size = rapidjson::SizeType;
  bool Null() { return walker_.Null() && document_.Null(); }
  bool Bool(bool value) { return walker_.Bool(value) && document_.Bool(value); }
  bool Int(int value) { return walker_.Int(value) && document_.Int(value); }
  bool Uint(unsigned value) { return walker_.Uint(value) && document_.Uint(value); }
  bool Int64(std::int64_t value) { return walker_.Int64(value) && document_.Int64(value); }
  bool Uint64(std::uint64_t value) { return walker_.Uint64(value) && document_.Uint64(value); }
  bool Double(double value) { return walker_.Double(value) && document_.Double(value); }
  bool RawNumber(const char* text, Size length, bool copy) {
    return walker_.RawNumber(text, length, copy) && document_.RawNumber(text, length, copy);
  }
  bool String(const char* text, Size length, bool copy) {
    return walker_.String(text, length, copy) && document_.String(text, length, copy);
  }
  bool Key(const char* text, Size length, bool copy) {
    return walker_.Key(text, length, copy) && document_.Key(text, length, copy);
  }
  bool StartObject() { return walker_.StartObject() && document_.StartObject(); }
  bool EndObject(Size count) { return walker_.EndObject(count) && document_.EndObject(count); }
  bool StartArray() { return walker_.StartArray() && document_.StartArray(); }
  bool EndArray(Size count) { return walker_.EndArray(count) && document_.EndArray(count); }

 private:
  Walker& walker_;
  rapidjson::Document& document_;
};

SourcePosition position_at(std::string_view text, std::size_t offset, const std::string& file,
                           const JsonOrigin& origin, std::string_view pointer) {
  const ByteWindow::Place place =
      place_behind({origin.line, origin.column}, text.substr(0, std::min(offset, text.size())));
  std::string whole = origin.pointer + std::string(pointer);
  return {file, place.line, place.column, whole.empty() ? "/" : std::move(whole)};
}

constexpr unsigned parse_flags = rapidjson::kParseValidateEncodingFlag |
                                 rapidjson::kParseIterativeFlag |
                                 rapidjson::kParseFullPrecisionFlag;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The text of a schema of ours. "FILE#NAME" is the definition NAME of FILE made a schema of its
/// own, with the other definitions beside it.
rapidjson::Document schema_json(std::string_view name) {
  const std::string_view file = name.substr(0, name.find('#'));
  const auto text = schema_files::find(file);
  if (!text) throw std::logic_error("no built-in JSON Schema " + std::string(name));
  rapidjson::Document document;
  document.Parse(text->data(), text->size());
  if (document.HasParseError()) throw std::logic_error("broken JSON Schema " + std::string(name));
  if (file.size() == name.size()) return document;
  const std::string definition(name.substr(file.size() + 1));
  rapidjson::Document part;
  part.CopyFrom(document["definitions"][definition.c_str()], part.GetAllocator());
  rapidjson::Value definitions(document["definitions"], part.GetAllocator());
  part.AddMember("definitions", definitions, part.GetAllocator());
  return part;
}

/// A compiled schema of ours, kept for the life of the program.
const rapidjson::SchemaDocument& compiled(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<rapidjson::SchemaDocument>, std::less<>> cache;
  const std::lock_guard lock(mutex);
  if (const auto found = cache.find(name); found != cache.end()) return *found->second;
  auto schema = std::make_unique<rapidjson::SchemaDocument>(schema_json(name));
  return *cache.emplace(std::string(name), std::move(schema)).first->second;
}

std::string shown(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  std::string text(buffer.GetString(), buffer.GetSize());
  if (text.size() > 80) {
    std::size_t cut = 77;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    text = text.substr(0, cut) + "...";
  }
  return text;
}

/// What a JSON Schema keyword asks for, as a clause.
std::string expectation(const std::string& keyword, const rapidjson::Value& schema) {
  const auto* value =
      schema.IsObject() && schema.HasMember(keyword.c_str()) ? &schema[keyword.c_str()] : nullptr;
  const std::string wanted = value != nullptr ? shown(*value) : "";
  if (keyword == "type") return "expected the type " + wanted;
  if (keyword == "enum") return "expected one of " + wanted;
  if (keyword == "pattern") return "expected text that matches " + wanted;
  if (keyword == "required") return "expected all of the members " + wanted;
  if (keyword == "additionalProperties") return "expected no member beyond those of the format";
  if (keyword == "minimum") return "expected at least " + wanted;
  if (keyword == "maximum") return "expected at most " + wanted;
  if (keyword == "minItems") return "expected at least " + wanted + " items";
  if (keyword == "maxItems") return "expected at most " + wanted + " items";
  if (keyword == "minLength") return "expected at least " + wanted + " characters";
  if (keyword == "oneOf" || keyword == "anyOf") return "expected exactly one of the known forms";
  return "expected what \"" + keyword + "\" of the format asks for";
}

std::string fragment(const rapidjson::Pointer& pointer) {
  rapidjson::StringBuffer buffer;
  pointer.Stringify(buffer);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

JsonDocument::JsonDocument(std::string_view text, std::string file, JsonOrigin origin,
                           Extent extent)
    : text_(text), file_(std::move(file)), origin_(std::move(origin)) {
  rapidjson::MemoryStream stream(text_.data(), text_.size());
  rapidjson::Reader reader;
  Walker walker;
  rapidjson::ParseResult result;
  auto generate = [&](rapidjson::Document& document) {
    Tee tee(walker, document);
    result = extent == Extent::whole
                 ? reader.Parse<parse_flags>(stream, tee)
                 : reader.Parse<parse_flags | rapidjson::kParseStopWhenDoneFlag>(stream, tee);
    return !result.IsError();
  };
  document_.Populate(generate);
  if (!walker.problem.empty()) {
    throw InputError(position_at(text_, stream.Tell(), file_, origin_, walker.pointer()),
                     walker.problem);
  }
  if (!result.IsError()) return;
  std::string problem = "not valid JSON: ";
  problem += text_.starts_with(byte_order_mark)
                 ? "a byte order mark stands before it; save the file without one"
                 : rapidjson::GetParseError_En(result.Code());
  throw InputError(position_at(text_, result.Offset(), file_, origin_, walker.pointer()), problem);
}

SourcePosition JsonDocument::position(std::string_view pointer) const {
  return position_at(text_, offset_of_value(text_, pointer).value_or(0), file_, origin_, pointer);
}

void JsonDocument::require(std::string_view schema_file) const {
  const rapidjson::SchemaDocument& schema = compiled(schema_file);
  rapidjson::SchemaValidator validator(schema);
  if (document_.Accept(validator)) return;
  const std::string keyword = validator.GetInvalidSchemaKeyword();
  const rapidjson::Document text = schema_json(schema_file);
  const rapidjson::Value* rule = validator.GetInvalidSchemaPointer().Get(text);
  const rapidjson::Value* found = validator.GetInvalidDocumentPointer().Get(document_);
  throw InputError(position(fragment(validator.GetInvalidDocumentPointer())),
                   expectation(keyword, rule != nullptr ? *rule : text) + ", found " +
                       (found != nullptr ? shown(*found) : "nothing") + " (" +
                       std::string(schema_file) + ")");
}

}  // namespace diplograph
