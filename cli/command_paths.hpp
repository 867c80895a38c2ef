#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/schema_option.hpp"
#include "graph/analysis/paths.hpp"

namespace diplograph::cli {

/// `diplograph paths`: how two nodes hang together, with the words behind each step.
class CommandPaths : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_, from_, to_;
  std::vector<std::string> relations_;
  bool all_ = false, directed_ = false, json_ = false;
  PathLimits limits_;
  SchemaOption schema_;
};

}  // namespace diplograph::cli
