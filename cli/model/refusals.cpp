#include "cli/model/refusals.hpp"

#include <algorithm>
#include <string_view>

#include <spdlog/spdlog.h>

namespace diplograph::cli {

void Refusals::add(const ExtractedDocument& document) {
  for (const extract::Rejection& rejection : document.rejections) {
    lines_ += extract::to_json_line(rejection);
  }
  counts_ += document.candidates;
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
