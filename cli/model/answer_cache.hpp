#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "extract/model/chat_answer.hpp"

namespace diplograph::cli {

/// Answers of models by what was asked (`extract::cache_key`), in an SQLite file that several
/// processes may use at once. All functions may be called from any thread.
class AnswerCache {
 public:
  /// Opens the file, or makes it, readable by its owner alone, with the folders it lies in. Throws
  /// `InputError` if it is something else, `OutputError` if it cannot be made.
  explicit AnswerCache(const std::string& path);
  ~AnswerCache();
  AnswerCache(const AnswerCache&) = delete;
  AnswerCache& operator=(const AnswerCache&) = delete;

  /// Throws `InputError` if the file is damaged.
  [[nodiscard]] std::optional<extract::ChatAnswer> find(const std::string& key);

  /// Keeps an answer, in the place of one that is there. Throws `OutputError`.
  void keep(const std::string& key, const extract::ChatAnswer& answer);
  /// Forgets an answer that is of no use. Throws `OutputError`.
  void forget(const std::string& key);

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  class Database;
  std::string path_;
  std::mutex mutex_;
  std::unique_ptr<Database> database_;
};

/// Where answers are kept if nothing is said: diplograph/answers.sqlite in XDG_CACHE_HOME, or
/// ~/.cache. Throws `UsageError` if neither is known.
[[nodiscard]] std::string usual_cache_file();

}  // namespace diplograph::cli
