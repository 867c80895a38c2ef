#include "export/font_coverage.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include <fontconfig/fontconfig.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace diplograph::exporting {
namespace {

template <auto destroy>
struct Destroy {
  template <typename Part>
  void operator()(Part* part) const {
    destroy(part);
  }
};
using Pattern = std::unique_ptr<FcPattern, Destroy<FcPatternDestroy>>;
using ObjectSet = std::unique_ptr<FcObjectSet, Destroy<FcObjectSetDestroy>>;
using FontSet = std::unique_ptr<FcFontSet, Destroy<FcFontSetDestroy>>;
using Letters = std::unique_ptr<FcCharSet, Destroy<FcCharSetDestroy>>;

// What looks like the usual fonts and has the letters of other scripts.
constexpr std::string_view kin = "Noto Sans";
// What takes the place of a font that is not installed, before all others.
constexpr std::string_view usual_substitute = "DejaVu Sans";

struct FamilyPackage {
  std::string_view family, package;
};
constexpr auto packages = std::to_array<FamilyPackage>({{"Noto Sans", "fonts-noto-core"},
                                                        {"Noto Sans Arabic", "fonts-noto-core"},
                                                        {"Noto Naskh Arabic", "fonts-noto-core"},
                                                        {"Noto Serif", "fonts-noto-core"},
                                                        {"Amiri", "fonts-hosny-amiri"},
                                                        {"Nazli", "fonts-farsiweb"},
                                                        {"Homa", "fonts-farsiweb"},
                                                        {"Titr", "fonts-farsiweb"},
                                                        {"FreeFarsi", "fonts-freefarsi"},
                                                        {"Scheherazade", "fonts-sil-scheherazade"},
                                                        {"KacstOne", "fonts-kacst-one"},
                                                        {"DejaVu Sans", "fonts-dejavu-core"},
                                                        {"Liberation Sans", "fonts-liberation"},
                                                        {"FreeSans", "fonts-freefont-ttf"},
                                                        {"Symbola", "fonts-symbola"}});

std::string remedy(std::string_view family) {
  for (const FamilyPackage& known : packages) {
    if (known.family == family) return "install the package " + std::string(known.package);
  }
  return "install it (\"apt-cache search fonts\" names packages), or choose one that \"fc-list : "
         "family\" shows";
}

// Fonts with outlines of one colour: of a family, by its very name and not by what fontconfig takes
// in its place, or all.
FontSet installed(const std::string& family) {
  const Pattern pattern(FcPatternCreate());
  if (!family.empty()) {
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
  }
  FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
  FcPatternAddBool(pattern.get(), FC_COLOR, FcFalse);
  const ObjectSet objects(FcObjectSetBuild(FC_FAMILY, FC_CHARSET, nullptr));
  return FontSet(FcFontList(nullptr, pattern.get(), objects.get()));
}

struct Family {
  std::string name;
  Letters letters;
};

void add_letters(Family& family, const FcPattern& font) {
  FcCharSet* letters = nullptr;
  if (FcPatternGetCharSet(&font, FC_CHARSET, 0, &letters) != FcResultMatch) return;
  family.letters.reset(family.letters == nullptr ? FcCharSetCopy(letters)
                                                 : FcCharSetUnion(family.letters.get(), letters));
}

// All families by name, but the usual substitute first.
const std::vector<Family>& all_families() {
  static const std::vector<Family> families = [] {
    std::map<std::string, Family> found;
    const FontSet fonts = installed("");
    for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
      FcChar8* name = nullptr;
      if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &name) != FcResultMatch) continue;
      add_letters(found[reinterpret_cast<const char*>(name)], *fonts->fonts[i]);
    }
    std::vector<Family> list;
    for (auto& [name, family] : found) {
      family.name = name;
      if (family.letters != nullptr) list.push_back(std::move(family));
    }
    std::stable_partition(list.begin(), list.end(),
                          [](const Family& one) { return one.name == usual_substitute; });
    return list;
  }();
  return families;
}

bool has(const Family& family, UChar32 letter) {
  return FcCharSetHasChar(family.letters.get(), static_cast<FcChar32>(letter)) != 0;
}

const Family* any_family_with(UChar32 letter) {
  for (const Family& family : all_families()) {
    if (has(family, letter)) return &family;
  }
  return nullptr;
}

/// The families that a figure names, and what draws the letters that they do not have.
class Coverage {
 public:
  explicit Coverage(const std::string& families) {
    for (std::string& name : families_in(families)) {
      Family family{name, nullptr};
      const FontSet fonts = installed(name);
      for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
        add_letters(family, *fonts->fonts[i]);
      }
      if (family.letters == nullptr) {
        absent_.push_back(std::move(name));
      } else {
        named_.push_back(std::move(family));
      }
    }
  }

  [[nodiscard]] const std::vector<std::string>& absent() const { return absent_; }

  [[nodiscard]] bool is_named(std::string_view name) const {
    return std::any_of(named_.begin(), named_.end(),
                       [&](const Family& family) { return family.name == name; });
  }

  /// One of Noto Sans is named, so that others of it do not stand out.
  [[nodiscard]] bool names_kin() const {
    return std::any_of(named_.begin(), named_.end(),
                       [](const Family& family) { return family.name.starts_with(kin); });
  }

  /// The family that draws a letter; null if none may.
  const Family* of(UChar32 letter) {
    const auto [known, fresh] = found_.try_emplace(letter, nullptr);
    if (fresh) known->second = find(letter);
    return known->second;
  }

 private:
  std::vector<Family> named_;
  std::vector<std::string> absent_;
  std::map<UChar32, const Family*> found_;

  [[nodiscard]] const Family* find(UChar32 letter) const {
    for (const Family& family : named_) {
      if (has(family, letter)) return &family;
    }
    for (const Family& family : all_families()) {
      if (family.name.starts_with(kin) && has(family, letter)) return &family;
    }
    return absent_.empty() ? nullptr : any_family_with(letter);
  }
};

/// The coverage of each list of families that was asked for; to be used while the lock is held.
struct LockedCoverage {
  std::unique_lock<std::mutex> lock;
  Coverage& coverage;
};

LockedCoverage coverage_of(const std::string& families) {
  static std::mutex mutex;
  static std::map<std::string, Coverage> known;
  std::unique_lock lock(mutex);
  return {std::move(lock), known.try_emplace(families, families).first->second};
}

// Spaces, controls, joiners and marks take the font of the letter before them.
bool has_shape_of_its_own(UChar32 letter) {
  const auto type = u_charType(letter);
  return !u_isUWhiteSpace(letter) && type != U_CONTROL_CHAR && type != U_FORMAT_CHAR &&
         type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK &&
         u_hasBinaryProperty(letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0;
}

// Calls `use` with each letter that has a shape, and where it begins and ends.
template <typename Use>
void for_each_letter(std::string_view text, const Use& use) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 letter = 0;
    U8_NEXT(bytes, at, text.size(), letter);
    if (letter >= 0 && has_shape_of_its_own(letter)) use(letter, begin, at);
  }
}

// The text with the number of each letter that `is_missing`.
template <typename Predicate>
std::string with_numbers(std::string_view text, const Predicate& is_missing) {
  std::string result;
  std::size_t copied = 0;
  for_each_letter(text, [&](UChar32 letter, std::size_t begin, std::size_t end) {
    if (!is_missing(letter)) return;
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "[U+%04X]", static_cast<unsigned>(letter));
    result += text.substr(copied, begin - copied);
    result += number.data();
    copied = end;
  });
  return result += text.substr(copied);
}

std::string utf8(char32_t letter) {
  std::string bytes;
  icu::UnicodeString(static_cast<UChar32>(letter)).toUTF8String(bytes);
  return bytes;
}

// The first of some letters, with spaces between them.
std::string shown(const std::set<char32_t>& letters) {
  constexpr std::size_t most = 5;
  std::string text;
  std::size_t count = 0;
  for (const char32_t letter : letters) {
    if (count++ == most) return text + " …";
    text += (text.empty() ? "" : " ") + utf8(letter);
  }
  return text;
}

std::string remedy(const std::set<char32_t>& letters) {
  const auto letter = static_cast<UChar32>(*letters.begin());
  if (const Family* family = any_family_with(letter)) {
    return "name a font that does with --font, such as " + family->name;
  }
  return std::string("install one that does (package ") +
         (u_hasBinaryProperty(letter, UCHAR_EMOJI) != 0 ? "fonts-symbola" : "fonts-noto-core") +
         ") and name it with --font";
}

}  // namespace

std::vector<std::string> families_in(std::string_view families) {
  std::vector<std::string> names;
  while (!families.empty()) {
    const std::size_t end = families.find(',');
    std::string_view name = families.substr(0, end);
    families = end == std::string_view::npos ? std::string_view() : families.substr(end + 1);
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

bool is_installed(const std::string& family) {
  return coverage_of(family).coverage.absent().empty();
}

std::string font_families(const std::string& wanted, bool persian) {
  if (!families_in(wanted).empty()) return wanted;
  return persian ? "Noto Sans Arabic,Noto Sans" : "Noto Sans,Noto Sans Arabic";
}

std::vector<FontRun> font_runs(const std::string& families, std::string_view text) {
  const LockedCoverage locked = coverage_of(families);
  std::vector<FontRun> runs;
  for_each_letter(text, [&](UChar32 letter, std::size_t begin, std::size_t) {
    const Family* family = locked.coverage.of(letter);
    const std::string name = family == nullptr ? "" : family->name;
    if (!runs.empty() && runs.back().family == name) return;
    if (!runs.empty()) runs.back().end = begin;
    // What has no shape and stands first takes the font of what follows.
    runs.push_back({runs.empty() ? 0 : begin, text.size(), name});
  });
  return runs;
}

std::string drawable_text(const std::string& families, std::string_view text,
                          std::set<char32_t>& missing) {
  const LockedCoverage locked = coverage_of(families);
  if (!locked.coverage.absent().empty()) return std::string(text);
  return with_numbers(text, [&](UChar32 letter) {
    if (locked.coverage.of(letter) != nullptr) return false;
    missing.insert(static_cast<char32_t>(letter));
    return true;
  });
}

std::string text_in_families(const std::string& families, std::string_view text) {
  const LockedCoverage locked = coverage_of(families);
  if (!locked.coverage.absent().empty()) return std::string(text);
  return with_numbers(text, [&](UChar32 letter) {
    const Family* family = locked.coverage.of(letter);
    return family == nullptr || !locked.coverage.is_named(family->name);
  });
}

std::vector<std::string> font_faults(const std::string& families,
                                     const std::vector<std::string>& texts,
                                     const std::set<char32_t>& missing) {
  const LockedCoverage locked = coverage_of(families);
  Coverage& coverage = locked.coverage;
  std::vector<std::string> faults;
  for (const std::string& name : coverage.absent()) {
    faults.push_back("the font " + name + " is not installed, so another one takes its place; " +
                     remedy(name));
  }
  std::map<std::string, std::set<char32_t>> others;
  for (const std::string& text : texts) {
    for_each_letter(text, [&](UChar32 letter, std::size_t, std::size_t) {
      const Family* family = coverage.of(letter);
      if (family == nullptr || coverage.is_named(family->name)) return;
      if (family->name.starts_with(kin) && coverage.names_kin()) return;
      others[family->name].insert(static_cast<char32_t>(letter));
    });
  }
  // A family that is missing explains its letters.
  if (!coverage.absent().empty()) others.clear();
  for (const auto& [name, letters] : others) {
    faults.push_back("the fonts " + families + " do not have " + shown(letters) + ", so " + name +
                     " draws them; name a font that does with --font");
  }
  if (!missing.empty()) {
    faults.push_back("the fonts " + families + " do not have " + shown(missing) +
                     ", so the figure has their numbers, as in [U+1F600]; " + remedy(missing));
  }
  return faults;
}

}  // namespace diplograph::exporting
