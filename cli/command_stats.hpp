#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/result_table.hpp"
#include "cli/schema_option.hpp"
#include "graph/graph.hpp"

namespace diplograph::cli {

/// `diplograph stats`: counts, components and the most central nodes of a graph; or a table of
/// nodes by measures.
class CommandStats : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_;
  std::size_t top_ = 10;
  std::vector<std::string> measures_, types_;
  TableFormOption form_;
  SchemaOption schema_;

  [[nodiscard]] std::string table(const Graph& graph) const;
};

}  // namespace diplograph::cli
