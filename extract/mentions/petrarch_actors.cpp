#include "extract/mentions/petrarch_actors.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "extract/language/tokens.hpp"
#include "graph/slug.hpp"

namespace diplograph::extract {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "20040131" and "040131" as "2004-01-31"; nothing for a day that is none. Two digits are a year
/// from 1930 to 2029.
std::optional<std::string> day_of(std::string_view digits) {
  if (!all_digits(digits) || (digits.size() != 6 && digits.size() != 8)) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : digits.substr(at, count)) value = value * 10 + (c - '0');
    return value;
  };
  const std::size_t year_digits = digits.size() - 4;
  int year = number(0, year_digits);
  if (year_digits == 2) year += year < 30 ? 2000 : 1900;
  const int month = number(year_digits, 2);
  const int day = number(year_digits + 2, 2);
  using namespace std::chrono;
  if (!year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                      std::chrono::day{static_cast<unsigned>(day)}}
           .ok()) {
    return std::nullopt;
  }
  const auto padded = [](int value, std::size_t width) {
    std::string text = std::to_string(value);
    text.insert(0, width - std::min(width, text.size()), '0');
    return text;
  };
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

/// "HU_JINTAO_" as a person would write it: "Hu Jintao". A word of up to five letters that is the
/// whole name may be an abbreviation, and stays in capitals where `capitals` says so.
std::string written(std::string_view phrase, bool capitals) {
  static constexpr std::array<std::string_view, 9> small{"of", "the", "and", "for", "in",
                                                         "on", "to",  "at",  "de"};
  std::string text;
  const auto end_word = [&] {
    const std::size_t begin = text.rfind(' ') + 1;  // 0 if there is none
    std::string lower = text.substr(begin);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (begin > 0 && std::find(small.begin(), small.end(), lower) != small.end()) {
      text.replace(begin, std::string::npos, lower);
    }
  };
  bool inner = false;
  for (char c : phrase) {
    if (c == '_') c = ' ';
    if (c == ' ' && (text.empty() || text.back() == ' ')) continue;
    if (c == ' ') end_word();
    if (inner && !capitals && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    text += c;
    inner = c != ' ' && c != '-' && c != '\'' && c != '.';
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

/// Whether a line is in the letters of these dictionaries; another encoding cannot be told, and its
/// names would not be found.
bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

class Reading {
 public:
  Reading(std::string_view dictionary, const NamePack& names,
          const std::function<std::string(std::string_view)>& state_key)
      : dictionary_(dictionary), names_(names), state_key_(state_key) {}

  PetrarchActors run() {
    if (dictionary_.starts_with("\xEF\xBB\xBF")) dictionary_.remove_prefix(3);
    for (std::size_t at = 0; at < dictionary_.size();) {
      const std::size_t end = std::min(dictionary_.find('\n', at), dictionary_.size());
      ++line_;
      line(without_comments(dictionary_.substr(at, end - at)));
      at = end + 1;
    }
    finish();
    return std::move(result_);
  }

 private:
  /// An actor that is being read.
  struct Actor {
    std::vector<std::string> phrases;
    std::vector<std::string> codes;       // with their days
    std::vector<std::string> bare_codes;  // without
    bool dated = false;
    std::size_t line = 0;
  };

  std::string_view dictionary_;
  const NamePack& names_;
  const std::function<std::string(std::string_view)>& state_key_;
  PetrarchActors result_;
  std::size_t line_ = 0;
  bool in_comment_ = false;
  std::vector<Actor> actors_;
  std::map<std::string, std::size_t> known_;  // primary phrase to its actor
  std::optional<std::size_t> current_;

  void problem(std::string message) { result_.problems.push_back({line_, std::move(message)}); }

  std::string without_comments(std::string_view line) {
    std::string text;
    for (std::size_t i = 0; i < line.size();) {
      if (in_comment_) {
        const std::size_t end = line.find("-->", i);
        if (end == std::string_view::npos) return text;
        in_comment_ = false;
        i = end + 3;
      } else if (line.substr(i).starts_with("<!--")) {
        in_comment_ = true;
        i += 4;
      } else if (line[i] == '#' || (line[i] == ';' && trimmed(text).empty())) {
        break;
      } else {
        text += line[i++];
      }
    }
    return text;
  }

  void line(const std::string& raw) {
    const std::string_view text = trimmed(raw);
    if (text.empty()) return;
    if (!is_ascii(text)) {
      problem("has letters that are none of ASCII, in which names could not be found; left out");
      if (!is_blank(raw.front()) && text.front() != '+') current_.reset();
      return;
    }
    if (text.front() == '[') {
      if (!current_) return problem("codes of nobody: no phrase stands before them; left out");
      ++result_.dated;
      return codes(text);
    }
    const std::size_t bracket = std::min(text.find('['), text.size());
    const std::string_view phrase = trimmed(text.substr(0, bracket));
    if (phrase.front() == '+') {
      if (!current_) return problem("a synonym of nobody: no phrase stands before it; left out");
      const std::string_view synonym = trimmed(phrase.substr(1));
      if (synonym.find_first_not_of("_ ") == std::string_view::npos) {
        return problem("a synonym without letters; left out");
      }
      ++result_.synonyms;
      actors_[*current_].phrases.emplace_back(synonym);
    } else {
      if (phrase.find_first_not_of("_ ") == std::string_view::npos) {
        current_.reset();
        return problem("codes without a phrase; left out");
      }
      ++result_.primaries;
      const auto [place, added] = known_.emplace(phrase, actors_.size());
      if (added) actors_.push_back({{std::string(phrase)}, {}, {}, false, line_});
      current_ = place->second;
    }
    if (bracket < text.size()) codes(text.substr(bracket));
  }

  /// "[CHNGOV 20030315-20130314][CHNELI >20130315]".
  void codes(std::string_view text) {
    while (!(text = trimmed(text)).empty()) {
      const std::size_t end = text.find(']');
      if (text.front() != '[' || end == std::string_view::npos) {
        return problem("\"" + std::string(text) + "\" is no code in brackets; left out");
      }
      code(trimmed(text.substr(1, end - 1)));
      text.remove_prefix(end + 1);
    }
  }

  void code(std::string_view text) {
    const std::size_t end = std::min(text.find_first_of(" \t<>"), text.size());
    const std::string name(text.substr(0, end));
    const bool sound = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    if (!sound) {
      return problem("\"" + std::string(text) + "\" is no actor's code, such as CHNGOV; left out" +
                     (name.find('~') != std::string::npos
                          ? " (a dictionary of agents is another kind of file)"
                          : ""));
    }
    Actor& actor = actors_[*current_];
    std::string restriction;
    for (const char c : text.substr(end)) {
      if (!is_blank(c)) restriction += c;
    }
    if (restriction.empty()) {
      actor.codes.push_back(name);
      actor.bare_codes.push_back(name);
      return;
    }
    const auto days = interval(restriction);
    if (!days) {
      return problem("\"" + restriction +
                     "\" is no restriction, such as <20040131, >20040131 or 20040131-20050630; the "
                     "code is left out");
    }
    actor.codes.push_back(name + " " + *days);
    actor.bare_codes.push_back(name);
    actor.dated = true;
  }

  /// A restriction as an interval of EDTF with open ends ("../2004-01-31").
  [[nodiscard]] static std::optional<std::string> interval(std::string_view restriction) {
    if (restriction.front() == '<' || restriction.front() == '>') {
      const auto day = day_of(restriction.substr(1));
      if (!day) return std::nullopt;
      return restriction.front() == '<' ? "../" + *day : *day + "/..";
    }
    const std::size_t dash = restriction.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto first = day_of(restriction.substr(0, dash));
    const auto last = day_of(restriction.substr(dash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return *first + "/" + *last;
  }

  // ---- what an actor is ----

  [[nodiscard]] std::optional<std::string> by_head(const std::string& phrase) const {
    const std::vector<Token> tokens = tokenize(written(phrase, false));
    std::optional<std::string> found;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto head = names_.heads.at(tokens, i, tokens.size());
      if (!head) continue;
      const std::string& type = Schema::diplomacy().type(names_.head_kinds[head.value].type).name;
      if (type == "Organization" || type == "GovernmentBody" || type == "Company") found = type;
    }
    return found;
  }

  [[nodiscard]] static bool has_role(const std::vector<std::string>& codes,
                                     std::span<const std::string_view> roles) {
    return std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
      for (std::size_t at = 0; at + 3 <= code.size(); at += 3) {
        if (std::find(roles.begin(), roles.end(), std::string_view(code).substr(at, 3)) !=
            roles.end()) {
          return true;
        }
      }
      return false;
    });
  }

  [[nodiscard]] std::string type_of(const Actor& actor) const {
    static constexpr std::array<std::string_view, 1> organizations{"IGO"};
    static constexpr std::array<std::string_view, 2> groups{"NGO", "INT"};
    static constexpr std::array<std::string_view, 3> institutes{"NGM", "MED", "EDU"};
    static constexpr std::array<std::string_view, 2> companies{"MNC", "BUS"};
    static constexpr std::array<std::string_view, 8> armed{"IMG", "REB", "SEP", "INS",
                                                           "UAF", "OPP", "CRM", "RAD"};
    if (const auto head = by_head(actor.phrases.front())) return *head;
    const bool several = words(actor.phrases.front()) > 1;
    if (actor.dated && several) return "Person";
    if (has_role(actor.bare_codes, organizations)) return "Organization";
    if (has_role(actor.bare_codes, armed) || has_role(actor.bare_codes, groups)) return "Group";
    if (has_role(actor.bare_codes, institutes)) return "Institute";
    if (has_role(actor.bare_codes, companies)) return "Company";
    return several ? "Person" : "GovernmentBody";
  }

  [[nodiscard]] static std::size_t words(const std::string& phrase) {
    const std::string text = written(phrase, false);
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
  }

  void finish() {
    std::map<std::string, std::size_t> rows;
    for (const Actor& actor : actors_) {
      if (actor.codes.empty()) {
        result_.problems.push_back({actor.line, "\"" + actor.phrases.front() +
                                                    "\" has no code that could be read; left out"});
        continue;
      }
      LexiconRow row;
      if (actor.codes.size() == 1 && actor.codes.front().size() == 3) {
        row.key = state_key_(actor.codes.front());
      }
      row.type = row.key.empty() ? type_of(actor) : "State";
      std::vector<std::string>& names = row.names["en"];
      for (const std::string& phrase : actor.phrases) {
        const bool short_name = words(phrase) == 1 && phrase.size() <= 6;
        const bool named = row.type == "State" || row.type == "Person";
        std::string name = written(phrase, short_name && !named);
        if (std::find(names.begin(), names.end(), name) == names.end()) {
          names.push_back(std::move(name));
        }
      }
      if (row.key.empty()) row.key = slug(names.front());
      // Two phrases of one slug ("AL-QAEDA", "AL_QAEDA") are one row's names.
      row.codes = actor.codes;
      const auto [place, added] = rows.emplace(row.type + "/" + row.key, result_.rows.size());
      if (!added) {
        LexiconRow* same = &result_.rows[place->second];
        auto& into = same->names["en"];
        for (std::string& name : names) {
          if (std::find(into.begin(), into.end(), name) == into.end()) {
            into.push_back(std::move(name));
          }
        }
        for (std::string& code : row.codes) {
          if (std::find(same->codes.begin(), same->codes.end(), code) == same->codes.end()) {
            same->codes.push_back(std::move(code));
          }
        }
        continue;
      }
      result_.rows.push_back(std::move(row));
    }
    std::stable_sort(result_.problems.begin(), result_.problems.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
  }
};

}  // namespace

PetrarchActors read_petrarch_actors(std::string_view dictionary, const NamePack& names,
                                    const std::function<std::string(std::string_view)>& state_key) {
  return Reading(dictionary, names, state_key).run();
}

}  // namespace diplograph::extract
