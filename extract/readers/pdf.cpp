#include <memory>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "extract/readers/extracted_stream.hpp"
#include "extract/readers/pdf_lines.hpp"
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

/// Appends a page's lines, each in logical order; returns how many bytes are no spaces.
std::size_t append_lines(const poppler::byte_array& page, std::string& stream) {
  std::size_t letters = 0;
  std::string line;
  const auto end_line = [&] {
    stream += in_logical_order(line);
    stream += '\n';
    line.clear();
  };
  for (const char c : page) {
    if (c == '\n') {
      end_line();
    } else if (c != '\f' && c != '\0' && c != '\r') {
      letters += static_cast<unsigned char>(c) > ' ' ? 1U : 0U;
      line += c;
    }
  }
  if (!line.empty() || page.empty()) end_line();
  return letters;
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
    letters += append_lines(page->text().to_utf8(), stream);
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
