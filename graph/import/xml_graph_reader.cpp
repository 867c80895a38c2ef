#include "graph/import/xml_graph_reader.hpp"

#include "graph/error.hpp"

namespace diplograph::importing {

void XmlGraphReader::fail(std::size_t line, const std::string& problem) const {
  throw InputError({file_, line, 0, {}}, problem);
}

bool XmlGraphReader::is_root(std::string_view name, std::string_view wanted,
                             const XmlPlace& place) {
  if (root_seen_) return false;
  root_seen_ = true;
  if (name != wanted) {
    fail(place.line(), "expected <" + std::string(wanted) + ">, found <" + std::string(name) + ">");
  }
  return true;
}

PendingRecord& XmlGraphReader::begin_node(std::span<const XmlAttribute> attributes,
                                          const XmlPlace& place) {
  PendingRecord& record = records_.begin(Owner::node, place.line());
  const std::string_view id = attribute(attributes, "id");
  if (id.empty()) fail(place.line(), "a <node> has no id");
  record.set_id(id);
  return record;
}

PendingRecord& XmlGraphReader::begin_edge(std::span<const XmlAttribute> attributes,
                                          const XmlPlace& place) {
  PendingRecord& record = records_.begin(Owner::edge, place.line());
  const std::string_view source = attribute(attributes, "source");
  const std::string_view target = attribute(attributes, "target");
  if (source.empty() || target.empty()) {
    fail(place.line(), "an <edge> has no " + std::string(source.empty() ? "source" : "target"));
  }
  record.set_source(source);
  record.set_target(target);
  return record;
}

void XmlGraphReader::end_record() {
  records_.current()->emit(sink_);
  records_.end();
}

}  // namespace diplograph::importing
