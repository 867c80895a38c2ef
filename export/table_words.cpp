#include "export/table_words.hpp"

#include <array>
#include <cstddef>

namespace diplograph::exporting {
namespace {

struct Pair {
  const char *english, *persian;
};

// In the order of TableWord.
constexpr auto words = std::to_array<Pair>({
    {"Goal", "هدف"},
    {"Strategies", "راهبردها"},
    {"Agreements and events", "توافق‌ها و رویدادها"},
    {"Pursued by", "بازیگران"},
    {"Passages", "شمار شواهد"},
    {"Agreement", "توافق"},
    {"Date", "تاریخ"},
    {"Status", "وضعیت"},
    {"Parties", "طرف‌ها"},
    {"Goals", "اهداف"},
    {"Actor", "بازیگر"},
    {"Kind", "نوع"},
    {"Roles", "نقش‌ها"},
    {"No.", "شماره"},
    {"Statement", "گزاره"},
    {"Quote", "نقل قول"},
    {"Document", "سند"},
    {"Page", "صفحه"},
    {"Line", "سطر"},
    {"denied", "نفی‌شده"},
});

// In the order of TableKind.
constexpr auto captions = std::to_array<Pair>({
    {"Goals, the means that advance them, and the actors that pursue them",
     "اهداف، ابزارهای پیشبرد آنها و بازیگران پیگیر آنها"},
    {"Agreements, their dates, parties and goals",
     "توافق‌ها، تاریخ‌ها، طرف‌ها و اهداف آنها"},
    {"Actors and their roles", "بازیگران و نقش‌های آنها"},
    {"Evidence: the passages behind each statement",
     "شواهد: عبارت‌های پشتوانهٔ هر گزاره"},
});

struct Status {
  std::string_view word;
  const char* persian;
};
constexpr auto statuses = std::to_array<Status>({{"proposed", "پیشنهادشده"},
                                                 {"signed", "امضاشده"},
                                                 {"in force", "لازم‌الاجرا"},
                                                 {"rejected", "ردشده"},
                                                 {"ended", "پایان‌یافته"}});

}  // namespace

std::string TableWords::operator()(TableWord word) const {
  const Pair& pair = words.at(static_cast<std::size_t>(word));
  return persian_ ? pair.persian : pair.english;
}

std::string TableWords::caption(TableKind kind) const {
  const Pair& pair = captions.at(static_cast<std::size_t>(kind));
  return persian_ ? pair.persian : pair.english;
}

std::string TableWords::modality(Modality modality) const {
  switch (modality) {
    case Modality::planned:
      return persian_ ? "برنامه‌ریزی‌شده" : "planned";
    case Modality::attributed:
      return persian_ ? "به نقل" : "attributed";
    case Modality::asserted:
      break;
  }
  return {};
}

std::string TableWords::status(std::string_view status) const {
  for (const Status& known : statuses) {
    if (persian_ && known.word == status) return known.persian;
  }
  return std::string(status);
}

std::string TableWords::left_out(const Table& table, std::size_t all) const {
  const std::string shown = table_number(table, table.rows.size());
  if (persian_) {
    return shown + " ردیف از " + table_number(table, all) +
           " ردیف نشان داده شده است: آنها که بیشترین شواهد را دارند.";
  }
  return "The " + shown + " of " + table_number(table, all) + " rows with most evidence are shown.";
}

}  // namespace diplograph::exporting
