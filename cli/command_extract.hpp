#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/model/model_options.hpp"
#include "cli/reading_options.hpp"

namespace diplograph::cli {

/// `diplograph extract`: documents to claims.
class CommandExtract : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::vector<std::string> inputs_;
  std::string output_ = "-";
  ReadingOptions reading_;
  ModelOptions model_;
  std::string rejected_;
};

}  // namespace diplograph::cli
