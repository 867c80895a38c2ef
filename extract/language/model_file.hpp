#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diplograph::extract {

/// The parts of a language model file. The numbers are part of the format.
enum class Section : std::uint32_t {
  tag_slots = 1,
  tag_weights,
  morphology_slots,
  morphology_weights,
  morphologies,
  arc_blocks,
  label_slots,
  label_weights,
  labels,
  word_classes,
  word_clusters,
  lexicon_classes,
  lemma_rules,
  lemma_scripts,
  verb_stems,
  verb_lemmas,
  guide_arc_blocks,
  guide_label_slots,
  guide_label_weights
};

/// A language model file: flat arrays, each aligned to 16 bytes, so that it is used where it lies
/// (little-endian machines only). Opening it looks at the header alone.
///
///     "DGLM"  version  number of sections  size of the file        4 x u32
///     per section: Section, offset, size in bytes, 0               4 x u32
class ModelFile {
 public:
  static constexpr std::uint32_t version = 3;

  /// `content` has to be aligned to 16 bytes and to outlive the view. Throws `InputError` if it is
  /// no model of this version or its sections do not fit into it.
  ModelFile(std::string_view content, const std::string& path);

  /// A section as an array of `Element`, empty if the file has none. Throws `InputError` if its
  /// size is no multiple of the element's.
  template <typename Element>
  [[nodiscard]] std::span<const Element> section(Section section) const {
    const std::string_view bytes = find(section, sizeof(Element));
    return {reinterpret_cast<const Element*>(bytes.data()), bytes.size() / sizeof(Element)};
  }

 private:
  std::string_view content_;
  std::string path_;

  [[nodiscard]] std::string_view find(Section section, std::size_t element) const;
};

/// Puts sections together into the content of a model file.
class ModelWriter {
 public:
  template <typename Element>
  void add(Section section, std::span<const Element> elements) {
    add_bytes(section, {reinterpret_cast<const char*>(elements.data()), elements.size_bytes()});
  }
  [[nodiscard]] std::string content() const;

 private:
  struct Part {
    Section section;
    std::string bytes;
  };
  std::vector<Part> parts_;

  void add_bytes(Section section, std::string_view bytes);
};

}  // namespace diplograph::extract
