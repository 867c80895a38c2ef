#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/schema_option.hpp"
#include "graph/evaluation/evaluate.hpp"

namespace diplograph::cli {

/// How much of a gold graph another graph has: recall, precision and F1 by type and relation; or
/// how far two gold graphs agree.
class CommandEvaluate : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string gold_, other_, lines_;
  bool show_ = false, json_ = false, agreement_ = false;
  EvaluationOptions options_;
  SchemaOption schema_;
};

}  // namespace diplograph::cli
