#include "graph/identity/merge_log.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace diplograph {
namespace {

/// A cell: what would end it or its row is a space.
std::string cell(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  return result;
}

class Log {
 public:
  Log& row(std::string_view what, std::string_view entity, std::string_view name,
           std::string_view why, const std::string& times = {}, const std::string& place = {}) {
    text_ += cell(what) + "\t" + cell(entity) + "\t" + cell(name) + "\t" + cell(why) + "\t" +
             times + "\t" + cell(place) + "\n";
    return *this;
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_ = "what\tentity\tname\twhy\ttimes\tplace\n";
};

void names(const Graph& graph, Log& log) {
  struct Form {
    std::size_t times = 0;
    std::string place;
  };
  for (Graph::Vertex vertex = 0; vertex < graph.node_count(); ++vertex) {
    std::map<std::pair<std::string_view, std::string_view>, Form> forms;  // name and rule
    std::map<std::string_view, std::size_t> different;
    for (const StoredEvidence& mention : graph.mentions(vertex)) {
      const std::string_view quote = graph.text(mention.quote);
      Form& form = forms[{quote, graph.text(mention.rule)}];
      if (form.times++ == 0) {
        form.place = std::string(graph.text(mention.document)) + ":" + std::to_string(mention.line);
      }
      ++different[quote];
    }
    if (different.size() < 2) continue;
    for (const auto& [key, form] : forms) {
      log.row("name", graph.id(vertex), key.first, key.second, std::to_string(form.times),
              form.place);
    }
  }
}

}  // namespace

std::string merge_log(const Graph& graph, const Identities& identities,
                      const std::vector<Namesakes>& merged,
                      const std::vector<Namesakes>& candidates, const std::vector<Lost>& lost) {
  Log log;
  for (const auto& [id, kept] : identities.same()) {
    log.row("same", kept.id, id, "the user says so", {}, kept.row.place());
  }
  for (const Identities::Parted& parted : identities.parted()) {
    log.row("parted", parted.new_id, parted.name, "the user says that it is not " + parted.entity,
            std::to_string(parted.mentions), parted.row.place());
  }
  for (const Namesakes& pair : merged) {
    log.row("across scripts", pair.kept, pair.other,
            "\"" + pair.kept_name + "\" and \"" + pair.other_name + "\" have the same consonants");
  }
  for (const Namesakes& pair : candidates) {
    log.row("candidate", pair.kept, pair.other,
            "\"" + pair.kept_name + "\" and \"" + pair.other_name + "\" have the same consonants");
  }
  for (const Lost& each : lost) log.row("lost", each.edge, {}, each.reason);
  names(graph, log);
  return log.take();
}

}  // namespace diplograph
