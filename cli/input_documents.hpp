#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diplograph::cli {

/// A document that is to be read.
struct InputDocument {
  std::string id;    ///< unique in a run, the same for every order of the arguments
  std::string name;  ///< file name without its folder, in valid UTF-8
  std::string path;  ///< "-" for standard input
};

struct InputDocuments {
  std::vector<InputDocument> documents;  ///< by id
  std::vector<std::string> problems;     ///< what cannot be read, and why
};

/// Finds the documents that arguments name: files as they are, "-", and folders with all documents
/// in them and in their folders; hidden files and `output` (where we write) are left out. A file
/// that is named twice, or twice reached, is read once.
///
/// An id is the file's name without its ending. Different files of one name get a part of their
/// checksum behind it; equal files of one name are one document.
[[nodiscard]] InputDocuments find_documents(const std::vector<std::string>& arguments,
                                            const std::string& output = {});

/// The id of a document of that name (without its ending): what cannot stand in ids becomes a
/// hyphen, and long names are cut.
[[nodiscard]] std::string document_id_of(std::string_view name);

/// Throws `InputError`: none of the arguments led to a document that could be read.
[[noreturn]] void throw_nothing_read(const std::vector<std::string>& arguments,
                                     std::size_t skipped);

}  // namespace diplograph::cli
