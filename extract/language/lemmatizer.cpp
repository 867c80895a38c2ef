#include "extract/language/lemmatizer.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "extract/language/feature_hash.hpp"

namespace diplograph::extract {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Where the letter after `at` begins.
std::size_t next_letter(std::string_view word, std::size_t at) {
  do ++at;
  while (at < word.size() && continues(word[at]));
  return at;
}

std::size_t previous_letter(std::string_view word, std::size_t at) {
  do --at;
  while (at > 0 && continues(word[at]));
  return at;
}

std::size_t letters(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return !continues(c); }));
}

/// The number of bytes of the letters that two words begin with in common.
std::size_t common_front(std::string_view a, std::string_view b) {
  std::size_t at = static_cast<std::size_t>(
      std::mismatch(a.begin(),
                    a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
                    b.begin())
          .first -
      a.begin());
  while (at > 0 && ((at < a.size() && continues(a[at])) || (at < b.size() && continues(b[at])))) {
    --at;
  }
  return at;
}

/// The script with the longest part of the word that is kept; prefixes of up to five letters go.
std::pair<LemmaScript, std::size_t> best_script(std::string_view word, std::string_view lemma) {
  LemmaScript best;
  std::size_t kept = 0;
  std::size_t at = 0;
  for (std::uint8_t front = 0; front <= 5 && at < word.size(); ++front) {
    const std::string_view rest = word.substr(at);
    const std::size_t common = common_front(rest, lemma);
    // A prefix is worth taking off only if much more is then the same.
    if (front == 0 || (common > kept + 3 && common >= 4)) {
      kept = common;
      best.front = front;
      best.back =
          static_cast<std::uint8_t>(std::min<std::size_t>(letters(rest.substr(common)), 255));
      best.ending = lemma.substr(common);
    }
    at = next_letter(word, at);
  }
  return {best, kept};
}

constexpr std::array<std::string_view, 7> verb_prefixes{"باز", "بر", "در", "فرا",
                                                        "فرو", "وا", "ور"};

}  // namespace

std::string lower_case(std::string_view word) {
  std::string result;
  result.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t end = next_letter(word, at);
    if (end == at + 1) {
      const char c = word[at];
      result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else {
      const auto* data = reinterpret_cast<const std::uint8_t*>(word.data()) + at;
      int32_t used = 0;
      UChar32 code = 0;
      U8_NEXT_OR_FFFD(data, used, static_cast<int32_t>(end - at), code);
      std::array<char, 4> bytes{};
      int32_t length = 0;
      U8_APPEND_UNSAFE(reinterpret_cast<std::uint8_t*>(bytes.data()), length,
                       static_cast<std::uint32_t>(u_tolower(code)));
      result.append(bytes.data(), static_cast<std::size_t>(length));
    }
    at = end;
  }
  return result;
}

LemmaScript lemma_script(std::string_view word, std::string_view lemma, bool lower) {
  auto [kept_case, kept] = best_script(word, lemma);
  auto [lowered, kept_lowered] = best_script(lower_case(word), lemma);
  lowered.lower = true;
  return kept_lowered > kept || (lower && kept_lowered == kept) ? lowered : kept_case;
}

std::optional<std::string> apply(const LemmaScript& script, std::string_view word) {
  const std::string lowered = script.lower ? lower_case(word) : std::string(word);
  std::string_view rest = lowered;
  for (std::uint8_t i = 0; i < script.front; ++i) {
    if (rest.empty()) return std::nullopt;
    rest.remove_prefix(next_letter(rest, 0));
  }
  for (std::uint8_t i = 0; i < script.back; ++i) {
    if (rest.empty()) return std::nullopt;
    rest = rest.substr(0, previous_letter(rest, rest.size()));
  }
  if (rest.empty() && script.ending.empty()) return std::nullopt;
  return std::string(rest) + script.ending;
}

std::uint64_t word_key(std::string_view word, Upos upos) {
  return mix(hash_text(word), 1000 + static_cast<std::uint64_t>(upos));
}

namespace {

std::uint64_t kind_hash(const MorphologyClass& kind) {
  const auto bytes = reinterpret_cast<const char*>(&kind);
  return hash_text({bytes, sizeof kind});
}

}  // namespace

std::uint64_t word_key(std::string_view word, const MorphologyClass& kind) {
  return mix(hash_text(word), mix(kind_hash(kind), 2000));
}

std::uint64_t suffix_key(std::string_view word, std::size_t length, const MorphologyClass& kind) {
  std::size_t begin = word.size();
  for (std::size_t i = 0; i < length && begin > 0; ++i) begin = previous_letter(word, begin);
  return mix(hash_text(word.substr(begin)), mix(kind_hash(kind), 3000 + length));
}

Lemmatizer::Lemmatizer(const ModelFile& model, const PersianVerbs& verbs)
    : rules_(model.section<std::uint32_t>(Section::lemma_rules)), verbs_(verbs) {
  const auto text = model.section<char>(Section::lemma_scripts);
  scripts_ = read_scripts({text.data(), text.size()});
}

std::optional<std::string> Lemmatizer::by_rule(std::uint64_t rule, std::string_view word) const {
  const std::uint16_t script = rules_.find(rule);
  if (script >= scripts_.size()) return std::nullopt;
  return apply(scripts_[script], word);
}

std::optional<std::string> Lemmatizer::by_stem(std::string_view key) const {
  if (const auto form = verbs_.analyse(key)) return std::string(verbs_.lemma(form->verb));
  for (const std::string_view prefix : verb_prefixes) {
    if (!key.starts_with(prefix)) continue;
    if (const auto form = verbs_.analyse(key.substr(prefix.size()))) {
      return std::string(verbs_.lemma(form->verb));
    }
  }
  return std::nullopt;
}

std::string Lemmatizer::lemma(std::string_view word, std::string_view key,
                              const MorphologyClass& kind) const {
  const std::string lowered = lower_case(word);
  if (auto found = by_rule(word_key(lowered, kind), word)) return *found;
  if (auto found = by_rule(word_key(lowered, kind.upos), word)) return *found;
  if (kind.upos == Upos::verb || kind.upos == Upos::aux) {
    if (auto found = by_stem(key)) return *found;
  }
  for (std::size_t length = longest_suffix + 1; length-- > 0;) {
    if (auto found = by_rule(suffix_key(lowered, length, kind), word)) return *found;
  }
  return kind.upos == Upos::propn ? std::string(word) : lowered;
}

std::string write_scripts(const std::vector<LemmaScript>& scripts) {
  std::string text;
  for (const LemmaScript& script : scripts) {
    text += script.lower ? "1 " : "0 ";
    text += std::to_string(script.front) + " " + std::to_string(script.back) + " ";
    text += script.ending + "\n";
  }
  return text;
}

std::vector<LemmaScript> read_scripts(std::string_view text) {
  std::vector<LemmaScript> scripts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    LemmaScript script;
    script.lower = line.starts_with('1');
    line.remove_prefix(std::min<std::size_t>(2, line.size()));
    for (std::uint8_t* number : {&script.front, &script.back}) {
      const auto [rest, error] = std::from_chars(line.data(), line.data() + line.size(), *number);
      const auto used = static_cast<std::size_t>(rest - line.data());
      line.remove_prefix(std::min(used + 1, line.size()));
    }
    script.ending = line;
    scripts.push_back(std::move(script));
  }
  return scripts;
}

}  // namespace diplograph::extract
