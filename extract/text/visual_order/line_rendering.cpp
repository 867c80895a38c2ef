#include "extract/text/visual_order/line_rendering.hpp"

#include <array>
#include <utility>

namespace diplograph::extract::visual_order {
namespace {

constexpr std::string_view zwnj = "\xE2\x80\x8C";
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> pairs{
    {{"(", ")"}, {"[", "]"}, {"{", "}"}, {"«", "»"}}};

std::string_view turned(std::string_view bracket) {
  for (const auto& [opening, closing] : pairs) {
    if (bracket == opening) return closing;
    if (bracket == closing) return opening;
  }
  return bracket;
}

bool closes(const Unit& unit, std::string_view text) {
  return unit.kind == UnitKind::closing ||
         (unit.kind == UnitKind::mark &&
          (text == "." || text == "،" || text == "؛" || text == ":" || text == "!" || text == "؟" ||
           text == "," || text == ";" || text == "?" || text == "%" || text == "٪"));
}

}  // namespace

void render(const MappedText& line, const std::vector<Unit>& units,
            std::span<const PlacedUnit> placed, MappedText& result) {
  const Unit* before = nullptr;
  Unit last;
  for (const PlacedUnit& place : placed) {
    const Unit& stored = units[place.unit];
    const Unit unit = mirrored(stored);
    const std::string_view text =
        std::string_view(line.text()).substr(stored.begin, stored.end - stored.begin);
    Gap gap = before == nullptr ? Gap::none : place.gap;
    if (gap == Gap::space && (closes(unit, text) || last.kind == UnitKind::opening)) {
      gap = Gap::none;
    } else if (gap == Gap::space && place.cut && unit.kind == UnitKind::mark && text == "-") {
      gap = Gap::none;
    }
    if (gap == Gap::joiner) {
      result.insert(zwnj);
    } else if (gap == Gap::space) {
      // The line's own space, where there is one, keeps its source.
      const std::uint32_t space = stored.begin - 1;
      if (!place.cut && line.text()[space] == ' ') {
        result.append(line, {space, space + 1U});
      } else {
        result.insert(" ");
      }
    }
    const std::string_view other = turned(text);
    if (unit.kind != stored.kind && other != text) {
      result.append(other, line.source_of({stored.begin, stored.end}), false);
    } else {
      result.append(line, {stored.begin, stored.end});
    }
    last = unit;
    before = &last;
  }
}

}  // namespace diplograph::extract::visual_order
