#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/result_table.hpp"
#include "cli/schema_option.hpp"
#include "graph/graph.hpp"

namespace diplograph::cli {

/// `diplograph project`: networks that follow from the graph, such as actors by shared agreements.
class CommandProject : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_, output_ = "-";
  std::vector<std::string> shared_, pairs_;
  bool stances_ = false, types_ = false;
  TableFormOption form_;
  SchemaOption schema_;

  [[nodiscard]] ResultTable table(const Graph& graph) const;
};

}  // namespace diplograph::cli
