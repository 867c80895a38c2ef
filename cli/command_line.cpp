#include "cli/command_line.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/atomic_file.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "graph/error.hpp"
#include "graph/nearest_name.hpp"

namespace diplograph::cli {
namespace {

using Words = std::vector<std::string>;

/// How much the program says, before the command's name as well as behind it.
struct Loudness {
  bool verbose = false;
  bool quiet = false;
  std::string level;

  void setup(CLI::App& parser) {
    parser.add_flag("-v,--verbose", verbose, "Say more (--log-level debug)");
    parser.add_flag("-q,--quiet", quiet, "Say only what went wrong (--log-level error)");
    parser.add_option("--log-level", level, "trace, debug, info, warn, error or off")
        ->type_name("LEVEL");
  }

  void apply() const {
    static const Words levels{"trace", "debug", "info", "warn", "error", "off"};
    if (!level.empty() && std::find(levels.begin(), levels.end(), level) == levels.end()) {
      throw UsageError("there is no log level \"" + level + "\"" + suggestion(level, levels) +
                       "; there are trace, debug, info, warn, error and off");
    }
    set_up_messages(!level.empty() ? level : verbose ? "debug" : quiet ? "error" : "info");
  }
};

void print(const std::string& text) {
  AtomicFile output("-");
  output.write(text);
  output.commit();
}

Words option_names(const CLI::App& parser) {
  Words names;
  for (const CLI::Option* option : parser.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

/// What CLI11 could not use, as one clause.
[[noreturn]] void throw_unexpected(const CLI::App& parser, const Words& extras) {
  const std::string word = extras.empty() ? "" : extras.front();
  const std::string name = word.substr(0, word.find('='));
  const std::string help = "; see " + parser.get_name() + " --help";
  if (name.starts_with("-")) {
    throw UsageError("there is no option " + name + suggestion(name, option_names(parser)) + help);
  }
  throw UsageError("\"" + word + "\" is one argument too many" + help);
}

/// Parses; false if help was asked for and given.
bool parse(CLI::App& parser, Words words) {
  std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
  try {
    parser.parse(words);
  } catch (const CLI::CallForHelp&) {
    print(parser.help());
    return false;
  } catch (const CLI::ExtrasError&) {
    throw_unexpected(parser, parser.remaining());
  } catch (const CLI::ParseError& error) {
    // A misspelled option is the likelier mistake than the argument that is missing without it.
    const Words extras = parser.remaining();
    const auto option = std::find_if(extras.begin(), extras.end(), [](const std::string& word) {
      return word.size() > 1 && word.starts_with("-");
    });
    if (option != extras.end()) throw_unexpected(parser, {*option});
    throw UsageError(std::string(error.what()) + "; see " + parser.get_name() + " --help");
  }
  return true;
}

std::string overview(const CLI::App& parser) {
  std::string text =
      parser.get_description() + "\nUsage: diplograph COMMAND [OPTIONS] [ARGUMENTS]\n" +
      CLI::Formatter().make_groups(&parser, CLI::AppFormatMode::Normal) + "\nCommands:\n";
  for (const CommandEntry& command : commands()) {
    text.append("  ").append(command.name).append(std::string(13 - command.name.size(), ' '));
    text.append(command.title).append("\n");
  }
  return text +
         "\n"
         "diplograph COMMAND --help shows a command's options and examples.\n"
         "Exit status: 0 fine; 1 the graph violates its schema; 2 wrong usage, or nothing could\n"
         "be done; 3 done in part, what was skipped is named.\n";
}

ExitStatus run_command(const CommandEntry& entry, Loudness loudness, Words words) {
  CLI::App parser(std::string(entry.title), "diplograph " + std::string(entry.name));
  parser.get_formatter()->column_width(32);
  parser.set_help_flag("-h,--help", "Print this and exit");
  const auto command = entry.make();
  command->setup(parser);
  loudness.setup(parser);
  if (!parse(parser, std::move(words))) return ExitStatus::fine;
  loudness.apply();
  return command->run();
}

[[noreturn]] void throw_unknown_command(const std::string& word) {
  Words names;
  for (const CommandEntry& command : commands()) names.emplace_back(command.name);
  throw UsageError("there is no command \"" + word + "\"" + suggestion(word, names) +
                   "; diplograph --help names them all");
}

}  // namespace

ExitStatus run_command_line(int argc, char** argv) {
  CLI::App parser("From policy text to an evidence-backed knowledge graph", "diplograph");
  parser.set_help_flag("");
  bool help = false;
  bool version = false;
  parser.add_flag("-h,--help", help, "Print this and exit");
  parser.add_flag("--version", version, "Print the version and exit");
  Loudness loudness;
  loudness.setup(parser);
  parser.prefix_command();  // stops at the command's name; the rest is the command's

  const Words words(argv + 1, argv + argc);
  (void)parse(parser, words);
  if (version) {
    print("diplograph " DIPLOGRAPH_VERSION "\n");
    return ExitStatus::fine;
  }
  const Words rest = parser.remaining();
  if (help || (!rest.empty() && rest.front() == "help" && rest.size() == 1)) {
    print(overview(parser));
    return ExitStatus::fine;
  }
  if (rest.empty()) throw UsageError("which command? diplograph --help names them all");
  if (rest.front().starts_with("-")) throw_unexpected(parser, rest);
  const CommandEntry* entry = find_command(rest.front());
  if (entry == nullptr) throw_unknown_command(rest.front());
  return run_command(*entry, loudness, {rest.begin() + 1, rest.end()});
}

}  // namespace diplograph::cli
