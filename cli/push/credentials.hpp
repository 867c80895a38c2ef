#pragma once

#include <optional>
#include <string>

#include "network/http_client.hpp"

namespace diplograph::cli {

/// What DIPLOGRAPH_TOKEN, or DIPLOGRAPH_USER and DIPLOGRAPH_PASSWORD, hold; asks for a password
/// alone that is missing. Throws `UsageError` if they contradict each other or hold characters that
/// no header can carry.
[[nodiscard]] network::Credentials credentials_of_environment(const std::string& server);

/// Asks the person at the terminal for user and password (unless `user` is known), which are not
/// shown. Nothing if nobody is there or they do not want to say.
[[nodiscard]] std::optional<network::Credentials> ask_for_credentials(const std::string& server,
                                                                      std::string user = {});

}  // namespace diplograph::cli
