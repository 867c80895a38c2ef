#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/schema_option.hpp"

namespace diplograph::cli {

/// `diplograph explain`: the words behind a node or an edge.
class CommandExplain : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_;
  std::string subject_;
  SchemaOption schema_;
};

}  // namespace diplograph::cli
