#include "extract/model/question.hpp"

#include <utility>

#include "extract/model/actors.hpp"
#include "extract/model/answer_form.hpp"
#include "extract/text/sha256.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_repeated_answer = 2000;
constexpr std::size_t mark_digits = 12;

/// A sign that does not occur in a text: a part of its checksum, so that nobody who writes the text
/// knows it, and of the checksum's if by chance it does.
std::string mark_for(std::string_view text) {
  std::string mark = sha256(text).substr(0, mark_digits);
  while (text.find(mark) != std::string_view::npos) mark = sha256(mark).substr(0, mark_digits);
  return mark;
}

std::string beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  while ((static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return std::string(text.substr(0, most)) + " ...";
}

}  // namespace

Questioner::Questioner(const Schema& schema, ModelSettings settings, std::vector<Prompt> prompts)
    : settings_(std::move(settings)) {
  forms_.json_schema = answer_json_schema(schema);
  forms_.grammar = answer_grammar(schema);
  for (const std::string_view language : {"en", "fa"}) prompts.push_back(built_in_prompt(language));
  for (Prompt& prompt : prompts) {
    const std::string types = types_as_text(schema, prompt);
    const std::string relations = relations_as_text(schema, prompt);
    std::string system = filled(prompt.system, {{"types", types}, {"relations", relations}});
    std::string language = prompt.language;
    told_.try_emplace(std::move(language), Told{std::move(prompt), std::move(system)});
  }
}

const Questioner::Told& Questioner::told(std::string_view language) const {
  const auto own = told_.find(language);
  return own != told_.end() ? own->second : told_.find("en")->second;
}

std::vector<Question> Questioner::questions(const DocumentReading& reading) const {
  const Told& prompt = told(reading.document.language);
  const std::string& text = reading.document.text.text();
  const auto or_nothing = [&](const std::string& words) -> std::string_view {
    return words.empty() ? prompt.prompt.nothing : words;
  };
  std::vector<Question> questions;
  for (const Window& window : cut_into_windows(reading.document, settings_.windows)) {
    const std::string_view words =
        std::string_view(text).substr(window.text.begin, window.text.size());
    const std::string mark = mark_for(words);
    const std::string begin = "<<<<<< " + mark;
    const std::string end = ">>>>>> " + mark;
    const std::string actors = actors_before(reading, window.text.end, settings_.most_actors);
    Question question;
    question.request.model = settings_.model;
    question.request.seed = settings_.seed;
    question.request.answer_tokens = settings_.answer_tokens;
    question.request.messages = {
        {ChatRole::system, prompt.system},
        {ChatRole::user, filled(prompt.prompt.user, {{"title", or_nothing(reading.document.title)},
                                                     {"section", or_nothing(window.section)},
                                                     {"actors", or_nothing(actors)},
                                                     {"begin", begin},
                                                     {"text", words},
                                                     {"end", end}})}};
    question.origin.extractor = "model:" + settings_.model;
    question.origin.rule = prompt.prompt.name();
    question.origin.passage = window.text;
    question.origin.origin.request = questions.size() + 1;
    questions.push_back(std::move(question));
  }
  return questions;
}

ChatRequest Questioner::again(const ChatRequest& asked, std::string_view answer,
                              std::string_view error, std::string_view language) const {
  const Prompt& prompt = told(language).prompt;
  ChatRequest request = asked;
  // Some servers refuse empty messages.
  request.messages.push_back(
      {ChatRole::assistant,
       answer.empty() ? prompt.nothing : beginning(answer, longest_repeated_answer)});
  request.messages.push_back({ChatRole::user, filled(prompt.again, {{"error", error}})});
  return request;
}

}  // namespace diplograph::extract
