#include "cli/push/target.hpp"

#include <string>

#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

/// At most `limit` bytes, whole characters.
std::string beginning(std::string text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return text.substr(0, limit) + "...";
}

}  // namespace

std::string said(const network::Response& response) {
  std::string line;
  for (const char letter : response.body) {
    const bool blank = static_cast<unsigned char>(letter) <= ' ' || letter == '\x7F';
    if (!blank) line += letter;
    if (blank && !line.empty() && line.back() != ' ') line += ' ';
    if (line.size() > 400) break;
  }
  while (line.ends_with(' ')) line.pop_back();
  if (line.empty()) return {};
  return ", saying: " + beginning(std::move(line), 300);
}

void check_status(const network::Response& response) {
  const std::string status = std::to_string(response.status);
  if (response.status == 401) {
    throw OutputError(
        "the server does not know this user or password (401); set DIPLOGRAPH_USER and "
        "DIPLOGRAPH_PASSWORD, or DIPLOGRAPH_TOKEN");
  }
  if (response.status == 403) {
    throw OutputError("this user may not do that (403)" + said(response));
  }
  if (response.status >= 300 && response.status < 400) {
    throw OutputError("the server sends us elsewhere (" + status + ")" +
                      (response.location.empty() ? "" : ", to " + response.location) +
                      "; give the address where it is");
  }
  if (response.status == 413) {
    throw OutputError("a request is too long for the server (413); try a smaller --batch");
  }
  if (response.retry_after) {
    throw OutputError("the server answers " + status + " and wants us back in " +
                      std::to_string(response.retry_after->count()) + " s");
  }
  if (response.status == 408 || response.status == 429 || response.status >= 500) {
    throw OutputError("the server goes on answering " + status + said(response));
  }
}

}  // namespace diplograph::cli
