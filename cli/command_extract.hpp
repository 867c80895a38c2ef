#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace diplograph::cli {

/// `diplograph extract`: documents to claims.
class CommandExtract : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::vector<std::string> inputs_;
  std::string output_ = "-";
  unsigned threads_ = 0;
};

}  // namespace diplograph::cli
