#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace diplograph::importing {

/// Whether a column or a record is of nodes or of edges.
enum class Owner : std::uint8_t { node, edge };

/// The number that a sink gives a column.
enum class ColumnId : std::uint32_t {};

struct FlatValue {
  ColumnId column{};
  std::string_view text;
};

/// A node or an edge as a flat file has it. Views are valid during the call only.
struct FlatRecord {
  Owner owner = Owner::node;
  std::size_t line = 0;     ///< of the file, on which the record begins
  std::string_view id;      ///< of a node; an edge's is not needed
  std::string_view source;  ///< of an edge
  std::string_view target;  ///< of an edge
  bool directed = true;
  std::span<const FlatValue> values;  ///< of several values of a column the last one counts
};

/// Takes what stands in a file that holds nodes, edges and a row of values for each: the seam
/// between the readers of such formats and what makes a graph of them.
class FlatFileSink {
 public:
  FlatFileSink() = default;
  virtual ~FlatFileSink() = default;
  FlatFileSink(const FlatFileSink&) = delete;
  FlatFileSink& operator=(const FlatFileSink&) = delete;

  /// The number of a column, the same one whenever the name is the same.
  [[nodiscard]] virtual ColumnId column(Owner owner, std::string_view name, std::size_t line) = 0;

  /// Takes a record; edges may come before the nodes they join.
  virtual void take(const FlatRecord& record) = 0;

  /// Takes what a reader noticed and a person should know.
  virtual void notice(std::size_t line, std::string_view message) = 0;
};

}  // namespace diplograph::importing
