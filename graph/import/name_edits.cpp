#include "graph/import/name_edits.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace diplograph::importing {
namespace {

class NameEdits {
 public:
  NameEdits(const Graph& base, Graph::Vertex vertex, const NodeRow& row,
            std::vector<Renaming>& renamed)
      : base_(base), vertex_(vertex), row_(row), renamed_(renamed) {
    for (const StoredName& name : base.names(vertex)) {
      names_.push_back(
          {std::string(base.text(name.language)), std::string(base.text(name.text)), name.role});
      languages_.insert(names_.back().language);
    }
    languages_.insert({"", "en", "fa"});  // what our files have columns for
    for (const std::string& language : languages_) {
      shown_.insert(flat_text(base.label(vertex, language)));
    }
  }

  std::vector<Name> run() {
    if (row_.columns->aliases) edit_aliases();
    for (const auto& [language, label] : row_.labels_in) edit_label_in(*language, label);
    for (const std::string& language : row_.columns->languages) {
      const auto filled = std::find_if(row_.labels_in.begin(), row_.labels_in.end(),
                                       [&](const auto& each) { return *each.first == language; });
      if (filled == row_.labels_in.end()) remove_label_in(language);
    }
    edit_label();
    return std::move(names_);
  }

 private:
  const Graph& base_;
  Graph::Vertex vertex_;
  const NodeRow& row_;
  std::vector<Renaming>& renamed_;
  std::vector<Name> names_;
  std::set<std::string, std::less<>> languages_;
  std::set<std::string, std::less<>> shown_;  // labels in all languages, as files show them

  [[nodiscard]] bool has(std::string_view text) const {
    return std::any_of(names_.begin(), names_.end(),
                       [&](const Name& name) { return flat_part(name.text) == flat_text(text); });
  }

  /// Makes `label` the preferred name of a language.
  void prefer(const std::string& language, std::string_view old, std::string_view label) {
    for (Name& name : names_) {
      if (name.language == language) name.role = NameRole::alias;
    }
    const auto known = std::find_if(names_.begin(), names_.end(), [&](const Name& name) {
      return name.language == language && name.text == label;
    });
    if (known == names_.end()) {
      names_.push_back({language, std::string(label), NameRole::preferred});
    } else {
      known->role = NameRole::preferred;
    }
    renamed_.push_back({std::string(base_.id(vertex_)), std::string(old), std::string(label)});
  }

  /// The label in exactly that language; empty if there is none.
  [[nodiscard]] std::string_view label_in(std::string_view language) const {
    return base_.label_language(vertex_, language) == language ? base_.label(vertex_, language)
                                                               : std::string_view();
  }

  void edit_label() {
    const std::string_view label = first_of(row_.labels);
    if (label.empty() || shown_.contains(flat_text(label))) return;
    const bool said = std::any_of(row_.labels_in.begin(), row_.labels_in.end(),
                                  [&](const auto& each) { return each.second == label; });
    if (said) return;  // its column with a language has it too
    prefer(std::string(base_.label_language(vertex_)), base_.label(vertex_), label);
  }

  void edit_label_in(const std::string& language, std::string_view label) {
    const std::string_view old = label_in(language);
    if (flat_text(label) != flat_text(old)) prefer(language, old, label);
  }

  void remove_label_in(const std::string& language) {
    const std::string old(label_in(language));
    if (old.empty()) return;
    std::erase_if(names_,
                  [&](const Name& name) { return name.language == language && name.text == old; });
  }

  void edit_aliases() {
    std::set<std::string, std::less<>> wanted;
    for (const std::string_view alias : parts_of(row_.aliases)) wanted.insert(flat_text(alias));
    std::erase_if(names_, [&](const Name& name) {
      return !wanted.contains(flat_part(name.text)) && !shown_.contains(flat_text(name.text));
    });
    for (const std::string_view alias : parts_of(row_.aliases)) {
      if (!has(alias)) names_.push_back({"", std::string(alias), NameRole::alias});
    }
  }
};

}  // namespace

std::vector<Name> edited_names(const Graph& base, Graph::Vertex vertex, const NodeRow& row,
                               std::vector<Renaming>& renamed) {
  return NameEdits(base, vertex, row, renamed).run();
}

}  // namespace diplograph::importing
