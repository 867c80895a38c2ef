#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "export/format.hpp"

namespace diplograph::cli {

/// `diplograph build`: documents to a validated graph and all its files.
class CommandBuild : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::vector<std::string> inputs_;
  std::string output_;
  unsigned threads_ = 0;
  exporting::Options options_;
};

}  // namespace diplograph::cli
