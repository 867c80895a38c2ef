#pragma once

#include <cstddef>
#include <span>

#include "extract/language/tokens.hpp"

namespace diplograph::extract {

/// Whether the city at tokens [first, last) is merely where something is: "in Vienna", "مذاکرات
/// وین", "کنوانسیون وین". "پکن اعلام کرد" and "between Moscow and Beijing" are not.
[[nodiscard]] bool is_place(std::span<const Token> tokens, std::size_t first, std::size_t last);

/// Whether the word at `first`, which is also an everyday word, is used as a name: it follows the
/// kind of thing it names ("دولت مالی", "کشور پرو", "غرب" after
/// "دولت‌های"), or a name of its kind stands beside it.
[[nodiscard]] bool stands_as_name(std::span<const Token> tokens, std::size_t first);

}  // namespace diplograph::extract
