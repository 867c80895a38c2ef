#include "cli/command_analyse.hpp"

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/notices.hpp"
#include "cli/read_file.hpp"
#include "cli/reading_options.hpp"
#include "extract/language/conllu_analysis.hpp"
#include "extract/text/document_text.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

const extract::LanguageModel& model_of(const std::string& language) {
  return extract::LanguageModel::of(language == "fa" ? extract::Language::persian
                                                     : extract::Language::english);
}

}  // namespace

void CommandAnalyse::setup(CLI::App& parser) {
  parser.add_option("FILE", input_, "Document (text), or - for standard input")
      ->type_name("")
      ->required();
  parser.add_flag("--words", words_given_,
                  "FILE is CoNLL-U: keep its sentences and words, annotate them anew");
  parser.add_flag("--lines", lines_given_,
                  "FILE is clean UTF-8, a paragraph a line: read it as it stands, repair nothing");
  parser.add_flag("--no-dependencies", no_dependencies_,
                  "Only parts of speech, morphology and lemmas: three times as fast");
  parser.add_option("-l,--language", language_, "en or fa (default: that of the document)")
      ->type_name("CODE")
      ->check(CLI::IsMember({"en", "fa"}));
  parser.add_option("-o,--output", output_, "File to write (default: standard output)")
      ->type_name("FILE");
  add_repair_option(parser, repair_);
  parser.footer(
      "Writes CoNLL-U (universaldependencies.org/format.html).\n\n"
      "Examples:\n"
      "  diplograph analyse article.txt > article.conllu\n"
      "  diplograph analyse --words --language fa gold.conllu -o found.conllu\n");
}

ExitStatus CommandAnalyse::run() {
  const std::string name = shown_name(input_);
  const std::string content = read_file(input_);
  const extract::Depth depth =
      no_dependencies_ ? extract::Depth::morphology : extract::Depth::dependencies;
  std::vector<extract::ConlluSentence> sentences;
  if (words_given_) {
    if (language_.empty()) throw UsageError("--words needs --language en or --language fa");
    sentences =
        extract::analyse_words(extract::read_conllu(content, name), model_of(language_), depth);
  } else if (lines_given_) {
    if (language_.empty()) throw UsageError("--lines needs --language en or --language fa");
    sentences = extract::analyse_lines(content, model_of(language_), depth);
  } else {
    const extract::DocumentText document = extract::read_text({"document", name, content, repair_});
    warn_of(document.notices, name);
    const std::string& language = language_.empty() ? document.language : language_;
    sentences = extract::analyse_lines(document.text.text(), model_of(language), depth);
  }
  AtomicFile output(output_);
  output.write(extract::write_conllu(sentences));
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
