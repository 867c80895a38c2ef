#include "cli/commands.hpp"

#include <algorithm>
#include <array>

#include "cli/command_analyse.hpp"
#include "cli/command_assemble.hpp"
#include "cli/command_build.hpp"
#include "cli/command_communities.hpp"
#include "cli/command_diff.hpp"
#include "cli/command_draw.hpp"
#include "cli/command_evaluate.hpp"
#include "cli/command_explain.hpp"
#include "cli/command_explore.hpp"
#include "cli/command_export.hpp"
#include "cli/command_extract.hpp"
#include "cli/command_import.hpp"
#include "cli/command_inspect.hpp"
#include "cli/command_merge.hpp"
#include "cli/command_paths.hpp"
#include "cli/command_project.hpp"
#include "cli/command_push.hpp"
#include "cli/command_repair.hpp"
#include "cli/command_review.hpp"
#include "cli/command_rules.hpp"
#include "cli/command_schema.hpp"
#include "cli/command_stats.hpp"
#include "cli/command_table.hpp"
#include "cli/command_timeline.hpp"
#include "cli/command_validate.hpp"

namespace diplograph::cli {
namespace {

template <typename Type>
std::unique_ptr<Command> make() {
  return std::make_unique<Type>();
}

constexpr auto all_commands = std::to_array<CommandEntry>({
    {"build", "documents to a validated graph and all its files", make<CommandBuild>},
    {"repair", "the text of a document with damaged lines restored", make<CommandRepair>},
    {"inspect", "the structure of a document as it is read", make<CommandInspect>},
    {"analyse", "sentences, lemmas, parts of speech and dependencies as CoNLL-U",
     make<CommandAnalyse>},
    {"extract", "documents to claims", make<CommandExtract>},
    {"review", "claims as a table for a person to accept, reject or correct", make<CommandReview>},
    {"assemble", "claims to a graph", make<CommandAssemble>},
    {"validate", "what of a graph breaks its schema", make<CommandValidate>},
    {"export", "a graph in another format", make<CommandExport>},
    {"import", "a graph from files of other programs, or one edited by hand in Gephi",
     make<CommandImport>},
    {"push", "a graph into a running Neo4j or RDF store", make<CommandPush>},
    {"stats", "counts, components and the most central nodes of a graph", make<CommandStats>},
    {"paths", "how two nodes hang together, with the words behind each step", make<CommandPaths>},
    {"communities", "groups of nodes with more relations among them than with others",
     make<CommandCommunities>},
    {"project", "networks that follow from a graph, such as actors by shared agreements",
     make<CommandProject>},
    {"timeline", "what is dated, in the order of time, and actors' shares by year",
     make<CommandTimeline>},
    {"explain", "the words behind a node or an edge", make<CommandExplain>},
    {"merge", "graphs into one", make<CommandMerge>},
    {"diff", "what one graph has and another has not", make<CommandDiff>},
    {"draw", "a figure of a graph or a part of it", make<CommandDraw>},
    {"table", "a table for a paper: goals, agreements, actors or evidence", make<CommandTable>},
    {"explore", "a page to look around in a graph and its quotes, in a browser",
     make<CommandExplore>},
    {"evaluate", "how much of a gold graph a graph has", make<CommandEvaluate>},
    {"rules", "what the rules are, whether they hold, and what a change of them does",
     make<CommandRules>},
    {"schema", "whether a schema is sound, and what follows from it", make<CommandSchema>},
});

}  // namespace

std::span<const CommandEntry> commands() { return all_commands; }

const CommandEntry* find_command(std::string_view name) {
  const auto found = std::find_if(all_commands.begin(), all_commands.end(),
                                  [name](const CommandEntry& entry) { return entry.name == name; });
  return found == all_commands.end() ? nullptr : &*found;
}

}  // namespace diplograph::cli
