#include "export/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "export/byte_buffer.hpp"

namespace diplograph::exporting {
namespace {

constexpr Colour orange{0xE6, 0x9F, 0x00};
constexpr Colour sky{0x56, 0xB4, 0xE9};
constexpr Colour green{0x00, 0x9E, 0x73};
constexpr Colour yellow{0xF0, 0xE4, 0x42};
constexpr Colour blue{0x00, 0x72, 0xB2};
constexpr Colour vermilion{0xD5, 0x5E, 0x00};
constexpr Colour purple{0xCC, 0x79, 0xA7};
constexpr Colour black{0x00, 0x00, 0x00};
constexpr Colour grey{0x77, 0x77, 0x77};
constexpr Colour white{0xFF, 0xFF, 0xFF};

struct NamedNodeStyle {
  std::string_view type;
  NodeStyle style;
};

// Actors are blue, goals green, strategies orange, agreements purple; shape and border tell the
// kinds apart in grey print too.
constexpr auto node_styles = std::to_array<NamedNodeStyle>({
    {"State", {blue, "box", "filled,bold"}},
    {"Organization", {sky, "box", "filled"}},
    {"GovernmentBody", {sky, "component", "filled"}},
    {"Company", {sky, "house", "filled"}},
    {"Group", {sky, "box3d", "filled"}},
    {"Person", {sky, "oval", "filled"}},
    {"Institute", {sky, "trapezium", "filled"}},
    {"Actor", {sky, "box", "filled"}},
    {"Goal", {green, "box", "filled,rounded"}},
    {"Strategy", {orange, "box", "filled,diagonals"}},
    {"Agreement", {purple, "note", "filled"}},
    {"Event", {vermilion, "octagon", "filled"}},
    {"Concept", {yellow, "box", "filled,dashed"}},
    {"Place", {grey, "invhouse", "filled"}},
    {"Source", {grey, "folder", "filled"}},
    {"Document", {grey, "tab", "filled"}},
});

// For types of other people's schemas, by their place in the schema.
constexpr auto other_node_styles = std::to_array<NodeStyle>({
    {sky, "box", "filled"},
    {green, "oval", "filled"},
    {orange, "hexagon", "filled"},
    {purple, "octagon", "filled"},
    {yellow, "box", "filled,rounded"},
    {vermilion, "house", "filled"},
    {blue, "component", "filled"},
    {grey, "folder", "filled"},
});

struct NamedEdgeStyle {
  std::string_view relation;
  EdgeStyle style;
};

constexpr auto edge_styles = std::to_array<NamedEdgeStyle>({
    {"pursues", {green, "solid", "normal"}},
    {"adopts", {orange, "solid", "normal"}},
    {"advances", {green, "dashed", "vee"}},
    {"partyTo", {purple, "solid", "normal"}},
    {"proposes", {purple, "dashed", "vee"}},
    {"supports", {blue, "solid", "normal"}},
    {"opposes", {vermilion, "solid", "normal"}},
    {"hosts", {orange, "dashed", "vee"}},
    {"participatesIn", {sky, "dashed", "vee"}},
    {"memberOf", {sky, "solid", "normal"}},
    {"represents", {black, "dashed", "vee"}},
    {"cooperatesWith", {blue, "bold", "normal"}},
    {"competesWith", {vermilion, "dashed", "normal"}},
    {"develops", {orange, "dotted", "normal"}},
    {"partOf", {black, "dotted", "normal"}},
    {"implements", {purple, "dotted", "normal"}},
    {"submittedTo", {purple, "bold", "vee"}},
    {"targets", {orange, "bold", "normal"}},
    {"motivates", {vermilion, "dotted", "vee"}},
    {"versionOf", {blue, "dotted", "vee"}},
    {"authorOf", {grey, "dashed", "normal"}},
    {"states", {black, "solid", "normal"}},
    {"about", {grey, "dotted", "vee"}},
    {"locatedIn", {grey, "bold", "normal"}},
    {"cites", {grey, "solid", "normal"}},
});

constexpr auto line_colours =
    std::to_array<Colour>({blue, green, vermilion, purple, orange, sky, black, grey});
constexpr auto lines = std::to_array<std::string_view>({"solid", "dashed", "dotted", "bold"});

constexpr auto symmetric_lines = std::to_array<std::string_view>({"bold", "dashed", "dotted"});
// Arrowheads of Graphviz that stay apart at the size of small print.
constexpr auto heads = std::to_array<std::string_view>(
    {"normal", "empty", "vee", "diamond", "odiamond", "dot", "odot", "box", "obox", "inv", "crow"});

double channel(std::uint8_t value) { return static_cast<double>(value) / 255.0; }

}  // namespace

std::string Colour::hexadecimal() const {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "#";
  for (const std::uint8_t value : {red, green, blue}) {
    text += digits[value >> 4U];
    text += digits[value & 0xFU];
  }
  return text;
}

std::string Colour::hsv() const {
  const double r = channel(red);
  const double g = channel(green);
  const double b = channel(blue);
  const double value = std::max({r, g, b});
  const double span = value - std::min({r, g, b});
  double hue = 0;
  if (span > 0) {
    if (value == r) {
      hue = (g - b) / span;
    } else if (value == g) {
      hue = (b - r) / span + 2;
    } else {
      hue = (r - g) / span + 4;
    }
    if (hue < 0) hue += 6;
  }
  const double saturation = value > 0 ? span / value : 0;
  return decimal(hue / 6) + " " + decimal(saturation) + " " + decimal(value);
}

Colour Colour::tint(double share) const {
  const auto mixed = [share](std::uint8_t value) {
    return static_cast<std::uint8_t>(std::lround(255.0 - (255.0 - value) * share));
  };
  return {mixed(red), mixed(green), mixed(blue)};
}

Colour Colour::grey() const {
  const auto value =
      static_cast<std::uint8_t>(std::lround(0.2126 * red + 0.7152 * green + 0.0722 * blue));
  return {value, value, value};
}

Colour Colour::shade(double share) const {
  const auto mixed = [share](std::uint8_t value) {
    return static_cast<std::uint8_t>(std::lround(value * share));
  };
  return {mixed(red), mixed(green), mixed(blue)};
}

NodeStyle node_style(const Schema& schema, TypeId type) {
  for (std::optional<TypeId> at = type; at; at = schema.type(*at).parent) {
    const std::string& name = schema.type(*at).name;
    const auto found =
        std::find_if(node_styles.begin(), node_styles.end(),
                     [&](const NamedNodeStyle& entry) { return entry.type == name; });
    if (found != node_styles.end()) return found->style;
  }
  return other_node_styles.at(static_cast<std::size_t>(type) % other_node_styles.size());
}

EdgeStyle edge_style(const Schema& schema, RelationId relation) {
  const std::string& name = schema.relation(relation).name;
  const auto found =
      std::find_if(edge_styles.begin(), edge_styles.end(),
                   [&](const NamedEdgeStyle& entry) { return entry.relation == name; });
  if (found != edge_styles.end()) return found->style;
  const auto place = static_cast<std::size_t>(relation);
  return {line_colours.at(place % line_colours.size()),
          lines.at(place / line_colours.size() % lines.size()), "normal"};
}

EdgeStyle edge_style(const Schema& schema, RelationId relation, Theme theme) {
  if (theme != Theme::print_mono) return edge_style(schema, relation);
  // Symmetric relations have no heads, so their lines must differ; the others count through heads
  // first and lines then.
  const bool symmetric = schema.relation(relation).symmetric;
  std::size_t place = 0;
  for (const RelationType& other : schema.relations()) {
    if (other.id == relation) break;
    if (other.symmetric == symmetric) ++place;
  }
  if (symmetric) return {black, symmetric_lines.at(place % symmetric_lines.size()), "normal"};
  return {black, lines.at(place / heads.size() % 3), heads.at(place % heads.size())};
}

NodePaint node_paint(const NodeStyle& style, Theme theme) {
  switch (theme) {
    case Theme::print_mono:
      return {style.colour.grey().tint(0.25), black};
    case Theme::print:
      return {style.colour.tint(0.2), style.colour.shade(0.7)};
    case Theme::screen:
      break;
  }
  return {style.colour.tint(0.3), style.colour.shade(0.8)};
}

ChangeStyle change_style(Change change, Theme theme) {
  const double tint = theme == Theme::screen ? 0.3 : 0.2;
  const auto style = [&](Colour colour, std::string_view line, double pen, std::string_view sign) {
    if (theme == Theme::print_mono) return ChangeStyle{black, white, line, pen, sign};
    return ChangeStyle{colour.shade(0.8), colour.tint(tint), line, pen, sign};
  };
  switch (change) {
    case Change::added:
      return style(green, "solid", 2.2, "+");
    case Change::removed:
      return style(vermilion, "dashed", 1.6, "−");
    case Change::changed:
      return style(blue, "dotted", 2.2, "±");
    case Change::none:
      break;
  }
  return {grey, white, "solid", 0.8, ""};
}

}  // namespace diplograph::exporting
