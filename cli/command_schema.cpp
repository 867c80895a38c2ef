#include "cli/command_schema.hpp"

#include <algorithm>
#include <iostream>
#include <vector>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/read_file.hpp"
#include "export/schema_formats.hpp"
#include "graph/error.hpp"
#include "graph/nearest_name.hpp"
#include "graph/schema.hpp"
#include "graph/schema_check.hpp"

namespace diplograph::cli {
namespace {

void write_list() {
  std::size_t width = 0;
  for (const exporting::SchemaFormat& format : exporting::schema_formats()) {
    width = std::max(width, format.name.size());
  }
  AtomicFile output("-");
  for (const exporting::SchemaFormat& format : exporting::schema_formats()) {
    output.write(format.name);
    output.write(std::string(width + 2 - format.name.size(), ' '));
    output.write(format.title);
    output.write("\n");
  }
  output.commit();
}

Schema read_schema(const std::string& input) {
  if (input.empty()) return Schema::diplomacy();
  return Schema::from_json(read_file(input), shown_name(input));
}

}  // namespace

void CommandSchema::setup(CLI::App& parser) {
  check_ =
      parser.add_subcommand("check", "say whether a schema is sound, or what is wrong with it");
  check_->add_option("SCHEMA", input_,
                     "Schema (JSON), or - for standard input; built-in if left out");
  CLI::App* write = parser.add_subcommand("export", "write what follows from a schema");
  write->add_option("SCHEMA", input_,
                    "Schema (JSON), or - for standard input; built-in if left out");
  write->add_option("--to", format_, "What to write (--list names them)")->type_name("FORMAT");
  write->add_flag("--list", list_, "List what can be written");
  write->add_option("-o,--output", output_, "File to write (default: standard output)")
      ->type_name("FILE");
  parser.require_subcommand(1);
  parser.footer(
      "Examples:\n"
      "  diplograph schema check my-schema.json\n"
      "  diplograph schema export --to shacl -o shapes.ttl\n"
      "  diplograph schema export my-schema.json --to markdown -o my-schema.md\n"
      "  diplograph schema export --to dot | dot -Tpdf -o schema.pdf\n");
}

ExitStatus CommandSchema::run() { return check_->parsed() ? run_check() : run_export(); }

ExitStatus CommandSchema::run_check() const {
  const std::string json = input_.empty() ? std::string() : read_file(input_);
  const SchemaCheck check = input_.empty() ? SchemaCheck{Schema::diplomacy(), {}}
                                           : check_schema(json, shown_name(input_));
  if (!check.schema) {
    for (const SchemaMistake& mistake : check.mistakes) {
      std::cerr << mistake_text(mistake, json) << "\n";
    }
    const std::size_t count = check.mistakes.size();
    spdlog::error("{} {} in {}", count, count == 1 ? "mistake" : "mistakes", shown_name(input_));
    return ExitStatus::failed;
  }
  const Schema& schema = *check.schema;
  AtomicFile output("-");
  output.write("the schema " + schema.name() + " " + schema.version() +
               " is sound: " + std::to_string(schema.types().size()) + " types, " +
               std::to_string(schema.relations().size()) + " relations, " +
               std::to_string(schema.properties().size()) + " properties, " +
               std::to_string(schema.rules().size()) + " rules\n");
  output.commit();
  return ExitStatus::fine;
}

ExitStatus CommandSchema::run_export() const {
  if (list_) {
    write_list();
    return ExitStatus::fine;
  }
  if (format_.empty()) {
    throw UsageError(
        "which format? Say --to FORMAT; diplograph schema export --list names them all");
  }
  const exporting::SchemaFormat* format = exporting::find_schema_format(format_);
  if (format == nullptr) {
    std::vector<std::string> names;
    for (const exporting::SchemaFormat& known : exporting::schema_formats()) {
      names.emplace_back(known.name);
    }
    throw UsageError("there is no format \"" + format_ + "\"" + suggestion(format_, names) +
                     "; diplograph schema export --list names them all");
  }
  AtomicFile output(output_);
  output.write(format->text(read_schema(input_)));
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
