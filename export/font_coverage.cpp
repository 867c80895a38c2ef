#include "export/font_coverage.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>

#include <fontconfig/fontconfig.h>
#include <unicode/uchar.h>
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
                                                        {"FreeSans", "fonts-freefont-ttf"}});

std::string remedy(std::string_view family) {
  for (const FamilyPackage& known : packages) {
    if (known.family == family) return "install the package " + std::string(known.package);
  }
  return "install it (\"apt-cache search fonts\" names packages), or choose one that \"fc-list : "
         "family\" shows";
}

// The fonts of a family; by its very name, not by what fontconfig takes in its place.
FontSet fonts_of(const std::string& family) {
  const Pattern pattern(FcPatternCreate());
  FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
  const ObjectSet objects(FcObjectSetBuild(FC_CHARSET, nullptr));
  return FontSet(FcFontList(nullptr, pattern.get(), objects.get()));
}

bool has_letter(const FcFontSet& fonts, UChar32 letter) {
  for (int i = 0; i < fonts.nfont; ++i) {
    FcCharSet* letters = nullptr;
    if (FcPatternGetCharSet(fonts.fonts[i], FC_CHARSET, 0, &letters) == FcResultMatch &&
        FcCharSetHasChar(letters, static_cast<FcChar32>(letter)) != 0) {
      return true;
    }
  }
  return false;
}

// Spaces, controls and joiners need no shape.
bool is_drawn(UChar32 letter) {
  const auto type = u_charType(letter);
  return !u_isUWhiteSpace(letter) && type != U_CONTROL_CHAR && type != U_FORMAT_CHAR &&
         u_hasBinaryProperty(letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0;
}

std::vector<std::string> separate(std::string_view families) {
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

}  // namespace

std::string font_families(const std::string& wanted, bool persian) {
  if (!wanted.empty()) return wanted;
  return persian ? "Noto Sans Arabic,Noto Sans" : "Noto Sans,Noto Sans Arabic";
}

std::vector<std::string> font_faults(std::string_view families,
                                     const std::vector<std::string>& texts) {
  std::vector<std::string> faults;
  std::vector<FontSet> fonts;
  const std::vector<std::string> names = separate(families);
  for (const std::string& name : names) {
    FontSet found = fonts_of(name);
    if (found == nullptr || found->nfont == 0) {
      faults.push_back("the font " + name + " is not installed, so another one takes its place; " +
                       remedy(name));
      continue;
    }
    fonts.push_back(std::move(found));
  }
  std::map<UChar32, std::string_view> missing;
  std::set<UChar32> seen;
  for (const std::string& text : texts) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t start = at;
      UChar32 letter = 0;
      U8_NEXT(bytes, at, text.size(), letter);
      if (letter < 0 || !seen.insert(letter).second || !is_drawn(letter)) continue;
      bool found = false;
      for (const FontSet& set : fonts) found = found || has_letter(*set, letter);
      if (!found) missing.emplace(letter, std::string_view(text).substr(start, at - start));
    }
  }
  // A family that is missing explains its letters.
  if (missing.empty() || fonts.size() != names.size()) return faults;
  constexpr std::size_t most = 5;
  std::string letters;
  bool emoji = true;
  std::size_t count = 0;
  for (const auto& [letter, shown] : missing) {
    if (count++ < most) (letters += letters.empty() ? "" : " ") += shown;
    emoji = emoji && u_hasBinaryProperty(letter, UCHAR_EMOJI) != 0;
  }
  if (count > most) letters += " …";
  faults.push_back("the fonts " + std::string(families) + " do not have " + letters +
                   ", so another font draws them; name one that does with --font" +
                   (emoji ? " (emoji: package fonts-noto-color-emoji)"
                          : " (most scripts: package fonts-noto-core)"));
  return faults;
}

}  // namespace diplograph::exporting
