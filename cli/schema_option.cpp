#include "cli/schema_option.hpp"

#include <CLI/CLI.hpp>

#include "cli/read_file.hpp"

namespace diplograph::cli {

void SchemaOption::setup(CLI::App& parser) {
  parser.add_option("--schema", file_, "Schema of the graph (JSON), instead of the built-in one")
      ->type_name("FILE");
}

const Schema& SchemaOption::load() {
  if (file_.empty()) return Schema::diplomacy();
  if (!schema_) {
    schema_ = std::make_unique<Schema>(Schema::from_json(read_file(file_), shown_name(file_)));
  }
  return *schema_;
}

}  // namespace diplograph::cli
