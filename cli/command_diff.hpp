#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/schema_option.hpp"
#include "export/difference_figure.hpp"

namespace diplograph::cli {

/// What one graph has and another has not: nodes, edges and evidence, with the quotes; as text,
/// JSON or a figure.
class CommandDiff : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string before_, after_, output_ = "-", to_, theme_ = "screen", width_;
  bool json_ = false;
  exporting::DifferenceFigureOptions figure_;
  SchemaOption schema_;

  [[nodiscard]] std::string format() const;
};

}  // namespace diplograph::cli
