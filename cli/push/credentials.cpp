#include "cli/push/credentials.hpp"

#include <cerrno>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include "cli/file_descriptor.hpp"
#include "cli/secret_variable.hpp"
#include "cli/terminal.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

/// A terminal that hands over each key as it is pressed and shows none, until the end of its life.
/// Ctrl-C comes as a key too: the process must not end while nothing is shown.
class SilentTerminal {
 public:
  explicit SilentTerminal(int number) : number_(number) {
    works_ = tcgetattr(number_, &before_) == 0;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
    silent.c_cc[VMIN] = 1;
    silent.c_cc[VTIME] = 0;
    works_ = works_ && tcsetattr(number_, TCSAFLUSH, &silent) == 0;
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;
  ~SilentTerminal() {
    if (works_) tcsetattr(number_, TCSAFLUSH, &before_);
  }
  [[nodiscard]] bool works() const { return works_; }

 private:
  int number_;
  bool works_ = false;
  termios before_{};
};

/// What is typed up to Enter, shown or not; nothing if it was ended by Ctrl-C or Ctrl-D.
std::optional<std::string> typed(const FileDescriptor& terminal, const std::string& question,
                                 bool shown) {
  const SilentTerminal silent(terminal.number());
  if (!silent.works()) return std::nullopt;
  terminal.write(question);
  std::string text;
  for (;;) {
    char key = 0;
    const ssize_t count = ::read(terminal.number(), &key, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0 || key == 3 || key == 4) {
      terminal.write("\n");
      return std::nullopt;
    }
    if (key == '\r' || key == '\n') break;
    if (key == '\b' || key == 0x7F) {
      // A whole character, its continuation bytes first.
      while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
        text.pop_back();
      }
      if (text.empty()) continue;
      text.pop_back();
      if (shown) terminal.write("\b \b");
      continue;
    }
    if (static_cast<unsigned char>(key) < ' ') continue;
    text += key;
    if (shown) terminal.write(std::string_view(&key, 1));
  }
  terminal.write("\n");
  return text;
}

}  // namespace

network::Credentials credentials_of_environment(const std::string& server) {
  network::Credentials credentials{secret_variable("DIPLOGRAPH_USER"),
                                   secret_variable("DIPLOGRAPH_PASSWORD"),
                                   secret_variable("DIPLOGRAPH_TOKEN")};
  const bool user = !credentials.user.empty();
  const bool password = !credentials.password.empty();
  if (!credentials.token.empty() && (user || password)) {
    throw UsageError(
        "DIPLOGRAPH_TOKEN is set, and DIPLOGRAPH_USER or DIPLOGRAPH_PASSWORD too; unset one");
  }
  if (password && !user) throw UsageError("DIPLOGRAPH_PASSWORD is set, but not DIPLOGRAPH_USER");
  if (user && !password) {
    if (auto asked = ask_for_credentials(server, credentials.user)) return *asked;
    throw UsageError("DIPLOGRAPH_USER is set, but not DIPLOGRAPH_PASSWORD");
  }
  return credentials;
}

std::optional<network::Credentials> ask_for_credentials(const std::string& server,
                                                        std::string user) {
  if (!standard_error_is_terminal()) return std::nullopt;
  const int number = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (number < 0) return std::nullopt;  // nobody to ask
  const FileDescriptor terminal(number, "the terminal");
  if (user.empty()) {
    const auto name = typed(terminal, "User for " + server + ": ", true);
    if (!name || name->empty()) return std::nullopt;
    user = *name;
  }
  const auto password = typed(terminal, "Password of " + user + " for " + server + ": ", false);
  if (!password) return std::nullopt;
  return network::Credentials{std::move(user), *password, {}};
}

}  // namespace diplograph::cli
