#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <unicode/utf8.h>

#include "export/byte_buffer.hpp"
#include "export/triples.hpp"
#include "export/writers.hpp"

namespace diplograph::exporting {
namespace {

// N-Quads (W3C Recommendation of 2014), a triple a line. Written without serd, whose writer checks
// every character several times: this is the format for loading large graphs.

constexpr std::array<char, 128> escapes = [] {
  std::array<char, 128> table{};
  for (std::size_t control = 0; control < 0x20; ++control) table[control] = 'u';
  table['\b'] = 'b';
  table['\t'] = 't';
  table['\n'] = 'n';
  table['\f'] = 'f';
  table['\r'] = 'r';
  table['"'] = '"';
  table['\\'] = '\\';
  table[0x7F] = 'u';
  return table;
}();

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
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t pending = 0;  // start of what is copied as it is
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t start = at;
      if (bytes[at] < 0x80) {
        ++at;
        if (escapes[bytes[start]] == 0) continue;
        out_ << text.substr(pending, start - pending);
        escape(bytes[start]);
      } else {
        UChar32 point = 0;
        U8_NEXT(bytes, at, text.size(), point);
        if (point >= 0) continue;
        out_ << text.substr(pending, start - pending) << "\xEF\xBF\xBD";
      }
      pending = at;
    }
    out_ << text.substr(pending);
  }

  void escape(std::uint8_t byte) {
    constexpr std::string_view hexadecimal = "0123456789ABCDEF";
    out_ << '\\' << escapes[byte];
    if (escapes[byte] == 'u') out_ << "00" << hexadecimal[byte >> 4U] << hexadecimal[byte & 0xFU];
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
