#pragma once

namespace CLI {
class App;
}

namespace diplograph::cli {

/// `-j, --threads N`: how many threads read documents. `threads` stays 0, one per processor,
/// without the option. The output does not depend on it.
void add_threads_option(CLI::App& parser, unsigned& threads);

}  // namespace diplograph::cli
