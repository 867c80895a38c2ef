#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/candidate_import.hpp"
#include "cli/command.hpp"
#include "cli/schema_option.hpp"
#include "graph/import/importer.hpp"

namespace diplograph::cli {

/// `diplograph import`: files of other programs to a graph: graphs, such as one edited by hand in
/// Gephi, and candidates of models, coders and annotators, which are checked against the texts.
class CommandImport : public Command {
 public:
  void setup(CLI::App& parser) override;
  [[nodiscard]] ExitStatus run() override;

 private:
  std::vector<std::string> inputs_;
  std::string format_;
  std::vector<std::string> mappings_;
  std::string base_;
  std::string texts_;
  std::string output_ = "-";
  bool list_ = false;
  static constexpr const char* default_extractor = "import";
  importing::ImportOptions options_{{}, default_extractor, {}, {}, false};
  SchemaOption schema_;
  CandidateImportOptions candidates_;

  [[nodiscard]] ExitStatus run_candidates(const extract::CandidateFormat& format);
  void refuse_options_of_candidates() const;
  [[nodiscard]] importing::ColumnNames column_names(const Schema& schema) const;
  [[nodiscard]] const importing::FileFormat& format_of(const std::string& path) const;
  void check_words(const Schema& schema) const;
  void add_texts(importing::Importer& importer) const;
  void report(const importing::ImportReport& report) const;
};

}  // namespace diplograph::cli
