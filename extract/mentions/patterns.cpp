#include "extract/mentions/patterns.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "graph/slug.hpp"

namespace diplograph::extract {
namespace {

struct Head {
  std::string_view key;
  std::string_view type;
};

constexpr std::array<Head, 44> english_heads{{{"treaty", "Agreement"},
                                              {"convention", "Agreement"},
                                              {"agreement", "Agreement"},
                                              {"charter", "Agreement"},
                                              {"protocol", "Agreement"},
                                              {"pact", "Agreement"},
                                              {"accord", "Agreement"},
                                              {"accords", "Agreement"},
                                              {"memorandum", "Agreement"},
                                              {"declaration", "Agreement"},
                                              {"covenant", "Agreement"},
                                              {"resolution", "Agreement"},
                                              {"communique", "Agreement"},
                                              {"compact", "Agreement"},
                                              {"summit", "Event"},
                                              {"conference", "Event"},
                                              {"forum", "Event"},
                                              {"war", "Event"},
                                              {"congress", "GovernmentBody"},
                                              {"referendum", "Event"},
                                              {"olympics", "Event"},
                                              {"ministry", "GovernmentBody"},
                                              {"parliament", "GovernmentBody"},
                                              {"senate", "GovernmentBody"},
                                              {"committee", "GovernmentBody"},
                                              {"commission", "GovernmentBody"},
                                              {"council", "GovernmentBody"},
                                              {"department", "GovernmentBody"},
                                              {"assembly", "GovernmentBody"},
                                              {"court", "GovernmentBody"},
                                              {"secretariat", "GovernmentBody"},
                                              {"guard", "GovernmentBody"},
                                              {"administration", "GovernmentBody"},
                                              {"organization", "Organization"},
                                              {"organisation", "Organization"},
                                              {"agency", "Organization"},
                                              {"union", "Organization"},
                                              {"association", "Organization"},
                                              {"initiative", "Strategy"},
                                              {"strategy", "Strategy"},
                                              {"programme", "Strategy"},
                                              {"program", "Strategy"},
                                              {"framework", "Strategy"},
                                              {"plan", "Strategy"}}};

constexpr std::array<Head, 30> persian_heads{{{"کنوانسیون", "Agreement"},
                                              {"معاهده", "Agreement"},
                                              {"توافقنامه", "Agreement"},
                                              {"موافقتنامه", "Agreement"},
                                              {"قطعنامه", "Agreement"},
                                              {"منشور", "Agreement"},
                                              {"پیمان", "Agreement"},
                                              {"پروتکل", "Agreement"},
                                              {"میثاق", "Agreement"},
                                              {"تفاهمنامه", "Agreement"},
                                              {"عهدنامه", "Agreement"},
                                              {"اعلامیه", "Agreement"},
                                              {"کنفرانس", "Event"},
                                              {"اجلاس", "Event"},
                                              {"همایش", "Event"},
                                              {"جنگ", "Event"},
                                              {"همهپرسی", "Event"},
                                              {"انتخابات", "Event"},
                                              {"وزارت", "GovernmentBody"},
                                              {"شورای", "GovernmentBody"},
                                              {"کمیسیون", "GovernmentBody"},
                                              {"کمیته", "GovernmentBody"},
                                              {"مجلس", "GovernmentBody"},
                                              {"ارتش", "GovernmentBody"},
                                              {"سازمان", "Organization"},
                                              {"اتحادیه", "Organization"},
                                              {"انجمن", "Organization"},
                                              {"راهبرد", "Strategy"},
                                              {"استراتژی", "Strategy"},
                                              {"ابتکار", "Strategy"}}};

// Words that end a Persian noun phrase.
const std::set<std::string_view>& persian_stops() {
  static const std::set<std::string_view> words{
      "و",    "که",  "را",  "از",   "به",   "با",   "در",   "بر",   "تا",   "برای",   "است",
      "بود",  "شد",  "کرد", "این",  "ان",   "نیز",  "هم",   "یا",   "اما",  "ولی",    "می",
      "نمی",  "شود", "شده", "کرده", "دارد", "داشت", "توسط", "مبنی", "علیه", "درباره", "بین",
      "میان", "پس",  "پیش", "نیست", "بوده", "خود",  "بین",  "طی"};
  return words;
}

class Finder {
 public:
  Finder(const DocumentText& document, const Analysis& analysis, Register& entities)
      : document_(document), tokens_(analysis.tokens), entities_(entities) {
    for (const auto& [first, mention] : entities.mentions()) {
      for (std::size_t i = first; i < mention.last; ++i) taken_.insert(i);
    }
  }

  void english(TokenRange range) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (taken_.contains(i) || !tokens_[i].capital) continue;
      if (english_person(i, range)) continue;
      for (const Head& head : english_heads) {
        if (tokens_[i].key == head.key) {
          english_name(i, range, head.type);
          break;
        }
      }
    }
  }

  void persian(TokenRange range) {
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (taken_.contains(i)) continue;
      if (persian_person(i, range)) continue;
      for (const Head& head : persian_heads) {
        if (tokens_[i].key == head.key) {
          persian_name(i, range, head.type);
          break;
        }
      }
    }
  }

 private:
  const DocumentText& document_;
  const std::vector<Token>& tokens_;
  Register& entities_;
  std::set<std::size_t> taken_;

  static TypeId type(std::string_view name) { return *Schema::diplomacy().find_type(name); }

  void take(std::size_t first, std::size_t last, std::string_view type_name, const char* rule) {
    entities_.phrase(type(type_name), first, last, rule, 0.75);
    for (std::size_t i = first; i < last; ++i) taken_.insert(i);
  }

  /// A capitalised run around its head: "Treaty of Rome", "World Internet Conference".
  void english_name(std::size_t head, TokenRange range, std::string_view type_name) {
    const auto link = [&](std::size_t i) {
      const std::string& key = tokens_[i].key;
      return key == "of" || key == "on" || key == "for" || key == "the" || key == "and" ||
             key == "-";
    };
    std::size_t first = head;
    while (first > range.first && !taken_.contains(first - 1) &&
           (tokens_[first - 1].capital ||
            (tokens_[first - 1].key == "-" && !tokens_[first - 1].space_before)) &&
           tokens_[first - 1].kind != TokenKind::number) {
      --first;
    }
    while (first < head && (tokens_[first].key == "the" || tokens_[first].key == "-" ||
                            tokens_[first].key == "our"))
      ++first;
    std::size_t last = head + 1;
    std::size_t walk = last;
    while (walk < range.last && walk - head < 10) {
      if (tokens_[walk].capital || tokens_[walk].kind == TokenKind::number) {
        last = ++walk;
      } else if (link(walk)) {
        ++walk;
      } else {
        break;
      }
    }
    while (last > head + 1 && (link(last - 1))) --last;
    if (last - first < 2) return;  // "the Treaty" alone names nothing new
    take(first, last, type_name, "pattern/name");
  }

  void persian_name(std::size_t head, TokenRange range, std::string_view type_name) {
    std::size_t last = head + 1;
    while (last < range.last && last - head < 6 && tokens_[last].kind != TokenKind::punctuation &&
           !persian_stops().contains(tokens_[last].key) && !tokens_[last].key.starts_with("می") &&
           !tokens_[last].key.starts_with("نمی")) {
      ++last;
    }
    if (last - head < 2) return;
    take(head, last, type_name, "pattern/name");
  }

  bool english_person(std::size_t i, TokenRange range) {
    static const std::set<std::string_view> titles{
        "president", "chancellor", "ambassador", "secretary", "minister", "premier",
        "senator",   "mr",         "mrs",        "ms",        "dr",       "professor",
        "lord",      "sir",        "king",       "queen",     "governor", "general"};
    if (!titles.contains(tokens_[i].key)) return false;
    std::size_t first = i + 1;
    if (first < range.last && tokens_[first].key == ".") ++first;
    std::size_t last = first;
    while (last < range.last && last - first < 4 && tokens_[last].capital &&
           !taken_.contains(last) && tokens_[last].kind == TokenKind::word &&
           !tokens_[last].all_capitals) {
      ++last;
    }
    if (last == first) return false;
    take(first, last, "Person", "pattern/title");
    return true;
  }

  bool persian_person(std::size_t i, TokenRange range) {
    static const std::set<std::string_view> titles{
        "اقای",       "دکتر",     "پروفسور", "رییسجمهور", "رییس‌جمهور",
        "رییسجمهوری", "نخستوزیر", "سناتور",  "لرد"};
    if (!titles.contains(tokens_[i].key)) return false;
    std::size_t first = i + 1;
    if (first >= range.last || taken_.contains(first)) return false;
    std::size_t last = first;
    while (last < range.last && last - first < 3 && tokens_[last].kind == TokenKind::word &&
           !taken_.contains(last) && !persian_stops().contains(tokens_[last].key)) {
      ++last;
    }
    if (last - first < 2) return false;
    take(first, last, "Person", "pattern/title");
    return true;
  }
};

}  // namespace

void find_patterns(const DocumentText& document, const Analysis& analysis, Register& entities) {
  Finder finder(document, analysis, entities);
  for (const Analysis::Sentence& sentence : analysis.sentences) {
    if (document.language == "fa") {
      finder.persian(sentence.tokens);
    } else {
      finder.english(sentence.tokens);
    }
  }
}

}  // namespace diplograph::extract
