#include <cstdio>
#include <exception>
#include <fstream>

#include <CLI/CLI.hpp>

#include "extract/text/visual_order/training/model_training.hpp"
#include "extract/text/visual_order/training/training_text.hpp"
#include "graph/error.hpp"

// Trains the model by which lines stored in visual order are repaired; see
// scripts/train-repair-model for the texts that ours is made of.
int main(int argc, char** argv) {
  using namespace diplograph;
  CLI::App parser("Train the model for the repair of Persian lines stored in visual order");
  extract::visual_order::TrainingSources sources;
  std::string output;
  parser.add_option("--tokens", sources.token_files, "A token a line, blank between sentences");
  parser.add_option("--treebank", sources.treebanks, "CoNLL-U");
  parser.add_option("--text", sources.plain_texts, "Plain text, a paragraph a line");
  parser.add_option("--words", sources.word_lists, "Word list: word TAB frequency");
  parser.add_option("--hold-out", sources.hold_out,
                    "Leave out every N-th paragraph and treebank sentence, to measure on");
  parser.add_option("-o,--output", output, "Model file to write")->required();
  CLI11_PARSE(parser, argc, argv);
  try {
    const std::string content =
        extract::visual_order::trained_model(extract::visual_order::read_training_text(sources));
    std::ofstream file(output, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) throw OutputError(output + ": cannot be written");
    std::fprintf(stderr, "%s: %zu bytes\n", output.c_str(), content.size());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
  return 0;
}
