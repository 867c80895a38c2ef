#include <cstdint>
#include <string_view>

#include "export/byte_buffer.hpp"
#include "export/escaped_text.hpp"
#include "export/json_text.hpp"
#include "export/triples.hpp"
#include "export/writers.hpp"

namespace diplograph::exporting {
namespace {

// N-Quads (W3C Recommendation of 2014), a triple a line. Written without serd, whose writer checks
// every character several times: this is the format for loading large graphs.

class Lines : public TripleVisitor {
 public:
  explicit Lines(ByteBuffer& out) : out_(out) {}

  void resource(std::string_view subject, std::string_view predicate,
                std::string_view object) override {
    out_ << '<' << subject << "> <" << predicate << "> <" << object << "> .\n";
  }

  void literal(std::string_view subject, std::string_view predicate, std::string_view text,
               std::string_view datatype, std::string_view language) override {
    out_ << '<' << subject << "> <" << predicate << "> \"";
    escaped(text);
    if (!language.empty()) {
      out_ << "\"@" << language << " .\n";
    } else if (!datatype.empty()) {
      out_ << "\"^^<" << datatype << "> .\n";
    } else {
      out_ << "\" .\n";
    }
  }

 private:
  ByteBuffer& out_;

  void escaped(std::string_view text) {
    EscapedText<'"', '\\', '\x7F'>::append(
        out_, text, [&](std::uint8_t byte) { escape_by_backslash(out_, byte); },
        [](UChar32 /*point*/) { return true; });
  }
};

}  // namespace

void write_nquads(const Graph& graph, const Options& /*options*/, const Sink& sink) {
  ByteBuffer out(sink);
  Lines lines(out);
  visit_triples(graph, lines);
  out.finish();
}

}  // namespace diplograph::exporting
