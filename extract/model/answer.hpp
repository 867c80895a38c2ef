#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/candidates/candidate.hpp"
#include "extract/candidates/rejection.hpp"

namespace diplograph::extract {

/// More facts in one answer are a loop of the model's, not a reading of a window.
inline constexpr std::size_t most_facts_of_answer = 500;

/// What an answer of a model holds.
struct AnswerReading {
  enum class State : std::uint8_t {
    whole,      ///< all of it was read
    cut,        ///< it ends in the middle: its whole facts were read
    unreadable  ///< it is no list of facts; `error` says why
  };
  State state = State::unreadable;
  std::vector<Candidate> candidates;  ///< what the model says, nothing of it checked yet
  std::vector<Rejection> malformed;   ///< facts without what a fact needs
  std::string error;                  ///< one clause, fit to be told to the model
};

/// Reads what a model answered: the facts of a JSON object or of a list, whatever words, fences or
/// thoughts stand around it. `origin` becomes that of each candidate, with its place in the answer.
///
/// An answer that ends in the middle (`at_limit`: it had to) yields its whole facts. One that is
/// broken in the middle is unreadable; with `whatever_is_whole`, the last resort, what stands
/// before the break is taken as if it had been cut there. O(size) but for at most 64 attempts.
[[nodiscard]] AnswerReading read_answer(std::string_view content, const Candidate& origin,
                                        bool at_limit, bool whatever_is_whole = false);

}  // namespace diplograph::extract
