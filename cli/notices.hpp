#pragma once

#include <string>
#include <vector>

#include "extract/extractor.hpp"

namespace diplograph::cli {

/// Warns of what was noticed while a document was read: "NAME:LINE: message".
void warn_of(const std::vector<extract::Notice>& notices, const std::string& name);

}  // namespace diplograph::cli
