#pragma once

#include <string>
#include <vector>

#include "cli/claim_selection.hpp"
#include "cli/command.hpp"
#include "cli/identity_resolution.hpp"
#include "cli/model/model_options.hpp"
#include "cli/reading_options.hpp"
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
  ReadingOptions reading_;
  ModelOptions model_;
  ClaimSelection selection_;
  IdentityResolution identity_;
  exporting::Options options_;
};

}  // namespace diplograph::cli
