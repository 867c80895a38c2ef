#pragma once

#include <string>

#include "cli/command.hpp"

namespace diplograph::cli {

/// `diplograph repair`: the text of a document with damaged lines restored.
class CommandRepair : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_;
  std::string output_ = "-";
  std::string report_;
  bool reflow_ = false;
};

}  // namespace diplograph::cli
