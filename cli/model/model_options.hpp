#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace diplograph::cli {

/// Which language model is asked, how, and what it may cost. Nothing is asked unless `model` is
/// set.
struct ModelOptions {
  std::string model;
  std::string endpoint;
  std::string key_file;
  std::vector<std::string> prompts;  ///< files that take the place of the built-in ones
  bool dry_run = false;
  std::string requests_file;  ///< where a dry run writes what would be sent
  double price_in = -1;       ///< of a million tokens; negative: not known
  double price_out = -1;
  std::optional<std::uint64_t> max_requests;
  std::optional<std::uint64_t> max_tokens;
  std::string cache;  ///< file; empty: the usual place
  bool no_cache = false;
  unsigned parallel = 1;
  std::size_t window = 1200;
  std::size_t overlap = 120;
  std::uint64_t answer_tokens = 4096;
  std::uint64_t seed = 0;
  std::string form = "json-schema";
  double timeout = 600;
  double stall = 60;
  unsigned tries = 5;
  double wait = 1;

  [[nodiscard]] bool asked() const { return !model.empty(); }

  void setup(CLI::App& parser);
  /// Throws `UsageError` for values that cannot be, and for options that say nothing without
  /// others.
  void check() const;
};

/// The heading in --help under which all options of this kind stand.
extern const char* const model_options_group;
/// What the footers of commands that ask a model say: where the key comes from.
extern const char* const model_footer;

}  // namespace diplograph::cli
