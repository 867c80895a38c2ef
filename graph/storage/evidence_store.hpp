#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "graph/evidence.hpp"
#include "graph/storage/index_table.hpp"
#include "graph/storage/mark_store.hpp"
#include "graph/storage/record_lists.hpp"
#include "graph/storage/segmented_vector.hpp"
#include "graph/storage/string_pool.hpp"

namespace diplograph {

/// What can be wrong with evidence by itself, as bits.
struct EvidenceFault {
  enum : std::uint8_t {
    size = 1,        ///< the quote does not fill its span of the text
    mark = 2,        ///< a mark lies outside of the quote
    confidence = 4,  ///< is not between 0 and 1
  };
};

/// Evidence as the graph hands it out: strings interned, everything else as in `Evidence`. A value
/// made from a packed record; its marks stay in the graph.
struct StoredEvidence {
  StringId document{};
  ByteSpan source;
  ByteSpan text;
  std::uint32_t line = 0;
  std::uint32_t page = 0;
  StringId quote{};
  Marks marks;
  StringId rule{};
  StringId extractor{};
  StringId holder{};
  StringId date{};
  float confidence = 1.0F;
  Modality modality = Modality::asserted;
  /// Bits of `EvidenceFault`, found when it was stored, for nothing of it changes later.
  std::uint8_t faults = 0;
};

/// Records that many others share, each kept once. A record has `hash` and `==`.
template <typename Record>
class SharedRecords {
 public:
  /// The number of a record that equals this one. Amortized O(1).
  [[nodiscard]] std::uint32_t intern(const Record& record) {
    const std::size_t hash = record.hash();
    const std::uint32_t found =
        index_.find(hash, [&](std::uint32_t index) { return records_[index] == record; });
    if (found != IndexTable::none) return found;
    const auto number = static_cast<std::uint32_t>(records_.size());
    records_.push_back(record);
    index_.insert(hash, number, [this](std::uint32_t index) { return records_[index].hash(); });
    return number;
  }
  [[nodiscard]] const Record& operator[](std::uint32_t number) const { return records_[number]; }

 private:
  SegmentedVector<Record> records_;
  IndexTable index_;
};

/// The evidence of all nodes and edges of a graph in lists: 36 bytes a piece, and four a mark; 32
/// more for a quote of 64 KiB. What many pieces have in common (document and page; rule, extractor,
/// holder, date, confidence and modality) is kept once.
class EvidenceStore {
 public:
  /// One piece of evidence, packed.
  struct Record {
    std::uint32_t source_begin = 0;  // of a wide one: its place in wide_
    std::uint32_t text_begin = 0;
    std::uint16_t source_size = 0;  // or `wide`
    std::uint16_t text_size = 0;
    std::uint32_t line = 0;
    std::uint32_t place = 0;   // in places_
    std::uint32_t origin = 0;  // in origins_
    StringId quote{};
    MarksId marks{};
    ListHead next{};
  };
  using Range = RecordRange<EvidenceStore, Record>;

  /// Puts evidence in front of a list; `marks` are its marks and `quoted` the bytes of its quote
  /// (`marks` and `faults` of `evidence` are not read).
  /// Throws `SchemaError` for spans that end before they begin or lie beyond 4 GiB.
  void prepend(ListHead& list, const StoredEvidence& evidence, std::span<const Mark> marks,
               std::size_t quoted);

  [[nodiscard]] Range range(ListHead list) const { return {*this, lists_, list}; }
  [[nodiscard]] StoredEvidence unpack(const Record& record) const {
    const Place& place = places_[record.place];
    const Origin& origin = origins_[record.origin];
    const Spans spans = unpacked_spans(record);
    return {place.document,
            spans.source,
            spans.text,
            record.line,
            place.page,
            record.quote,
            Marks(marks_, record.marks),
            origin.rule,
            origin.extractor,
            origin.holder,
            origin.date,
            origin.confidence,
            origin.modality,
            origin.faults};
  }

  /// How many pieces of evidence are kept, those that `sort` took for repeats apart.
  [[nodiscard]] std::size_t size() const { return lists_.size(); }

  /// Sorts the lists that `each_list` calls its argument with (a `ListHead&` each; all that are to
  /// be kept) by content, drops repeats and lays them out one behind the other, as are the copies
  /// of their strings, whose ids they have from then on. `strings` are those that were copied.
  template <typename EachList>
  void sort(const StringPool& strings, StringCopies& copies, const EachList& each_list) {
    EvidenceStore sorted;
    each_list([&](ListHead& list) { copy_sorted(strings, copies, list, sorted); });
    *this = std::move(sorted);
  }

 private:
  struct Place {
    StringId document{};
    std::uint32_t page = 0;
    bool operator==(const Place&) const = default;
    [[nodiscard]] std::size_t hash() const {
      return static_cast<std::size_t>(document) * 0xC2B2AE3D27D4EB4FULL + page;
    }
  };
  struct Origin {
    StringId rule{};
    StringId extractor{};
    StringId holder{};
    StringId date{};
    float confidence = 1.0F;
    Modality modality = Modality::asserted;
    std::uint8_t faults = 0;
    bool operator==(const Origin&) const;
    [[nodiscard]] std::size_t hash() const;
  };

  struct Spans {
    ByteSpan source, text;
  };
  static constexpr std::uint16_t wide = 0xFFFF;
  [[nodiscard]] Spans unpacked_spans(const Record& record) const {
    if (record.source_size == wide) return wide_[record.source_begin];
    const std::uint64_t source = record.source_begin;
    const std::uint64_t text = record.text_begin;
    return {{source, source + record.source_size}, {text, text + record.text_size}};
  }

  RecordLists<Record> lists_;
  SegmentedVector<Spans> wide_;
  MarkStore marks_;
  SharedRecords<Place> places_;
  SharedRecords<Origin> origins_;

  void copy_sorted(const StringPool& strings, StringCopies& copies, ListHead& list,
                   EvidenceStore& into) const;
  /// A record of `other` as one of this store.
  [[nodiscard]] Record moved(Record record, const EvidenceStore& other, StringCopies& copies);
};

}  // namespace diplograph
