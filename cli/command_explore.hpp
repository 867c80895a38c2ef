#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/schema_option.hpp"
#include "export/format.hpp"

namespace diplograph::cli {

/// A page for a browser that shows a graph and the quotes behind it, without a network.
class CommandExplore : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_, output_;
  exporting::Options options_;
  SchemaOption schema_;
};

}  // namespace diplograph::cli
