#include "extract/model/windows.hpp"

#include <string>
#include <vector>

#include "extract/model/token_estimate.hpp"
#include "tests/catch.hpp"
#include "tests/extract/read_string.hpp"

using namespace diplograph;
using namespace diplograph::extract;
using namespace diplograph::extract::test;

namespace {

/// A paragraph of so many sentences, which nothing else begins like.
std::string paragraph(const std::string& name, int sentences) {
  std::string text;
  for (int i = 1; i <= sentences; ++i) {
    text += (i == 1 ? "" : " ") + ("Sentence " + std::to_string(i) + " of paragraph " + name) +
            " says that both governments keep the road over the pass open through the winter.";
  }
  return text;
}

std::string sections(int count, int paragraphs) {
  std::string text;
  for (int section = 1; section <= count; ++section) {
    text += std::to_string(section) + ". Section number " + std::to_string(section) + "\n\n";
    for (int i = 1; i <= paragraphs; ++i) {
      text += paragraph(std::to_string(section) + "-" + std::to_string(i), 4) + "\n\n";
    }
  }
  return text;
}

std::string words(const DocumentText& document, const Window& window) {
  return document.text.text().substr(window.text.begin, window.text.size());
}

}  // namespace

TEST_CASE("tokens are estimated by script") {
  CHECK(estimated_tokens("") == 0);
  CHECK(estimated_tokens("abcd") == 1);
  CHECK(estimated_tokens("abcde") == 2);
  CHECK(estimated_tokens("ایران") == 4);  // ten bytes
  CHECK(estimated_tokens("abcdایران") == 5);
}

TEST_CASE("a short document is one window, and one without words none") {
  const DocumentText document = read_string("Goals\n\n" + paragraph("a", 2) + "\n");
  const std::vector<Window> windows = cut_into_windows(document, {});
  REQUIRE(windows.size() == 1);
  CHECK(windows.front().section.empty());
  CHECK(words(document, windows.front()).ends_with("through the winter."));
  CHECK(cut_into_windows(DocumentText{}, {}).empty());
}

TEST_CASE("windows cover every block, keep to their size and end between blocks") {
  for (const WindowLimits limits : {WindowLimits{100, 40}, WindowLimits{300, 0},
                                    WindowLimits{300, 120}, WindowLimits{1200, 120}}) {
    CAPTURE(limits.tokens, limits.overlap);
    const DocumentText document = read_string(sections(6, 5));
    const std::vector<Window> windows = cut_into_windows(document, limits);
    REQUIRE(windows.size() > 2);
    CHECK(windows.front().text.begin == document.blocks.front().text.begin);
    CHECK(windows.back().text.end == document.blocks.back().text.end);
    for (std::size_t i = 0; i < windows.size(); ++i) {
      CAPTURE(i);
      // Line feeds between blocks do not count.
      CHECK(estimated_tokens(words(document, windows[i])) <= limits.tokens + 10);
      if (i == 0) continue;
      CHECK(windows[i].text.begin > windows[i - 1].text.begin);
      CHECK(windows[i].text.end > windows[i - 1].text.end);
      CHECK(windows[i].text.begin <= windows[i - 1].text.end + 1);
    }
  }
}

TEST_CASE("a window that is half full ends before a heading, and the next one does not overlap") {
  const DocumentText document = read_string(sections(4, 3));
  const std::size_t section = estimated_tokens(document.text.text()) / 4;
  const std::vector<Window> windows = cut_into_windows(document, {section * 3 / 2, 100});
  REQUIRE(windows.size() == 4);
  for (const Window& window : windows) {
    CHECK(words(document, window).starts_with("Section number "));
    CHECK(words(document, window).ends_with("winter."));
  }
}

TEST_CASE("within a section windows overlap by whole paragraphs, and a heading is not left alone") {
  const std::string text = "1. Aims\n\n" + paragraph("a", 5) + "\n\n1.1 Trade\n\n" +
                           paragraph("b", 3) + "\n\n" + paragraph("c", 3) + "\n\n" +
                           paragraph("d", 3) + "\n";
  const DocumentText document = read_string(text);
  const std::size_t size = estimated_tokens(paragraph("b", 3));
  const std::vector<Window> windows = cut_into_windows(document, {2 * size + size / 3, size});
  REQUIRE(windows.size() == 3);
  CHECK(windows[0].section.empty());
  CHECK(words(document, windows[0]).find("paragraph b") == std::string::npos);
  CHECK(words(document, windows[1]).starts_with("Trade"));
  CHECK(windows[1].section == "Aims");
  CHECK(words(document, windows[1]).find("3 of paragraph c") != std::string::npos);
  CHECK(words(document, windows[2]).starts_with("Sentence 1 of paragraph c"));
  CHECK(windows[2].section == "Aims > Trade");
}

TEST_CASE(
    "a paragraph that is longer than a window is cut between sentences, and a sentence "
    "between words") {
  const DocumentText document = read_string(paragraph("long", 40) + "\n");
  for (const Window& window : cut_into_windows(document, {120, 0})) {
    CHECK(words(document, window).starts_with("Sentence "));
    CHECK(words(document, window).ends_with("winter."));
  }
  std::string endless = "It says";
  for (int i = 0; i < 500; ++i) endless += " and this too";
  const DocumentText one = read_string(endless + ".\n");
  const std::vector<Window> windows = cut_into_windows(one, {100, 0});
  CHECK(windows.size() > 5);
  for (const Window& window : windows) {
    CHECK(estimated_tokens(words(one, window)) <= 100);
    CHECK(words(one, window).front() != ' ');
  }
  CHECK(windows.back().text.end == one.blocks.back().text.end);
}
