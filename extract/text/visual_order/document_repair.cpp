#include "extract/text/visual_order/document_repair.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "extract/text/visual_order/damage_field.hpp"
#include "extract/text/visual_order/damage_gate.hpp"
#include "extract/text/visual_order/document_counts.hpp"
#include "extract/text/visual_order/latin_brackets.hpp"
#include "extract/text/visual_order/line_rendering.hpp"
#include "extract/text/visual_order/lost_joiners.hpp"
#include "extract/text/visual_order/run_decoder.hpp"

namespace diplograph::extract::visual_order {
namespace {

constexpr std::size_t longest_part = 4096;  // bytes
constexpr float strong = 2.0F;              // signs that hardly any sound line shows
constexpr double likely = 1.0;              // log odds of damage at which lines are mended in place
constexpr std::size_t reach = 12;           // lines around one that shows them
constexpr int passes = 2;

/// The end of the part of a line that begins at `begin`: the whole line if it is short, else a
/// piece that ends at a space, or at least between characters.
std::size_t part_end(const std::string& line, std::size_t begin) {
  if (line.size() - begin <= longest_part) return line.size();
  const std::size_t space = std::string_view(line).substr(begin + 1, longest_part).rfind(' ');
  if (space != std::string_view::npos) return begin + 1 + space;
  std::size_t end = begin + longest_part;
  while (end > begin + 1 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return end;
}

struct Part {
  std::size_t line = 0;
  ByteSpan bytes;
  float signs = 0;
  bool words = false;      ///< has enough of them to show signs
  bool near = false;       ///< lies where there are signs
  bool candidate = false;  ///< may be repaired at all
  double odds = 0;         ///< log odds, by its neighbours, that it is damaged
  float margin = 0;        ///< gain from which it is repaired
  bool repaired = false;
  float gain = 0;
  std::vector<Unit> units;
  std::vector<PlacedUnit> placed;
  std::vector<WordKey> text;  ///< two words before, then its own
};

class DocumentRepair {
 public:
  DocumentRepair(const std::vector<MappedText>& lines, const RepairModel& model,
                 const Weights& weights)
      : stored_lines_(lines),
        model_(model),
        weights_(weights),
        decoder_(model, counts_, run_lengths_, weights) {
    lines_.reserve(lines.size());
    for (const MappedText& line : lines) lines_.push_back(with_latin_brackets_restored(line));
    LineUnits cut;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string& line = lines_[i].text();
      for (std::size_t begin = 0; begin < line.size();) {
        Part part;
        part.line = i;
        part.bytes = {begin, part_end(line, begin)};
        begin = part.bytes.end;
        cut_into_units(std::string_view(line).substr(part.bytes.begin, part.bytes.size()), cut);
        has_joiner_ = has_joiner_ || cut.has_joiner;
        if (cut.persian_letters != 0) {
          const DamageSigns signs = damage_signs(cut.units, model);
          part.words = signs.words >= 3;
          part.candidate = !cut.has_joiner && cut.units.size() >= 2;
          part.signs = cut.has_joiner ? -1.0F : signs.score();
        }
        if (cut.units.empty()) continue;
        parts_.push_back(std::move(part));
      }
    }
    choose_candidates();
  }

  void run() {
    for (int pass = 0; pass < passes; ++pass) {
      beam_ = pass + 1 < passes ? weights_.first_beam : weights_.beam;
      if (pass > 0) {
        set_margins();
        learn_run_lengths();
      }
      LineContext context;
      for (Part& part : parts_) {
        if (!part.candidate) {
          context = {};
          continue;
        }
        decode(part, context);
        const std::size_t n = part.text.size();
        context = {part.text[n - 2], part.text[n - 1]};
      }
    }
  }

  [[nodiscard]] RepairedLines result() const {
    RepairedLines result;
    result.lines.reserve(lines_.size());
    auto part = parts_.begin();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto first = part;
      double gain = 0;
      std::size_t words = 0;
      for (; part != parts_.end() && part->line == i; ++part) {
        if (!part->repaired) continue;
        gain += part->gain;
        words += part->text.size() - 2;
      }
      if (words == 0) {
        keep_order(i, first == part ? 0 : first->odds, result);
        continue;
      }
      result.lines.push_back(restored(i, first, part));
      result.changes.push_back({i, gain, gain / (gain + static_cast<double>(words) / 2)});
    }
    return result;
  }

 private:
  using Parts = std::vector<Part>;

  const std::vector<MappedText>& stored_lines_;
  const RepairModel& model_;
  std::vector<MappedText> lines_;  // with their Latin brackets restored
  bool has_joiner_ = false;        // anywhere
  DocumentCounts counts_;
  const Weights& weights_;
  std::size_t beam_ = 0;
  RunLengths run_lengths_;
  RunDecoder decoder_;
  Parts parts_;

  /// A line whose order stays. In damaged text its Latin brackets are turned and, where the text
  /// has lost every ZWNJ, those of the line's words come back.
  void keep_order(std::size_t line, double odds, RepairedLines& result) const {
    if (odds >= likely) {
      MappedText mended = has_joiner_ ? lines_[line] : with_lost_joiners(lines_[line], model_);
      if (mended.text() != stored_lines_[line].text()) {
        result.lines.push_back(std::move(mended));
        result.changes.push_back({line, 0, 1 / (1 + std::exp(-odds))});
        return;
      }
    }
    result.lines.push_back(stored_lines_[line]);
  }

  /// Which parts are worth decoding: where lines around them, or they themselves, show signs. The
  /// first margins are those of a text about which nothing more is known.
  void choose_candidates() {
    std::size_t all = 0;
    std::size_t all_strong = 0;
    for (const Part& part : parts_) {
      if (part.words) ++all;
      if (part.words && part.signs >= strong) ++all_strong;
    }
    const bool everywhere = all_strong * 20 >= all;
    std::size_t since = reach + 1;  // parts with words since the last strong one
    const auto look = [&](Part& part) {
      if (part.words) since = part.signs >= strong ? 0 : since + 1;
      part.near = part.near || everywhere || since <= reach || part.signs > 0;
    };
    for (Part& part : parts_) look(part);
    since = reach + 1;
    for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) look(*part);
    for (Part& part : parts_) {
      part.candidate = part.candidate && part.near;
      part.margin = static_cast<float>(least_gain(everywhere ? 0 : -2));
    }
  }

  /// What decoding has shown of all lines says what each of them has to gain.
  void set_margins() {
    std::vector<double> evidence;
    evidence.reserve(parts_.size());
    for (const Part& part : parts_) {
      constexpr double nothing_gained = -100;
      evidence.push_back(!part.words && !part.candidate
                             ? 0
                             : damage_evidence(part.candidate ? part.gain : nothing_gained));
    }
    const std::vector<double> odds = damage_log_odds(evidence);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      parts_[i].odds = odds[i];
      parts_[i].margin = static_cast<float>(least_gain(odds[i]));
    }
  }

  void learn_run_lengths() {
    run_lengths_.clear();
    for (const Part& part : parts_) {
      if (part.repaired) run_lengths_.add(part.units, part.placed);
    }
    run_lengths_.learn();
  }

  void decode(Part& part, const LineContext& context) {
    if (part.units.empty()) {
      LineUnits cut;
      cut_into_units(
          std::string_view(lines_[part.line].text()).substr(part.bytes.begin, part.bytes.size()),
          cut);
      part.units = std::move(cut.units);
    }
    counts_.add(part.text, -1);
    const Decoding& found = decoder_.decode(part.units, context, beam_);
    part.gain = found.whole_cost - found.cost;
    part.repaired = part.gain > part.margin && !found.units.empty();
    part.placed.clear();
    if (part.repaired) part.placed = found.units;
    const std::vector<WordKey>& words = part.repaired ? found.words : found.whole_words;
    part.text.assign({context.before_last, context.last});
    part.text.insert(part.text.end(), words.begin(), words.end());
    counts_.add(part.text, 1);
  }

  [[nodiscard]] MappedText restored(std::size_t line, Parts::const_iterator part,
                                    Parts::const_iterator end) const {
    MappedText result;
    for (; part != end; ++part) {
      MappedText stored;
      stored.append(lines_[line], part->bytes);
      if (!part->repaired) {
        result.append(lines_[line], part->bytes);
        continue;
      }
      if (!result.text().empty()) result.insert(" ");
      render(stored, part->units, part->placed, result);
    }
    return result;
  }
};

}  // namespace

bool shows_damage(const std::vector<MappedText>& lines, const RepairModel& model) {
  LineUnits cut;
  for (const MappedText& text : lines) {
    const std::string& line = text.text();
    for (std::size_t begin = 0; begin < line.size();) {
      const std::size_t end = part_end(line, begin);
      cut_into_units(std::string_view(line).substr(begin, end - begin), cut);
      begin = end;
      if (cut.persian_letters == 0 || cut.has_joiner) continue;
      const DamageSigns signs = damage_signs(cut.units, model);
      if (signs.words >= 3 && signs.score() >= strong) return true;
    }
  }
  return false;
}

RepairedLines repair_document(const std::vector<MappedText>& lines, const RepairModel& model,
                              const Weights& weights) {
  DocumentRepair repair(lines, model, weights);
  repair.run();
  return repair.result();
}

}  // namespace diplograph::extract::visual_order
