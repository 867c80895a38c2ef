#include "cli/notices.hpp"

#include <spdlog/spdlog.h>

namespace diplograph::cli {

void warn_of(const std::vector<extract::Notice>& notices, const std::string& name) {
  for (const extract::Notice& notice : notices) {
    spdlog::warn("{}{}: {}", name, notice.line == 0 ? "" : ":" + std::to_string(notice.line),
                 notice.message);
  }
}

}  // namespace diplograph::cli
