#include "network/http_client.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <exception>
#include <new>
#include <utility>
#include <vector>

#include <curl/curl.h>

namespace diplograph::network {
namespace {

struct FreeHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

void append(HeaderList& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  static_cast<void>(list.release());
  list.reset(longer);
}

/// Prepares libcurl once in a process.
void prepare_library() {
  static const CURLcode prepared = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (prepared != CURLE_OK) {
    throw NetworkError(Failure::other, std::string("libcurl: ") + curl_easy_strerror(prepared));
  }
}

template <typename Value>
void set(CURL* handle, CURLoption option, Value value) {
  const CURLcode result = curl_easy_setopt(handle, option, value);
  if (result == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
  if (result != CURLE_OK) {
    throw NetworkError(Failure::other, std::string("libcurl: ") + curl_easy_strerror(result));
  }
}

using Clock = std::chrono::steady_clock;

/// What comes in, how much may, and how long it may pause.
struct Incoming {
  std::string* body = nullptr;
  std::size_t limit = 0;
  std::chrono::milliseconds longest_pause{};
  Clock::time_point last{};
  bool too_long = false;
  bool stalled = false;
  std::exception_ptr error{};  // an exception must not cross libcurl's frames, so it waits here
};

std::size_t take(const char* bytes, std::size_t one, std::size_t count, void* incoming) {
  auto* into = static_cast<Incoming*>(incoming);
  const std::size_t size = one * count;
  if (size > into->limit - into->body->size()) {
    into->too_long = true;
    return 0;
  }
  try {
    into->body->append(bytes, size);
  } catch (...) {
    into->error = std::current_exception();
    return 0;
  }
  into->last = Clock::now();
  return size;
}

/// Asked by libcurl about once a second, and more often while bytes move; ends a transfer by
/// returning something else than 0.
int go_on(void* incoming, curl_off_t /*all*/, curl_off_t /*came*/, curl_off_t /*to send*/,
          curl_off_t /*sent*/) {
  auto* into = static_cast<Incoming*>(incoming);
  if (into->body->empty()) return 0;  // who thinks before the first byte has not stalled
  into->stalled = Clock::now() - into->last > into->longest_pause;
  return into->stalled ? 1 : 0;
}

Failure failure_of(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
      return Failure::unreachable;
    case CURLE_OPERATION_TIMEDOUT:
      return Failure::timed_out;
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_PARTIAL_FILE:
      return Failure::broken;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
      return Failure::tls;
    default:
      return Failure::other;
  }
}

std::string media_type(const char* header) {
  std::string type(header == nullptr ? "" : header);
  type.resize(std::min(type.size(), type.find_first_of("; ")));
  std::transform(type.begin(), type.end(), type.begin(), [](unsigned char letter) {
    return static_cast<char>(letter < 0x80 ? std::tolower(letter) : letter);
  });
  return type;
}

/// User and password as the header of Basic has them (base64, RFC 4648); empty without a user.
std::string basic_form(const Credentials& credentials) {
  if (credentials.user.empty() && credentials.password.empty()) return {};
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string plain = credentials.user + ":" + credentials.password;
  std::string encoded;
  for (std::size_t at = 0; at < plain.size(); at += 3) {
    unsigned group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      const unsigned char byte =
          at + i < plain.size() ? static_cast<unsigned char>(plain[at + i]) : 0U;
      group = group << 8U | byte;
    }
    for (std::size_t i = 0; i < 4; ++i) {
      encoded += at + i > plain.size() ? '=' : digits[group >> (18U - 6U * i) & 63U];
    }
  }
  return encoded;
}

}  // namespace

std::string_view to_string(Method method) {
  switch (method) {
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::get:
      break;
  }
  return "GET";
}

struct HttpClient::State {
  explicit State(const Limits& given) : limits(given) {
    prepare_library();
    handle.reset(curl_easy_init());
    if (!handle) throw std::bad_alloc();
  }

  Limits limits;
  std::unique_ptr<CURL, FreeHandle> handle;
  Credentials credentials;
  bool answered = false;
};

HttpClient::HttpClient(const Limits& limits) : state_(std::make_unique<State>(limits)) {}
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;
HttpClient::~HttpClient() = default;

void HttpClient::authorize(Credentials credentials) {
  state_->credentials = std::move(credentials);
}

bool HttpClient::answered() const { return state_->answered; }

Response HttpClient::send(const Request& request) {
  CURL* const handle = state_->handle.get();
  curl_easy_reset(handle);  // keeps the connection
  HeaderList headers;
  append(headers, "Expect:");  // no round trip before a body
  for (const Header& header : request.headers) append(headers, header.name + ": " + header.value);

  std::array<char, CURL_ERROR_SIZE> reason{};
  Response response;
  Incoming incoming{&response.body, state_->limits.answer_bytes, state_->limits.stalling};
  set(handle, CURLOPT_ERRORBUFFER, reason.data());
  set(handle, CURLOPT_NOSIGNAL, 1L);
  set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  set(handle, CURLOPT_FOLLOWLOCATION, 0L);
  set(handle, CURLOPT_USERAGENT, "diplograph");
  set(handle, CURLOPT_URL, request.url.c_str());
  set(handle, CURLOPT_HTTPHEADER, headers.get());
  set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(state_->limits.connecting.count()));
  set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(state_->limits.answering.count()));
  set(handle, CURLOPT_WRITEFUNCTION, &take);
  set(handle, CURLOPT_WRITEDATA, &incoming);
  if (state_->limits.stalling.count() > 0) {
    set(handle, CURLOPT_NOPROGRESS, 0L);
    set(handle, CURLOPT_XFERINFOFUNCTION, &go_on);
    set(handle, CURLOPT_XFERINFODATA, &incoming);
  }
  if (request.method != Method::get) {
    set(handle, CURLOPT_CUSTOMREQUEST, to_string(request.method).data());
    set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(handle, CURLOPT_POSTFIELDS, request.body.data() == nullptr ? "" : request.body.data());
  }
  const Credentials& credentials = state_->credentials;
  if (!credentials.token.empty()) {
    set(handle, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
    set(handle, CURLOPT_XOAUTH2_BEARER, credentials.token.c_str());
  } else if (!credentials.empty()) {
    set(handle, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    set(handle, CURLOPT_USERNAME, credentials.user.c_str());
    set(handle, CURLOPT_PASSWORD, credentials.password.c_str());
  }

  const CURLcode result = curl_easy_perform(handle);
  if (incoming.error) std::rethrow_exception(incoming.error);
  if (incoming.too_long) {
    throw NetworkError(Failure::too_long, "the answer of " + request.url + " is longer than " +
                                              std::to_string(state_->limits.answer_bytes) +
                                              " bytes");
  }
  if (incoming.stalled) {
    throw NetworkError(Failure::timed_out,
                       "the answer of " + request.url + " stopped in the middle for more than " +
                           std::to_string(state_->limits.stalling.count()) + " ms");
  }
  if (result == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
  if (result != CURLE_OK) {
    const char* why = reason.front() == '\0' ? curl_easy_strerror(result) : reason.data();
    throw NetworkError(failure_of(result), without_secrets(request.url + ": " + why));
  }
  long status = 0;
  curl_off_t wait = 0;
  const char* type = nullptr;
  char* location = nullptr;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &type);
  curl_easy_getinfo(handle, CURLINFO_REDIRECT_URL, &location);
  curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &wait);
  response.status = static_cast<int>(status);
  response.content_type = media_type(type);
  if (location != nullptr) response.location = location;
  if (wait > 0) response.retry_after = std::chrono::seconds(wait);
  state_->answered = true;
  return response;
}

std::string HttpClient::without_secrets(std::string_view text) const {
  const Credentials& credentials = state_->credentials;
  std::string clean(text);
  const std::string encoded = basic_form(credentials);
  for (const std::string& secret : {encoded, credentials.password, credentials.token}) {
    if (secret.empty()) continue;
    for (std::size_t at = clean.find(secret); at != std::string::npos;
         at = clean.find(secret, at + 3)) {
      clean.replace(at, secret.size(), "***");
    }
  }
  return clean;
}

}  // namespace diplograph::network
