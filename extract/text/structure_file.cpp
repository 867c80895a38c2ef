#include "extract/text/structure_file.hpp"

#include <algorithm>
#include <string_view>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "extract/language/tokens.hpp"
#include "extract/text/dates.hpp"

namespace diplograph::extract {
namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

constexpr std::size_t shown_characters = 72;

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "heading";
    case BlockKind::list_item:
      return "list-item";
    case BlockKind::footnote:
      return "footnote";
    case BlockKind::paragraph:
      break;
  }
  return "paragraph";
}

std::string_view name_of(CitationKind kind) {
  switch (kind) {
    case CitationKind::narrative:
      return "narrative";
    case CitationKind::number:
      return "number";
    case CitationKind::parenthesis:
      break;
  }
  return "parenthesis";
}

class JsonWriter {
 public:
  explicit JsonWriter(const DocumentText& document) : document_(document), writer_(buffer_) {
    writer_.SetIndent(' ', 1);
    writer_.SetFormatOptions(rapidjson::kFormatSingleLineArray);
  }

  std::string write(const std::string& file) {
    writer_.StartObject();
    put("file", file);
    put("language", document_.language);
    put("title", document_.title);
    writer_.Key("repaired");
    writer_.Bool(document_.damaged);
    put("text", document_.text.text());
    list("blocks", document_.blocks, [&](const Block& block) { put_block(block); });
    list("footnoteMarks", document_.footnote_marks, [&](const FootnoteMark& mark) {
      put("span", mark.at);
      put("note", mark.note);
    });
    list("citations", document_.citations,
         [&](const Citation& citation) { put_citation(citation); });
    list("quotations", document_.quotations, [&](ByteSpan span) { put("span", span); });
    put_dates();
    list("furniture", document_.furniture, [&](const Furniture& line) {
      put("text", line.text);
      put("source", line.source);
    });
    writer_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }

 private:
  const DocumentText& document_;
  rapidjson::StringBuffer buffer_;
  Writer writer_;

  void put(const char* key, std::string_view text) {
    writer_.Key(key);
    writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void put(const char* key, ByteSpan span) {
    writer_.Key(key);
    writer_.StartArray();
    writer_.Uint64(span.begin);
    writer_.Uint64(span.end);
    writer_.EndArray();
  }
  void put(const char* key, std::size_t number) {
    writer_.Key(key);
    writer_.Uint64(number);
  }

  template <typename Items, typename Put>
  void list(const char* key, const Items& items, const Put& put_members) {
    writer_.Key(key);
    writer_.StartArray();
    for (const auto& item : items) {
      writer_.StartObject();
      put_members(item);
      writer_.EndObject();
    }
    writer_.EndArray();
  }

  void put_block(const Block& block) {
    put("kind", name_of(block.kind));
    if (block.level != 0) put("level", static_cast<std::size_t>(block.level));
    if (!block.marker.empty()) put("marker", block.marker);
    put("span", block.text);
    const ByteSpan source = document_.text.source_of(block.text);
    put("source", source);
    put("line", document_.line_of(source.begin));
    const std::uint32_t page = document_.page_of(source.begin);
    if (page != 0) put("page", std::size_t{page});
  }

  void put_citation(const Citation& citation) {
    put("kind", name_of(citation.kind));
    put("span", citation.span);
    if (!citation.authors.empty()) put("authors", citation.authors);
    put(citation.kind == CitationKind::number ? "number" : "year", citation.year);
    if (!citation.pages.empty()) put("pages", citation.pages);
    if (citation.entry != Citation::no_entry) put("entry", citation.entry);
  }

  void put_dates() {
    std::vector<DateExpression> dates;
    for (const Block& block : document_.blocks) {
      const std::string_view words =
          std::string_view(document_.text.text()).substr(block.text.begin, block.text.size());
      const std::vector<Token> tokens = tokenize(words, block.text.begin);
      const std::vector<DateExpression> found = find_dates(tokens);
      dates.insert(dates.end(), found.begin(), found.end());
    }
    list("dates", dates, [&](const DateExpression& date) {
      put("span", date.span);
      put("calendar",
          std::string_view(date.calendar == Calendar::gregorian ? "gregorian" : "solar-hijri"));
      put("stated", date.stated);
      if (!date.edtf.empty()) put("gregorian", date.edtf);
    });
  }
};

/// The first characters of a text, at a word's end where that is near.
std::string beginning(std::string_view text) {
  std::size_t at = 0;
  std::size_t characters = 0;
  std::size_t space = 0;
  while (at < text.size() && characters < shown_characters) {
    if (text[at] == ' ') space = at;
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    ++characters;
  }
  if (at == text.size()) return std::string(text);
  return std::string(text.substr(0, space > at / 2 ? space : at)) + " …";
}

}  // namespace

std::string structure_as_json(const DocumentText& document, const std::string& file) {
  return JsonWriter(document).write(file);
}

std::string structure_as_tree(const DocumentText& document) {
  std::string result;
  std::size_t depth = 0;
  const auto line = [&](std::size_t indent, std::uint32_t number, std::string_view marker,
                        std::string_view words) {
    const std::string place = std::to_string(number);
    result.append(place.size() < 6 ? 6 - place.size() : 0, ' ').append(place).append("  ");
    result.append(indent * 2, ' ');
    if (!marker.empty() && !words.starts_with(marker)) result.append(marker).append(" ");
    result.append(words).append("\n");
  };
  for (const Block& block : document.blocks) {
    const std::string_view words =
        std::string_view(document.text.text()).substr(block.text.begin, block.text.size());
    const std::uint32_t number = document.line_of(document.text.source_of(block.text).begin);
    const auto level = static_cast<std::size_t>(std::max(block.level, 1));
    if (block.kind == BlockKind::heading) {
      depth = level;
      line(level - 1, number, block.marker, words);
    } else if (block.kind == BlockKind::footnote) {
      line(1, number, "[" + block.marker + "]", beginning(words));
    } else {
      const std::size_t inner = block.kind == BlockKind::list_item ? level : 0;
      line(depth + inner, number, block.marker, beginning(words));
    }
  }
  const auto count = [&](std::size_t number, std::string_view what) {
    if (number != 0) result.append(std::to_string(number)).append(" ").append(what).append("\n");
  };
  result += "\n";
  count(document.blocks.size(), "blocks");
  count(document.footnote_marks.size(), "footnotes attached to their marks");
  count(document.citations.size(), "citations");
  count(document.quotations.size(), "quotations");
  count(document.furniture.size(), "lines of page furniture left out");
  return result;
}

}  // namespace diplograph::extract
