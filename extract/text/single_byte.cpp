#include "extract/text/single_byte.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

namespace diplograph::extract {
namespace {

// Detection needs no more of a text than this.
constexpr std::size_t sample_size = 1U << 16U;

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

enum class Script { latin, other };
struct Encoding {
  std::string_view detected;  // as ICU's detector names it
  std::string_view name;      // what it is read as
  Script script;
};
// ISO-8859-1 is read as its superset Windows-1252, as browsers do.
constexpr std::array<Encoding, 18> encodings{{{"windows-1256", "windows-1256", Script::other},
                                              {"ISO-8859-6", "ISO-8859-6", Script::other},
                                              {"windows-1251", "windows-1251", Script::other},
                                              {"KOI8-R", "KOI8-R", Script::other},
                                              {"ISO-8859-5", "ISO-8859-5", Script::other},
                                              {"windows-1253", "windows-1253", Script::other},
                                              {"ISO-8859-7", "ISO-8859-7", Script::other},
                                              {"windows-1255", "windows-1255", Script::other},
                                              {"ISO-8859-8", "ISO-8859-8", Script::other},
                                              {"ISO-8859-8-I", "ISO-8859-8", Script::other},
                                              {"ISO-8859-1", "windows-1252", Script::latin},
                                              {"windows-1252", "windows-1252", Script::latin},
                                              {"ISO-8859-2", "ISO-8859-2", Script::latin},
                                              {"windows-1250", "windows-1250", Script::latin},
                                              {"ISO-8859-9", "ISO-8859-9", Script::latin},
                                              {"windows-1254", "windows-1254", Script::latin},
                                              {"ISO-8859-3", "ISO-8859-3", Script::latin},
                                              {"ISO-8859-4", "ISO-8859-4", Script::latin}}};

/// Bytes above 127 stand in rows where they are the letters of a script, singly among Latin ones.
Script script_of(std::string_view bytes) {
  std::size_t high = 0;
  std::size_t in_rows = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) continue;
    ++high;
    const bool before = i > 0 && static_cast<unsigned char>(bytes[i - 1]) >= 0x80;
    const bool after = i + 1 < bytes.size() && static_cast<unsigned char>(bytes[i + 1]) >= 0x80;
    if (before || after) ++in_rows;
  }
  return in_rows * 2 > high ? Script::other : Script::latin;
}

/// Each byte's character as UTF-8; empty if the encoding has none.
std::array<std::string, 256> table_of(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding.c_str(), &status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot read " + encoding);
  std::array<std::string, 256> table;
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    const char source = static_cast<char>(byte);
    std::array<UChar, 4> target{};
    status = U_ZERO_ERROR;
    const int32_t length = ucnv_toUChars(converter.get(), target.data(),
                                         static_cast<int32_t>(target.size()), &source, 1, &status);
    icu::UnicodeString(target.data(), U_SUCCESS(status) ? length : 0).toUTF8String(table.at(byte));
    if (table.at(byte).empty()) table.at(byte) = "\xEF\xBF\xBD";
  }
  return table;
}

/// Windows-1256 has Latin letters with accents between the Arabic ones. A text in it hardly uses
/// them; a text in another encoding of these bytes seems to use them all the time. ICU takes
/// Persian for Hebrew now and then, so this is asked first.
bool looks_like_windows_1256(std::string_view bytes) {
  const std::array<std::string, 256> table = table_of("windows-1256");
  std::size_t high = 0;
  std::size_t arabic = 0;
  std::size_t latin = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) continue;
    const auto lead = static_cast<unsigned char>(table.at(byte).front());
    ++high;
    arabic += lead >= 0xD8 && lead <= 0xDB ? 1U : 0U;
    latin += lead == 0xC3 || lead == 0xC5 || lead == 0xC6 ? 1U : 0U;
  }
  return arabic * 100 >= high * 80 && latin * 100 <= high * 3;
}

}  // namespace

std::string detect_single_byte(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, sample_size);
  const Script script = script_of(sample);
  const std::string fallback = script == Script::other ? "windows-1256" : "windows-1252";
  if (script == Script::other && looks_like_windows_1256(sample)) return fallback;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return fallback;
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return fallback;
  for (int32_t i = 0; i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &status);
    if (U_FAILURE(status)) return fallback;
    const auto* known = std::find_if(encodings.begin(), encodings.end(), [&](const Encoding& e) {
      return e.detected == name && e.script == script;
    });
    if (known != encodings.end()) return std::string(known->name);
  }
  return fallback;
}

MappedText decode_single_byte(std::string_view bytes, const std::string& encoding) {
  const std::array<std::string, 256> table = table_of(encoding);
  MappedText text;
  text.reserve(bytes.size() * 2);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const bool pair = bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
    if (pair) {
      at += 2;
      text.append("\n", {begin, at}, false);
      continue;
    }
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    if (byte == '\r') {
      text.append("\n", {begin, at}, true);
      continue;
    }
    const std::string& character = table.at(byte);
    text.append_units(character, {begin, at}, static_cast<std::uint8_t>(character.size()), 1);
  }
  return text;
}

}  // namespace diplograph::extract
