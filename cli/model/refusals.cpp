#include "cli/model/refusals.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <spdlog/spdlog.h>

namespace diplograph::cli {

void Refusals::add(const ExtractedDocument& document) {
  for (const extract::Rejection& rejection : document.rejections) {
    lines_ += extract::to_json_line(rejection);
  }
  counts_ += document.candidates;
}

std::string rejected_file(const std::string& chosen, const std::string& output) {
  namespace fs = std::filesystem;
  if (!chosen.empty() || output == "-") return chosen;
  std::error_code ignored;  // what cannot be asked about is a file that is not there yet
  const fs::file_status status = fs::status(output, ignored);
  if (fs::exists(status) && !fs::is_regular_file(status)) return {};
  return (fs::path(output).parent_path() / "rejected.jsonl").string();
}

void say(const std::string& lines) {
  std::string_view rest = lines;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    spdlog::info("{}", rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

ExitStatus worse(ExitStatus a, ExitStatus b) { return std::max(a, b); }

}  // namespace diplograph::cli
