#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "cli/command.hpp"
#include "cli/push/target.hpp"
#include "cli/schema_option.hpp"
#include "export/format.hpp"

#include "network/server_url.hpp"

namespace diplograph::cli {

/// `diplograph push`: a graph into a running database.
class CommandPush : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_;
  std::string url_;
  std::string kind_;
  std::string database_;
  std::string graph_;
  std::string state_;
  std::size_t batch_ = 0;
  unsigned tries_ = 6;
  double wait_ = 1;
  double timeout_ = 120;
  bool replace_ = false;
  bool no_constraints_ = false;
  bool dry_run_ = false;
  exporting::Options options_;
  SchemaOption schema_;

  [[nodiscard]] std::unique_ptr<PushTarget> target(const network::ServerUrl& url) const;
  [[nodiscard]] ExitStatus send(PushTarget& target, const network::ServerUrl& url,
                                const Graph& graph) const;
};

}  // namespace diplograph::cli
