#include "tests/extract/read_string.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/catch.hpp"

namespace diplograph::extract::test {

DocumentText read_string(std::string_view text) {
  return read_text({"test", "test.txt", std::string(text)});
}

bool load_corpus(const std::string& name, Source& source) {
  std::ifstream file(std::string(DIPLOGRAPH_SHARED_DIR) + "/corpus/" + name, std::ios::binary);
  if (!file) {
    WARN("SKIPPED: the corpus is not beside the repository, so " << name << " was not read");
    return false;
  }
  source = {name, name, std::string(std::istreambuf_iterator<char>(file), {})};
  return true;
}

bool read_corpus(const std::string& name, DocumentText& document) {
  Source source;
  if (!load_corpus(name, source)) return false;
  document = read_text(source);
  return true;
}

std::vector<std::string> corpus_names() {
  std::vector<std::string> names;
  const std::filesystem::path folder = std::string(DIPLOGRAPH_SHARED_DIR) + "/corpus";
  if (!std::filesystem::is_directory(folder)) {
    WARN("SKIPPED: the corpus is not beside the repository");
    return names;
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string words_of(const DocumentText& document, const Block& block) {
  return document.text.text().substr(block.text.begin, block.text.size());
}

std::vector<std::string> outline(const DocumentText& document) {
  std::vector<std::string> lines;
  for (const Block& block : document.blocks) {
    const std::string marker = block.marker.empty() ? "" : "[" + block.marker + "] ";
    const std::string words = words_of(document, block);
    switch (block.kind) {
      case BlockKind::heading:
        lines.push_back("heading " + std::to_string(block.level) + " " + marker + words);
        break;
      case BlockKind::paragraph:
        lines.push_back("paragraph " + words);
        break;
      case BlockKind::list_item:
        lines.push_back("item " + std::to_string(block.level) + " " + marker + words);
        break;
      case BlockKind::footnote:
        lines.push_back("footnote " + marker + words);
        break;
    }
  }
  return lines;
}

}  // namespace diplograph::extract::test
