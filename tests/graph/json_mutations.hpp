#pragma once

#include <functional>
#include <string>
#include <vector>

#include <rapidjson/document.h>

namespace diplograph {

/// JSON text as a tree, and back. A text that is no JSON fails the test.
[[nodiscard]] rapidjson::Document parsed_json(const std::string& json);
[[nodiscard]] std::string json_text(const rapidjson::Value& value);

/// Calls `visit` with the text of `json` for each way to change one of its values: every value
/// replaced by each of `replacements` (JSON texts) and of values of every type, each member left
/// out, doubled and renamed, each object and array longer.
void for_each_mutation(const std::string& json, const std::vector<std::string>& replacements,
                       const std::function<void(const std::string& json)>& visit);

}  // namespace diplograph
