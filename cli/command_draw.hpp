#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/schema_option.hpp"
#include "export/figure.hpp"

namespace diplograph::cli {

/// A figure of a part of a graph: for a paper in colour or grey, or for a screen.
class CommandDraw : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::string input_, output_, theme_ = "screen", by_ = "pagerank", width_, focus_, ego_;
  bool matrix_ = false, timeline_ = false, no_edge_labels_ = false, check_ = false;
  std::vector<std::string> types_, relations_;
  exporting::FigureOptions options_;
  SchemaOption schema_;

  void apply(const Graph& graph);
  [[nodiscard]] exporting::PlacedFigure place(const Graph& graph) const;
};

}  // namespace diplograph::cli
