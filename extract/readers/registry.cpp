#include <algorithm>
#include <array>

#include "extract/readers/reader.hpp"

namespace diplograph::extract {
namespace {

constexpr std::array<std::string_view, 2> text_extensions{".txt", ".text"};
constexpr std::array<std::string_view, 2> markdown_extensions{".md", ".markdown"};
constexpr std::array<std::string_view, 3> html_extensions{".html", ".htm", ".xhtml"};
constexpr std::array<std::string_view, 1> docx_extensions{".docx"};
constexpr std::array<std::string_view, 1> pdf_extensions{".pdf"};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool is_pdf(std::string_view bytes) { return bytes.substr(0, 1024).find("%PDF-") < 1024; }
bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }
bool is_html(std::string_view bytes) {
  std::string head = lower(bytes.substr(0, 512));
  if (head.starts_with("\xEF\xBB\xBF")) head.erase(0, 3);
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return false;
  const std::string_view start = std::string_view(head).substr(begin);
  return start.starts_with("<!doctype html") || start.starts_with("<html") ||
         (start.starts_with("<?xml") && start.find("<html") != std::string_view::npos);
}
// Its marks are those of any text: only the name tells.
bool is_markdown(std::string_view /*bytes*/) { return false; }
bool is_anything(std::string_view /*bytes*/) { return true; }

constexpr std::array<Reader, 5> all{{{"PDF", pdf_extensions, is_pdf, read_pdf},
                                     {"DOCX", docx_extensions, is_zip, read_docx},
                                     {"HTML", html_extensions, is_html, read_html},
                                     {"Markdown", markdown_extensions, is_markdown, read_markdown},
                                     {"text", text_extensions, is_anything, read_plain_text}}};

}  // namespace

std::span<const Reader> readers() { return all; }

const Reader& reader_for(const Source& source) {
  const std::size_t dot = source.name.rfind('.');
  const std::string extension =
      dot == std::string::npos ? std::string() : lower(std::string_view(source.name).substr(dot));
  const auto has = [&](const Reader& reader) {
    return std::find(reader.extensions.begin(), reader.extensions.end(), extension) !=
           reader.extensions.end();
  };
  const auto recognised = std::find_if(all.begin(), all.end(),
                                       [&](const Reader& r) { return r.recognises(source.bytes); });
  // A text about PDF is text, whatever its words; a file that calls itself PDF is read as one.
  const auto named = std::find_if(all.begin(), all.end(), has);
  if (recognised->name != "text") return *recognised;
  return named != all.end() ? *named : *recognised;
}

std::vector<std::string_view> readable_extensions() {
  std::vector<std::string_view> extensions;
  for (const Reader& reader : all) {
    extensions.insert(extensions.end(), reader.extensions.begin(), reader.extensions.end());
  }
  std::sort(extensions.begin(), extensions.end());
  return extensions;
}

}  // namespace diplograph::extract
