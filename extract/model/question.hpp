#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/candidates/candidate.hpp"
#include "extract/document_reading.hpp"
#include "extract/model/chat_request.hpp"
#include "extract/model/prompt.hpp"
#include "extract/model/windows.hpp"
#include "graph/schema.hpp"

namespace diplograph::extract {

/// What a model is asked with.
struct ModelSettings {
  std::string model;
  std::uint64_t seed = 0;
  std::uint64_t answer_tokens = 4096;  ///< most that it may answer to one question
  WindowLimits windows;
  std::size_t most_actors = 40;  ///< that it is told of
};

/// One window of a document, put to a model.
struct Question {
  ChatRequest request;
  /// What all candidates of its answers have in common: who says so, by which prompt, in answer to
  /// which question, and of which passage.
  Candidate origin;
};

/// Puts documents to a model: what it is told comes from a prompt and a schema, and the text stands
/// between two lines that no text can hold, declared as data.
class Questioner {
 public:
  /// `prompts` take the place of the built-in ones of their languages. The schema has to outlive
  /// this.
  Questioner(const Schema& schema, ModelSettings settings, std::vector<Prompt> prompts);

  /// The questions of a document, in text order. Depends on nothing but the reading and what this
  /// was made with.
  [[nodiscard]] std::vector<Question> questions(const DocumentReading& reading) const;

  /// The question once more, after an answer that could not be read.
  [[nodiscard]] ChatRequest again(const ChatRequest& asked, std::string_view answer,
                                  std::string_view error, std::string_view language) const;

  [[nodiscard]] const AnswerForms& forms() const { return forms_; }
  [[nodiscard]] const ModelSettings& settings() const { return settings_; }

 private:
  /// A prompt whose system message is filled in.
  struct Told {
    Prompt prompt;
    std::string system;
  };
  ModelSettings settings_;
  AnswerForms forms_;
  std::map<std::string, Told, std::less<>> told_;  // by language

  [[nodiscard]] const Told& told(std::string_view language) const;
};

}  // namespace diplograph::extract
