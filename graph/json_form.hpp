#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>

namespace diplograph {

/// One way in which a JSON value has another form than its JSON Schema asks for.
struct FormBreach {
  std::string pointer;  ///< of the value, or of the member whose key is meant
  bool key = false;     ///< the key is wrong, not its value
  std::string problem;  ///< what was expected and what was found
  std::string remedy;
};

/// All breaches of one of our JSON Schemas ("graph-schema.schema.json"), in the order of the text,
/// where `JsonDocument::require` stops at the first one. Knows the keywords that our schemas of
/// files written by people use; throws `std::logic_error` at another one. Linear in the value.
[[nodiscard]] std::vector<FormBreach> form_breaches(const rapidjson::Value& value,
                                                    std::string_view schema_file);

}  // namespace diplograph
