#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/schema_option.hpp"
#include "export/table_formats.hpp"

namespace diplograph::cli {

/// A table for a paper, made of a graph.
class CommandTable : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_, output_ = "-", kind_, format_;
  std::vector<std::string> types_;
  std::optional<std::size_t> longest_;
  exporting::TableOptions options_;
  SchemaOption schema_;

  [[nodiscard]] const exporting::TableFormat& format() const;
};

}  // namespace diplograph::cli
