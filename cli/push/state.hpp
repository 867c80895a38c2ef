#pragma once

#include <cstddef>
#include <string>

#include "cli/push/plan.hpp"

namespace diplograph::cli {

/// How far a push came, in a file: written after each batch that the server took, removed when all
/// are in, so that the file is there if and only if a push was begun and not finished. Holds the
/// place and a hash of all batches; never credentials.
class PushState {
 public:
  /// Reads the file if there is one. Throws `InputError` if it is no such file, `UsageError` if it
  /// is of a push of another graph, to another place or in other batches.
  PushState(std::string path, std::string place, const PushPlan& plan);

  /// How many batches, from the first, are in.
  [[nodiscard]] std::size_t done() const { return done_; }
  /// So many are in now. Throws `OutputError`.
  void note(std::size_t done);
  /// All are in. Throws `OutputError`.
  void finish();

 private:
  std::string path_;
  std::string place_;
  std::string hash_;
  std::size_t done_ = 0;

  void read(std::size_t batches);
};

}  // namespace diplograph::cli
