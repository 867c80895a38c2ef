#include <string>

#include "export/latex_text.hpp"
#include "export/plain_text.hpp"
#include "tests/catch.hpp"

namespace diplograph::exporting {

TEST_CASE("LaTeX prints what TeX would read as commands") {
  CHECK(latex_text("a_b & c% $1 #2 {x} \\input{y} ~ ^", false, false) ==
        "\\latinlabel{}a\\_b \\& c\\% \\$1 \\#2 \\{x\\} \\textbackslash{}input\\{y\\} "
        "\\textasciitilde{} \\textasciicircum{}");
  CHECK(latex_text("--- ``x'' \"y\"", false, false) ==
        "\\latinlabel{}-{}-{}- \\textasciigrave{}\\textasciigrave{}x\\textquotesingle{}"
        "\\textquotesingle{} \\textquotedbl{}y\\textquotedbl{}");
}

TEST_CASE("runs against the text around them are marked, and take the font of their letters") {
  CHECK(latex_text("چین", true, true) == "\\persianlabel{}چین");
  CHECK(latex_text("چین", true, false) == "\\beginR{}\\persianlabel{}چین\\endR{}");
  CHECK(latex_text("China", false, true) == "\\beginL{}\\latinlabel{}China\\endL{}");
  CHECK(latex_text("چین China و ۲۰ سال", true, true) ==
        "\\persianlabel{}چین \\beginL{}\\latinlabel{}China\\endL{} \\persianlabel{}و \\beginL{}۲۰"
        "\\endL{} سال");
  CHECK(latex_text("the چین text", false, false) ==
        "\\latinlabel{}the \\beginR{}\\persianlabel{}چین\\endR{} \\latinlabel{}text");
}

TEST_CASE("brackets of a right-to-left run are mirrored and come from the font that has them") {
  CHECK(latex_text("(چین)", true, true) ==
        "\\mbox{\\latinlabel{})}\\persianlabel{}چین\\mbox{\\latinlabel{}(}");
  CHECK(latex_text("«چین»…", true, true) == "\\persianlabel{}«چین»\\mbox{\\latinlabel{}…}");
}

TEST_CASE("isolates are read but not printed") {
  CHECK(latex_text("\u2067چین\u2069", true, true) == "\\persianlabel{}چین");
  CHECK(latex_text("طرف: \u2066Peru\u2069، \u2066Chile\u2069", true, true) ==
        "\\persianlabel{}طرف: \\beginL{}\\latinlabel{}Peru\\endL{}\\persianlabel{}، "
        "\\beginL{}\\latinlabel{}Chile\\endL{}");
}

TEST_CASE("pictures that fonts of text lack are printed by number, and very long words may break") {
  CHECK(latex_text("ok \xF0\x9F\x98\x80 \u2603 \u2212", false, false) ==
        "\\latinlabel{}ok [U+1F600] [U+2603] –");
  CHECK(latex_text(std::string(30, 'a'), false, false) == "\\latinlabel{}" + std::string(30, 'a'));
  CHECK(latex_text(std::string(31, 'a'), false, false) ==
        "\\latinlabel{}" + std::string(15, 'a') + "\\allowbreak{}" + std::string(15, 'a') +
            "\\allowbreak{}a");
}

TEST_CASE("plain text is one line that does not turn what stands around it") {
  CHECK(plain_text("  a\n\tb \x01 c ") == "a b c");
  CHECK(plain_text("safe\u202E evil\u202C \u2067x\u2069") == "safe evil x");
  CHECK(plain_text("می‌خواهد") == "می‌خواهد");
  CHECK(plain_text("bad \xFF byte") == "bad \xEF\xBF\xBD byte");
  CHECK(plain_text("one two three four", 9) == "one two…");
  CHECK(plain_text(std::string(1000, 'x'), 50).size() == 49 + std::string("…").size());
  CHECK(plain_text("", 9).empty());
}

}  // namespace diplograph::exporting
