#include "network/server_url.hpp"

#include <memory>
#include <new>

#include <curl/curl.h>

namespace diplograph::network {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeText {
  void operator()(char* text) const { curl_free(text); }
};

/// A part of an address; empty if it has none.
std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  const CURLUcode result = curl_url_get(url, which, &text, flags);
  if (result == CURLUE_OUT_OF_MEMORY) throw std::bad_alloc();
  const std::unique_ptr<char, FreeText> owned(text);
  return result == CURLUE_OK ? std::string(text) : std::string();
}

bool is_loopback(std::string_view host) {
  return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

}  // namespace

ServerUrl::ServerUrl(const std::string& text) {
  const std::unique_ptr<CURLU, FreeUrl> url(curl_url());
  if (!url) throw std::bad_alloc();
  const CURLUcode result =
      curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME);
  if (result != CURLUE_OK) {
    throw UrlError("that is no address of a server, which is written http://HOST:PORT/PATH");
  }
  const std::string scheme = part(url.get(), CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") {
    throw UrlError("a server is spoken to by http or https, not by " + scheme);
  }
  if (!part(url.get(), CURLUPART_USER).empty() || !part(url.get(), CURLUPART_PASSWORD).empty()) {
    throw UrlError(
        "the address holds a user or a password, which everybody on this machine can read");
  }
  if (!part(url.get(), CURLUPART_QUERY).empty() || !part(url.get(), CURLUPART_FRAGMENT).empty()) {
    throw UrlError("the address goes on behind a \"?\" or a \"#\"; give it without");
  }
  const std::string host = part(url.get(), CURLUPART_HOST);
  const std::string port = part(url.get(), CURLUPART_PORT);
  origin = scheme + "://" + host + (port.empty() ? "" : ":" + port);
  path = part(url.get(), CURLUPART_PATH);
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  if (path.empty()) path = "/";
  encrypted = scheme == "https";
  loopback = is_loopback(host);
}

std::string ServerUrl::below(std::string_view rest) const {
  return origin + (path == "/" ? std::string() : path) + std::string(rest);
}

std::string query_value(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view unreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string quoted;
  for (const char letter : text) {
    if (unreserved.find(letter) != std::string_view::npos) {
      quoted += letter;
      continue;
    }
    const auto byte = static_cast<unsigned char>(letter);
    quoted += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return quoted;
}

}  // namespace diplograph::network
