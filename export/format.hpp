#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace diplograph::exporting {

/// Takes the bytes of a file block by block, in order. May throw `OutputError`.
using Sink = std::function<void(std::string_view block)>;

/// Takes the bytes of several files block by block; `file` names the one that a block belongs to.
/// A file comes as a whole before the next begins. May throw `OutputError`.
using FolderSink = std::function<void(std::string_view file, std::string_view block)>;

/// Datatypes of the columns or attributes of nodes and edges.
enum class FieldType : std::uint8_t { text, integer, real, boolean };

/// What a format calls these datatypes.
struct FieldTypeNames {
  std::string_view text, integer, real, boolean;

  [[nodiscard]] constexpr std::string_view operator[](FieldType type) const {
    return type == FieldType::integer   ? integer
           : type == FieldType::real    ? real
           : type == FieldType::boolean ? boolean
                                        : text;
  }
};

/// A value for every node beside what the graph itself has: the result of a measure, say.
struct NodeAttribute {
  std::string name;
  FieldType type = FieldType::text;
  std::vector<std::string> values;  ///< by vertex; an empty one is no value
};

/// What a user may choose about an export; each format uses what applies to it.
struct Options {
  std::string language;           ///< of labels, "fa" or "en"; empty: each node's own
  std::size_t figure_nodes = 40;  ///< most nodes in a drawing (0 = all); the most central are kept
  /// Graphs of up to so many nodes get places in formats that have them (see `takes_places`).
  std::size_t placed_nodes = 1000;
  std::vector<NodeAttribute> attributes;  ///< for formats that take them
  /// Told what is wrong with a file all the same, a sentence each: fonts that a drawing does not
  /// find. Called from the thread that writes.
  std::function<void(const std::string&)> warn{};
};

/// Whether `build` writes a format without being asked.
enum class Occasion : std::uint8_t { build, on_request };

/// A format that a graph can be written in, as a file or as a folder of files; `write` or
/// `write_folder` is null accordingly. One source file per format, registered by name in
/// registry.cpp.
struct Format {
  std::string_view name;       ///< "graphml", as `--to` takes it
  std::string_view extension;  ///< ".graphml"; empty for a folder
  std::string_view file_name;  ///< the name `build` gives it, "graph.graphml"
  Occasion occasion = Occasion::on_request;
  std::string_view title;  ///< one line for `export --list`
  /// What of a graph the format cannot hold, one clause; empty if it holds everything.
  std::string_view loses;
  /// Writes a canonical graph. Streams in blocks of about 64 KiB; never holds the whole file
  /// (drawings apart). Same graph, same options: same bytes.
  void (*write)(const Graph& graph, const Options& options, const Sink& sink) = nullptr;
  /// The same for a format of several files.
  void (*write_folder)(const Graph& graph, const Options& options,
                       const FolderSink& sink) = nullptr;
  /// True if the nodes it writes have the attributes of `Options`.
  bool takes_attributes = false;
  /// True if its nodes have places in the plane, which Graphviz then lays out.
  bool takes_places = false;
};

/// All formats in the order of `export --list`.
[[nodiscard]] std::span<const Format> formats();

/// The format of that name, or null.
[[nodiscard]] const Format* find_format(std::string_view name);

}  // namespace diplograph::exporting
