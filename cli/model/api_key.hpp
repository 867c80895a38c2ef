#pragma once

#include <string>

#include "network/http_client.hpp"

namespace diplograph::cli {

/// The key for a model's server: the first line of a file, else what DIPLOGRAPH_API_KEY holds; none
/// if neither is there. Throws `InputError` or `UsageError`, which do not repeat it, if it is empty
/// or no header of HTTP can carry it.
[[nodiscard]] network::Credentials api_key(const std::string& file);

}  // namespace diplograph::cli
