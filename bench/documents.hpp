#pragma once

#include <cstdint>
#include <string>

#include "extract/extractor.hpp"

namespace diplograph::bench {

/// The bytes of a file. Throws `std::runtime_error` if it cannot be read.
[[nodiscard]] std::string read_file(const std::string& path);

/// A document of examples/documents.
[[nodiscard]] std::string example(const std::string& name);

/// The same, so many times over, as a source.
[[nodiscard]] extract::Source repeated(const std::string& name, std::int64_t copies);

}  // namespace diplograph::bench
