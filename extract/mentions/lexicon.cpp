#include "extract/mentions/lexicon.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "extract/language/character_class.hpp"
#include "extract/mentions/lexicon_context.hpp"
#include "graph/json_document.hpp"
#include "graph/schema.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t longest_name = 16;       // tokens
constexpr std::size_t shortest_rejoined = 10;  // bytes: five Persian letters

std::string text_of(const rapidjson::Value& object, const char* member) {
  const auto found = object.FindMember(member);
  return found == object.MemberEnd() ? std::string() : std::string(found->value.GetString());
}

std::vector<std::string> texts_of(const rapidjson::Value& object, const char* member,
                                  const char* language) {
  std::vector<std::string> result;
  const auto group = object.FindMember(member);
  if (group == object.MemberEnd()) return result;
  const auto list = group->value.FindMember(language);
  if (list == group->value.MemberEnd()) return result;
  for (const auto& item : list->value.GetArray()) result.emplace_back(item.GetString());
  return result;
}

bool is_latin(std::string_view name) { return static_cast<unsigned char>(name.front()) < 0x80; }

/// "UN", "U.S.", "P5": abbreviations, of which "us" and "who" are not spellings.
bool is_short_latin(std::string_view name) {
  return name.size() <= 5 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
         });
}

bool is_hyphen(std::string_view key) { return key == "-" || key == "–" || key == "‑"; }

/// The letters of a token as lexicon forms have them. "جامعه‌ی" is "جامعه" with a
/// written ezafe.
std::string_view letters_of(const Token& token, std::string_view text) {
  static constexpr std::string_view written_ezafe = "\u200Cی";
  static constexpr std::string_view silent_heh_yeh = "هی";
  const std::string_view key = token.key;
  if (is_hyphen(key)) return {};
  if (key.ends_with(silent_heh_yeh) && token.span.end <= text.size() &&
      text.substr(0, token.span.end).ends_with(written_ezafe)) {
    return key.substr(0, key.size() - std::string_view("ی").size());
  }
  return key;
}

std::size_t bucket_of(std::string_view letters) {
  const auto byte = [&](std::size_t i) {
    return i < letters.size() ? static_cast<unsigned char>(letters[i]) : 0U;
  };
  return (static_cast<std::size_t>(byte(0)) << 8U) | byte(1);
}

bool is_special(std::string_view word) {
  const std::string key = fold(word);
  return key == "می" || key == "نمی" || key == "cannot";
}

/// How many words a name of nothing but letters and single spaces has, each of which is a token; 0
/// for any other name. Most names are such, and ten thousand are read whenever the program starts.
std::size_t plain_words(std::string_view name) {
  std::size_t words = 1;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i < name.size() && name[i] != ' ') {
      const auto byte = static_cast<unsigned char>(name[i]);
      const bool latin = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
      // Letters of the Persian alphabet without marks, digits and punctuation.
      const bool persian = byte >= 0xD8 && byte <= 0xDB && i + 1 < name.size();
      if (latin) continue;
      if (!persian) return 0;
      const char32_t code =
          ((byte & 0x1FU) << 6U) | (static_cast<unsigned char>(name[i + 1]) & 0x3FU);
      if (!class_of(code).letter()) return 0;
      ++i;
      continue;
    }
    // A short word may be one that is not a token of its own ("می" and its verb; "cannot").
    constexpr std::size_t longest_special = 6;
    if (i == begin || (i - begin <= longest_special && is_special(name.substr(begin, i - begin)))) {
      return 0;
    }
    begin = i + 1;
    if (i < name.size()) ++words;
  }
  return words;
}

constexpr std::uint64_t hash_seed = 0xCBF29CE484222325U;

std::uint64_t hash_step(std::uint64_t hash, char letter) {
  return (hash ^ static_cast<unsigned char>(letter)) * 0x9E3779B97F4A7C15U;
}

/// Whether a noun ends in a consonant, behind which the indefinite article is one letter more.
bool takes_indefinite(std::string_view noun) {
  for (const std::string_view vowel : {"ا", "و", "ی", "ه", "ء"}) {
    if (noun.ends_with(vowel)) return false;
  }
  return true;
}

/// Spellings that Persian has two of: both are looked for.
constexpr std::array<std::array<std::string_view, 2>, 6> spellings{{{"هییت", "هیات"},
                                                                    {"گفتگو", "گفتوگو"},
                                                                    {"گفتوگو", "گفتگو"},
                                                                    {"مسیول", "مسوول"},
                                                                    {"فرایند", "فرآیند"},
                                                                    {"اتاق", "اطاق"}}};

}  // namespace

std::string Lexicon::squeeze(std::string_view name) {
  std::string letters;
  for (const Token& token : tokenize(name)) {
    if (!is_hyphen(token.key)) letters += token.key;
  }
  return letters;
}

void Lexicon::add_form(std::string_view name, const LexiconEntry* entry, Kind kind,
                       bool ambiguous) {
  Form form;
  if (const std::size_t words = plain_words(name); words != 0) {
    form.tokens = static_cast<std::uint8_t>(words);
    form.letters = fold(name);
    std::erase(form.letters, ' ');
  } else {
    for (const Token& token : tokenize(name)) {
      ++form.tokens;
      if (!is_hyphen(token.key)) form.letters += token.key;
    }
  }
  if (form.letters.empty()) return;
  const bool latin = is_latin(name);
  form.exact = latin && (ambiguous || is_short_latin(name));
  if (form.exact) form.surface = name;
  form.entry = entry;
  form.kind = kind;
  form.ambiguous = ambiguous && !latin;
  form.proper = latin && name.front() >= 'A' && name.front() <= 'Z';
  forms_.push_back(std::move(form));
}

void Lexicon::add_variants(std::string_view name, const LexiconEntry* entry, Kind kind,
                           bool ambiguous) {
  add_form(name, entry, kind, ambiguous);
  if (is_latin(name)) return;
  const std::size_t added = forms_.size() - 1;
  for (const auto& [from, to] : spellings) {
    const std::size_t at = forms_[added].letters.find(from);
    if (at == std::string::npos) continue;
    Form form = forms_[added];
    form.letters.replace(at, from.size(), to);
    forms_.push_back(std::move(form));
  }
  // "رویکردی چندجانبه": an indefinite one of the kind that a concept names.
  const std::size_t space = name.find(' ');
  if (kind == Kind::name && entry != nullptr && entry->type == "Concept" &&
      space != std::string_view::npos && takes_indefinite(name.substr(0, space))) {
    add_form(std::string(name.substr(0, space)) + "ی" + std::string(name.substr(space)), entry,
             kind, ambiguous);
  }
  if (kind == Kind::demonym) {
    Form people = forms_[added];  // "چینی‌ها": the people stand for the state
    people.letters += "ها";
    people.kind = Kind::people;
    forms_.push_back(std::move(people));
  }
}

void Lexicon::index(std::size_t known) {
  // Sorted by numbers made of their first letters, which says it for most; those that came first
  // stand first among equals.
  struct Key {
    std::uint64_t beginning;
    std::uint32_t place;
  };
  std::vector<Key> keys;
  for (std::size_t i = known; i < forms_.size(); ++i) {
    Key key{0, static_cast<std::uint32_t>(i)};
    for (std::size_t byte = 0; byte < 8; ++byte) {
      const std::string& letters = forms_[i].letters;
      key.beginning = (key.beginning << 8U) |
                      (byte < letters.size() ? static_cast<unsigned char>(letters[byte]) : 0U);
    }
    keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (a.beginning != b.beginning) return a.beginning < b.beginning;
    const int order = forms_[a.place].letters.compare(forms_[b.place].letters);
    return order != 0 ? order < 0 : a.place < b.place;
  });
  std::vector<Form> sorted;
  sorted.reserve(keys.size());
  for (const Key& key : keys) sorted.push_back(std::move(forms_[key.place]));
  const auto added = forms_.begin() + static_cast<std::ptrdiff_t>(known);
  std::move(sorted.begin(), sorted.end(), added);
  std::inplace_merge(forms_.begin(), added, forms_.end(),
                     [](const Form& a, const Form& b) { return a.letters < b.letters; });
  start_.assign((1U << 16U) + 1, 0);
  for (const Form& form : forms_) ++start_[bucket_of(form.letters) + 1];
  for (std::size_t i = 1; i < start_.size(); ++i) start_[i] += start_[i - 1];
  // A bit for each beginning, in eight times as many as there may be: one in ten words gets by.
  std::size_t letters = 0;
  for (const Form& form : forms_) letters += form.letters.size();
  std::size_t words = 64;
  while (words * 8 < letters) words *= 2;
  filter_.assign(words, 0);
  for (const Form& form : forms_) {
    std::uint64_t hash = hash_seed;
    for (const char letter : form.letters) {
      hash = hash_step(hash, letter);
      filter_[(hash >> 32U) & (words - 1)] |= std::uint64_t{1} << (hash >> 58U);
    }
  }
}

bool Lexicon::may_begin(std::string_view letters) const {
  std::uint64_t hash = hash_seed;
  for (const char letter : letters) hash = hash_step(hash, letter);
  return ((filter_[(hash >> 32U) & (filter_.size() - 1)] >> (hash >> 58U)) & 1U) != 0;
}

void Lexicon::add(std::string_view json, const std::string& file, Check check) {
  const File one{json, file};
  add({&one, 1}, check);
}

void Lexicon::add(std::span<const File> files, Check check) {
  const std::size_t known = forms_.size();
  for (const File& file : files) append(file.json, file.name, check);
  index(known);
}

void Lexicon::append(std::string_view json, const std::string& file, Check check) {
  const JsonDocument document(json, file);
  if (check == Check::schema) document.require("lexicon.schema.json");
  const auto& root = document.root();
  const Schema& schema = Schema::diplomacy();
  const std::string lexicon = text_of(root, "id");
  for (const auto& item : root["entries"].GetArray()) {
    LexiconEntry& entry = entries_.emplace_back();
    entry.type = item.HasMember("type") ? text_of(item, "type") : text_of(root, "type");
    const auto type = schema.find_type(entry.type);
    if (!type) throw InputError({file, 0, 0, {}}, "unknown type \"" + entry.type + "\"");
    entry.entity = schema.type(*type).id_prefix + "/" + text_of(item, "key");
    entry.lexicon = lexicon;
    entry.part_of = text_of(item, "partOf");
    std::set<std::string> ambiguous;
    if (item.HasMember("ambiguous")) {
      for (const auto& name : item["ambiguous"].GetArray()) ambiguous.insert(name.GetString());
    }
    const auto form = [&](const std::string& name, Kind kind) {
      add_variants(name, &entry, kind, ambiguous.contains(name));
    };
    for (const char* language : {"en", "fa"}) {
      const std::string label = text_of(item["labels"], language);
      if (!label.empty()) {
        entry.names.push_back({language, label, NameRole::preferred});
        form(label, Kind::name);
      }
      for (const std::string& name : texts_of(item, "aliases", language)) form(name, Kind::name);
      for (const std::string& name : texts_of(item, "capitals", language)) {
        form(name, Kind::capital);
      }
      for (const std::string& name : texts_of(item, "demonyms", language)) {
        form(name, Kind::demonym);
      }
    }
    if (item.HasMember("iso3166")) entry.properties["iso3166"] = {text_of(item, "iso3166")};
    if (item.HasMember("actorCodes")) {
      std::vector<std::string>& codes = entry.properties["actorCode"];
      for (const auto& code : item["actorCodes"].GetArray()) codes.emplace_back(code.GetString());
    }
    if (item.HasMember("date")) entry.properties["date"] = {text_of(item, "date")};
  }
  for (const char* language : {"en", "fa"}) {
    for (const std::string& name : texts_of(root, "blocked", language)) {
      add_form(name, nullptr, Kind::blocked, false);
    }
  }
}

const LexiconEntry* Lexicon::entry(std::string_view entity) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const LexiconEntry& e) { return e.entity == entity; });
  return found == entries_.end() ? nullptr : &*found;
}

bool Lexicon::accepts(const Form& form, std::span<const Token> tokens, std::size_t first,
                      std::size_t last, std::string_view text) {
  const std::size_t count = last - first;
  // Letters that are joined or parted differently must be enough not to meet by chance.
  if (count != form.tokens && (form.letters.size() < shortest_rejoined || form.proper))
    return false;
  const ByteSpan span{tokens[first].span.begin, tokens[last - 1].span.end};
  if (form.exact && text.substr(span.begin, span.size()) != form.surface) return false;
  return !form.proper || tokens[first].capital ||
         tokens[first].kind == TokenKind::number;  // a proper name is written with a capital
}

const Lexicon::Form* Lexicon::longest(std::span<const Token> tokens, std::size_t at,
                                      std::string_view text, std::size_t& last) const {
  const Form* best = nullptr;
  const std::string_view first = letters_of(tokens[at], text);
  if (first.empty() || !may_begin(first)) return nullptr;
  std::string letters(first);
  const std::size_t bucket = bucket_of(letters);
  auto low = forms_.begin() + start_[bucket];
  auto high = forms_.begin() + start_[bucket + 1];
  for (std::size_t i = at; low != high;) {
    low = std::lower_bound(low, high, letters, [](const Form& form, const std::string& key) {
      return form.letters < key;
    });
    high = std::partition_point(low, high, [&](const Form& form) {
      return std::string_view(form.letters).substr(0, letters.size()) <= letters;
    });
    ++i;
    for (auto form = low; form != high && form->letters.size() == letters.size(); ++form) {
      if (!accepts(*form, tokens, at, i, text)) continue;
      best = &*form;
      last = i;
      break;
    }
    if (i == tokens.size() || i - at >= longest_name) break;
    letters += letters_of(tokens[i], text);
  }
  return best;
}

std::vector<Lexicon::Match> Lexicon::find(std::span<const Token> tokens,
                                          std::string_view text) const {
  std::vector<Match> matches;
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t last = i + 1;
    const Form* form = tokens[i].kind == TokenKind::punctuation || forms_.empty()
                           ? nullptr
                           : longest(tokens, i, text, last);
    if (form == nullptr) {
      ++i;
      continue;
    }
    if (form->kind != Kind::blocked) {
      const bool capital = form->kind == Kind::capital;
      const bool weak =
          (capital && is_place(tokens, i, last)) || (form->ambiguous && !stands_as_name(tokens, i));
      matches.push_back({i, last, form->entry, form->kind == Kind::demonym, capital, weak});
    }
    i = last;
  }
  return matches;
}

}  // namespace diplograph::extract
