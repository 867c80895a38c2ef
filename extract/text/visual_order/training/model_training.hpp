#pragma once

#include <string>

#include "extract/text/visual_order/training/training_text.hpp"

namespace diplograph::extract::visual_order {

/// The content of a model file that was learnt from a text. Same text, same bytes.
[[nodiscard]] std::string trained_model(const TrainingText& text);

}  // namespace diplograph::extract::visual_order
