#pragma once

#include <vector>

namespace diplograph::extract::visual_order {

/// What the gain of a line's best restored order, in nats, says of the line: the log of how much
/// more often damaged lines show such a gain than sound ones. Measured on held-out text, sound and
/// damaged: see docs/repair-quality.md.
[[nodiscard]] double damage_evidence(double gain);
/// The gain from which a line is more probably damaged than sound, given the log odds that its
/// neighbours make; never below 0.
[[nodiscard]] double least_gain(double log_odds);

/// For each line, in order, the log odds that it lies in damaged text, by what the other lines
/// show: a chain of two states whose changes are learnt from the document itself, so that a sound
/// text with a damaged page, and a text with every tenth line damaged, both come out right
/// (Rabiner 1989, the forward-backward procedure). `evidence` holds one log ratio per line. O(n).
[[nodiscard]] std::vector<double> damage_log_odds(const std::vector<double>& evidence);

}  // namespace diplograph::extract::visual_order
