#include "extract/text/visual_order/document_repair.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "extract/text/visual_order/damage_gate.hpp"
#include "extract/text/visual_order/document_counts.hpp"
#include "extract/text/visual_order/line_rendering.hpp"
#include "extract/text/visual_order/run_decoder.hpp"

namespace diplograph::extract::visual_order {
namespace {

constexpr std::size_t longest_part = 4096;  // bytes
constexpr float strong = 2.0F;              // signs that hardly any sound line shows
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
  bool candidate = false;  ///< may be repaired at all
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
      : lines_(lines), decoder_(model, counts_, weights) {
    LineUnits cut;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string& line = lines[i].text();
      for (std::size_t begin = 0; begin < line.size();) {
        Part part;
        part.line = i;
        part.bytes = {begin, part_end(line, begin)};
        begin = part.bytes.end;
        cut_into_units(std::string_view(line).substr(part.bytes.begin, part.bytes.size()), cut);
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
    set_margins();
  }

  void run() {
    for (int pass = 0; pass < passes; ++pass) {
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
        result.lines.push_back(lines_[i]);
        continue;
      }
      result.lines.push_back(restored(i, first, part));
      result.changes.push_back({i, gain, gain / (gain + static_cast<double>(words) / 2)});
    }
    return result;
  }

 private:
  using Parts = std::vector<Part>;

  const std::vector<MappedText>& lines_;
  DocumentCounts counts_;
  RunDecoder decoder_;
  Parts parts_;

  /// The more damage around a line, the less it has to show itself.
  void set_margins() {
    std::vector<std::size_t> with_words;
    double all_strong = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (!parts_[i].words) continue;
      with_words.push_back(i);
      if (parts_[i].signs >= strong) ++all_strong;
    }
    const double share =
        with_words.empty() ? 0 : all_strong / static_cast<double>(with_words.size());
    constexpr std::size_t reach = 6;
    std::size_t near = 0;  // the first of `with_words` at or behind the part
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      Part& part = parts_[i];
      while (near < with_words.size() && with_words[near] < i) ++near;
      if (!part.candidate) continue;
      double found = 3 * share;
      double looked = 3;
      const std::size_t from = near < reach ? 0 : near - reach;
      for (std::size_t k = from; k < std::min(with_words.size(), near + reach + 1); ++k) {
        if (parts_[with_words[k]].signs >= strong) ++found;
        ++looked;
      }
      // One odd line in a long sound document is odd, not damaged.
      const bool alone = found < 1.5 && share < 0.02;
      part.margin = margin(alone ? 0 : found / looked, part.signs);
      part.candidate = std::isfinite(part.margin);
    }
  }

  static float margin(double damage, float signs) {
    if (damage <= 0) return std::numeric_limits<float>::infinity();
    if (damage >= 0.25) return 0.0F;
    if (damage >= 0.12) return signs > 0 ? 4.0F : signs > -3 ? 8.0F : 16.0F;
    return signs >= strong ? 8.0F : signs > 0 ? 14.0F : std::numeric_limits<float>::infinity();
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
    const Decoding& found = decoder_.decode(part.units, context);
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
