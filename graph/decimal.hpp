#pragma once

#include <string>

namespace diplograph {

/// A small number, such as a confidence, with at most three decimals and without trailing
/// zeros ("0.85", "1"); the same in every locale.
[[nodiscard]] std::string decimal3(double value);

}  // namespace diplograph
