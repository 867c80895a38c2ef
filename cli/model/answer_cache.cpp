#include "cli/model/answer_cache.hpp"

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/file_descriptor.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

namespace fs = std::filesystem;

// What another process may keep the file locked for.
constexpr int patience_milliseconds = 30'000;
// Marks the file as ours (application_id of SQLite), and its form.
constexpr int our_mark = 0x64706C67;
constexpr int our_version = 1;

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// SQLite makes files for everybody; this one holds words of documents.
void make_private_file(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  std::error_code error;
  if (!folder.empty() && !fs::is_directory(folder, error)) {
    fs::create_directories(folder, error);
    if (error) throw_output_error(folder.string(), error.value());
    fs::permissions(folder, fs::perms::owner_all, error);
  }
  const int number = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (number < 0) throw_output_error(path, errno);
  const FileDescriptor file(number, path);
}

}  // namespace

class AnswerCache::Database {
 public:
  explicit Database(const std::string& path) : path_(path) {
    sqlite3* database = nullptr;
    const int status = sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
    database_.reset(database);
    if (status != SQLITE_OK) fail_reading(status);
    sqlite3_busy_timeout(database, patience_milliseconds);
    prepare_tables();
  }

  [[nodiscard]] Statement prepare(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    const int status = sqlite3_prepare_v2(database_.get(), sql, -1, &statement, nullptr);
    Statement owned(statement);
    if (status != SQLITE_OK) fail_reading(status);
    return owned;
  }

  /// Runs a statement that changes something.
  void change(const Statement& statement) const {
    const int status = sqlite3_step(statement.get());
    if (status != SQLITE_DONE) {
      throw OutputError("cannot write to the cache " + path_ + ": " + reason() +
                        "; free some space, or run with --no-cache");
    }
  }

  /// Runs a statement that asks; true if there is a row.
  [[nodiscard]] bool ask(const Statement& statement) const {
    const int status = sqlite3_step(statement.get());
    if (status != SQLITE_ROW && status != SQLITE_DONE) fail_reading(status);
    return status == SQLITE_ROW;
  }

 private:
  std::string path_;
  std::unique_ptr<sqlite3, CloseDatabase> database_;

  [[nodiscard]] std::string reason() const { return sqlite3_errmsg(database_.get()); }

  [[noreturn]] void fail_reading(int status) const {
    const std::string remedy = status == SQLITE_NOTADB || status == SQLITE_CORRUPT
                                   ? "remove it, or name another file with --cache"
                                   : "name another file with --cache, or run with --no-cache";
    throw InputError({path_, 0, 0, {}},
                     "cannot be used as a cache of answers: " + reason() + "; " + remedy);
  }

  [[nodiscard]] int number(const char* pragma) const {
    const Statement statement = prepare(pragma);
    return ask(statement) ? sqlite3_column_int(statement.get(), 0) : 0;
  }

  void run(const char* sql) const { change(prepare(sql)); }

  void prepare_tables() const {
    const int mark = number("PRAGMA application_id");
    const bool empty = number("SELECT count(*) FROM sqlite_master") == 0;
    if (mark == our_mark && number("PRAGMA user_version") == our_version) return;
    if (mark != 0 || !empty) {
      throw InputError({path_, 0, 0, {}},
                       mark == our_mark
                           ? "is a cache of answers of another version of diplograph; name another "
                             "file with --cache"
                           : "is a database of something else, not a cache of answers; name "
                             "another file with --cache");
    }
    // Whoever comes second finds the table there.
    run("BEGIN IMMEDIATE");
    run("CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, content BLOB NOT NULL, "
        "cut INTEGER NOT NULL, request_tokens INTEGER NOT NULL, answer_tokens INTEGER NOT NULL) "
        "WITHOUT ROWID");
    run("PRAGMA application_id = 0x64706C67");
    run("PRAGMA user_version = 1");
    run("COMMIT");
  }
};

namespace {

void bind(const Statement& statement, int place, std::string_view text) {
  // The text lives until the statement has run.
  sqlite3_bind_text64(statement.get(), place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

std::uint64_t count_at(const Statement& statement, int column) {
  const sqlite3_int64 count = sqlite3_column_int64(statement.get(), column);
  return count < 0 ? 0 : static_cast<std::uint64_t>(count);
}

}  // namespace

AnswerCache::AnswerCache(const std::string& path) : path_(path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    throw InputError({path, 0, 0, {}}, "is a folder; name the file of the cache in it");
  }
  make_private_file(path);
  database_ = std::make_unique<Database>(path);
}

AnswerCache::~AnswerCache() = default;

std::optional<extract::ChatAnswer> AnswerCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const Statement statement = database_->prepare(
      "SELECT content, cut, request_tokens, answer_tokens FROM answers WHERE question = ?1");
  bind(statement, 1, key);
  if (!database_->ask(statement)) return std::nullopt;
  extract::ChatAnswer answer;
  const auto* content = static_cast<const char*>(sqlite3_column_blob(statement.get(), 0));
  if (content != nullptr) {  // null if it is empty
    answer.content.assign(content,
                          static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), 0)));
  }
  answer.cut = sqlite3_column_int(statement.get(), 1) != 0;
  answer.request_tokens = count_at(statement, 2);
  answer.answer_tokens = count_at(statement, 3);
  return answer;
}

void AnswerCache::keep(const std::string& key, const extract::ChatAnswer& answer) {
  const std::lock_guard lock(mutex_);
  const Statement statement =
      database_->prepare("INSERT OR REPLACE INTO answers VALUES (?1, ?2, ?3, ?4, ?5)");
  bind(statement, 1, key);
  sqlite3_bind_blob64(statement.get(), 2, answer.content.data(), answer.content.size(),
                      SQLITE_STATIC);
  sqlite3_bind_int(statement.get(), 3, answer.cut ? 1 : 0);
  sqlite3_bind_int64(statement.get(), 4, static_cast<sqlite3_int64>(answer.request_tokens));
  sqlite3_bind_int64(statement.get(), 5, static_cast<sqlite3_int64>(answer.answer_tokens));
  database_->change(statement);
}

void AnswerCache::forget(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const Statement statement = database_->prepare("DELETE FROM answers WHERE question = ?1");
  bind(statement, 1, key);
  database_->change(statement);
}

std::string usual_cache_file() {
  const auto variable = [](const char* name) -> std::string {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
  };
  std::string folder = variable("XDG_CACHE_HOME");
  // The XDG Base Directory Specification wants relative paths ignored.
  if (!folder.starts_with('/')) {
    const std::string home = variable("HOME");
    if (home.empty()) {
      throw UsageError(
          "there is no HOME to keep answers in; name a file with --cache FILE, or run "
          "with --no-cache");
    }
    folder = home + "/.cache";
  }
  return folder + "/diplograph/answers.sqlite";
}

}  // namespace diplograph::cli
