#include "cli/model/api_key.hpp"

#include <algorithm>
#include <utility>

#include "cli/read_file.hpp"
#include "cli/secret_variable.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {

network::Credentials api_key(const std::string& file) {
  network::Credentials credentials;
  if (file.empty()) {
    credentials.token = secret_variable("DIPLOGRAPH_API_KEY");
    return credentials;
  }
  std::string key = read_file(file);
  key.resize(std::min(key.size(), key.find('\n')));
  while (!key.empty() && (key.back() == '\r' || key.back() == ' ' || key.back() == '\t')) {
    key.pop_back();
  }
  if (key.empty()) {
    throw InputError({shown_name(file), 1, 0, {}}, "has no key in its first line");
  }
  if (!fits_header(key)) {
    throw InputError({shown_name(file), 1, 0, {}}, "holds a control character in its first line");
  }
  credentials.token = std::move(key);
  return credentials;
}

}  // namespace diplograph::cli
