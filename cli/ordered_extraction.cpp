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

extract::Source source_of(const InputDocument& input, const ReadingOptions& options) {
  extract::Source source{input.id, input.name, read_file(input.path), options.repair};
  source.trace = options.trace;
  source.fast = options.fast;
  if (!options.conllu.empty()) {
    source.conllu_name = conllu_path(options.conllu, input);
    source.conllu = read_file(source.conllu_name);
  }
  return source;
}

ExtractedDocument extracted(const extract::Extractor& extractor, const InputDocument& input,
                            const ReadingOptions& options) {
  ExtractedDocument result;
  result.input = &input;
  try {
    result.extraction = extractor.extract(source_of(input, options));
    result.lines = to_json_line(result.extraction->document);
    for (const Claim& claim : result.extraction->claims) result.lines += to_json_line(claim);
  } catch (const InputError& error) {
    result.reason = with_path(error.what(), input);
  }
  return result;
}

ReadDocument read(const extract::Extractor& extractor, const InputDocument& input,
                  const ReadingOptions& options) {
  ReadDocument result;
  result.input = &input;
  try {
    result.source = std::make_unique<const extract::Source>(source_of(input, options));
    result.reading = extractor.read(*result.source);
  } catch (const InputError& error) {
    result.reason = with_path(error.what(), input);
  }
  return result;
}

/// Does work on documents on several threads, and hands what comes out to `sink` in their order.
template <typename Result, typename Work>
void work_in_order(std::span<const InputDocument> documents, const ReadingOptions& options,
                   const Work& work, const std::function<void(Result)>& sink) {
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
  using Item = std::shared_ptr<Result>;
  const auto begin = tbb::make_filter<void, std::size_t>(
      tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) -> std::size_t {
        if (next == documents.size()) {
          control.stop();
          return 0;
        }
        return next++;
      });
  const auto middle = tbb::make_filter<std::size_t, Item>(
      tbb::filter_mode::parallel,
      [&](std::size_t index) { return std::make_shared<Result>(work(documents[index])); });
  const auto end = tbb::make_filter<Item, void>(tbb::filter_mode::serial_in_order,
                                                [&](const Item& item) { sink(std::move(*item)); });
  tbb::parallel_pipeline(workers * 2, begin & middle & end);
}

}  // namespace

void extract_in_order(const extract::Extractor& extractor, std::span<const InputDocument> documents,
                      const ReadingOptions& options,
                      const std::function<void(ExtractedDocument)>& sink) {
  const auto work = [&](const InputDocument& input) {
    return extracted(extractor, input, options);
  };
  work_in_order<ExtractedDocument>(documents, options, work, sink);
}

void read_in_order(const extract::Extractor& extractor, std::span<const InputDocument> documents,
                   const ReadingOptions& options, const std::function<void(ReadDocument)>& sink) {
  const auto work = [&](const InputDocument& input) { return read(extractor, input, options); };
  work_in_order<ReadDocument>(documents, options, work, sink);
}

void report(const ExtractedDocument& document) {
  if (!document.extraction) {
    spdlog::error("skipped {}", document.reason);
    return;
  }
  warn_of(document.extraction->notices, shown_name(document.input->path));
}

}  // namespace diplograph::cli
