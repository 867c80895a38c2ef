#include "graph/storage/evidence_store.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <string>
#include <tuple>
#include <vector>

#include "graph/error.hpp"

namespace diplograph {
namespace {

void check_span(ByteSpan span, const char* what) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
  if (span.end < span.begin) {
    throw SchemaError(std::string(what) + " ends at byte " + std::to_string(span.end) +
                      ", before it begins at byte " + std::to_string(span.begin));
  }
  if (span.begin > most || span.size() > most) {
    throw SchemaError(std::string(what) + " at byte " + std::to_string(span.begin) +
                      " lies beyond 4 GiB; split the document");
  }
}

std::uint8_t faults_of(const StoredEvidence& evidence, std::span<const Mark> marks,
                       std::size_t quoted) {
  std::uint8_t faults = 0;
  if (evidence.text.size() != quoted) faults |= EvidenceFault::size;
  for (const Mark& mark : marks) {
    if (mark.span.begin > mark.span.end || mark.span.end > quoted) faults |= EvidenceFault::mark;
  }
  if (!(evidence.confidence >= 0.0F && evidence.confidence <= 1.0F)) {
    faults |= EvidenceFault::confidence;
  }
  return faults;
}

}  // namespace

bool EvidenceStore::Origin::operator==(const Origin& other) const {
  // By bits: a confidence that is not a number equals itself here.
  return rule == other.rule && extractor == other.extractor && holder == other.holder &&
         date == other.date && modality == other.modality && faults == other.faults &&
         std::bit_cast<std::uint32_t>(confidence) == std::bit_cast<std::uint32_t>(other.confidence);
}

std::size_t EvidenceStore::Origin::hash() const {
  std::size_t hash = 0;
  for (const StringId part : {rule, extractor, holder, date}) {
    hash = (hash ^ static_cast<std::size_t>(part)) * 0x9E3779B97F4A7C15ULL;
  }
  hash = (hash ^ std::bit_cast<std::uint32_t>(confidence)) * 0xC2B2AE3D27D4EB4FULL;
  return hash ^ static_cast<std::size_t>(modality) ^ (std::size_t{faults} << 4U);
}

void EvidenceStore::prepend(ListHead& list, const StoredEvidence& evidence,
                            std::span<const Mark> marks, std::size_t quoted) {
  check_span(evidence.source, "the source of a quote");
  check_span(evidence.text, "a quote");
  Record record;
  if (evidence.source.size() < wide && evidence.text.size() < wide) {
    record.source_begin = static_cast<std::uint32_t>(evidence.source.begin);
    record.text_begin = static_cast<std::uint32_t>(evidence.text.begin);
    record.source_size = static_cast<std::uint16_t>(evidence.source.size());
    record.text_size = static_cast<std::uint16_t>(evidence.text.size());
  } else {
    record.source_size = wide;
    record.source_begin = static_cast<std::uint32_t>(wide_.size());
    wide_.push_back({evidence.source, evidence.text});
  }
  record.line = evidence.line;
  record.place = places_.intern({evidence.document, evidence.page});
  record.origin =
      origins_.intern({evidence.rule, evidence.extractor, evidence.holder, evidence.date,
                       evidence.confidence, evidence.modality, faults_of(evidence, marks, quoted)});
  record.quote = evidence.quote;
  record.marks = marks_.add(marks);
  lists_.prepend(list, record);
}

void EvidenceStore::copy_sorted(const StringPool& strings, StringCopies& copies, ListHead& list,
                                EvidenceStore& into) const {
  std::vector<Record> records;
  for (ListHead at = list; at != ListHead::none; at = lists_[at].next) {
    records.push_back(lists_[at]);
  }
  list = ListHead::none;
  if (records.size() > 1) {
    const auto key = [&](const StoredEvidence& e) {
      return std::tuple(strings.view(e.document), e.text, e.source, e.line, e.page,
                        strings.view(e.quote), strings.view(e.rule), strings.view(e.extractor),
                        strings.view(e.holder), strings.view(e.date), e.confidence, e.modality,
                        e.marks);
    };
    const auto before = [&](const Record& a, const Record& b) {
      return key(unpack(a)) < key(unpack(b));
    };
    std::sort(records.begin(), records.end(), before);
    records.erase(std::unique(records.begin(), records.end(),
                              [&](const Record& a, const Record& b) { return !before(a, b); }),
                  records.end());
  }
  for (Record& record : records) record = into.moved(record, *this, copies);
  for (auto record = records.rbegin(); record != records.rend(); ++record) {
    into.lists_.prepend(list, *record);
  }
}

EvidenceStore::Record EvidenceStore::moved(Record record, const EvidenceStore& other,
                                           StringCopies& copies) {
  if (record.source_size == wide) {
    const Spans spans = other.wide_[record.source_begin];
    record.source_begin = static_cast<std::uint32_t>(wide_.size());
    wide_.push_back(spans);
  }
  Place place = other.places_[record.place];
  place.document = copies.copy(place.document);
  record.place = places_.intern(place);
  Origin origin = other.origins_[record.origin];
  for (StringId* text : {&origin.rule, &origin.extractor, &origin.holder, &origin.date}) {
    *text = copies.copy(*text);
  }
  record.origin = origins_.intern(origin);
  record.quote = copies.copy(record.quote);
  record.marks = marks_.copy(other.marks_, record.marks);
  return record;
}

}  // namespace diplograph
