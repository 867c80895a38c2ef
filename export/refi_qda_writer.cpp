#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "export/byte_buffer.hpp"
#include "export/edge_walk.hpp"
#include "export/passages.hpp"
#include "export/theme.hpp"
#include "export/writers.hpp"
#include "export/xml_text.hpp"
#include "export/zip_archive.hpp"
#include "graph/content_hash.hpp"

namespace diplograph::exporting {
namespace {

// A REFI-QDA project (QDA-XML 1.0, Project.xsd of 2019) for NVivo, ATLAS.ti, MAXQDA and others: a
// code per node under a code per type, a code per relation, the quoted passages of each document
// as a text with codings, links between codes for edges, and a graph of them.

/// A GUID that depends on content alone: two 64-bit FNV-1a hashes, marked as version 8 (RFC 9562).
std::string guid(std::string_view kind, std::string_view content) {
  const auto hash = [&](std::uint64_t start) {
    return (ContentHash(start) << kind << content).value();
  };
  const std::uint64_t high = (hash(0xCBF29CE484222325ULL) & ~0xF000ULL) | 0x8000ULL;  // the version
  const std::uint64_t low = (hash(0x84222325CBF29CE4ULL) & ~(0x3ULL << 62U)) | (0x2ULL << 62U);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint64_t half : {high, low}) {
    for (unsigned shift = 64; shift > 0; shift -= 4) {
      text += digits[(half >> (shift - 4)) & 0xFU];
      if (text.size() == 8 || text.size() == 13 || text.size() == 18 || text.size() == 23) {
        text += '-';
      }
    }
  }
  return text;
}

class Project {
 public:
  Project(const Graph& graph, const Options& options, const Sink& sink)
      : graph_(graph), options_(options), sink_(sink), out_(sink_) {}

  void write() {
    out_ << "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
            "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"diplograph\" origin=\"diplograph\" "
            "creatingUserGUID=\""
         << user_ << "\">\n<Users><User guid=\"" << user_ << "\" name=\"diplograph\"/></Users>\n";
    write_codes();
    write_sources();
    write_links();
    write_graph();
    out_ << "</Project>\n";
    out_.finish();
  }

  /// The texts that the project names, by path.
  [[nodiscard]] const std::map<std::string, std::string>& texts() const { return texts_; }

 private:
  const Graph& graph_;
  const Options& options_;
  const Sink& sink_;
  ByteBuffer out_;
  const std::string user_ = guid("user", "diplograph");
  std::map<std::string, std::string> texts_;

  [[nodiscard]] std::string code(Graph::Vertex vertex) const {
    return guid("node", graph_.id(vertex));
  }
  [[nodiscard]] std::string code(const Edge& edge) const { return guid("relation", name_of(edge)); }
  [[nodiscard]] std::string name_of(const Edge& edge) const {
    return (edge.polarity == Polarity::negated ? "not " : "") +
           graph_.schema().relation(edge.relation).name;
  }

  void attribute(std::string_view name, std::string_view value) {
    out_ << ' ' << name << "=\"";
    xml_attribute(out_, value);
    out_ << '"';
  }

  void open_code(std::string_view guid, std::string_view name, bool codable,
                 std::string_view colour) {
    out_ << "<Code";
    attribute("guid", guid);
    attribute("name", name);
    attribute("isCodable", codable ? "true" : "false");
    if (!colour.empty()) attribute("color", colour);
    out_ << '>';
  }

  void write_codes() {
    out_ << "<CodeBook><Codes>\n";
    for (const NodeType& type : graph_.schema().types()) {
      bool open = false;
      const std::string colour = node_style(graph_.schema(), type.id).colour.hexadecimal();
      for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
        if (graph_.node(vertex).type != type.id) continue;
        if (!open) open_code(guid("type", type.name), type.name, false, colour);
        open = true;
        out_ << '\n';
        open_code(code(vertex), graph_.label(vertex, options_.language), true, colour);
        out_ << "</Code>";
      }
      if (open) out_ << "</Code>\n";
    }
    std::map<std::string, const Edge*> relations;
    for_each_edge(graph_, [&](const Graph::EdgeDescriptor& edge) {
      relations.emplace(name_of(graph_.edge(edge)), &graph_.edge(edge));
    });
    open_code(guid("type", "relations"), "relations", false, {});
    for (const auto& [name, edge] : relations) {
      out_ << '\n';
      open_code(code(*edge), name, true,
                edge_style(graph_.schema(), edge->relation).colour.hexadecimal());
      out_ << "</Code>";
    }
    out_ << "</Code>\n</Codes></CodeBook>\n";
  }

  void write_sources() {
    if (graph_.documents().empty()) return;
    out_ << "<Sources>\n";
    for (const auto& [id, document] : graph_.documents()) {
      const Passages passages(graph_, id);
      const std::string source = guid("document", id);
      texts_.emplace("sources/" + source + ".txt", passages.text());
      out_ << "<TextSource";
      attribute("guid", source);
      attribute("name", document.title.empty() ? document.id : document.title);
      attribute("plainTextPath", "internal://" + source + ".txt");
      attribute("creatingUser", user_);
      out_ << ">\n";
      for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
        write_codings(passages, id, graph_.id(vertex), {code(vertex)}, graph_.mentions(vertex));
      }
      for_each_edge(graph_, [&, &id = id](const Graph::EdgeDescriptor& edge) {
        write_codings(passages, id, graph_.edge_id(edge),
                      {code(graph_.edge(edge)), code(source_of(edge)), code(target_of(edge))},
                      graph_.evidence(edge));
      });
      out_ << "</TextSource>\n";
    }
    out_ << "</Sources>\n";
  }

  [[nodiscard]] Graph::Vertex source_of(const Graph::EdgeDescriptor& edge) const {
    return source(edge, graph_.boost());
  }
  [[nodiscard]] Graph::Vertex target_of(const Graph::EdgeDescriptor& edge) const {
    return target(edge, graph_.boost());
  }

  void write_codings(const Passages& passages, std::string_view document, std::string_view thing,
                     const std::vector<std::string>& codes, const EvidenceStore::Range& evidence) {
    std::size_t number = 0;
    for (const StoredEvidence& one : evidence) {
      const std::string key =
          std::string(document) + "\n" + std::string(thing) + "\n" + std::to_string(number++);
      const Passages::Place* place = passages.find(one);
      if (place == nullptr) continue;
      out_ << "<PlainTextSelection";
      attribute("guid", guid("selection", key));
      attribute("name", thing);
      attribute("startPosition", std::to_string(place->begin));
      attribute("endPosition", std::to_string(place->end));
      attribute("creatingUser", user_);
      out_ << '>';
      const std::set<std::string> distinct(codes.begin(), codes.end());  // a loop has one end
      for (const std::string& target : distinct) {
        out_ << "<Coding";
        attribute("guid", guid("coding", key + "\n" + target));
        attribute("creatingUser", user_);
        out_ << "><CodeRef";
        attribute("targetGUID", target);
        out_ << "/></Coding>";
      }
      out_ << "</PlainTextSelection>\n";
    }
  }

  [[nodiscard]] std::string_view direction(const Edge& edge) const {
    return graph_.schema().relation(edge.relation).symmetric ? "Associative" : "OneWay";
  }

  void write_links() {
    if (graph_.edge_count() == 0) return;
    out_ << "<Links>\n";
    for_each_edge(graph_, [&](const Graph::EdgeDescriptor& edge) {
      out_ << "<Link";
      attribute("guid", guid("link", graph_.edge_id(edge)));
      attribute("name", name_of(graph_.edge(edge)));
      attribute("direction", direction(graph_.edge(edge)));
      attribute("originGUID", code(source_of(edge)));
      attribute("targetGUID", code(target_of(edge)));
      out_ << "/>\n";
    });
    out_ << "</Links>\n";
  }

  /// Vertices stand in a square; the tools lay graphs out themselves.
  void write_graph() {
    if (graph_.node_count() == 0) return;
    constexpr std::size_t width = 220;
    constexpr std::size_t height = 90;
    const auto columns =
        static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(graph_.node_count()))));
    out_ << "<Graphs><Graph";
    attribute("guid", guid("graph", "diplograph"));
    attribute("name", "diplograph");
    out_ << ">\n";
    for (Graph::Vertex vertex = 0; vertex < graph_.node_count(); ++vertex) {
      const std::size_t x = vertex % columns * width;
      const std::size_t y = vertex / columns * height;
      out_ << "<Vertex";
      attribute("guid", guid("vertex", graph_.id(vertex)));
      attribute("representedGUID", code(vertex));
      attribute("name", graph_.label(vertex, options_.language));
      attribute("firstX", std::to_string(x));
      attribute("firstY", std::to_string(y));
      attribute("secondX", std::to_string(x + width * 3 / 4));
      attribute("secondY", std::to_string(y + height / 2));
      attribute("shape", "RoundedRectangle");
      attribute("color",
                node_style(graph_.schema(), graph_.node(vertex).type).colour.hexadecimal());
      out_ << "/>\n";
    }
    for_each_edge(graph_, [&](const Graph::EdgeDescriptor& edge) {
      out_ << "<Edge";
      attribute("guid", guid("edge", graph_.edge_id(edge)));
      attribute("representedGUID", guid("link", graph_.edge_id(edge)));
      attribute("name", name_of(graph_.edge(edge)));
      attribute("sourceVertex", guid("vertex", graph_.id(source_of(edge))));
      attribute("targetVertex", guid("vertex", graph_.id(target_of(edge))));
      attribute("direction", direction(graph_.edge(edge)));
      out_ << "/>\n";
    });
    out_ << "</Graph></Graphs>\n";
  }
};

}  // namespace

void write_refi_qda(const Graph& graph, const Options& options, const Sink& sink) {
  // A ZIP archive names the size and checksum of a member before it, so the project is made first.
  std::string project;
  const Sink into_memory = [&project](std::string_view block) { project += block; };
  Project writer(graph, options, into_memory);
  writer.write();
  ByteBuffer out(sink);
  ZipArchive archive(out);
  archive.add("project.qde", project);
  for (const auto& [path, text] : writer.texts()) archive.add(path, text);
  archive.finish();
  out.finish();
}

}  // namespace diplograph::exporting
