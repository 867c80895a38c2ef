#pragma once

#include <string>

#include "cli/command.hpp"

namespace diplograph::cli {

/// `diplograph inspect`: the structure of a document as the extractor reads it.
class CommandInspect : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_;
  std::string output_ = "-";
  bool repair_ = true;
  bool json_ = false;
};

}  // namespace diplograph::cli
