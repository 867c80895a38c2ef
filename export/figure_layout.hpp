#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/figure_page.hpp"
#include "export/graphviz_session.hpp"
#include "export/rectangle.hpp"

namespace diplograph::exporting {

/// Letters smaller than this, in points on paper, are too small to read.
constexpr double least_letter_size = 6;

/// A line of text as it will be drawn. Lengths are in points before the figure is scaled.
struct PlacedText {
  std::string owner;  ///< name of its node or edge in the drawing
  std::string text;
  Rectangle box;  ///< from its descenders to its ascenders, as wide as the renderer measured it
  double size = 0;
};

/// The outline of a node as it will be drawn.
struct PlacedShape {
  std::string owner;
  std::vector<Point> outline;  ///< a closed polygon
  Rectangle box;
};

/// Where everything of a figure stands.
struct FigureLayout {
  Rectangle page;    ///< what the picture shows, with its margin
  double scale = 1;  ///< that the picture is drawn at on its page, at most 1
  std::vector<PlacedText> texts;
  std::vector<PlacedShape> shapes;
  std::vector<Rectangle> lines;  ///< the extent of each edge

  /// In points on paper; 0 without any text.
  [[nodiscard]] double least_letter_size() const;
};

/// Reads where Graphviz' renderers put the parts of a drawing whose places stand in its
/// attributes. O(size of the drawing).
[[nodiscard]] FigureLayout read_layout(GraphvizSession& session, Agraph_t* drawing,
                                       const FigurePage& page);

/// What a reader of a figure would stumble over.
struct LayoutFault {
  enum class Kind : std::uint8_t {
    texts_overlap,      ///< two texts lie over each other, or one over another's box
    text_out_of_shape,  ///< a text runs out of its own box
    off_the_page,       ///< something is cut off at the edge
    letters_too_small   ///< under `least_letter_size` on paper
  };
  Kind kind = Kind::texts_overlap;
  std::string first, second;  ///< the texts or owners; the second may be empty
  double amount = 0;          ///< by how many points; of small letters their size on paper

  /// "texts overlap: "a" and "b" (3.2 points)".
  [[nodiscard]] std::string description() const;
};

/// All faults, in the order of the drawing. A point of tolerance covers the difference between the
/// renderers' measures. O(texts * (texts + shapes)).
[[nodiscard]] std::vector<LayoutFault> layout_faults(const FigureLayout& layout);

}  // namespace diplograph::exporting
