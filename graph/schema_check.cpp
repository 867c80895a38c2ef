#include "graph/schema_check.hpp"

#include <algorithm>

#include "graph/json_document.hpp"
#include "graph/json_form.hpp"
#include "graph/schema_reader.hpp"

namespace diplograph {

SchemaCheck check_schema(std::string_view json, const std::string& file) {
  SchemaCheck check;
  std::optional<JsonDocument> document;
  try {
    document.emplace(json, file);
  } catch (const InputError& error) {
    // A text that is no JSON has one mistake that can be told.
    SourcePosition position = error.position();
    const std::string problem = std::string(error.what()).substr(position.text().size() + 2);
    std::size_t at = 0;
    for (std::size_t line = 1; line < position.line; ++line) at = json.find('\n', at) + 1;
    at += position.column - std::min<std::size_t>(position.column, 1);
    check.mistakes.push_back({position_of(json, at, file),
                              {at, at + 1},
                              problem,
                              "mend the text there; the mistake may begin before this place"});
    return check;
  }
  SchemaMistakes mistakes(json, file);
  for (const FormBreach& breach : form_breaches(document->root(), "graph-schema.schema.json")) {
    if (breach.key) {
      mistakes.add_at_key(breach.pointer, breach.problem, breach.remedy);
    } else {
      mistakes.add(breach.pointer, breach.problem, breach.remedy);
    }
  }
  Schema schema = SchemaReader(document->root(), mistakes).read();
  if (mistakes.empty()) {
    check.schema = std::move(schema);
  } else {
    check.mistakes = mistakes.take();
  }
  return check;
}

}  // namespace diplograph
