#include "cli/ordered_extraction.hpp"

#include <cstddef>
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

ExtractedDocument extracted(const extract::Extractor& extractor, const InputDocument& input,
                            bool repair) {
  ExtractedDocument result;
  result.input = &input;
  try {
    result.extraction = extractor.extract({input.id, input.name, read_file(input.path), repair});
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
        return std::make_shared<ExtractedDocument>(
            extracted(extractor, documents[index], options.repair));
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
