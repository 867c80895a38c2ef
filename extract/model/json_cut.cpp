#include "extract/model/json_cut.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t deepest = 64;

/// The byte behind a string that begins at `at`; the text's size if it does not end.
std::size_t behind_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return text.size();
}

std::string closed(std::string_view text, std::string_view open) {
  std::string result(text);
  for (auto bracket = open.rbegin(); bracket != open.rend(); ++bracket) {
    result += *bracket == '{' ? '}' : ']';
  }
  return result;
}

}  // namespace

JsonReach reach_of_json(std::string_view text) {
  JsonReach reach;
  std::string open;  // brackets, outermost first
  bool has_list = false;
  std::size_t list = 0;     // depth of the outermost list that is open, from 1; 0 if none is
  std::size_t kept = 0;     // behind its last whole item, or its bracket
  std::string open_around;  // what is open there
  for (std::size_t at = 0; at < text.size();) {
    const char letter = text[at];
    if (letter == '"') {
      at = behind_string(text, at);
      continue;
    }
    ++at;
    if (letter == '{' || letter == '[') {
      if (open.size() == deepest) return reach;
      open += letter;
      if (letter == '[' && list == 0) {
        has_list = true;
        list = open.size();
        kept = at;
        open_around = open;
      }
    } else if (letter == '}' || letter == ']') {
      if (open.empty() || open.back() != (letter == '}' ? '{' : '[')) return reach;
      open.pop_back();
      if (open.empty()) {
        reach.end = JsonReach::End::whole;
        reach.size = at;
        return reach;
      }
      if (letter == '}' && open.size() == list) kept = at;
      if (letter == ']' && open.size() + 1 == list) {
        kept = at;
        open_around = open;
        list = 0;
      }
    }
  }
  reach.end = JsonReach::End::cut;
  if (has_list) reach.repaired = closed(text.substr(0, kept), open_around);
  return reach;
}

}  // namespace diplograph::extract
