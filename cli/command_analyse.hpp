#pragma once

#include <string>

#include "cli/command.hpp"

namespace diplograph::cli {

/// `diplograph analyse`: sentences, words, lemmas, parts of speech and dependencies of a document.
class CommandAnalyse : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_;
  std::string output_ = "-";
  bool repair_ = true;
  std::string language_;
  bool words_given_ = false;
  bool lines_given_ = false;
  bool no_dependencies_ = false;
};

}  // namespace diplograph::cli
