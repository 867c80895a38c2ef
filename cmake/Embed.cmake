# diplograph_embed(TARGET NAMESPACE BASE FILE...)
#
# Puts files into the library's read-only data, so that the program is one file and the data is
# memory-mapped with it. Declares, in "NAMESPACE_files.hpp" (on TARGET's private include path),
#
#   namespace diplograph::NAMESPACE_files {
#   struct File { std::string_view path; std::string_view content; };
#   std::span<const File> all();                              // sorted by path
#   std::optional<std::string_view> find(std::string_view);   // path relative to BASE
#   }
function(diplograph_embed target namespace base)
  set(directory "${CMAKE_CURRENT_BINARY_DIR}/embedded")
  set(assembly "${directory}/${namespace}_files.S")
  set(header "${directory}/${namespace}_files.hpp")
  set(source "${directory}/${namespace}_files.cpp")
  set(files ${ARGN})
  list(SORT files)
  set(asm "  .section .rodata\n")
  set(externs "")
  set(entries "")
  set(index 0)
  foreach(file IN LISTS files)
    file(RELATIVE_PATH path "${base}" "${file}")
    set(symbol "diplograph_${namespace}_${index}")
    string(APPEND asm "  .global ${symbol}_begin\n  .global ${symbol}_end\n  .balign 16\n"
      "${symbol}_begin:\n  .incbin \"${file}\"\n${symbol}_end:\n  .byte 0\n")
    string(APPEND externs "extern const char ${symbol}_begin[], ${symbol}_end[];\n")
    string(APPEND entries "      File{\"${path}\", {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND asm "  .section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT "${assembly}" CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT "${header}" CONTENT
"#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace diplograph::${namespace}_files {
struct File {
  std::string_view path;
  std::string_view content;
};
[[nodiscard]] std::span<const File> all();
[[nodiscard]] std::optional<std::string_view> find(std::string_view path);
}  // namespace diplograph::${namespace}_files
" @ONLY)
  file(CONFIGURE OUTPUT "${source}" CONTENT
"#include \"${namespace}_files.hpp\"

#include <array>
#include <cstddef>

extern \"C\" {
${externs}}

namespace diplograph::${namespace}_files {
std::span<const File> all() {
  static const auto files = std::to_array<File>({
${entries}  });
  return files;
}

std::optional<std::string_view> find(std::string_view path) {
  for (const File& file : all()) {
    if (file.path == path) return file.content;
  }
  return std::nullopt;
}
}  // namespace diplograph::${namespace}_files
" @ONLY)
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE "${assembly}" "${source}")
  target_include_directories(${target} PRIVATE "${directory}")
endfunction()
