#include <memory>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "extract/readers/extracted_stream.hpp"
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
    const poppler::byte_array bytes = page->text().to_utf8();
    for (const char c : bytes) {
      if (c == '\f' || c == '\0' || c == '\r') continue;
      letters += static_cast<unsigned char>(c) > ' ' ? 1U : 0U;
      stream += c;
    }
    if (!stream.ends_with('\n')) stream += '\n';
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
  return from_stream(std::move(stream), {});
}

}  // namespace diplograph::extract
