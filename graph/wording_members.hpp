#pragma once

#include <array>
#include <string>
#include <utility>

#include "graph/claim.hpp"

namespace diplograph {

/// The members of `said` in claims files, in their order there.
inline constexpr std::array<std::pair<const char*, std::string Wording::*>, 9> wording_members{
    {{"quote", &Wording::quote},
     {"source", &Wording::source},
     {"target", &Wording::target},
     {"sourceType", &Wording::source_type},
     {"targetType", &Wording::target_type},
     {"polarity", &Wording::polarity},
     {"modality", &Wording::modality},
     {"holder", &Wording::holder},
     {"date", &Wording::date}}};

}  // namespace diplograph
