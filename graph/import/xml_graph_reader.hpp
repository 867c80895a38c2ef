#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "graph/import/pending_records.hpp"
#include "graph/import/readers.hpp"
#include "graph/import/xml_events.hpp"

namespace diplograph::importing {

/// What readers of graphs in XML have in common: <node id="..."> and <edge source="..."
/// target="..."> begin records, which may lie inside of each other.
class XmlGraphReader : public XmlHandler {
 protected:
  XmlGraphReader(const std::string& file, FlatFileSink& sink) : file_(file), sink_(sink) {}

  [[nodiscard]] FlatFileSink& sink() { return sink_; }
  /// The innermost record, or null outside of all.
  [[nodiscard]] PendingRecord* current() { return records_.current(); }

  /// Throws `InputError`.
  [[noreturn]] void fail(std::size_t line, const std::string& problem) const;

  /// True for the first element of the file. Throws `InputError` if that is not `wanted`.
  [[nodiscard]] bool is_root(std::string_view name, std::string_view wanted, const XmlPlace& place);

  /// Throw `InputError` if the element lacks its id, or its source or target.
  PendingRecord& begin_node(std::span<const XmlAttribute> attributes, const XmlPlace& place);
  PendingRecord& begin_edge(std::span<const XmlAttribute> attributes, const XmlPlace& place);
  /// Hands over the innermost record.
  void end_record();

 private:
  const std::string& file_;
  FlatFileSink& sink_;
  PendingRecords records_;
  bool root_seen_ = false;
};

}  // namespace diplograph::importing
