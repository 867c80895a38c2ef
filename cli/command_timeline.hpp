#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/result_table.hpp"
#include "cli/schema_option.hpp"
#include "graph/analysis/roles.hpp"

namespace diplograph::cli {

/// `diplograph timeline`: what is dated, in the order of time, and actors' shares by year.
class CommandTimeline : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_, output_ = "-", measure_, theme_ = "print", language_, from_, to_;
  std::string width_ = "170mm", font_;
  std::vector<std::string> actors_;
  std::size_t top_ = 40;
  RoleOptions roles_;
  TableFormOption form_;
  SchemaOption schema_;

  void apply(const Graph& graph);
  [[nodiscard]] RoleSeries series(const Graph& graph) const;
};

}  // namespace diplograph::cli
