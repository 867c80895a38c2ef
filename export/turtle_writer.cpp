#include <cstdint>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include <serd/serd.h>

#include "export/byte_buffer.hpp"
#include "export/triples.hpp"
#include "export/writers.hpp"
#include "graph/error.hpp"
#include "graph/jsonld_context.hpp"

namespace diplograph::exporting {
namespace {

// Turtle and TriG through serd, which knows where a name may be shortened and how an abbreviated
// statement ends.

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

struct FreeEnvironment {
  void operator()(SerdEnv* environment) const { serd_env_free(environment); }
};
struct FreeWriter {
  void operator()(SerdWriter* writer) const { serd_writer_free(writer); }
};

class SerdTriples : public TripleVisitor {
 public:
  SerdTriples(ByteBuffer& out, SerdSyntax syntax)
      : out_(out),
        environment_(serd_env_new(nullptr)),
        writer_(
            serd_writer_new(syntax,
                            static_cast<SerdStyle>(static_cast<unsigned>(SERD_STYLE_ABBREVIATED) |
                                                   static_cast<unsigned>(SERD_STYLE_CURIED)),
                            environment_.get(), nullptr, take, this)) {
    if (!writer_) throw std::bad_alloc();
  }

  void prefix(const std::string& name, const std::string& iri) {
    const SerdNode name_node = serd_node_from_string(SERD_LITERAL, bytes_of(name));
    const SerdNode iri_node = serd_node_from_string(SERD_URI, bytes_of(iri));
    check(serd_env_set_prefix(environment_.get(), &name_node, &iri_node));
    check(serd_writer_set_prefix(writer_.get(), &name_node, &iri_node));
  }

  void resource(std::string_view subject, std::string_view predicate,
                std::string_view object) override {
    const SerdNode object_node = node(SERD_URI, object);
    write(subject, predicate, object_node, nullptr, nullptr);
  }

  void literal(std::string_view subject, std::string_view predicate, std::string_view text,
               std::string_view datatype, std::string_view language) override {
    const SerdNode object_node = node(SERD_LITERAL, text);
    const SerdNode datatype_node = node(SERD_URI, datatype);
    const SerdNode language_node = node(SERD_LITERAL, language);
    write(subject, predicate, object_node, datatype.empty() ? nullptr : &datatype_node,
          language.empty() ? nullptr : &language_node);
  }

  void finish() {
    check(serd_writer_finish(writer_.get()));
    rethrow();
  }

 private:
  ByteBuffer& out_;
  std::unique_ptr<SerdEnv, FreeEnvironment> environment_;
  std::exception_ptr error_;  // an exception must not cross serd's frames, so it waits here
  std::unique_ptr<SerdWriter, FreeWriter> writer_;

  static std::size_t take(const void* bytes, std::size_t size, void* stream) {
    auto* self = static_cast<SerdTriples*>(stream);
    if (self->error_) return size;
    try {
      self->out_ << std::string_view(static_cast<const char*>(bytes), size);
    } catch (...) {
      self->error_ = std::current_exception();
    }
    return size;
  }

  void rethrow() {
    if (const std::exception_ptr error = std::exchange(error_, nullptr)) {
      std::rethrow_exception(error);
    }
  }

  static void check(SerdStatus status) {
    if (status == SERD_SUCCESS) return;
    throw OutputError("the graph cannot be written as Turtle: " +
                      std::string(reinterpret_cast<const char*>(serd_strerror(status))));
  }

  static SerdNode node(SerdType type, std::string_view text) {
    if (text.data() == nullptr) text = "";
    return serd_node_from_substring(type, bytes_of(text), text.size());
  }

  void write(std::string_view subject, std::string_view predicate, const SerdNode& object,
             const SerdNode* datatype, const SerdNode* language) {
    const SerdNode subject_node = node(SERD_URI, subject);
    const SerdNode predicate_node = node(SERD_URI, predicate);
    check(serd_writer_write_statement(writer_.get(), 0, nullptr, &subject_node, &predicate_node,
                                      &object, datatype, language));
    rethrow();
  }
};

void write_syntax(const Graph& graph, const Sink& sink, SerdSyntax syntax) {
  ByteBuffer out(sink);
  SerdTriples triples(out, syntax);
  triples.prefix("dg", std::string(profile_iri));
  triples.prefix("oa", "http://www.w3.org/ns/oa#");
  triples.prefix("owl", "http://www.w3.org/2002/07/owl#");
  triples.prefix("prov", "http://www.w3.org/ns/prov#");
  triples.prefix("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
  triples.prefix("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
  triples.prefix("skos", "http://www.w3.org/2004/02/skos/core#");
  triples.prefix("vocabulary", graph.schema().vocabulary_iri());
  triples.prefix("xsd", "http://www.w3.org/2001/XMLSchema#");
  visit_triples(graph, triples);
  triples.finish();
  out.finish();
}

}  // namespace

void write_turtle(const Graph& graph, const Options& /*options*/, const Sink& sink) {
  write_syntax(graph, sink, SERD_TURTLE);
}

void write_trig(const Graph& graph, const Options& /*options*/, const Sink& sink) {
  write_syntax(graph, sink, SERD_TRIG);
}

}  // namespace diplograph::exporting
