#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <md4c.h>
#include <unicode/utf8.h>

#include "extract/readers/reader.hpp"
#include "extract/text/decoding.hpp"
#include "graph/error.hpp"

namespace diplograph::extract {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 30U;
constexpr std::size_t longest_front_matter = 200;  // lines

/// A stretch of the text that is words rather than markup.
struct Words {
  ByteSpan span;
  bool entity = false;
  bool cell = false;     // of a table
  bool goes_on = false;  // with the paragraph of the line above
  LineHint hint;
};

/// Collects what the parser calls words.
class Collector {
 public:
  explicit Collector(std::string_view text) : text_(text) {}

  void parse() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      static_cast<Collector*>(self)->enter(type, detail);
      return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void* /*detail*/, void* self) {
      static_cast<Collector*>(self)->leave(type);
      return 0;
    };
    parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      static_cast<Collector*>(self)->words(type, {text, size});
      return 0;
    };
    // No callback stops it, so it can only run out of memory.
    if (md_parse(text_.data(), static_cast<MD_SIZE>(text_.size()), &parser, this) != 0) {
      throw std::bad_alloc();
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Words& a, const Words& b) { return a.span.begin < b.span.begin; });
  }

  [[nodiscard]] const std::vector<Words>& found() const { return found_; }

 private:
  struct List {
    bool ordered = false;
    char mark = '-';
    unsigned next = 1;
  };
  std::string_view text_;
  std::vector<Words> found_;
  std::vector<List> lists_;
  LineHint hint_;
  bool cell_ = false;
  bool goes_on_ = false;

  void enter(MD_BLOCKTYPE type, const void* detail) {
    switch (type) {
      case MD_BLOCK_H: {
        const unsigned level = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level;
        hint_ = {BlockKind::heading, static_cast<int>(level), {}};
        break;
      }
      case MD_BLOCK_UL:
        lists_.push_back({false, static_cast<const MD_BLOCK_UL_DETAIL*>(detail)->mark, 0});
        break;
      case MD_BLOCK_OL:
        lists_.push_back({true, '.', static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start});
        break;
      case MD_BLOCK_LI: {
        List& list = lists_.back();
        hint_ = {BlockKind::list_item, static_cast<int>(lists_.size()),
                 list.ordered ? std::to_string(list.next++) : std::string(1, list.mark)};
        break;
      }
      case MD_BLOCK_TD:
      case MD_BLOCK_TH:
        cell_ = true;
        break;
      default:
        break;
    }
  }
  void leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_H || type == MD_BLOCK_P || type == MD_BLOCK_LI) hint_ = {};
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) cell_ = false;
  }

  void words(MD_TEXTTYPE type, std::string_view part) {
    if (type == MD_TEXT_SOFTBR) goes_on_ = true;
    // Breaks and replacement characters are not in the file.
    const std::less<> before;
    if (before(part.data(), text_.data()) || before(text_.data() + text_.size(), part.data())) {
      return;
    }
    const auto begin = static_cast<std::uint64_t>(part.data() - text_.data());
    if (type != MD_TEXT_HTML) {
      add(begin, begin + part.size(), type == MD_TEXT_ENTITY);
      return;
    }
    // Of HTML what stands between tags.
    for (std::size_t at = 0; at < part.size();) {
      const std::size_t tag = std::min(part.find('<', at), part.size());
      add(begin + at, begin + tag, false);
      at = std::min(part.find('>', tag), part.size() - 1) + 1;
    }
  }

  void add(std::uint64_t begin, std::uint64_t end, bool entity) {
    if (begin == end) return;
    found_.push_back({{begin, end}, entity, cell_, goes_on_, hint_});
    goes_on_ = false;
  }
};

/// What an entity stands for, if it is one of those that texts have.
std::optional<std::string> character_of(std::string_view entity) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> known{
      {{"&amp;", "&"},
       {"&lt;", "<"},
       {"&gt;", ">"},
       {"&quot;", "\""},
       {"&apos;", "'"},
       {"&nbsp;", " "},
       {"&zwnj;", "\u200C"},
       {"&ndash;", "–"},
       {"&mdash;", "—"}}};
  for (const auto& [name, character] : known) {
    if (entity == name) return std::string(character);
  }
  if (!entity.starts_with("&#") || !entity.ends_with(";")) return std::nullopt;
  std::string_view digits = entity.substr(2, entity.size() - 3);
  const bool hexadecimal = digits.starts_with("x") || digits.starts_with("X");
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size() || code < 32 ||
      code > 0x10FFFF || U_IS_SURROGATE(code)) {
    return std::nullopt;
  }
  std::array<char, 4> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(reinterpret_cast<std::uint8_t*>(bytes.data()), length, code);
  return std::string(bytes.data(), static_cast<std::size_t>(length));
}

/// The end of the metadata between two lines "---" that a file may begin with, 0 if it has none;
/// `title` is set to what it calls the document.
std::size_t front_matter(std::string_view text, std::string& title) {
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return 0;
  std::size_t at = text.find('\n') + 1;
  for (std::size_t line = 0; line < longest_front_matter && at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view content = text.substr(at, end - at);
    if (content.ends_with('\r')) content.remove_suffix(1);
    if (content == "---" || content == "...") return end;
    if (content.starts_with("title:")) {
      content.remove_prefix(6);
      while (!content.empty() && (content.front() == ' ' || content.front() == '"')) {
        content.remove_prefix(1);
      }
      while (!content.empty() && (content.back() == ' ' || content.back() == '"')) {
        content.remove_suffix(1);
      }
      title = content;
    }
    at = end + 1;
  }
  title.clear();
  return 0;
}

class LineWriter {
 public:
  LineWriter(const MappedText& decoded, const std::vector<Words>& words)
      : decoded_(decoded), text_(decoded.text()), words_(words) {}

  /// Gives the text, and of each line what it is and whether it goes on with the one above.
  ReadLines run() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      result_.hints.emplace_back();
      result_.goes_on.push_back(false);
      line(begin, end);
      if (end < text_.size()) result_.text.append(decoded_, {end, end + 1});
      begin = end + 1;
    }
    return std::move(result_);
  }

 private:
  const MappedText& decoded_;
  std::string_view text_;
  const std::vector<Words>& words_;
  std::size_t next_ = 0;
  ReadLines result_;

  void line(std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    bool first = true;
    for (; next_ < words_.size() && words_[next_].span.begin < end; ++next_) {
      const Words& words = words_[next_];
      const ByteSpan part{std::max<std::uint64_t>(words.span.begin, at),
                          std::min<std::uint64_t>(words.span.end, end)};
      if (part.begin >= part.end) continue;
      if (first) {
        result_.hints.back() = words.hint;
        result_.goes_on.back() = words.goes_on;
      } else if (words.cell &&
                 text_.substr(at, part.begin - at).find('|') != std::string_view::npos) {
        result_.text.insert(" | ");
      }
      first = false;
      append(part, words.entity);
      at = part.end;
      if (words.span.end > end) break;  // goes on in the next line
    }
  }

  void append(ByteSpan part, bool entity) {
    if (entity) {
      if (const auto character = character_of(text_.substr(part.begin, part.size()))) {
        result_.text.append(*character, decoded_.source_of(part), false);
        return;
      }
    }
    result_.text.append(decoded_, part);
  }
};

}  // namespace

ReadLines read_markdown(const Source& source, std::vector<Notice>& notices) {
  if (source.bytes.size() > largest_file) {
    throw InputError({source.name, 0, 0, {}}, "is a Markdown file of more than 1 GiB; split it");
  }
  const MappedText decoded = decode(source, notices);
  std::string text = decoded.text();
  std::string title;
  std::fill_n(text.begin(), front_matter(text, title), ' ');
  // Footnotes are ours to find: to the parser they look like links.
  for (std::size_t at = text.find("[^"); at != std::string::npos; at = text.find("[^", at + 2)) {
    text[at] = 'x';
  }
  Collector collector(text);
  collector.parse();
  if (collector.found().empty()) {
    throw InputError({source.name, 0, 0, {}}, "is empty: there is no text in it");
  }
  ReadLines result = LineWriter(decoded, collector.found()).run();
  result.title = std::move(title);
  result.line_starts = line_starts(decoded);
  result.source_size = source.bytes.size();
  return result;
}

}  // namespace diplograph::extract
