#pragma once

#include <string>
#include <vector>

#include "cli/claim_selection.hpp"
#include "cli/command.hpp"
#include "cli/identity_resolution.hpp"
#include "cli/schema_option.hpp"

namespace diplograph::cli {

/// `diplograph assemble`: claims to a graph.
class CommandAssemble : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::vector<std::string> inputs_;
  std::string output_ = "-";
  SchemaOption schema_;
  ClaimSelection selection_;
  IdentityResolution identity_;
  std::string merge_log_, report_;
};

}  // namespace diplograph::cli
