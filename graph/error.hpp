#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace diplograph {

/// Where something stands in a file that a user gave us. Lines and columns count from 1; 0 means
/// "not known". `pointer` is a JSON pointer (RFC 6901) for JSON files, else empty.
struct SourcePosition {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  std::string pointer;

  /// "file:line:column (at pointer)", leaving out what is not known.
  [[nodiscard]] std::string text() const;
};

/// A file that a user gave us is not what it should be. The remedy is to mend that file.
class InputError : public std::runtime_error {
 public:
  /// `problem` is one clause saying what was expected and what stood there instead.
  InputError(SourcePosition position, const std::string& problem);
  [[nodiscard]] const SourcePosition& position() const { return position_; }

 private:
  SourcePosition position_;
};

/// A file is well formed, but what it says breaks the schema that it is read with. The remedy is to
/// mend the file, or to bring the schema that it was made by.
class ForbiddenError : public InputError {
 public:
  using InputError::InputError;
};

/// A graph or a claim asks for a type, relation or property that the schema does not have, or has
/// otherwise. The remedy is to mend the claim or the schema.
class SchemaError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The command was called wrongly. The remedy is on the command line.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A file could not be written. The remedy is outside: permissions, space, the path.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace diplograph
