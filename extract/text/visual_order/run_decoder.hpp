#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/text/visual_order/language_model.hpp"
#include "extract/text/visual_order/line_units.hpp"
#include "extract/text/visual_order/pending_words.hpp"
#include "extract/text/visual_order/placed_unit.hpp"
#include "extract/text/visual_order/run_lengths.hpp"
#include "extract/text/visual_order/weights.hpp"

namespace diplograph::extract::visual_order {

/// The words before a line, as far as they are known; 0 otherwise.
struct LineContext {
  WordKey before_last = 0;
  WordKey last = 0;
};

struct Decoding {
  std::vector<PlacedUnit> units;  ///< in the restored order
  std::vector<WordKey> words;     ///< the same as words of the model
  float cost = 0;                 ///< of the best order with a cut
  float whole_cost = 0;           ///< of the line as it stands
  std::vector<WordKey> whole_words;
};

/// Finds the runs whose reversal gives the most probable Persian: beam search from the right end
/// of the line, run by run, each run read forwards. O(n * beam * longest run), n the cuts allowed.
class RunDecoder {
 public:
  RunDecoder(const RepairModel& model, const DocumentCounts& document,
             const RunLengths& run_lengths, const Weights& weights);

  /// `units` has at least one unit. Valid until the next call.
  /// At most `beam` hypotheses are kept at each place.
  [[nodiscard]] const Decoding& decode(const std::vector<Unit>& units, const LineContext& context,
                                       std::size_t beam);

 private:
  struct Hypothesis {
    float score = 0;  ///< cost without the pending word
    float rank = 0;   ///< with an estimate of it
    WordId before_last = no_word;
    WordId last = no_word;
    PendingId pending = no_pending;
    std::uint32_t from_gap = 0;
    std::uint8_t from = 0;
    RunContext context = RunContext::start;  ///< of the runs up to its own
    bool note = false;                       ///< its run is a footnote mark
    bool joins = false;                      ///< its run goes on with the word pending before
  };
  struct Token {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool letters = false;
    WordId word = no_word;
    float joining = 0;  ///< cost of the ZWNJ that it has lost
    float running = 0;  ///< costs of this and all tokens before, each behind its neighbours
  };

  LanguageModel language_;
  PendingWords pending_;
  const RunLengths& run_lengths_;
  const Weights& weights_;
  Decoding result_;

  const std::vector<Unit>* line_ = nullptr;
  std::vector<Unit> units_;  // brackets mirrored
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> token_of_;
  std::vector<std::uint32_t> letter_tokens_;  // before each token
  std::vector<std::uint32_t> symbols_;        // before each unit
  std::vector<std::uint32_t> notes_;          // gaps behind glued numbers, before each unit
  std::vector<float> cut_costs_;              // of each gap; negative where no cut is allowed
  std::vector<std::vector<Hypothesis>> beams_;
  std::vector<float> bounds_;  // rank that an earlier search reached at each gap
  std::vector<float> limits_;  // rank from which nothing is kept there
  std::size_t beam_ = 0;
  bool ends_in_number_ = false;

  void prepare(const std::vector<Unit>& units);
  void prepare_tokens();
  void prepare_cuts();
  [[nodiscard]] float token_cut_cost(std::size_t gap) const;
  [[nodiscard]] float price_whole(const LineContext& context);
  void search(const LineContext& context);
  void expand(std::uint32_t gap, const Hypothesis& from, std::uint8_t number);
  void expand_to(std::uint32_t begin, std::uint32_t gap, const Hypothesis& from,
                 std::uint8_t number, float closed);
  void extend_words(Hypothesis next, WordId u, WordId v, WordId first, std::uint32_t first_token,
                    std::uint32_t last_token, std::uint32_t begin, std::uint32_t gap);
  [[nodiscard]] float run_cost(std::uint32_t begin, std::uint32_t gap, RunContext before,
                               RunContext& behind) const;
  [[nodiscard]] float boundary_cost(std::uint32_t begin, std::uint32_t gap,
                                    const Hypothesis& from) const;
  [[nodiscard]] bool is_enumerator() const;
  [[nodiscard]] bool is_note(std::uint32_t unit) const;
  void keep(std::uint32_t gap, const Hypothesis& hypothesis);
  void read_back(const Hypothesis& best, std::uint32_t gap_count);
  [[nodiscard]] WordKey placed_word(std::size_t at, std::size_t& end,
                                    std::vector<std::uint8_t>& letters) const;
  void bind_over_spaces();
  void name_words();
};

}  // namespace diplograph::extract::visual_order
