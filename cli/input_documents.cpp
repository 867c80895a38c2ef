#include "cli/input_documents.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unicode/utf8.h>

#include "cli/read_file.hpp"
#include "extract/readers/reader.hpp"
#include "extract/text/sha256.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

namespace fs = std::filesystem;

// A file name may have 255 bytes, and our names add an ending and a part of a checksum.
constexpr std::size_t longest_id = 160;
constexpr std::size_t checksum_part = 8;

bool is_readable(const fs::path& path) {
  std::string ending = path.extension().string();
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const std::vector<std::string_view> endings = extract::readable_extensions();
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// Hands each character to `take`, with its bytes; `code` is negative for invalid bytes.
template <typename Take>
void for_each_character(std::string_view text, const Take& take) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    const int32_t begin = at;
    UChar32 code = 0;
    U8_NEXT(bytes, at, length, code);
    take(code, text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
  }
}

std::string valid_utf8(std::string_view name) {
  std::string result;
  for_each_character(name, [&](UChar32 code, std::string_view bytes) {
    result += code < 0 ? std::string_view("\xEF\xBF\xBD") : bytes;
  });
  return result;
}

/// Gathers files, each once.
class Search {
 public:
  Search(InputDocuments& result, const std::string& output) : result_(result) {
    std::error_code error;
    if (!output.empty()) output_ = fs::weakly_canonical(output, error);
  }

  void add(const std::string& argument) {
    if (argument == "-") {
      if (!std::exchange(standard_input_, true)) {
        result_.documents.push_back({"standard-input", "standard input", "-"});
      }
      return;
    }
    std::error_code error;
    if (fs::is_directory(argument, error)) {
      add_folder(argument);
    } else {
      add_file(argument);
    }
  }

 private:
  InputDocuments& result_;
  fs::path output_;
  bool standard_input_ = false;
  std::set<std::pair<dev_t, ino_t>> seen_;

  void add_file(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      const int reason = errno;
      result_.problems.push_back(
          path.string() + ": " +
          (reason == ENOENT ? "does not exist; check the path"
                            : "cannot be read: " + std::generic_category().message(reason)));
      return;
    }
    if (!seen_.emplace(status.st_dev, status.st_ino).second) {
      spdlog::debug("{}: the same file was named before, it is read once", path.string());
      return;
    }
    result_.documents.push_back({document_id_of(path.stem().string()),
                                 valid_utf8(path.filename().string()), path.string()});
  }

  void add_folder(const fs::path& folder) {
    std::error_code error;
    if (!output_.empty() && fs::weakly_canonical(folder, error) == output_) return;
    std::vector<fs::path> files;
    std::vector<fs::path> folders;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      if (entry->path().filename().string().starts_with('.')) continue;
      std::error_code ignored;  // a link that leads nowhere is neither a file nor a folder
      if (entry->is_directory(ignored)) {
        if (!entry->is_symlink(ignored)) folders.push_back(entry->path());
      } else if (entry->is_regular_file(ignored) && is_readable(entry->path())) {
        files.push_back(entry->path());
      } else {
        spdlog::debug("{}: is not a document that can be read", entry->path().string());
      }
    }
    if (error) {
      result_.problems.push_back(folder.string() + ": cannot be read: " + error.message());
    }
    std::sort(files.begin(), files.end());
    std::sort(folders.begin(), folders.end());
    for (const fs::path& file : files) add_file(file);
    for (const fs::path& inner : folders) add_folder(inner);
  }
};

/// Tells documents of one id apart by their checksums; drops those that are equal.
std::vector<InputDocument> told_apart(std::vector<InputDocument> group,
                                      std::vector<std::string>& problems) {
  std::map<std::string, InputDocument> by_checksum;
  for (InputDocument& document : group) {
    try {
      std::string checksum = extract::sha256(read_file(document.path));
      const auto [place, added] = by_checksum.try_emplace(std::move(checksum), document);
      if (!added) {
        spdlog::info("{}: has the name and the bytes of {}, it is read once", document.path,
                     place->second.path);
      }
    } catch (const InputError& error) {
      problems.emplace_back(error.what());
    }
  }
  std::vector<InputDocument> result;
  for (auto& [checksum, document] : by_checksum) {
    if (by_checksum.size() > 1) document.id += "-" + checksum.substr(0, checksum_part);
    result.push_back(std::move(document));
  }
  return result;
}

}  // namespace

std::string document_id_of(std::string_view stem) {
  std::string id;  // schemas/claim.schema.json says what ids are made of
  for_each_character(stem, [&](UChar32 code, std::string_view bytes) {
    if (id.size() + bytes.size() > longest_id) return;
    const bool forbidden =
        code <= 0x20 || (code >= 0x7F && code < 0xA1) ||
        (code < 0x80 &&
         std::string_view("<>\"{}|^`\\/").find(static_cast<char>(code)) != std::string_view::npos);
    id += forbidden ? std::string_view("-") : bytes;
  });
  return id.empty() ? "document" : id;
}

InputDocuments find_documents(const std::vector<std::string>& arguments,
                              const std::string& output) {
  InputDocuments result;
  Search search(result, output);
  // In one order, so that of two paths to a file the same is taken, however they are given.
  std::vector<std::string> sorted = arguments;
  std::sort(sorted.begin(), sorted.end());
  for (const std::string& argument : sorted) search.add(argument);

  std::map<std::string, std::vector<InputDocument>> by_id;
  for (InputDocument& document : result.documents) {
    by_id[document.id].push_back(std::move(document));
  }
  result.documents.clear();
  for (auto& [id, group] : by_id) {
    if (group.size() > 1) group = told_apart(std::move(group), result.problems);
    for (InputDocument& document : group) result.documents.push_back(std::move(document));
  }
  std::sort(result.documents.begin(), result.documents.end(),
            [](const InputDocument& a, const InputDocument& b) { return a.id < b.id; });
  return result;
}

void throw_nothing_read(const std::vector<std::string>& arguments, std::size_t skipped) {
  if (skipped > 0) {
    throw InputError({}, "no document could be read; the reasons stand above");
  }
  std::string places;
  for (const std::string& argument : arguments) {
    places += (places.empty() ? "" : ", ") + shown_name(argument);
  }
  std::string endings;
  for (const std::string_view ending : extract::readable_extensions()) {
    endings.append(endings.empty() ? "" : ", ").append(ending);
  }
  throw InputError({}, "no document was found in " + places + "; folders are searched for " +
                           endings + " files");
}

}  // namespace diplograph::cli
