#include "extract/language/model_file.hpp"

#include <cstring>

#include "graph/error.hpp"

namespace diplograph::extract {
namespace {

constexpr std::uint32_t magic = 0x4D4C4744;  // "DGLM"
constexpr std::size_t alignment = 16;

struct Header {
  std::uint32_t magic;
  std::uint32_t version;
  std::uint32_t sections;
  std::uint32_t size;
};

struct SectionHeader {
  Section section;
  std::uint32_t offset;
  std::uint32_t size;
  std::uint32_t reserved;
};

[[noreturn]] void refuse(const std::string& path, const std::string& problem) {
  throw InputError({path, 0, 0, {}}, problem);
}

template <typename Value>
Value read(std::string_view content, std::size_t at) {
  Value value;
  std::memcpy(&value, content.data() + at, sizeof value);
  return value;
}

}  // namespace

ModelFile::ModelFile(std::string_view content, const std::string& path)
    : content_(content), path_(path) {
  if (content.size() < sizeof(Header)) refuse(path, "expected a language model, the file is empty");
  const auto header = read<Header>(content, 0);
  if (header.magic != magic) refuse(path, "expected a language model, which begins with DGLM");
  if (header.version != version) {
    refuse(path, "expected a language model of version " + std::to_string(version) + ", this is " +
                     std::to_string(header.version) + "; run scripts/train-language-models");
  }
  if (header.size != content.size()) {
    refuse(path, "expected a language model of " + std::to_string(header.size) +
                     " bytes, the file has " + std::to_string(content.size()));
  }
  for (std::size_t i = 0; i < header.sections; ++i) {
    const std::size_t at = sizeof(Header) + i * sizeof(SectionHeader);
    if (at + sizeof(SectionHeader) > content.size()) refuse(path, "the section table is cut off");
    const auto section = read<SectionHeader>(content, at);
    if (section.offset % alignment != 0 || section.offset > content.size() ||
        section.size > content.size() - section.offset) {
      refuse(path, "section " + std::to_string(static_cast<std::uint32_t>(section.section)) +
                       " does not lie within the file");
    }
  }
}

std::string_view ModelFile::find(Section section, std::size_t element) const {
  const auto header = read<Header>(content_, 0);
  for (std::size_t i = 0; i < header.sections; ++i) {
    const auto entry = read<SectionHeader>(content_, sizeof(Header) + i * sizeof(SectionHeader));
    if (entry.section != section) continue;
    if (entry.size % element != 0) refuse(path_, "a section ends within an element");
    return content_.substr(entry.offset, entry.size);
  }
  return {};
}

void ModelWriter::add_bytes(Section section, std::string_view bytes) {
  parts_.push_back({section, std::string(bytes)});
}

std::string ModelWriter::content() const {
  const auto aligned = [](std::size_t size) {
    return (size + alignment - 1) / alignment * alignment;
  };
  std::size_t size = sizeof(Header) + parts_.size() * sizeof(SectionHeader);
  std::vector<SectionHeader> table;
  for (const Part& part : parts_) {
    table.push_back({part.section, static_cast<std::uint32_t>(aligned(size)),
                     static_cast<std::uint32_t>(part.bytes.size()), 0});
    size = aligned(size) + part.bytes.size();
  }
  std::string content(size, '\0');
  const Header header{magic, ModelFile::version, static_cast<std::uint32_t>(parts_.size()),
                      static_cast<std::uint32_t>(size)};
  std::memcpy(content.data(), &header, sizeof header);
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    std::memcpy(content.data() + sizeof(Header) + i * sizeof(SectionHeader), &table[i],
                sizeof(SectionHeader));
    std::memcpy(content.data() + table[i].offset, parts_[i].bytes.data(), parts_[i].bytes.size());
  }
  return content;
}

}  // namespace diplograph::extract
