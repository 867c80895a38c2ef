#include "graph/import/xml_events.hpp"

#include <algorithm>
#include <climits>
#include <exception>
#include <memory>
#include <new>
#include <vector>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "graph/error.hpp"
#include "graph/import/xml_scanner.hpp"

namespace diplograph::importing {
namespace {

constexpr std::size_t deepest = 200;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

/// Takes libxml2's SAX2 events. The library is C, so what the handler throws waits in `thrown_`.
class Events : public XmlPlace {
 public:
  Events(std::string file, XmlHandler& handler) : file_(std::move(file)), handler_(handler) {}

  void parse(std::string_view xml) {
    xmlInitParser();
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context(
        xmlCreateMemoryParserCtxt(xml.data(), static_cast<int>(xml.size())), &xmlFreeParserCtxt);
    if (!context) throw std::bad_alloc();
    context_ = context.get();
    set_up();
    xmlParseDocument(context_);
    if (thrown_) std::rethrow_exception(thrown_);
    if (context_->wellFormed == 0) fail("is no well-formed XML");
  }

  [[nodiscard]] std::size_t line() const override {
    const int line = xmlSAX2GetLineNumber(context_);
    return line < 0 ? 0 : static_cast<std::size_t>(line);
  }

 private:
  std::string file_;
  XmlHandler& handler_;
  xmlParserCtxtPtr context_ = nullptr;
  std::exception_ptr thrown_;
  std::vector<XmlAttribute> attributes_;
  std::size_t depth_ = 0;

  [[noreturn]] void fail(const std::string& problem) const {
    throw InputError({file_, line(), 0, {}}, problem);
  }

  void set_up() {
    xmlSAXHandler& sax = *context_->sax;
    sax = {};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = &Events::on_begin;
    sax.endElementNs = &Events::on_end;
    sax.characters = &Events::on_text;
    sax.ignorableWhitespace = &Events::on_text;
    sax.cdataBlock = &Events::on_text;
    sax.entityDecl = &Events::on_entity_declaration;
    sax.getEntity = &Events::on_entity;
    sax.getParameterEntity = &Events::on_entity;
    sax.serror = &Events::on_error;
    context_->userData = this;
    // NOENT has "&amp;" in attributes come as "&"; there are no other entities to be replaced.
    // A single value may be as long as the file; what HUGE lets pass otherwise, deep nesting and
    // the growth of entities, is refused below.
    xmlCtxtUseOptions(context_, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOENT);
  }

  /// Does `action`; what it throws ends the parsing.
  template <typename Action>
  static void guarded(void* self, const Action& action) noexcept {
    auto* events = static_cast<Events*>(self);
    if (events->thrown_) return;
    try {
      action(*events);
    } catch (...) {
      events->thrown_ = std::current_exception();
      xmlStopParser(events->context_);
    }
  }

  static void on_begin(void* self, const xmlChar* name, const xmlChar* /*prefix*/,
                       const xmlChar* /*uri*/, int /*namespaces*/, const xmlChar** /*declared*/,
                       int count, int /*defaulted*/, const xmlChar** attributes) {
    guarded(self, [&](Events& events) {
      if (++events.depth_ > deepest) {
        events.fail("elements are nested more than " + std::to_string(deepest) +
                    " deep, which no graph needs");
      }
      constexpr std::ptrdiff_t parts = 5;  // name, prefix, URI, begin and end of the value
      events.attributes_.clear();
      for (std::ptrdiff_t i = 0; i < count; ++i) {
        const xmlChar** const part = attributes + i * parts;
        if (part[1] != nullptr) continue;  // it has a prefix
        events.attributes_.push_back({view(part[0]),
                                      {reinterpret_cast<const char*>(part[3]),
                                       static_cast<std::size_t>(part[4] - part[3])}});
      }
      events.handler_.begin(view(name), events.attributes_, events);
    });
  }

  static void on_end(void* self, const xmlChar* name, const xmlChar* /*prefix*/,
                     const xmlChar* /*uri*/) {
    guarded(self, [&](Events& events) {
      --events.depth_;
      events.handler_.end(view(name), events);
    });
  }

  static void on_text(void* self, const xmlChar* text, int size) {
    guarded(self, [&](Events& events) {
      events.handler_.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    });
  }

  static void on_entity_declaration(void* self, const xmlChar* name, int /*type*/,
                                    const xmlChar* /*public_id*/, const xmlChar* /*system_id*/,
                                    xmlChar* /*content*/) {
    guarded(self, [&](Events& events) {
      events.fail("declares the entity \"" + std::string(view(name)) +
                  "\"; entities are not expanded, so write the text itself");
    });
  }

  static xmlEntityPtr on_entity(void* self, const xmlChar* name) {
    guarded(self, [&](Events& events) {
      events.fail("refers to the entity \"" + std::string(view(name)) +
                  "\", which XML does not have; write the text itself");
    });
    return nullptr;
  }

  // A template, since libxml2 2.12 made the error const.
  template <typename Error>
  static void on_error(void* self, Error* error) {
    if (error->level == XML_ERR_WARNING || error->domain == XML_FROM_NAMESPACE) return;
    guarded(self, [&](Events& events) {
      if (error->code == XML_ERR_NO_MEMORY) throw std::bad_alloc();
      std::string message = error->message == nullptr ? "unknown error" : error->message;
      while (!message.empty() && message.back() == '\n') message.pop_back();
      std::replace(message.begin(), message.end(), '\n', ' ');
      throw InputError({events.file_,
                        static_cast<std::size_t>(std::max(error->line, 0)),
                        static_cast<std::size_t>(std::max(error->int2, 0)),
                        {}},
                       "is no well-formed XML: " + message);
    });
  }
};

/// For a file whose events have been heard: what is wrong with it?
class Silence : public XmlHandler {
 public:
  void begin(std::string_view, std::span<const XmlAttribute>, const XmlPlace&) override {}
  void end(std::string_view, const XmlPlace&) override {}
  void text(std::string_view) override {}
};

}  // namespace

std::string_view attribute(std::span<const XmlAttribute> attributes, std::string_view name) {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [name](const XmlAttribute& each) { return each.name == name; });
  return found == attributes.end() ? std::string_view() : found->value;
}

void parse_xml(std::string_view xml, const std::string& file, XmlHandler& handler) {
  if (xml.empty()) throw InputError({file, 0, 0, {}}, "is empty; expected XML");
  if (xml.size() > static_cast<std::size_t>(INT_MAX)) {
    throw InputError({file, 0, 0, {}}, "has more than 2 GiB; split it");
  }
  if (!is_scannable(xml)) {
    Events(file, handler).parse(xml);
  } else if (!scan_xml(xml, file, handler)) {
    Silence silence;
    Events(file, silence).parse(xml);
    throw InputError({file, 0, 0, {}}, "is no well-formed XML");
  }
}

}  // namespace diplograph::importing
