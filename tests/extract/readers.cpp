#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "extract/readers/reader.hpp"
#include "graph/error.hpp"
#include "tests/catch.hpp"
#include "tests/extract/read_string.hpp"
#include "tests/zip_archive.hpp"

using namespace diplograph;
using namespace diplograph::extract;
using namespace diplograph::extract::test;

namespace {

DocumentText read(const std::string& name, const std::string& bytes) {
  return read_text({"test", name, bytes});
}

const std::string word_namespace =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

std::string word_paragraph(const std::string& style, const std::string& runs) {
  const std::string properties =
      style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
  return "<w:p>" + properties + runs + "</w:p>";
}
std::string run(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

std::string docx(const std::string& body) {
  return zip({{"word/document.xml",
               "<w:document " + word_namespace + "><w:body>" + body + "</w:body></w:document>"},
              {"word/styles.xml",
               "<w:styles " + word_namespace +
                   "><w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/>"
                   "</w:style><w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:basedOn "
                   "w:val=\"H2\"/></w:style></w:styles>"},
              {"word/footnotes.xml", "<w:footnotes " + word_namespace + "><w:footnote w:id=\"7\">" +
                                         word_paragraph("", run("John Marlow")) +
                                         "</w:footnote></w:footnotes>"}});
}

/// A PDF file of one page with a content stream.
std::string pdf(const std::string& content, const std::string& trailer = "") {
  const std::vector<std::string> objects{
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 "
      "R>>>>>>",
      "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  std::string out = "%PDF-1.4\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
    table += entry;
    out += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
  }
  const std::string start = std::to_string(out.size());
  out += "xref\n0 6\n0000000000 65535 f \n" + table + "trailer<</Size 6/Root 1 0 R" + trailer +
         ">>\nstartxref\n" + start + "\n%%EOF\n";
  return out;
}

/// What the error says that reading throws; empty without one.
std::string refusal(const std::string& name, const std::string& bytes) {
  try {
    const DocumentText document = read(name, bytes);
    return "";
  } catch (const InputError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("of Markdown the words are read and not the markup") {
  const DocumentText document =
      read("notes.md",
           "---\ntitle: \"Notes on Trade\"\n---\n"
           "# Aims of the **Accord** #\n\n"
           "The __Council__ supports the [Treaty of Rome](https://a.example/),\n"
           "which *Germany* signed &amp; ratified\\.[^1]\n\n"
           "Measures\n--------\n\n"
           "- first `aim`\n- [x] second aim\n  1. inner one\n\n"
           "> A *quoted* line.\n\n"
           "| Actor | Goal |\n|---|---|\n| **Iran** | peace |\n\n"
           "می&zwnj;کوشد\n\n<p>In a <b>tag</b></p>\n\n"
           "[^1]: A footnote.\n");
  CHECK(document.title == "Notes on Trade");
  const std::vector<std::string> expected{
      "heading 1 Aims of the Accord",
      "paragraph The Council supports the Treaty of Rome, which Germany signed & ratified.",
      "heading 2 Measures",
      "item 1 [-] first aim",
      "item 1 [-] second aim",
      "item 2 [1] inner one",
      "paragraph A quoted line.",
      "paragraph Actor | Goal",
      "paragraph Iran | peace",
      "paragraph می\u200Cکوشد",
      "paragraph In a tag",
      "footnote [1] A footnote."};
  CHECK(outline(document) == expected);
  CHECK(document.footnote_marks.size() == 1);
}

TEST_CASE("Markdown without a word is refused") {
  CHECK(refusal("a.md", "---\n\n***\n").find("is empty") != std::string::npos);
}

TEST_CASE("a word of Markdown is found in the file") {
  const std::string bytes = "Some **states\n> and** [others](x) &#8211; signed.\n";
  const DocumentText document = read("a.md", bytes);
  const std::string& text = document.text.text();
  for (const char* word : {"Some", "states", "and", "others", "signed"}) {
    const std::size_t at = text.find(word);
    REQUIRE(at != std::string::npos);
    const ByteSpan place = document.text.source_of({at, at + std::string_view(word).size()});
    CHECK(bytes.substr(place.begin, place.size()) == word);
  }
  const std::size_t dash = text.find("–");
  REQUIRE(dash != std::string::npos);
  const ByteSpan place = document.text.source_of({dash, dash + 3});
  CHECK(bytes.substr(place.begin, place.size()) == "&#8211;");
}

TEST_CASE("HTML gives its headings, lists and tables, without scripts and navigation") {
  const DocumentText document = read(
      "page.html",
      "<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body>"
      "<nav><a href=x>Home</a></nav><h1>Lake <em>plan</em></h1><p>The states\n  agreed&nbsp;on "
      "R&amp;D &#8211; and   trade.<script>var x;</script><ul><li>ports<ul><li>north</ul><li>roads"
      "</ul><ol><li>first<li>second</ol><table><tr><th>State<th>Seat<tr><td>Lakeland<td>Northport"
      "</table><footer>imprint</footer>");
  CHECK(outline(document) ==
        std::vector<std::string>{
            "heading 1 Lake plan", "paragraph The states agreed on R&D – and trade.",
            "item 1 [•] ports", "item 2 [•] north", "item 1 [•] roads", "item 1 [1] first",
            "item 1 [2] second", "paragraph State | Seat", "paragraph Lakeland | Northport"});
}

TEST_CASE("what HTML says maps to the bytes of the file, entities to the entity") {
  const std::string bytes = "<html><body><p>گذرگاه &amp; <b>مرز</b></p></body></html>";
  const DocumentText document = read("page.htm", bytes);
  const auto written = [&](const std::string& words) {
    const std::size_t at = document.text.text().find(words);
    REQUIRE(at != std::string::npos);
    const ByteSpan source = document.text.source_of({at, at + words.size()});
    return bytes.substr(source.begin, source.size());
  };
  CHECK(written("گذرگاه") == "گذرگاه");
  CHECK(written("&") == "&amp;");
  CHECK(written("مرز") == "مرز");
}

TEST_CASE("DOCX gives headings by style, lists, tables and notes with their marks") {
  const DocumentText document = read(
      "plan.docx",
      docx(word_paragraph("Own", run("Lake ") + run("plan")) +
           word_paragraph("", run("جان مارلو") + "<w:r><w:footnoteReference w:id=\"7\"/></w:r>" +
                                  run(" وزیر راه است.") + "<w:del>" + run("gone") + "</w:del>") +
           "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>" +
           run("ports") + "</w:p><w:tbl><w:tr><w:tc>" + word_paragraph("", run("a")) +
           "</w:tc><w:tc>" + word_paragraph("", run("b")) + "</w:tc></w:tr></w:tbl>"));
  CHECK(outline(document) == std::vector<std::string>{"heading 2 Lake plan",
                                                      "paragraph جان مارلو وزیر راه است.",
                                                      "item 2 [•] ports", "paragraph a | b",
                                                      "footnote [1] John Marlow"});
  REQUIRE(document.footnote_marks.size() == 1);
  CHECK(document.text.text().substr(0, document.footnote_marks[0].at.begin).ends_with("جان مارلو"));
  CHECK(document.text.source_of({0, 4}).end <= document.source_size);
}

TEST_CASE("PDF gives its text and pages") {
  const DocumentText document =
      read("talks.pdf", pdf("BT /F 12 Tf 50 300 Td (The ministers met in the port town.) Tj ET"));
  CHECK(document.text.text().find("The ministers met in the port town.") != std::string::npos);
  CHECK(document.text.source_of({0, 3}).end <= document.source_size);
}

TEST_CASE("files that cannot be read say what to do about it") {
  CHECK(refusal("scan.pdf", pdf("0 0 100 100 re f")).find("OCR") != std::string::npos);
  CHECK(refusal("broken.pdf", "%PDF-1.4\nnothing more").find("damaged PDF") != std::string::npos);
  CHECK(refusal("broken.docx", "PK\x03\x04 nothing more").find("damaged DOCX") !=
        std::string::npos);
  CHECK(refusal("old.docx", "\xD0\xCF\x11\xE0 old").find("old Word document") != std::string::npos);
  CHECK(refusal("other.docx", zip({{"a.txt", "a"}})).find("no Word document") != std::string::npos);
  std::string tables;
  for (int i = 0; i < 100000; ++i) tables += "<w:tbl><w:tr><w:tc>";
  for (int i = 0; i < 100000; ++i) tables += "</w:tc></w:tr></w:tbl>";
  CHECK(refusal("deep.docx", docx(tables)).find("256 deep") != std::string::npos);
  CHECK(refusal("bomb.docx", zip({{"word/document.xml", "<w:document/>"}}, 0x7FFFFFFFU))
            .find("256 MiB") != std::string::npos);
  CHECK(refusal("empty.html", "<html><script>x</script></html>").find("empty") !=
        std::string::npos);
  std::string deep = "<html>";
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  CHECK(refusal("deep.html", deep + "x").find("nested") != std::string::npos);
}

TEST_CASE("a file's reader is told by its bytes, then by its name") {
  CHECK(reader_for({"a", "a.txt", "%PDF-1.4"}).name == "PDF");
  CHECK(reader_for({"a", "a", "<!doctype html><p>x"}).name == "HTML");
  CHECK(reader_for({"a", "a.HTM", "<p>x"}).name == "HTML");
  CHECK(reader_for({"a", "a.md", "# x"}).name == "Markdown");
  CHECK(reader_for({"a", "a.unknown", "x"}).name == "text");
  const std::vector<std::string_view> extensions = readable_extensions();
  for (const std::string_view extension : {".txt", ".md", ".html", ".htm", ".docx", ".pdf"}) {
    CHECK(std::count(extensions.begin(), extensions.end(), extension) == 1);
  }
}
