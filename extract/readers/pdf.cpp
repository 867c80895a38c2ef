#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <unicode/unistr.h>

#include "extract/readers/extracted_stream.hpp"
#include "extract/readers/page_layout.hpp"
#include "extract/readers/reader.hpp"
#include "graph/error.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t largest_stream = std::size_t{1} << 28U;
constexpr int most_pages = 50000;

void keep_silent(const std::string& /*message*/, void* /*data*/) {}

[[noreturn]] void refuse(const Source& source, const std::string& why) {
  throw InputError({source.name, 0, 0, {}}, why);
}

std::u32string characters_of(const poppler::ustring& text) {
  const icu::UnicodeString unicode(reinterpret_cast<const char16_t*>(text.data()),
                                   static_cast<std::int32_t>(text.size()));
  std::u32string characters;
  for (std::int32_t at = 0; at < unicode.length(); at = unicode.moveIndex32(at, 1)) {
    characters += static_cast<char32_t>(unicode.char32At(at));
  }
  return characters;
}

/// The characters of a page that stand upright; words that do not are put together in `rotated`.
std::vector<Glyph> glyphs_of(const poppler::page& page, std::u32string& rotated) {
  std::vector<Glyph> glyphs;
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
    const std::u32string characters = characters_of(box.text());
    if (box.rotation() != 0) {
      rotated += characters;
      if (box.has_space_after()) rotated += U' ';
      continue;
    }
    for (std::size_t i = 0; i < characters.size(); ++i) {
      if (characters[i] <= U' ') continue;
      poppler::rectf place = box.char_bbox(i);
      if (place.top() == place.bottom()) place = box.bbox();
      glyphs.push_back({characters[i], place.left(), place.right(), place.top(), place.bottom(),
                        box.get_font_size()});
    }
  }
  return glyphs;
}

/// Appends a page's lines; returns how many characters they have.
std::size_t append_page(const poppler::page& page, std::string& stream) {
  std::u32string rotated;
  std::vector<Glyph> glyphs = glyphs_of(page, rotated);
  const std::size_t characters = glyphs.size() + rotated.size();
  for (const std::string& line : lines_of_page(std::move(glyphs))) {
    stream += line;
    stream += '\n';
  }
  if (!rotated.empty()) {
    icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(rotated.data()),
                                  static_cast<std::int32_t>(rotated.size()))
        .toUTF8String(stream);
    stream += '\n';
  }
  return characters;
}

}  // namespace

ReadLines read_pdf(const Source& source, std::vector<Notice>& notices) {
  // Set once: what poppler says about a damaged file is said here, in one line.
  static const bool silent = (poppler::set_debug_error_function(keep_silent, nullptr), true);
  static_cast<void>(silent);
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(
      source.bytes.data(), static_cast<int>(source.bytes.size())));
  if (document == nullptr) refuse(source, "is a damaged PDF file; print it to PDF anew");
  if (document->is_locked()) {
    refuse(source,
           "is an encrypted PDF file; remove its password, for example with qpdf --decrypt");
  }
  const int pages = document->pages();
  if (pages > most_pages) refuse(source, "has more than 50,000 pages; split it");
  std::string stream;
  std::size_t letters = 0;
  int unreadable = 0;
  for (int i = 0; i < pages; ++i) {
    if (i > 0) stream += '\f';
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (page == nullptr) {
      ++unreadable;
      continue;
    }
    letters += append_page(*page, stream);
    if (stream.empty() || stream.back() == '\f') stream += '\n';
    if (stream.size() > largest_stream) refuse(source, "holds more than 256 MiB of text; split it");
  }
  if (letters == 0) {
    refuse(source,
           "is a PDF file of images without text; run OCR on it first, for example with "
           "ocrmypdf");
  }
  if (unreadable > 0) {
    notices.push_back({0, 0, std::to_string(unreadable) + " pages are damaged and were left out"});
  }
  ReadLines read = from_stream(std::move(stream), {});
  // Fonts have no glyph for ZWNJ, and most producers of PDF files write none.
  read.joiners_lost = read.text.text().find("\u200c") == std::string::npos;
  return read;
}

}  // namespace diplograph::extract
