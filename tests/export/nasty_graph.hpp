#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "export/format.hpp"
#include "graph/graph.hpp"

namespace diplograph::exporting {

/// A quote with all that breaks writers: line end, tab, quotes, backslash, separators, markup,
/// guillemets, ZWNJ, RLM, a combining hamza, an emoji, and a control character.
[[nodiscard]] std::string nasty_quote();

/// A small canonical graph with every concrete type and every relation of the diplomacy schema,
/// three relations between one pair of nodes, a denied relation, a self-loop, a node without
/// relations, keywords as ids, hostile labels, partial and negative dates, confidence 0 and 1,
/// and an edge without evidence.
[[nodiscard]] Graph nasty_graph();

/// States "state/s1" ... that all pursue one goal: a hub.
[[nodiscard]] Graph star_graph(std::size_t states, std::string_view language);

/// The files of a format that consists of several, by name.
[[nodiscard]] std::map<std::string, std::string> write_folder_as(std::string_view format,
                                                                 const Graph& graph,
                                                                 const Options& options = {});

/// A file as that format writes it (the files of a folder one after another), and the blocks that
/// it came in.
struct Written {
  std::string bytes;
  std::vector<std::size_t> blocks;
};
[[nodiscard]] Written write_as(std::string_view format, const Graph& graph,
                               const Options& options = {});

/// How often `needle` stands in `text`.
[[nodiscard]] std::size_t count(std::string_view text, std::string_view needle);

}  // namespace diplograph::exporting
