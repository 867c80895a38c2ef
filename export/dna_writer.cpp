#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sqlite3.h>
#include <unicode/utf8.h>

#include "export/columns.hpp"
#include "export/dna_tables.hpp"
#include "export/edge_walk.hpp"
#include "export/passages.hpp"
#include "export/theme.hpp"
#include "export/writers.hpp"
#include "graph/error.hpp"

namespace diplograph::exporting {
namespace {

// A database of Discourse Network Analyzer with statements coded beforehand. Every piece of an
// edge's evidence is a statement "Relation"; where an actor takes a stand on something that is no
// actor it is also a "DNA Statement", DNA's own type, on which its network exports work.

enum Variable : std::int64_t {
  person = 1,
  organization,
  concept_,
  stance_agreement,
  source_,
  relation_,
  target_,
  relation_agreement
};

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

class Database {
 public:
  Database() {
    sqlite3* database = nullptr;
    const int status = sqlite3_open(":memory:", &database);
    database_.reset(database);
    check(status);
    run(std::string(dna_tables()));
  }

  void run(const std::string& sql) {
    check(sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr));
  }

  [[nodiscard]] std::unique_ptr<sqlite3_stmt, FinalizeStatement> prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database_.get(), sql, -1, &statement, nullptr));
    return std::unique_ptr<sqlite3_stmt, FinalizeStatement>(statement);
  }

  void check(int status) const {
    if (status == SQLITE_OK || status == SQLITE_DONE) return;
    throw OutputError("the DNA database cannot be made: " +
                      std::string(sqlite3_errmsg(database_.get())));
  }

  void write(const Sink& sink) {
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> bytes(
        sqlite3_serialize(database_.get(), "main", &size, 0), sqlite3_free);
    if (!bytes) throw OutputError("the DNA database needs more memory than there is");
    constexpr std::size_t block = std::size_t{64} * 1024;
    const std::string_view file(reinterpret_cast<const char*>(bytes.get()),
                                static_cast<std::size_t>(size));
    for (std::size_t at = 0; at < file.size(); at += block) sink(file.substr(at, block));
  }

 private:
  std::unique_ptr<sqlite3, CloseDatabase> database_;
};

/// A statement to insert rows with. Texts must live until the row is in.
class Insert {
 public:
  Insert(Database& database, const char* sql)
      : database_(database), statement_(database.prepare(sql)) {}

  Insert& operator<<(std::int64_t value) {
    database_.check(sqlite3_bind_int64(statement_.get(), ++column_, value));
    return *this;
  }
  Insert& operator<<(std::string_view value) {
    database_.check(sqlite3_bind_text64(statement_.get(), ++column_,
                                        value.empty() ? "" : value.data(), value.size(),
                                        SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
  }
  void row() {
    const int status = sqlite3_step(statement_.get());
    database_.check(status == SQLITE_ROW ? SQLITE_OK : status);
    database_.check(sqlite3_reset(statement_.get()));
    column_ = 0;
  }

 private:
  Database& database_;
  std::unique_ptr<sqlite3_stmt, FinalizeStatement> statement_;
  int column_ = 0;
};

/// The first 190 characters, which is what DNA allows.
std::string_view shortened(std::string_view text, std::size_t most = 190) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = 0;
  for (std::size_t characters = 0; at < text.size() && characters < most; ++characters) {
    U8_FWD_1(bytes, at, text.size());
  }
  return text.substr(0, at);
}

class Writer {
 public:
  Writer(const Graph& graph, const Options& options) : graph_(graph), options_(options) {}

  void write(const Sink& sink) {
    database_.run("BEGIN");
    std::int64_t document = 0;
    for (const auto& [id, info] : graph_.documents()) {
      const Passages passages(graph_, id);
      const std::string_view title = info.title.empty() ? info.id : info.title;
      documents_ << ++document << shortened(title) << passages.text() << shortened(info.file)
                 << info.id;
      documents_.row();
      for_each_edge(graph_, [&](const Graph::EdgeDescriptor& edge) {
        for (const StoredEvidence& evidence : graph_.evidence(edge)) {
          const Passages::Place* place = passages.find(evidence);
          if (place != nullptr) add(edge, document, *place);
        }
      });
    }
    database_.run("COMMIT");
    database_.write(sink);
  }

 private:
  const Graph& graph_;
  const Options& options_;
  Database database_;
  Insert documents_{database_,
                    "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Source, Notes, Date) "
                    "VALUES (?, ?, ?, 1, ?, ?, 0)"};
  Insert statements_{database_, "INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, 1)"};
  Insert texts_{database_,
                "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)"};
  Insert booleans_{database_,
                   "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)"};
  Insert entities_{database_,
                   "INSERT INTO ENTITIES (ID, VariableId, Value, Red, Green, Blue) "
                   "VALUES (?, ?, ?, ?, ?, ?)"};
  Insert attributes_{database_,
                     "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) "
                     "SELECT ?, ID, ? FROM ATTRIBUTEVARIABLES "
                     "WHERE VariableId = ? AND AttributeVariable = ?"};
  std::map<std::pair<std::int64_t, std::string>, std::int64_t> known_;  // (variable, key) to entity
  std::map<std::pair<std::int64_t, std::string>, std::string> taken_;   // (variable, value) to key
  std::int64_t last_statement_ = 0;

  [[nodiscard]] bool is_actor(Graph::Vertex vertex) const {
    const auto actor = graph_.schema().find_type("Actor");
    return actor && graph_.schema().is_a(graph_.node(vertex).type, *actor);
  }

  void add(const Graph::EdgeDescriptor& edge, std::int64_t document, const Passages::Place& place) {
    if (place.begin_utf16 == place.end_utf16) return;
    const Graph::Vertex from = source(edge, graph_.boost());
    const Graph::Vertex to = target(edge, graph_.boost());
    const Edge& content = graph_.edge(edge);
    const std::string& relation = graph_.schema().relation(content.relation).name;
    const bool affirmed = content.polarity == Polarity::affirmed;

    statement(2, document, place);
    text(source_, node_entity(source_, from));
    text(relation_, plain_entity(relation_, relation));
    text(target_, node_entity(target_, to));
    boolean(relation_agreement, affirmed);
    if (!is_actor(from) || is_actor(to)) return;

    statement(1, document, place);
    const bool named = graph_.schema().type(graph_.node(from).type).name == "Person";
    text(person, named ? node_entity(person, from) : plain_entity(person, ""));
    text(organization, named ? plain_entity(organization, "") : node_entity(organization, from));
    text(concept_, node_entity(concept_, to));
    boolean(stance_agreement, affirmed != (relation == "opposes"));
  }

  // DNA counts UTF-16 units, as Java does.
  void statement(std::int64_t type, std::int64_t document, const Passages::Place& place) {
    statements_ << ++last_statement_ << type << document
                << static_cast<std::int64_t>(place.begin_utf16)
                << static_cast<std::int64_t>(place.end_utf16);
    statements_.row();
  }
  void text(std::int64_t variable, std::int64_t entity) {
    texts_ << last_statement_ << variable << entity;
    texts_.row();
  }
  void boolean(std::int64_t variable, bool value) {
    booleans_ << last_statement_ << variable << std::int64_t{value ? 1 : 0};
    booleans_.row();
  }

  /// Two nodes of one label must stay two entities, so the second is told apart by its id.
  std::int64_t node_entity(std::int64_t variable, Graph::Vertex vertex) {
    const std::string key(graph_.id(vertex));
    if (const auto found = known_.find({variable, key}); found != known_.end()) {
      return found->second;
    }
    std::string value(shortened(graph_.label(vertex, options_.language)));
    if (!taken_.try_emplace({variable, value}, key).second) {
      const std::string_view id = shortened(key, 120);
      value = std::string(shortened(value, 60)) + " (" + std::string(id) + ")";
      taken_.try_emplace({variable, value}, key);
    }
    const TypeId type = graph_.node(vertex).type;
    const std::int64_t entity =
        insert(variable, key, value, node_style(graph_.schema(), type).colour);
    attribute(entity, variable, "Type", graph_.schema().type(type).name);
    attribute(entity, variable, "Alias", joined(graph_.aliases(vertex, options_.language)));
    attribute(entity, variable, "Notes", key);
    return entity;
  }

  std::int64_t plain_entity(std::int64_t variable, const std::string& value) {
    if (const auto found = known_.find({variable, "\n" + value}); found != known_.end()) {
      return found->second;
    }
    taken_.try_emplace({variable, value}, "\n" + value);
    return insert(variable, "\n" + value, value, {});
  }

  std::int64_t insert(std::int64_t variable, const std::string& key, std::string_view value,
                      const Colour& colour) {
    const auto entity = static_cast<std::int64_t>(known_.size()) + 1;
    known_.emplace(std::pair(variable, key), entity);
    entities_ << entity << variable << value << std::int64_t{colour.red}
              << std::int64_t{colour.green} << std::int64_t{colour.blue};
    entities_.row();
    return entity;
  }

  void attribute(std::int64_t entity, std::int64_t variable, std::string_view name,
                 std::string_view value) {
    attributes_ << entity << shortened(value) << variable << name;
    attributes_.row();
  }
};

}  // namespace

void write_dna(const Graph& graph, const Options& options, const Sink& sink) {
  Writer(graph, options).write(sink);
}

}  // namespace diplograph::exporting
