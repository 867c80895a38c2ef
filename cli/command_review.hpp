#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace diplograph::cli {

/// `diplograph review`: claims to a table for a person to decide on.
class CommandReview : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::vector<std::string> inputs_;
  std::string decisions_;
  std::string output_ = "-";
};

}  // namespace diplograph::cli
