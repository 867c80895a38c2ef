// Whole extraction from documents put together from what rules look for: names, triggers, function
// words, dates and marks in both languages, in any order. Every quote must stand in the text where
// it says, and every statement must be one that the schema allows.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "extract/extractor.hpp"
#include "graph/assemble.hpp"
#include "graph/error.hpp"

namespace {

constexpr std::array<std::string_view, 128> pieces{
    ". ",
    ", ",
    "; ",
    ": ",
    "\n\n",
    "\n- ",
    "\n## Goals\n",
    "\n### ",
    " (",
    ") ",
    "\"",
    "'s ",
    "- ",
    "the ",
    "The ",
    "a ",
    "of ",
    "in ",
    "to ",
    "by ",
    "through ",
    "with ",
    "and ",
    "or ",
    "not ",
    "never ",
    "if ",
    "may ",
    "will ",
    "shall ",
    "its ",
    "it ",
    "We ",
    "this ",
    "these goals ",
    "according to ",
    "said that ",
    "Iran ",
    "Kenya ",
    "Chinese ",
    "NATO ",
    "the Parties ",
    "Jane Brown ",
    "Mr. Brown ",
    "President ",
    "Minister of Defence ",
    "Treaty of Nairobi ",
    "Nairobi Protocol ",
    "Paris Agreement ",
    "2019 Summit ",
    "the Middle Corridor ",
    "signed ",
    "ratify ",
    "supports ",
    "opposes ",
    "seeks to ",
    "in order to ",
    "With the aim of ",
    "aims at ",
    "reducing ",
    "promote ",
    "adopted ",
    "launched ",
    "hosted ",
    "joined ",
    "is a member of ",
    "comprising ",
    "between ",
    "cooperates with ",
    "proposed ",
    "met ",
    "free trade ",
    "regional security ",
    "strategy ",
    "plan ",
    "war ",
    "on 3 May 2010 ",
    "in 2015 ",
    "by 2030 ",
    "(2004) ",
    "1991-1994 ",
    "hereinafter ",
    "«",
    "» ",
    "، ",
    "؛ ",
    "؟ ",
    "را ",
    "از ",
    "با ",
    "به ",
    "در ",
    "برای ",
    "و ",
    "که ",
    "این ",
    "خود ",
    "ایران ",
    "چین ",
    "روسیه ",
    "سازمان ملل متحد ",
    "ناتو ",
    "برجام ",
    "۲ ",
    "وزیر خارجه ",
    "همتای ",
    "شی جین‌پینگ ",
    "سرگئی لاوروف ",
    "توافق‌نامه ",
    "قطعنامه ۲۲۳۱ ",
    "امضا کرد ",
    "حمایت کرد ",
    "مخالفت کرد ",
    "به دنبال ",
    "با هدف ",
    "به منظور ",
    "از طریق ",
    "توسعه ",
    "همکاری ",
    "تجارت آزاد ",
    "است ",
    "نکرد ",
    "می‌کند ",
    "شامل ",
    "عضو ",
    "یکی از اهداف ",
    "در سال ۱۳۹۴ ",
    "تا سال ۲۰۳۰ ",
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace diplograph;
  using namespace diplograph::extract;
  static const Extractor extractor;
  if (size > 200) size = 200;
  Source source;
  source.id = "fuzz";
  source.name = "fuzz.md";
  source.fast = size > 0 && data[0] >= 250;
  source.trace = size > 1 && data[1] >= 128;
  for (std::size_t i = 0; i < size; ++i) source.bytes += pieces[data[i] % pieces.size()];
  try {
    const Extraction extraction = extractor.extract(source);
    Assembler assembler(Schema::diplomacy());
    assembler.add(extraction.document);
    for (const Claim& claim : extraction.claims) assembler.add(claim);  // throws if one is refused
    if (assembler.finish().documents().size() != 1) std::abort();
  } catch (const InputError&) {
    // A document without a word is refused.
  } catch (const SchemaError&) {
    std::abort();
  }
  return 0;
}
