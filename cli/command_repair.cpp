#include "cli/command_repair.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/read_file.hpp"
#include "extract/text/document_text.hpp"

namespace diplograph::cli {

void CommandRepair::setup(CLI::App& parser) {
  parser.add_option("FILE", input_, "Document (text), or - for standard input")
      ->type_name("")
      ->required();
  parser.add_flag("--reflow", reflow_,
                  "Write the paragraphs that the extractor reads, without page furniture, instead "
                  "of one line per line of the document");
  parser.add_option("-o,--output", output_, "File to write (default: standard output)")
      ->type_name("FILE");
  parser.footer(
      "Examples:\n"
      "  diplograph repair article.txt > repaired.txt\n"
      "  diplograph repair --reflow article.txt | less\n"
      "  pdftotext article.pdf - | diplograph repair - -o article.txt\n");
}

ExitStatus CommandRepair::run() {
  const std::string name = shown_name(input_);
  const extract::Source source{"document", name, read_file(input_)};
  std::vector<extract::Notice> notices;
  std::string text;
  if (reflow_) {
    extract::DocumentText document = extract::read_text(source);
    notices = std::move(document.notices);
    text = document.text.text();
  } else {
    for (const std::string& line : extract::repair_lines(source, notices)) {
      text.append(line).append("\n");
    }
  }
  for (const extract::Notice& notice : notices) {
    spdlog::warn("{}{}: {}", name, notice.line == 0 ? "" : ":" + std::to_string(notice.line),
                 notice.message);
  }
  AtomicFile output(output_);
  output.write(text);
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
