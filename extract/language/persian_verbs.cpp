#include "extract/language/persian_verbs.hpp"

#include <algorithm>
#include <array>

#include "extract/language/feature_hash.hpp"

namespace diplograph::extract {
namespace {

struct Ending {
  std::string_view text;
  std::uint8_t person;
  Number number;
};

// Longest first, so that یم is not taken for م.
constexpr std::array<Ending, 6> endings{{{"یم", 1, Number::plural},
                                         {"ید", 2, Number::plural},
                                         {"ند", 3, Number::plural},
                                         {"م", 1, Number::singular},
                                         {"ی", 2, Number::singular},
                                         {"د", 3, Number::singular}}};

// What follows the participle in ه, written in one word with it.
constexpr std::array<Ending, 7> copulas{{{"ایم", 1, Number::plural},
                                         {"اید", 2, Number::plural},
                                         {"اند", 3, Number::plural},
                                         {"ام", 1, Number::singular},
                                         {"ای", 2, Number::singular},
                                         {"است", 3, Number::singular},
                                         {"", 0, Number::none}}};

constexpr std::string_view yeh = "ی";

bool take_front(std::string_view& word, std::string_view prefix) {
  if (!word.starts_with(prefix) || word.size() == prefix.size()) return false;
  word.remove_prefix(prefix.size());
  return true;
}

// Stems whose و is a consonant (rav, shav): their endings need no glide.
constexpr std::array<std::string_view, 6> consonantal{"رو", "شو", "دو", "شنو", "درو", "غنو"};

bool ends_in_vowel(std::string_view stem) {
  return stem.ends_with("ا") ||
         (stem.ends_with("و") &&
          std::find(consonantal.begin(), consonantal.end(), stem) == consonantal.end());
}

/// Reads what is left of a word when the prefixes are gone.
class StemReader {
 public:
  StemReader(const HashedTable& stems, PersianVerbForm prefixes)
      : stems_(stems), prefixes_(prefixes) {}

  void read(std::string_view rest) {
    past(rest);
    participle(rest);
    if (!prefixes_.imperfective && !prefixes_.subjunctive) infinitive(rest);
    present(rest);
  }

  [[nodiscard]] std::optional<PersianVerbForm> best() const { return best_; }
  [[nodiscard]] std::size_t stem_size() const { return size_; }

 private:
  const HashedTable& stems_;
  PersianVerbForm prefixes_;
  std::optional<PersianVerbForm> best_;
  std::size_t size_ = 0;

  void offer(std::string_view stem, bool is_past, VerbForm form, const Ending& ending) {
    if (stem.empty() || stem.size() <= size_) return;
    const std::uint16_t verb =
        stems_.find(is_past ? PersianVerbs::past_key(stem) : PersianVerbs::present_key(stem));
    if (verb == HashedTable::absent) return;
    best_ = prefixes_;
    best_->verb = verb;
    best_->past_stem = is_past;
    best_->form = form;
    best_->person = ending.person;
    best_->number = ending.number;
    size_ = stem.size();
  }

  void past(std::string_view rest) {
    if (prefixes_.subjunctive) return;
    offer(rest, true, VerbForm::finite, {"", 3, Number::singular});
    for (const Ending& ending : endings) {
      if (ending.text == "د" || !rest.ends_with(ending.text)) continue;
      offer(rest.substr(0, rest.size() - ending.text.size()), true, VerbForm::finite, ending);
    }
  }

  void participle(std::string_view rest) {
    for (const Ending& copula : copulas) {
      if (!rest.ends_with(copula.text)) continue;
      std::string_view word = rest.substr(0, rest.size() - copula.text.size());
      if (!word.ends_with("ه")) continue;
      word.remove_suffix(std::string_view("ه").size());
      offer(word, true, VerbForm::participle, copula);
    }
  }

  void infinitive(std::string_view rest) {
    if (!rest.ends_with("ن")) return;
    offer(rest.substr(0, rest.size() - std::string_view("ن").size()), true, VerbForm::infinitive,
          {"", 0, Number::none});
  }

  void present(std::string_view rest) {
    if (prefixes_.subjunctive) offer(rest, false, VerbForm::finite, {"", 2, Number::singular});
    // A glide joins the ending to a vowel: گو + د is written گوید.
    for (const bool glide : {true, false}) {
      for (const Ending& ending : endings) {
        if (!rest.ends_with(ending.text)) continue;
        std::string_view stem = rest.substr(0, rest.size() - ending.text.size());
        if (glide) {
          if (!stem.ends_with(yeh)) continue;
          stem.remove_suffix(yeh.size());
          if (!ends_in_vowel(stem)) continue;
        }
        offer(stem, false, VerbForm::finite, ending);
      }
    }
  }
};

}  // namespace

std::uint32_t PersianVerbForm::shape() const {
  std::uint32_t value = static_cast<std::uint32_t>(form);
  value = value * 4 + person;
  value = value * 4 + static_cast<std::uint32_t>(number);
  for (const bool bit : {past_stem, imperfective, subjunctive, negative}) {
    value = value * 2 + (bit ? 1 : 0);
  }
  return value + 1;
}

PersianVerbs::PersianVerbs(std::span<const std::uint32_t> stems, std::string_view lemmas)
    : stems_(stems) {
  while (!lemmas.empty()) {
    const std::size_t end = lemmas.find('\n');
    lemmas_.push_back(lemmas.substr(0, end));
    lemmas.remove_prefix(end == std::string_view::npos ? lemmas.size() : end + 1);
  }
}

std::optional<PersianVerbForm> PersianVerbs::analyse(std::string_view key) const {
  // What can stand before the stem, with the glide that joins it to an initial alef.
  struct Prefix {
    std::string_view text;
    bool imperfective, subjunctive, negative;
  };
  static constexpr std::array<Prefix, 7> prefixes{{{"", false, false, false},
                                                   {"نمی", true, false, true},
                                                   {"می", true, false, false},
                                                   {"ن", false, false, true},
                                                   {"نی", false, false, true},
                                                   {"ب", false, true, false},
                                                   {"بی", false, true, false}}};
  std::optional<PersianVerbForm> best;
  std::size_t size = 0;
  for (const Prefix& prefix : prefixes) {
    std::string_view rest = key;
    if (!take_front(rest, prefix.text) && !prefix.text.empty()) continue;
    const bool glide = prefix.text == "نی" || prefix.text == "بی";
    if (glide && !rest.starts_with("ا")) continue;
    PersianVerbForm form;
    form.imperfective = prefix.imperfective;
    form.subjunctive = prefix.subjunctive;
    form.negative = prefix.negative;
    StemReader reader(stems_, form);
    reader.read(rest);
    if (reader.stem_size() > size) {
      best = reader.best();
      size = reader.stem_size();
    }
  }
  return best;
}

std::uint64_t PersianVerbs::past_key(std::string_view folded_stem) {
  return mix(hash_text(folded_stem), 1);
}

std::uint64_t PersianVerbs::present_key(std::string_view folded_stem) {
  return mix(hash_text(folded_stem), 2);
}

}  // namespace diplograph::extract
