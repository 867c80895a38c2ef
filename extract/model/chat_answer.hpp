#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace diplograph::extract {

/// What a model answered.
struct ChatAnswer {
  std::string content;  ///< valid UTF-8; empty if it said nothing
  bool cut = false;     ///< it reached the limit of an answer
  /// As the server counted them; 0 if it did not say.
  std::uint64_t request_tokens = 0;
  std::uint64_t answer_tokens = 0;
};

/// What a server sent is no answer of a model. `what()` is one clause.
class NoChatAnswer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Reads the body of an answer to POST /chat/completions. Bytes that are no UTF-8 become U+FFFD.
/// Only what the model says is taken: calls of tools, which nobody offered, are not looked at.
/// Throws `NoChatAnswer`.
[[nodiscard]] ChatAnswer read_chat_answer(std::string_view body);

/// What a server says is wrong with a request: the message in the JSON of its error, else the
/// beginning of its words. Control characters become spaces; at most 300 bytes.
[[nodiscard]] std::string complaint_of(std::string_view body);

/// The text with bytes that are no UTF-8 replaced by U+FFFD. O(size).
[[nodiscard]] std::string valid_utf8(std::string_view text);

/// JSON text with escapes of lone surrogates (\ud83d without its other half) replaced by that of
/// U+FFFD, so that a strict reader takes it. O(size).
[[nodiscard]] std::string without_lone_surrogates(std::string_view json);

}  // namespace diplograph::extract
