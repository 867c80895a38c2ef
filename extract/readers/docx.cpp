#include <algorithm>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <pugixml.hpp>
#include <zip.h>

#include "extract/readers/extracted_stream.hpp"
#include "extract/readers/reader.hpp"
#include "graph/error.hpp"

namespace diplograph::extract {
namespace {

// A part of a document that unpacks to more is an attack or no text.
constexpr std::uint64_t largest_part = std::uint64_t{1} << 28U;
constexpr int deepest = 256;

[[noreturn]] void refuse(const Source& source, const std::string& why) {
  throw InputError({source.name, 0, 0, {}}, why);
}

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// The parts of the package.
class Package {
 public:
  explicit Package(const Source& source) : source_(source) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* buffer =
        zip_source_buffer_create(source.bytes.data(), source.bytes.size(), 0, &error);
    archive_.reset(buffer == nullptr ? nullptr : zip_open_from_source(buffer, ZIP_RDONLY, &error));
    if (archive_ == nullptr && buffer != nullptr) zip_source_free(buffer);
    zip_error_fini(&error);
    if (archive_ == nullptr) {
      refuse(source,
             source.bytes.starts_with("\xD0\xCF\x11\xE0")
                 ? "is encrypted or an old Word document; save it as .docx without a password"
                 : "is a damaged DOCX file; open it in a word processor and save it anew");
    }
  }

  /// Parses a part; false if there is none of that name.
  bool parse(const char* name, pugi::xml_document& xml) const {
    zip_stat_t stat;
    if (zip_stat(archive_.get(), name, 0, &stat) != 0) return false;
    if ((stat.valid & ZIP_STAT_SIZE) == 0 || stat.size > largest_part) {
      refuse(source_, std::string("its part ") + name + " unpacks to more than 256 MiB");
    }
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(archive_.get(), name, 0));
    std::string bytes(static_cast<std::size_t>(stat.size), '\0');
    std::size_t done = 0;
    while (file != nullptr && done < bytes.size()) {
      const zip_int64_t read = zip_fread(file.get(), bytes.data() + done, bytes.size() - done);
      if (read <= 0) break;
      done += static_cast<std::size_t>(read);
    }
    if (done < bytes.size() ||
        !xml.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata)) {
      refuse(source_, std::string("is a damaged DOCX file: its part ") + name + " cannot be read");
    }
    return true;
  }

 private:
  const Source& source_;
  std::unique_ptr<zip_t, CloseArchive> archive_;
};

bool is(const pugi::xml_node& node, const char* name) {
  return std::strcmp(node.name(), name) == 0;
}

/// Heading levels by the id of a paragraph style: by outline level, by name, by what it is based
/// on.
std::map<std::string, int> heading_styles(const pugi::xml_document& styles) {
  std::map<std::string, int> levels;
  std::map<std::string, std::string> bases;
  for (const pugi::xml_node& style : styles.child("w:styles").children("w:style")) {
    const std::string id = style.attribute("w:styleId").value();
    std::string name = style.child("w:name").attribute("w:val").value();
    for (char& c : name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    const pugi::xml_attribute outline =
        style.child("w:pPr").child("w:outlineLvl").attribute("w:val");
    if (name == "title") {
      levels[id] = 1;
    } else if (name.starts_with("heading ")) {
      levels[id] = std::clamp(std::atoi(name.c_str() + 8), 1, 9);
    } else if (outline && outline.as_int() < 9) {
      levels[id] = outline.as_int() + 1;
    } else {
      bases[id] = style.child("w:basedOn").attribute("w:val").value();
    }
  }
  for (int round = 0; round < 9; ++round) {
    for (const auto& [id, base] : bases) {
      if (levels.contains(base)) levels.emplace(id, levels[base]);
    }
  }
  return levels;
}

class Writer {
 public:
  Writer(const Source& source, std::map<std::string, int> levels)
      : source_(source), levels_(std::move(levels)) {}

  void body(const pugi::xml_node& parent, int depth = 0) {
    if (depth > deepest) refuse(source_, "its parts are nested more than 256 deep");
    for (const pugi::xml_node& node : parent.children()) {
      if (is(node, "w:p")) {
        paragraph(node);
      } else if (is(node, "w:tbl")) {
        table(node, depth);
      } else if (is(node, "w:sdt")) {
        body(node.child("w:sdtContent"), depth + 1);
      } else if (is(node, "w:ins") || is(node, "w:customXml")) {
        body(node, depth + 1);
      }
    }
  }

  /// Footnotes or endnotes behind the text, in the order of their marks.
  void notes(const pugi::xml_node& parent, const char* name, const char* kind) {
    std::map<int, std::string> found;
    for (const pugi::xml_node& note : parent.children(name)) {
      const auto number = numbers_.find(kind + std::string(note.attribute("w:id").value()));
      if (number == numbers_.end()) continue;
      std::string text;
      for (const pugi::xml_node& paragraph : note.children("w:p")) {
        if (!text.empty()) text += ' ';
        runs(paragraph, text, 0);
      }
      found[number->second] = text;
    }
    for (const auto& [number, text] : found) {
      const std::string marker = std::to_string(number);
      line("[^" + marker + "]: " + text, {BlockKind::footnote, 0, marker});
    }
  }

  ReadLines finish() {
    if (stream_.find_first_not_of(" \n\t") == std::string::npos) {
      refuse(source_, "is empty: there is no text in it");
    }
    return from_stream(std::move(stream_), std::move(hints_));
  }

 private:
  const Source& source_;
  std::map<std::string, int> levels_;
  std::string stream_;
  std::vector<LineHint> hints_;
  std::map<std::string, int> numbers_;  // of notes, by kind and id

  void line(std::string text, LineHint hint) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::replace(text.begin(), text.end(), '\r', ' ');
    std::replace(text.begin(), text.end(), '\f', ' ');
    if (stream_.size() + text.size() > largest_part) refuse(source_, "holds more than 256 MiB");
    stream_ += text + "\n";
    hints_.push_back(std::move(hint));
  }

  void paragraph(const pugi::xml_node& node) {
    std::string text;
    runs(node, text, 0);
    const pugi::xml_node properties = node.child("w:pPr");
    LineHint hint;
    const auto style = levels_.find(properties.child("w:pStyle").attribute("w:val").value());
    const pugi::xml_attribute outline = properties.child("w:outlineLvl").attribute("w:val");
    const pugi::xml_node list = properties.child("w:numPr");
    if (outline && outline.as_int() < 9) {
      hint = {BlockKind::heading, outline.as_int() + 1, {}};
    } else if (style != levels_.end()) {
      hint = {BlockKind::heading, style->second, {}};
    } else if (list && list.child("w:numId").attribute("w:val").as_int() != 0) {
      const int depth = list.child("w:ilvl").attribute("w:val").as_int();
      hint = {BlockKind::list_item, std::clamp(depth, 0, 8) + 1, "•"};
    }
    line(std::move(text), std::move(hint));
  }

  /// A row of a table is a line, its cells set apart by a bar.
  void table(const pugi::xml_node& node, int depth) {
    if (depth > deepest) refuse(source_, "its parts are nested more than 256 deep");
    for (const pugi::xml_node& row : node.children("w:tr")) {
      std::string text;
      for (const pugi::xml_node& cell : row.children("w:tc")) {
        std::string words;
        for (const pugi::xml_node& inner : cell.children()) {
          if (is(inner, "w:tbl")) table(inner, depth + 1);
          if (!is(inner, "w:p")) continue;
          if (!words.empty()) words += ' ';
          runs(inner, words, depth);
        }
        if (words.empty()) continue;
        text += (text.empty() ? "" : " | ") + words;
      }
      line(std::move(text), {});
    }
  }

  void note_mark(const pugi::xml_node& node, const char* kind, std::string& text) {
    const int next = static_cast<int>(numbers_.size()) + 1;
    const auto [number, added] =
        numbers_.emplace(kind + std::string(node.attribute("w:id").value()), next);
    text += "[^" + std::to_string(number->second) + "]";
  }

  void runs(const pugi::xml_node& parent, std::string& text, int depth) {
    if (depth > deepest) refuse(source_, "its parts are nested more than 256 deep");
    for (const pugi::xml_node& node : parent.children()) {
      if (is(node, "w:t")) {
        text += node.child_value();
      } else if (is(node, "w:tab") || is(node, "w:br") || is(node, "w:cr")) {
        text += ' ';
      } else if (is(node, "w:noBreakHyphen")) {
        text += '-';
      } else if (is(node, "w:softHyphen")) {
        text += "\xC2\xAD";
      } else if (is(node, "w:footnoteReference")) {
        note_mark(node, "footnote ", text);
      } else if (is(node, "w:endnoteReference")) {
        note_mark(node, "endnote ", text);
      } else if (!is(node, "w:del") && !is(node, "w:pPr") && !is(node, "w:rPr") &&
                 !is(node, "mc:Fallback") && !is(node, "w:moveFrom")) {
        runs(node, text, depth + 1);
      }
    }
  }
};

}  // namespace

ReadLines read_docx(const Source& source, std::vector<Notice>& /*notices*/) {
  const Package package(source);
  pugi::xml_document document;
  if (!package.parse("word/document.xml", document)) {
    refuse(source, "is a ZIP archive but no Word document; unpack it and give its documents");
  }
  pugi::xml_document styles;
  std::map<std::string, int> levels;
  if (package.parse("word/styles.xml", styles)) levels = heading_styles(styles);
  Writer writer(source, std::move(levels));
  writer.body(document.child("w:document").child("w:body"));
  pugi::xml_document footnotes;
  if (package.parse("word/footnotes.xml", footnotes)) {
    writer.notes(footnotes.child("w:footnotes"), "w:footnote", "footnote ");
  }
  pugi::xml_document endnotes;
  if (package.parse("word/endnotes.xml", endnotes)) {
    writer.notes(endnotes.child("w:endnotes"), "w:endnote", "endnote ");
  }
  return writer.finish();
}

}  // namespace diplograph::extract
