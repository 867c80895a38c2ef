#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/schema_option.hpp"
#include "export/format.hpp"

namespace CLI {
class Option;
}

namespace diplograph::cli {

/// `diplograph export`: a graph in another format.
class CommandExport : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_;
  std::string format_;
  std::string output_ = "-";
  bool list_ = false;
  bool markdown_ = false;
  std::vector<std::string> measures_;
  exporting::Options options_;
  CLI::Option* placed_nodes_ = nullptr;  // of the parser
  SchemaOption schema_;
};

}  // namespace diplograph::cli
