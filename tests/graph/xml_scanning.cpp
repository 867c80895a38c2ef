#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/import/xml_events.hpp"
#include "graph/import/xml_scanner.hpp"
#include "tests/catch.hpp"

namespace {

using diplograph::importing::is_scannable;
using diplograph::importing::parse_xml;
using diplograph::importing::scan_xml;
using diplograph::importing::XmlAttribute;
using diplograph::importing::XmlHandler;
using diplograph::importing::XmlPlace;

/// Writes down what it hears; texts that follow each other as one.
class Heard : public XmlHandler {
 public:
  void begin(std::string_view name, std::span<const XmlAttribute> attributes,
             const XmlPlace& place) override {
    text_goes_on_ = false;
    lines.push_back(place.line());
    said += "<" + std::string(name);
    for (const XmlAttribute& each : attributes) {
      said += " " + std::string(each.name) + "=[" + std::string(each.value) + "]";
    }
    said += ">\n";
  }
  void end(std::string_view name, const XmlPlace& /*place*/) override {
    text_goes_on_ = false;
    said += "</" + std::string(name) + ">\n";
  }
  void text(std::string_view piece) override {
    if (piece.empty()) return;
    if (text_goes_on_) said.pop_back();
    said += (text_goes_on_ ? "" : "text ") + std::string(piece) + "\n";
    text_goes_on_ = true;
  }

  std::string said;
  std::vector<std::size_t> lines;  // on which elements begin

 private:
  bool text_goes_on_ = false;
};

bool scanned(std::string_view xml, std::string& said) {
  Heard heard;
  const bool whole = is_scannable(xml) && scan_xml(xml, "f.xml", heard);
  said = heard.said;
  return whole;
}

/// What libxml2 hears in the same file: a document type makes `parse_xml` take it.
std::string parsed(std::string_view body) {
  Heard heard;
  parse_xml("<!DOCTYPE a>" + std::string(body), "f.xml", heard);
  return heard.said;
}

}  // namespace

TEST_CASE("the scanner hears in XML what libxml2 hears") {
  const std::vector<std::string_view> files = {
      "<a/>",
      "<a b='1' c=\"2\"></a>",
      "<a>\n <b>x</b>\n <b k='&lt;&#65;&#x6F;&amp;&quot;&apos;&gt;'/>\n</a>",
      "<a><![CDATA[<b>&amp;]] ]]><!-- <c/> -->t</a>",
      "<a>one\r\ntwo\rthree</a>",
      "<a b='one\r\ntwo\tthree\nfour'/>",
      "<p:a xmlns:p='urn:x' p:b='1' c='2'><p:d/></p:a>",
      "<a>\xD8\xB5\xD9\x84\xD8\xAD \xE2\x80\x8C\xF0\x9F\x95\x8A</a>",
      "<a><?php echo '<b/>' ?>x</a>",
      "<a\n  b = '1'\n  >x</a\n>\n<!-- end -->\n",
  };
  for (const std::string_view file : files) {
    INFO(file);
    std::string said;
    REQUIRE(scanned(file, said));
    REQUIRE(said == parsed(file));
  }
}

TEST_CASE("the scanner leaves what is not well-formed to the full parser") {
  const std::vector<std::string_view> files = {
      "<a>",
      "<a></b>",
      "<a/><b/>",
      "<a b='1' b='2'/>",
      "<a b=1/>",
      "<a b='<'/>",
      "<a>&unknown;</a>",
      "<a>&#0;</a>",
      "<a>]]></a>",
      "<a>\x01</a>",
      "<a>\xFF</a>",
      "<a>\xED\xA0\x80</a>",  // a surrogate
      "<a><!-- -- --></a>",
      "<a b='1'c='2'/>",
      "<1/>",
      "",
      "text",
      "<a>x</a>text",
      "<a><?xml version='1.0'?></a>",
  };
  for (const std::string_view file : files) {
    INFO(file);
    std::string said;
    REQUIRE_FALSE(scanned(file, said));
  }
}

TEST_CASE("the scanner knows the line on which an element begins") {
  Heard heard;
  REQUIRE(scan_xml("<a>\n<b\n c='1'/><d/>\r\n\n<e/></a>", "f.xml", heard));
  REQUIRE(heard.lines == std::vector<std::size_t>{1, 2, 3, 5});
}

TEST_CASE("only UTF-8 without a document type is scanned") {
  REQUIRE(is_scannable("<?xml version='1.0' encoding='UTF-8'?><a/>"));
  REQUIRE(is_scannable("\xEF\xBB\xBF<a/>"));
  REQUIRE(is_scannable("<!-- <!DOCTYPE a> --><a/>"));
  REQUIRE_FALSE(is_scannable("<?xml version='1.0' encoding='ISO-8859-1'?><a/>"));
  REQUIRE_FALSE(is_scannable("<!DOCTYPE a><a/>"));
  REQUIRE_FALSE(is_scannable(std::string_view("\xFF\xFE<\0a\0", 6)));
}
