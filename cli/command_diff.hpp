#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/schema_option.hpp"

namespace diplograph::cli {

/// What one graph has and another has not: nodes, edges and evidence, with the quotes.
class CommandDiff : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string before_, after_;
  bool json_ = false;
  SchemaOption schema_;
};

}  // namespace diplograph::cli
