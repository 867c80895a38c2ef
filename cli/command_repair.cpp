#include "cli/command_repair.hpp"

#include <CLI/CLI.hpp>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "cli/atomic_file.hpp"
#include "cli/notices.hpp"
#include "cli/read_file.hpp"
#include "extract/text/document_text.hpp"
#include "graph/decimal.hpp"

namespace diplograph::cli {
namespace {

std::string report_lines(const std::vector<extract::LineRepair>& changes) {
  std::string result;
  for (const extract::LineRepair& change : changes) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> out(buffer);
    const auto text = [&](const char* key, const std::string& value) {
      out.Key(key);
      out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    out.StartObject();
    out.Key("line");
    out.Uint64(change.line);
    out.Key("confidence");
    const std::string confidence = decimal3(change.confidence);
    out.RawValue(confidence.data(), confidence.size(), rapidjson::kNumberType);
    text("before", change.before);
    text("after", change.after);
    out.EndObject();
    result.append(buffer.GetString(), buffer.GetSize()).append("\n");
  }
  return result;
}

}  // namespace

void CommandRepair::setup(CLI::App& parser) {
  parser.add_option("FILE", input_, "Document (text), or - for standard input")
      ->type_name("")
      ->required();
  parser.add_flag("--reflow", reflow_,
                  "Write the paragraphs that the extractor reads, without page furniture, instead "
                  "of one line per line of the document");
  parser
      .add_option("--report", report_,
                  "Write each line that was changed into this file: a JSON object a "
                  "line with its number, the confidence from 0 to 1, and the text before and after")
      ->type_name("FILE");
  parser.add_option("-o,--output", output_, "File to write (default: standard output)")
      ->type_name("FILE");
  parser.footer(
      "Examples:\n"
      "  diplograph repair article.txt > repaired.txt\n"
      "  diplograph repair --reflow article.txt | less\n"
      "  diplograph repair article.txt --report changes.jsonl -o repaired.txt\n"
      "  pdftotext article.pdf - | diplograph repair - -o article.txt\n");
}

ExitStatus CommandRepair::run() {
  const std::string name = shown_name(input_);
  const extract::Source source{"document", name, read_file(input_)};
  std::vector<extract::Notice> notices;
  std::string text;
  extract::TextRepair repair;
  if (!reflow_ || !report_.empty()) {
    repair = extract::repair_lines(source);
    notices = std::move(repair.notices);
  }
  if (reflow_) {
    extract::DocumentText document = extract::read_text(source);
    notices = std::move(document.notices);
    text = document.text.text();
  } else {
    for (const std::string& line : repair.lines) text.append(line).append("\n");
  }
  warn_of(notices, name);
  AtomicFile output(output_);
  output.write(text);
  if (!report_.empty()) {
    AtomicFile report(report_);
    report.write(report_lines(repair.changes));
    report.commit();
  }
  output.commit();
  return ExitStatus::fine;
}

}  // namespace diplograph::cli
