// Whatever a server or a model answers: nothing crashes, and what is read is valid UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/model/answer.hpp"
#include "extract/model/chat_answer.hpp"
#include "graph/utf8.hpp"

using namespace diplograph;
using namespace diplograph::extract;

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

void read(std::string_view content, bool at_limit, bool whatever_is_whole) {
  const AnswerReading reading = read_answer(content, {}, at_limit, whatever_is_whole);
  const bool unreadable = reading.state == AnswerReading::State::unreadable;
  expect(unreadable == !reading.error.empty());
  expect(!unreadable || (reading.candidates.empty() && reading.malformed.empty()));
  expect(reading.candidates.size() <= most_facts_of_answer);
  for (const Candidate& candidate : reading.candidates) {
    expect(is_utf8(candidate.quote) && is_utf8(candidate.source.name));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const ChatAnswer answer = read_chat_answer(bytes);
    expect(is_utf8(answer.content));
    read(answer.content, answer.cut, false);
  } catch (const NoChatAnswer&) {
    // What it is instead is told to the user.
  }
  expect(complaint_of(bytes).size() <= 303);
  const std::string content = valid_utf8(bytes);
  read(content, false, false);
  read(content, true, false);
  read(content, false, true);
  return 0;
}
