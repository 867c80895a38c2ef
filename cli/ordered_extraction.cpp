#include "cli/ordered_extraction.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <thread>

#include <spdlog/spdlog.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include "cli/notices.hpp"
#include "cli/read_file.hpp"
#include "graph/claim_file.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

/// The extractor knows a document by its name; a person with many folders needs the path.
std::string with_path(std::string message, const InputDocument& input) {
  if (message.starts_with(input.name + ":")) {
    message.replace(0, input.name.size(), shown_name(input.path));
  }
  return message;
}

/// The file with the analysis of a document: the given one, or NAME.conllu in the given folder.
std::string conllu_path(const std::string& given, const InputDocument& input) {
  if (!std::filesystem::is_directory(given)) return given;
  return (std::filesystem::path(given) / (input.id + ".conllu")).string();
}

ExtractedDocument extracted(const extract::Extractor& extractor, const InputDocument& input,
                            const ReadingOptions& options) {
  ExtractedDocument result;
  result.input = &input;
  try {
    extract::Source source{input.id, input.name, read_file(input.path), options.repair};
    source.trace = options.trace;
    source.fast = options.fast;
    if (!options.conllu.empty()) {
      source.conllu_name = conllu_path(options.conllu, input);
      source.conllu = read_file(source.conllu_name);
    }
    result.extraction = extractor.extract(source);
    result.lines = to_json_line(result.extraction->document);
    for (const Claim& claim : result.extraction->claims) result.lines += to_json_line(claim);
  } catch (const InputError& error) {
    result.reason = with_path(error.what(), input);
  }
  return result;
}

}  // namespace

void extract_in_order(const extract::Extractor& extractor, std::span<const InputDocument> documents,
                      const ReadingOptions& options,
                      const std::function<void(ExtractedDocument)>& sink) {
  if (!options.conllu.empty() && documents.size() > 1 &&
      !std::filesystem::is_directory(options.conllu)) {
    throw UsageError("--conllu " + options.conllu + " is one file, but there are " +
                     std::to_string(documents.size()) +
                     " documents; give a folder with NAME.conllu for each");
  }
  const std::size_t workers =
      options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, workers);
  std::size_t next = 0;
  using Item = std::shared_ptr<ExtractedDocument>;
  const auto begin = tbb::make_filter<void, std::size_t>(
      tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) -> std::size_t {
        if (next == documents.size()) {
          control.stop();
          return 0;
        }
        return next++;
      });
  const auto work =
      tbb::make_filter<std::size_t, Item>(tbb::filter_mode::parallel, [&](std::size_t index) {
        return std::make_shared<ExtractedDocument>(extracted(extractor, documents[index], options));
      });
  const auto end = tbb::make_filter<Item, void>(tbb::filter_mode::serial_in_order,
                                                [&](const Item& item) { sink(std::move(*item)); });
  tbb::parallel_pipeline(workers * 2, begin & work & end);
}

void report(const ExtractedDocument& document) {
  if (!document.extraction) {
    spdlog::error("skipped {}", document.reason);
    return;
  }
  warn_of(document.extraction->notices, shown_name(document.input->path));
}

}  // namespace diplograph::cli
