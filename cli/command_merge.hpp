#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/schema_option.hpp"

namespace diplograph::cli {

/// Graphs into one: the same as if all their documents had been built together.
class CommandMerge : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::vector<std::string> inputs_;
  std::string output_ = "-", report_;
  SchemaOption schema_;
};

}  // namespace diplograph::cli
