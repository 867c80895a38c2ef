#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/claim.hpp"
#include "graph/schema.hpp"

namespace diplograph {

/// What a user says about who is who. It is said of stable ids, so it holds on every later run.
class Identities {
 public:
  /// Reads which ids are one thing: a row of ids for each (comma-, semicolon- or tab-separated), of
  /// which the first stays; rows that share an id are one. Lines that begin with # are comments.
  /// Throws `InputError` with the line of a row that has no two ids, or none that the schema knows.
  void read_same(std::string_view table, const std::string& file, const Schema& schema);

  /// Reads what is not one thing. A row "ID,NAME" or "ID,NAME,NEW_ID": where a text calls the
  /// entity by that name, another one is meant, which gets the new id, else one made of the name. A
  /// row "ID,ID": the two are not to be taken for one. Throws as `read_same` does, and if a row
  /// contradicts what `read_same` has read.
  void read_different(std::string_view table, const std::string& file, const Schema& schema);

  /// A row of a file.
  struct Row {
    std::string file;
    std::size_t line = 0;
    /// "FILE:LINE".
    [[nodiscard]] std::string place() const { return file + ":" + std::to_string(line); }
  };
  /// A thing that another one was taken for.
  struct Kept {
    std::string id;  ///< the id that stays
    Row row;
  };
  [[nodiscard]] const std::map<std::string, Kept, std::less<>>& same() const { return same_; }
  /// Whether the user said that they are two.
  [[nodiscard]] bool apart(const std::string& a, const std::string& b) const;

  /// A name by which a text means another thing.
  struct Parted {
    std::string entity, name, new_id;
    Row row;
    std::size_t mentions = 0;  ///< that were parted so far
  };
  [[nodiscard]] const std::vector<Parted>& parted() const { return parted_; }
  /// Gives a claim whose words are such a name the id of what is meant. O(rows of its entity).
  void part(Claim& claim);

 private:
  const Schema* schema_ = nullptr;
  std::map<std::string, Kept, std::less<>> same_;
  std::set<std::pair<std::string, std::string>> apart_;  // in the order of the ids
  std::vector<Parted> parted_;
  std::multimap<std::string, std::size_t, std::less<>> parted_of_;  // by entity

  [[nodiscard]] Parted* parting(const std::string& entity, std::string_view words);
};

}  // namespace diplograph
