#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "cli/command.hpp"
#include "cli/result_table.hpp"
#include "cli/schema_option.hpp"

namespace diplograph::cli {

/// `diplograph communities`: groups of nodes with more relations among them than with others.
class CommandCommunities : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_;
  std::uint64_t seed_ = 0;
  std::size_t members_ = 8;
  TableFormOption form_;
  SchemaOption schema_;
};

}  // namespace diplograph::cli
