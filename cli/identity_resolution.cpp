#include "cli/identity_resolution.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "cli/read_file.hpp"
#include "graph/identity/merge_log.hpp"

namespace diplograph::cli {
namespace {

constexpr std::size_t most_named = 5;

}  // namespace

void IdentityResolution::setup(CLI::App& parser) {
  const auto add = [&](const char* name, std::vector<std::string>& files, const char* meaning) {
    parser.add_option(name, files, meaning)
        ->type_name("FILE")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  };
  add("--same", same_files_,
      "Table of ids that are one thing: a row for each, the first id stays; again for more");
  add("--different", different_files_,
      "Table of what is not one thing: ID,NAME (where a text says NAME it means another one) or "
      "ID,ID; again for more");
  parser.add_flag("--across-scripts", across_scripts_,
                  "Take persons for one whose Persian and Latin names have the same consonants");
}

void IdentityResolution::load(const Schema& schema) {
  for (const std::string& path : same_files_) {
    identities_.read_same(read_file(path), shown_name(path), schema);
  }
  for (const std::string& path : different_files_) {
    identities_.read_different(read_file(path), shown_name(path), schema);
  }
}

Graph IdentityResolution::resolve(Graph graph) {
  std::map<std::string, std::string> same;
  for (const auto& [id, kept] : identities_.same()) {
    if (graph.find(id)) {
      same.emplace(id, kept.id);
    } else {
      unmet_.push_back(kept.row.place() + " (" + id + ")");
    }
  }
  for (const Identities::Parted& parted : identities_.parted()) {
    if (parted.mentions == 0) unmet_.push_back(parted.row.place() + " (" + parted.name + ")");
  }
  if (!same.empty()) graph = contract(graph, same, lost_);
  std::vector<Namesakes> namesakes = find_namesakes(graph, identities_);
  if (!across_scripts_ || namesakes.empty()) {
    candidates_ = std::move(namesakes);
    return graph;
  }
  same.clear();
  for (const Namesakes& pair : namesakes) same.emplace(pair.other, pair.kept);
  merged_ = std::move(namesakes);
  return contract(graph, same, lost_);
}

void IdentityResolution::report() const {
  for (const Lost& lost : lost_) spdlog::warn("left out {}: {}", lost.edge, lost.reason);
  for (std::size_t i = 0; i < std::min(unmet_.size(), most_named); ++i) {
    spdlog::warn("{}: nothing that was found is it", unmet_[i]);
  }
  if (unmet_.size() > most_named) {
    spdlog::warn("{} more rows met nothing", unmet_.size() - most_named);
  }
}

std::string IdentityResolution::log(const Graph& graph) const {
  return merge_log(graph, identities_, merged_, candidates_, lost_);
}

}  // namespace diplograph::cli
