#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "extract/extractor.hpp"
#include "extract/text/normalization.hpp"
#include "graph/assemble.hpp"
#include "graph/merge.hpp"
#include "tests/catch.hpp"
#include "tests/generated_claims.hpp"

namespace diplograph::extract {
namespace {

std::vector<std::filesystem::path> texts_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> result;
  if (std::filesystem::is_directory(folder)) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".txt") result.push_back(entry.path());
    }
  }
  std::sort(result.begin(), result.end());
  return result;
}

// The documents of the examples, and those beside the source if they are there.
std::vector<std::filesystem::path> documents() {
  const std::filesystem::path source = DIPLOGRAPH_SOURCE_DIR;
  auto result = texts_in(source / "examples" / "documents");
  const auto corpus = texts_in(std::filesystem::path(DIPLOGRAPH_SHARED_DIR) / "corpus");
  if (corpus.empty()) WARN("SKIPPED for the corpus: there is none at ../shared/corpus");
  result.insert(result.end(), corpus.begin(), corpus.end());
  return result;
}

Extraction extraction_of(const std::filesystem::path& path) {
  static const Extractor extractor;
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return extractor.extract({path.stem().string(), path.filename().string(), bytes.str()});
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// How often each letter and digit stands in a text, spellings folded. The repair moves words and
// puts joiners and spaces in, but it makes no letters.
std::map<UChar32, int> letters_of(std::string_view text) {
  MappedText decoded;
  decoded.append(text, {0, text.size()}, true);
  const MappedText normalized = normalize(decoded);
  const std::string& folded = normalized.text();
  std::map<UChar32, int> result;
  for (std::size_t at = 0; at < folded.size();) {
    UChar32 point = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(folded.data()), at, folded.size(), point);
    if (point >= 0 && (u_isalpha(point) != 0 || u_isdigit(point) != 0)) ++result[point];
  }
  return result;
}

const Evidence* evidence_of(const Claim& claim) {
  if (const auto* mention = std::get_if<MentionClaim>(&claim)) return &mention->evidence;
  if (const auto* relation = std::get_if<RelationClaim>(&claim)) return &relation->evidence;
  return nullptr;
}

template <typename Check>
void for_each_evidence(const Check& check) {
  for (const auto& path : documents()) {
    const std::string bytes = bytes_of(path);
    const Extraction extraction = extraction_of(path);
    CAPTURE(path.filename().string());
    std::size_t count = 0;
    for (const Claim& claim : extraction.claims) {
      if (const Evidence* evidence = evidence_of(claim)) {
        CAPTURE(evidence->quote, evidence->source.begin, evidence->source.end, evidence->line);
        check(bytes, extraction, *evidence);
        ++count;
      }
    }
    CHECK(count > 10);
  }
}

}  // namespace

TEST_CASE("the quote of every mention and relation stands in the text at its span") {
  for_each_evidence([](const std::string&, const Extraction& extraction, const Evidence& evidence) {
    const std::string& text = extraction.document.text;
    REQUIRE(evidence.text.end <= text.size());
    REQUIRE_FALSE(evidence.text.empty());
    CHECK(text.compare(evidence.text.begin, evidence.text.size(), evidence.quote) == 0);
    for (const Mark& mark : evidence.marks) {
      CHECK(mark.span.begin < mark.span.end);
      CHECK(mark.span.end <= evidence.quote.size());
    }
  });
}

TEST_CASE("the source span of every mention and relation lies in the file and holds its letters") {
  for_each_evidence([](const std::string& bytes, const Extraction&, const Evidence& evidence) {
    REQUIRE(evidence.source.begin < evidence.source.end);
    REQUIRE(evidence.source.end <= bytes.size());
    const auto there =
        letters_of(std::string_view(bytes).substr(evidence.source.begin, evidence.source.size()));
    for (const auto& [letter, count] : letters_of(evidence.quote)) {
      CAPTURE(letter);
      const auto found = there.find(letter);
      CHECK((found != there.end() && found->second >= count));
    }
  });
}

TEST_CASE("the source span begins and ends at whole letters") {
  for_each_evidence([](const std::string& bytes, const Extraction&, const Evidence& evidence) {
    for (const std::uint64_t at : {evidence.source.begin, evidence.source.end}) {
      CHECK((at == bytes.size() || (static_cast<unsigned char>(bytes[at]) & 0xC0U) != 0x80U));
    }
  });
}

TEST_CASE("the line of every mention and relation is the line of the file that it begins on") {
  for_each_evidence([](const std::string& bytes, const Extraction&, const Evidence& evidence) {
    const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(evidence.source.begin);
    CHECK(evidence.line == 1 + std::count(bytes.begin(), end, '\n'));
  });
}

TEST_CASE("an assembler takes every claim of a document") {
  for (const auto& path : documents()) {
    CAPTURE(path.filename().string());
    const Extraction extraction = extraction_of(path);
    Assembler assembler(Schema::diplomacy());
    assembler.add(extraction.document);
    for (const Claim& claim : extraction.claims) CHECK_NOTHROW(assembler.add(claim));
    CHECK(assembler.finish().node_count() > 1);
  }
}

TEST_CASE(
    "real claims in 1, 2 and 7 parts, assembled apart and merged in any order, are one graph") {
  std::vector<Claim> claims;
  for (const auto& path : documents()) {
    const Extraction extraction = extraction_of(path);
    claims.emplace_back(extraction.document);
    claims.insert(claims.end(), extraction.claims.begin(), extraction.claims.end());
  }
  const std::string whole = everything_of(assembled(claims));
  Random random(7);
  for (const std::size_t count : {1U, 2U, 7U}) {
    CAPTURE(count);
    auto parts = split(claims, count, random);
    random.shuffle(parts);
    Graph merged(Schema::diplomacy());
    for (const auto& part : parts) merge(merged, assembled(part));
    CHECK((everything_of(merged) == whole));
  }
}

}  // namespace diplograph::extract
