#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace diplograph::network {

/// What was given is no address that requests can be sent to. `what()` is one clause that repeats
/// nothing of it but the scheme: it may hold a password.
class UrlError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The address of a server, taken apart (RFC 3986).
struct ServerUrl {
  std::string origin;  ///< "https://example.org:7473"
  std::string path;    ///< "/db/neo4j", never empty, without a slash at the end but for "/"
  bool encrypted = false;
  bool loopback = false;  ///< this machine itself

  /// Throws `UrlError` for anything but http and https, and where there is a user, a password, a
  /// query or a fragment.
  explicit ServerUrl(const std::string& text);

  /// The address of something below: "https://example.org/db/neo4j" + "/query/v2".
  [[nodiscard]] std::string below(std::string_view rest) const;
};

/// Text as the value of a parameter in a query: all but the unreserved characters of RFC 3986 as
/// %XX.
[[nodiscard]] std::string query_value(std::string_view text);

}  // namespace diplograph::network
