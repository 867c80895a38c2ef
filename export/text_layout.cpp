#include "export/text_layout.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <graphviz/gvplugin_textlayout.h>
#include <hb.h>
#include <pango/pangocairo.h>

#include "export/font_coverage.hpp"
#include "export/rectangle.hpp"

namespace diplograph::exporting {
namespace {

// Graphviz shrinks the layouts of its Cairo plugin from this.
constexpr double pixels_per_inch = 96;
constexpr double points_per_unit = points_per_inch / pixels_per_inch / PANGO_SCALE;
// Shares of the font size, the same as in Graphviz' own plugin: from line to line, and from the
// middle of a line down to where its letters stand.
constexpr double line_height = 1.1;
constexpr double drop = 0.2;
constexpr int quality = 100;  // of Graphviz' own plugin: 8
// How far in front of a letter its further ones have their place, as a share of the font size:
// poppler takes letters for another word that begin less than 0.1 apart, or overlap by more than
// 0.2 or leave more than 0.1 free, and a blank is about 0.26 wide.
constexpr double step_aside = 0.12;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct FreeDescription {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct FreeOptions {
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
struct FreeIterator {
  void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};
struct FreeAttributes {
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};

PangoContext* make_context() {
  const std::unique_ptr<PangoFontMap, Unref> fonts(pango_cairo_font_map_new());
  PangoContext* context = pango_font_map_create_context(fonts.get());
  const std::unique_ptr<cairo_font_options_t, FreeOptions> options(cairo_font_options_create());
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options.get());
  pango_cairo_context_set_resolution(context, pixels_per_inch);
  pango_context_set_round_glyph_positions(context, FALSE);
  // Else that of the locale, which may choose other shapes of digits.
  pango_context_set_language(context, pango_language_from_string("fa"));
  return context;
}

// For the life of the process, as Graphviz' own is.
PangoContext* process_context() {
  static PangoContext* const context = make_context();
  return context;
}

void set_fonts(PangoLayout* layout, const std::string& families, double size) {
  const std::unique_ptr<PangoFontDescription, FreeDescription> font(pango_font_description_new());
  pango_font_description_set_family(font.get(), families.c_str());
  pango_font_description_set_size(font.get(), static_cast<int>(size * PANGO_SCALE));
  pango_layout_set_font_description(layout, font.get());
  const std::unique_ptr<PangoAttrList, FreeAttributes> list(pango_attr_list_new());
  for (const FontRun& run : font_runs(families, pango_layout_get_text(layout))) {
    if (run.family.empty()) continue;
    for (PangoAttribute* attribute :
         {pango_attr_family_new(run.family.c_str()), pango_attr_fallback_new(FALSE)}) {
      attribute->start_index = static_cast<guint>(run.begin);
      attribute->end_index = static_cast<guint>(run.end);
      pango_attr_list_insert(list.get(), attribute);  // which owns it then
    }
  }
  pango_layout_set_attributes(layout, list.get());
}

/// Letters that are drawn together: glyphs from left to right, and where each letter begins.
struct Cluster {
  std::vector<PangoGlyphInfo> glyphs;
  std::vector<int> letters;
};

// True for a shape of a font that shows nothing and is as wide as a small space.
bool is_blank(hb_font_t* font, hb_codepoint_t glyph) {
  constexpr double least_width = 0.05, most_width = 0.3;  // of the font size
  int em = 0;
  hb_font_get_scale(font, &em, nullptr);
  const double width = static_cast<double>(hb_font_get_glyph_h_advance(font, glyph)) / em;
  hb_glyph_extents_t ink{};
  hb_font_get_glyph_extents(font, glyph, &ink);
  return ink.width == 0 && ink.height == 0 && width >= least_width && width <= most_width;
}

/// A shape without ink for a letter that has none of its own. A PDF says one letter for each shape
/// of a font; where a second one needs it, the PDF says so in a note (ActualText) that not all
/// readers heed. So the usual letters have shapes of their own as far as the font has enough.
PangoGlyph blank_for(PangoFont* pango_font, gunichar letter) {
  constexpr auto usual = std::to_array<gunichar>({0x0627, 0x200C, 0x0654});  // alef, joiner, hamza
  constexpr auto spaces = std::to_array<hb_codepoint_t>(
      {0x000D, 0x00A0, 0x2005, 0x2006, 0x2008, 0x2009, 0x202F, 0x205F});
  hb_font_t* font = pango_font_get_hb_font(pango_font);
  hb_codepoint_t space = 0;
  if (hb_font_get_nominal_glyph(font, ' ', &space) == 0) return PANGO_GLYPH_EMPTY;
  std::vector<hb_codepoint_t> blanks{space};  // which stands between words too, and comes last
  for (const hb_codepoint_t code : spaces) {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(font, code, &glyph) != 0 && is_blank(font, glyph) &&
        std::find(blanks.begin(), blanks.end(), glyph) == blanks.end()) {
      blanks.push_back(glyph);
    }
  }
  const auto own =
      static_cast<std::size_t>(std::find(usual.begin(), usual.end(), letter) - usual.begin()) + 1;
  return own < std::min(blanks.size(), usual.size() + 1) ? blanks[own] : space;
}

/// Gives each letter of a right-to-left run a place of its own.
class Separation {
 public:
  Separation(PangoGlyphItem* run, const char* text, double size)
      : run_(run),
        text_(text),
        step_(
            static_cast<int>(size * step_aside * PANGO_SCALE * pixels_per_inch / points_per_inch)) {
  }

  void apply() {
    gather();
    // From left to right, which is from the last letter to the first.
    for (auto cluster = clusters_.rbegin(); cluster != clusters_.rend(); ++cluster) {
      for (std::size_t i = cluster->letters.size(); i-- > 1;) add_aside(cluster->letters[i]);
      const int first = cluster->letters.front();
      // A mark stands somewhere over the letter before it; readers take the places of its first and
      // last shape. A joiner has no shape.
      const bool mark = g_unichar_ismark(letter(first)) != 0;
      if (mark || is_joiner(letter(first))) add_aside(first);
      for (const PangoGlyphInfo& glyph : cluster->glyphs) {
        if (glyph.glyph != PANGO_GLYPH_EMPTY || !is_joiner(letter(first))) add(glyph, first);
      }
      if (mark) add_aside(first);
    }
    pango_glyph_string_set_size(run_->glyphs, static_cast<int>(glyphs_.size()));
    std::copy(glyphs_.begin(), glyphs_.end(), run_->glyphs->glyphs);
    std::copy(letters_.begin(), letters_.end(), run_->glyphs->log_clusters);
  }

 private:
  PangoGlyphItem* run_;
  const char* text_;  // of the layout
  int step_;
  std::vector<Cluster> clusters_;  // in the order of the text
  // The new glyphs from left to right, and the letter of each.
  std::vector<PangoGlyphInfo> glyphs_;
  std::vector<int> letters_;

  void add(const PangoGlyphInfo& glyph, int letter) {
    glyphs_.push_back(glyph);
    letters_.push_back(letter);
  }

  void add_aside(int at) {
    PangoGlyphInfo aside{};
    aside.glyph = blank_for(run_->item->analysis.font, letter(at));
    aside.geometry.x_offset = -step_;
    aside.attr.is_cluster_start = 1;
    add(aside, at);
  }

  [[nodiscard]] gunichar letter(int at) const {
    return g_utf8_get_char(text_ + run_->item->offset + at);
  }

  static bool is_joiner(gunichar letter) { return letter == 0x200C || letter == 0x200D; }

  void gather() {
    PangoGlyphItemIter at{};
    for (gboolean more = pango_glyph_item_iter_init_start(&at, run_, text_); more != 0;
         more = pango_glyph_item_iter_next_cluster(&at)) {
      Cluster cluster;
      // Runs from right to left have their first cluster at the end.
      for (int i = at.end_glyph + 1; i <= at.start_glyph; ++i) {
        cluster.glyphs.push_back(run_->glyphs->glyphs[i]);
      }
      for (int index = at.start_index; index < at.end_index;) {
        const char* here = text_ + index;
        cluster.letters.push_back(index - run_->item->offset);
        index += static_cast<int>(g_utf8_next_char(here) - here);
      }
      if (!cluster.glyphs.empty() && !cluster.letters.empty()) {
        clusters_.push_back(std::move(cluster));
      }
    }
  }
};

void separate_letters(PangoLayout* layout, double size) {
  const std::unique_ptr<PangoLayoutIter, FreeIterator> at(pango_layout_get_iter(layout));
  do {
    PangoLayoutRun* run = pango_layout_iter_get_run(at.get());
    // On a system without any font there is none.
    if (run == nullptr || run->item->analysis.font == nullptr) continue;
    if (run->item->analysis.level % 2 == 0) continue;
    Separation(run, pango_layout_get_text(layout), size).apply();
  } while (pango_layout_iter_next_run(at.get()) != 0);
}

// Graphviz calls its truth values boolean or bool, by its version.
using Answer =
    std::invoke_result_t<decltype(gvtextlayout_engine_s::textlayout), textspan_t*, char**>;

Answer lay_out(textspan_t* span, char** font_path) noexcept {
  if (font_path != nullptr) *font_path = nullptr;  // for a message that nobody asked for
  const double size = span->font->size;
  PangoLayout* layout = pango_layout_new(process_context());
  pango_layout_set_text(layout, span->str, -1);
  set_fonts(layout, span->font->name, size);
  PangoRectangle extent{};
  pango_layout_get_extents(layout, nullptr, &extent);
  separate_letters(layout, size);
  span->layout = layout;
  span->free_layout = [](void* unused) { g_object_unref(unused); };
  span->size.x = extent.width * points_per_unit;
  span->size.y = size * line_height;
  span->yoffset_layout = pango_layout_get_baseline(layout) * points_per_unit;
  span->yoffset_centerline = size * drop;
  return static_cast<Answer>(true);
}

}  // namespace

const lt_symlist_t* text_layout_plugins() {
  static gvtextlayout_engine_s engine{lay_out};
  static auto layouts = std::to_array<gvplugin_installed_t>(
      {{0, "textlayout", quality, &engine, nullptr}, {0, nullptr, 0, nullptr, nullptr}});
  static auto interfaces = std::to_array<gvplugin_api_t>(
      {{API_textlayout, layouts.data()}, {static_cast<api_t>(0), nullptr}});
  static std::string name = "diplograph";
  static gvplugin_library_t library{name.data(), interfaces.data()};
  // Graphviz knows plugins by the end of their symbol's name.
  static const auto symbols = std::to_array<lt_symlist_t>(
      {{"gvplugin_diplograph_LTX_library", &library}, {nullptr, nullptr}});
  return symbols.data();
}

}  // namespace diplograph::exporting
