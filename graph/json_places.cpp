#include "graph/json_places.hpp"

#include <algorithm>

#include <rapidjson/document.h>

namespace diplograph {

std::string pointer_step(std::string_view name) {
  std::string result = "/";
  for (const char letter : name) {
    if (letter == '~') {
      result += "~0";
    } else if (letter == '/') {
      result += "~1";
    } else {
      result += letter;
    }
  }
  return result;
}

/// One walk through a text that is known to be valid.
class JsonPlaceScan {
 public:
  JsonPlaceScan(std::string_view text, JsonPlaces& places) : text_(text), places_(places) {}

  void value(const std::string& pointer) {
    skip_space();
    const std::size_t begin = at_;
    switch (letter()) {
      case '{':
        object(pointer);
        break;
      case '[':
        array(pointer);
        break;
      case '"':
        string();
        break;
      default:
        at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
    }
    places_.values_[pointer] = {begin, at_};
  }

 private:
  std::string_view text_;
  JsonPlaces& places_;
  std::size_t at_ = 0;

  [[nodiscard]] char letter() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  /// Over one of the marks, with space around it; true if it stood there.
  bool skip(char mark) {
    skip_space();
    if (letter() != mark) return false;
    ++at_;
    skip_space();
    return true;
  }

  /// Over the mark that ends an object or an array, and nothing behind it.
  void close(char mark) {
    skip_space();
    if (letter() == mark) ++at_;
  }

  TextRange string() {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2U : 1U;
    at_ = std::min(at_ + 1, text_.size());
    return {begin, at_};
  }

  void object(const std::string& pointer) {
    ++at_;
    skip_space();
    while (letter() == '"') {
      const TextRange key = string();
      rapidjson::Document name;
      name.Parse(text_.data() + key.begin, key.end - key.begin);
      const std::string member = pointer + pointer_step({name.GetString(), name.GetStringLength()});
      places_.keys_[member] = key;
      skip(':');
      value(member);
      if (!skip(',')) break;
    }
    close('}');
  }

  void array(const std::string& pointer) {
    ++at_;
    skip_space();
    for (std::size_t index = 0; letter() != ']' && letter() != '\0'; ++index) {
      value(pointer + "/" + std::to_string(index));
      if (!skip(',')) break;
    }
    close(']');
  }
};

JsonPlaces::JsonPlaces(std::string_view text) { JsonPlaceScan(text, *this).value({}); }

TextRange JsonPlaces::value(std::string_view pointer) const {
  while (true) {
    const auto found = values_.find(pointer);
    if (found != values_.end()) return found->second;
    if (pointer.empty()) return {};
    pointer = pointer.substr(0, pointer.rfind('/'));
  }
}

TextRange JsonPlaces::key(std::string_view pointer) const {
  const auto found = keys_.find(pointer);
  return found != keys_.end() ? found->second : value(pointer);
}

}  // namespace diplograph
