#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/schema.hpp"

namespace diplograph::exporting {

/// What a drawing is for: a screen, paper in colour, or paper in black and grey.
enum class Theme : std::uint8_t { screen, print, print_mono };

/// A colour of the sRGB space.
struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;

  /// "#56B4E9"
  [[nodiscard]] std::string hexadecimal() const;
  /// "0.563 0.631 0.914", Graphviz' hue, saturation, value: the one spelling that Gephi's DOT
  /// reader takes without making the node transparent.
  [[nodiscard]] std::string hsv() const;
  /// The colour mixed with white; 0 gives white, 1 the colour itself.
  [[nodiscard]] Colour tint(double share) const;
  /// The grey of the same luminance (ITU-R BT.709 weights, without linearising).
  [[nodiscard]] Colour grey() const;
  /// The colour mixed with black; 0 gives black, 1 the colour itself.
  [[nodiscard]] Colour shade(double share) const;
};

/// How nodes of a type are drawn. Every pair of types differs in shape or border, so that grey
/// print tells them apart too.
struct NodeStyle {
  Colour colour;
  std::string_view shape;  ///< of Graphviz
  std::string_view style;  ///< "filled", "filled,rounded", ...
};

/// How edges of a relation are drawn: colour and line together tell them apart.
struct EdgeStyle {
  Colour colour;
  std::string_view line;  ///< "solid", "dashed", "dotted", "bold"
  std::string_view head;  ///< arrowhead of Graphviz
};

/// The style of a type, or of its nearest ancestor that has one. Colours are those of Okabe and
/// Ito (2008), which people with any kind of colour blindness tell apart.
[[nodiscard]] NodeStyle node_style(const Schema& schema, TypeId type);
[[nodiscard]] EdgeStyle edge_style(const Schema& schema, RelationId relation);
/// The style for a theme; for black and grey, line and arrowhead alone tell all relations apart.
[[nodiscard]] EdgeStyle edge_style(const Schema& schema, RelationId relation, Theme theme);

/// What a node's shape is filled and drawn with.
struct NodePaint {
  Colour fill, border;
};
[[nodiscard]] NodePaint node_paint(const NodeStyle& style, Theme theme);

/// What became of a part of a graph between two states of it.
enum class Change : std::uint8_t { none, added, removed, changed };

/// How a change is drawn: colour, line and sign each tell it apart from the others.
struct ChangeStyle {
  Colour line_colour, fill;
  std::string_view line;  ///< "solid", "dashed", "dotted", "bold"
  double pen = 1;         ///< width of lines and borders, in points
  std::string_view sign;  ///< before labels; empty for what did not change
};
[[nodiscard]] ChangeStyle change_style(Change change, Theme theme);

}  // namespace diplograph::exporting
