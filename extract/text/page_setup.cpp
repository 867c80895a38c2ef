#include "extract/text/page_setup.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace diplograph::extract {
namespace {

// Lines of this many characters are taken for wrapped ones if most lines are nearly as long.
constexpr std::size_t narrowest = 30;
constexpr std::size_t widest = 200;

/// The width that nine lines in ten do not pass.
std::size_t width_of_most(std::vector<std::size_t>& widths) {
  if (widths.empty()) return 0;
  const std::size_t place = widths.size() * 9 / 10;
  std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(place),
                   widths.end());
  return widths[place];
}

}  // namespace

bool ended_early(const PageSetup& page, const LineView& line, const LineView& next) {
  return (line.width + 1 + first_word_width(next.text)) * 10 <= page.full_width * 9;
}

PageSetup measure_page(std::span<const LineView> lines) {
  PageSetup page;
  std::vector<std::size_t> widths;
  std::map<std::size_t, std::size_t> indents;
  std::size_t arabic = 0;
  std::size_t latin = 0;
  for (const LineView& line : lines) {
    if (line.blank() || line.rule) continue;
    widths.push_back(line.width);
    ++indents[line.begin];
    arabic += line.arabic;
    latin += line.latin;
  }
  page.arabic = arabic > latin;
  page.full_width = width_of_most(widths);
  std::size_t most = 0;
  for (const auto& [indent, count] : indents) {
    if (count > most) {
      most = count;
      page.usual_indent = indent;
    }
  }
  // A full line that ends within a sentence, before another full line or before a blank.
  const auto candidates = static_cast<std::size_t>(std::count_if(
      widths.begin(), widths.end(), [](std::size_t width) { return width >= narrowest; }));
  std::size_t full = 0;
  std::size_t open = 0;
  std::size_t before_blank = 0;
  std::size_t open_before_blank = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const LineView& line = lines[i];
    if (line.blank() || line.rule) continue;
    const bool is_full = line.width * 10 >= page.full_width * 8;
    const bool is_open = is_full && !ends_sentence(line.text);
    full += is_full ? 1 : 0;
    open += is_open ? 1 : 0;
    if (lines[i + 1].blank()) {
      ++before_blank;
      open_before_blank += is_open ? 1 : 0;
    }
  }
  page.wrapped = page.full_width >= narrowest && page.full_width <= widest && full >= 3 &&
                 full * 5 >= candidates * 2 && open * 5 >= full * 2;
  page.noisy_blanks =
      page.wrapped && before_blank >= 3 && open_before_blank * 10 >= before_blank * 3;
  return page;
}

}  // namespace diplograph::extract
