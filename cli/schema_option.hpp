#pragma once

#include <memory>
#include <string>

#include "graph/schema.hpp"

namespace CLI {
class App;
}

namespace diplograph::cli {

/// `--schema FILE`: another schema than the built-in one.
class SchemaOption {
 public:
  void setup(CLI::App& parser);

  /// The schema that was asked for; lives as long as this. Throws `InputError` if it is broken.
  [[nodiscard]] const Schema& load();

 private:
  std::string file_;
  std::unique_ptr<Schema> schema_;
};

}  // namespace diplograph::cli
