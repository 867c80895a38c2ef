#include "cli/drawn_figure.hpp"

#include <memory>
#include <mutex>
#include <set>

#include <spdlog/spdlog.h>

namespace diplograph::cli {

std::string rendered(exporting::PlacedFigure& figure, exporting::FigureFormat format) {
  std::string bytes = figure.render(format);
  for (const std::string& fault : figure.faults()) spdlog::warn("{}", fault);
  return bytes;
}

std::function<void(const std::string&)> warning_once() {
  struct Said {
    std::mutex mutex;
    std::set<std::string> messages;
  };
  return [said = std::make_shared<Said>()](const std::string& message) {
    const std::lock_guard lock(said->mutex);
    if (said->messages.insert(message).second) spdlog::warn("{}", message);
  };
}

}  // namespace diplograph::cli
