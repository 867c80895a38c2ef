#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/schema_option.hpp"

namespace diplograph::cli {

/// `diplograph validate`: what of a graph breaks its schema.
class CommandValidate : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_;
  std::string output_ = "-";
  bool json_ = false;
  bool shacl_ = false;
  bool strict_ = false;
  SchemaOption schema_;
};

}  // namespace diplograph::cli
