#include "cli/command_inspect.hpp"

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/notices.hpp"
#include "cli/read_file.hpp"
#include "cli/reading_options.hpp"
#include "extract/text/document_text.hpp"
#include "extract/text/structure_file.hpp"

namespace diplograph::cli {

void CommandInspect::setup(CLI::App& parser) {
  parser.add_option("FILE", input_, "Document, or - for standard input")->type_name("")->required();
  parser.add_flag("--json", json_,
                  "Write JSON (schemas/structure.schema.json) with spans, citations and dates");
  parser.add_option("-o,--output", output_, "File to write (default: standard output)")
      ->type_name("FILE");
  add_repair_option(parser, repair_);
  parser.footer(
      "Examples:\n"
      "  diplograph inspect article.pdf | less\n"
      "  diplograph inspect --json treaty.docx -o treaty.structure.json\n");
}

ExitStatus CommandInspect::run() {
  const std::string name = shown_name(input_);
  const extract::DocumentText document =
      extract::read_text({"document", name, read_file(input_), repair_});
  warn_of(document.notices, name);
  AtomicFile output(output_);
  output.write(json_ ? extract::structure_as_json(document, name)
                     : extract::structure_as_tree(document));
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
