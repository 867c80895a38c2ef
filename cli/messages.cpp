#include "cli/messages.hpp"

#include <memory>
#include <mutex>
#include <string>

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "cli/terminal.hpp"

namespace diplograph::cli {
namespace {

void write_to_standard_error(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, bytes.data(), bytes.size());
    if (written <= 0) return;  // there is no other place to complain
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string_view word(spdlog::level::level_enum level) {
  switch (level) {
    case spdlog::level::warn:
      return "warning: ";
    case spdlog::level::err:
    case spdlog::level::critical:
      return "error: ";
    default:
      return "";
  }
}

std::string_view colour(spdlog::level::level_enum level) {
  if (level == spdlog::level::warn) return "\x1b[33m";
  return level >= spdlog::level::err ? "\x1b[31m" : "";
}

/// Standard error with a progress line at its end.
class MessageSink : public spdlog::sinks::base_sink<std::mutex> {
 public:
  void show_progress(std::string_view line) {
    const std::lock_guard lock(mutex_);
    if (line.empty() && progress_.empty()) return;
    progress_ = line;
    write_to_standard_error("\r\x1b[K" + progress_);
  }

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    std::string text = progress_.empty() ? "" : "\r\x1b[K";
    const std::string_view paint = coloured_ ? colour(message.level) : std::string_view();
    text.append("diplograph: ").append(paint).append(word(message.level));
    if (!paint.empty()) text += "\x1b[0m";
    text.append(message.payload.data(), message.payload.size()).append("\n");
    write_to_standard_error(text + progress_);
  }
  void flush_() override {}

 private:
  std::string progress_;
  bool coloured_ = standard_error_is_terminal() && colours_are_wanted();
};

std::shared_ptr<MessageSink> sink() {
  static const auto instance = std::make_shared<MessageSink>();
  return instance;
}

}  // namespace

void set_up_messages(const std::string& level) {
  auto logger = std::make_shared<spdlog::logger>("diplograph", sink());
  logger->set_level(spdlog::level::from_str(level));
  spdlog::set_default_logger(std::move(logger));
}

void show_progress_line(std::string_view line) { sink()->show_progress(line); }

}  // namespace diplograph::cli
