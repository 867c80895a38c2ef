#pragma once

#include <cstddef>
#include <string>

#include "cli/command.hpp"
#include "cli/schema_option.hpp"

namespace diplograph::cli {

/// `diplograph stats`: counts, components and the most central nodes of a graph.
class CommandStats : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_;
  std::size_t top_ = 10;
  SchemaOption schema_;
};

}  // namespace diplograph::cli
