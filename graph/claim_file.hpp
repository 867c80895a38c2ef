#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "graph/claim.hpp"

namespace diplograph {

/// One claim as one line of a claims file (JSON Lines, schemas/claim.schema.json), with its
/// final newline. Equal claims give equal bytes.
[[nodiscard]] std::string to_json_line(const Claim& claim);

/// Reads one line of a claims file and checks it against schemas/claim.schema.json.
/// Throws `InputError` with `file`, `line` and the JSON pointer of what is wrong.
[[nodiscard]] Claim claim_from_json(std::string_view json, const std::string& file,
                                    std::size_t line);

/// Hears about each refused line; returns true to go on with the next line, false to stop.
using RefusedLine = std::function<bool(const std::string& reason)>;

/// Reads a claims file line by line in constant memory (beyond the longest line). Blank lines are
/// skipped. A bad line is handed to `refused` and, if that returns true, skipped.
/// `file` is used in messages only. Returns the number of claims handed to `sink`.
std::size_t read_claims(std::istream& input, const std::string& file,
                        const std::function<void(Claim, std::size_t line)>& sink,
                        const RefusedLine& refused);

}  // namespace diplograph
