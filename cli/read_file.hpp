#pragma once

#include <string>

namespace diplograph::cli {

/// All bytes of a file, or of standard input if `path` is "-". Throws `InputError` with a remedy
/// if it cannot be read, is a folder, or has more than 1 GiB.
[[nodiscard]] std::string read_file(const std::string& path);

/// The name of a file in messages: the path, or "standard input" for "-".
[[nodiscard]] std::string shown_name(const std::string& path);

}  // namespace diplograph::cli
