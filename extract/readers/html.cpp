#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>

#include <gumbo.h>

#include "extract/readers/reader.hpp"
#include "extract/text/decoding.hpp"
#include "graph/error.hpp"

namespace diplograph::extract {
namespace {

// The parser frees its tree by recursion; what is nested deeper than this is no document.
constexpr std::size_t deepest = 2000;
constexpr std::size_t largest_file = std::size_t{1} << 27U;

struct Destroy {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

/// An upper bound of how deep elements are nested: opening tags less closing ones.
std::size_t nesting(std::string_view html) {
  std::size_t depth = 0;
  std::size_t most = 0;
  static constexpr std::array<std::string_view, 12> closed_by_others{
      "<br", "<hr", "<img", "<input", "<meta", "<link", "<p", "<li", "<td", "<tr", "<col", "<wbr"};
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string_view tag = html.substr(at, 8);
    if (tag.starts_with("</")) {
      depth -= depth > 0 ? 1 : 0;
    } else if (tag.size() > 1 && ((tag[1] | 0x20) >= 'a' && (tag[1] | 0x20) <= 'z')) {
      const bool void_tag =
          std::any_of(closed_by_others.begin(), closed_by_others.end(), [&](std::string_view name) {
            const char behind = tag.size() > name.size() ? tag[name.size()] : '>';
            return tag.starts_with(name) && (behind == '>' || behind == ' ' || behind == '/');
          });
      if (!void_tag) most = std::max(most, ++depth);
    }
  }
  return most;
}

/// What is no text of the document: scripts, styles, navigation, forms.
bool is_dropped(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
      return true;
    default:
      break;
  }
  const GumboAttribute* role = gumbo_get_attribute(&element.attributes, "role");
  const bool navigation = role != nullptr && (std::strcmp(role->value, "navigation") == 0 ||
                                              std::strcmp(role->value, "search") == 0);
  return navigation || gumbo_get_attribute(&element.attributes, "hidden") != nullptr;
}

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_BODY:
      return true;
    default:
      return false;
  }
}

class Writer {
 public:
  Writer(const Source& source, const MappedText& decoded) : source_(source), decoded_(decoded) {}

  void walk(const GumboNode& node, const LineHint& hint, std::size_t depth) {
    if (depth > deepest) throw InputError({source_.name, 0, 0, {}}, "is nested too deep");
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
        node.type == GUMBO_NODE_CDATA) {
      words(node.v.text, hint);
      return;
    }
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_DOCUMENT) return;
    if (node.type == GUMBO_NODE_DOCUMENT) {
      children(node.v.document.children, hint, depth);
      return;
    }
    const GumboElement& element = node.v.element;
    if (is_dropped(element)) return;
    LineHint inner = hint;
    bool block = is_block(element.tag);
    if (element.tag >= GUMBO_TAG_H1 && element.tag <= GUMBO_TAG_H6) {
      inner = {BlockKind::heading, static_cast<int>(element.tag) - GUMBO_TAG_H1 + 1, {}};
      block = true;
    } else if (element.tag == GUMBO_TAG_LI) {
      const bool numbered = lists_ > 0 && ordered_;
      inner = {BlockKind::list_item, std::max(1, lists_),
               numbered ? std::to_string(++number_) : "•"};
      block = true;
    } else if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH) {
      if (open_) result_.text.insert(" | ");
      space_ = false;
    }
    const bool list = element.tag == GUMBO_TAG_UL || element.tag == GUMBO_TAG_OL;
    const bool outer_ordered = ordered_;
    const int outer_number = number_;
    if (list) {
      ++lists_;
      ordered_ = element.tag == GUMBO_TAG_OL;
      number_ = 0;
    }
    if (block) close();
    children(element.children, inner, depth);
    if (block) close();
    if (list) {
      --lists_;
      ordered_ = outer_ordered;
      number_ = outer_number;
    }
  }

  ReadLines finish() {
    close();
    if (result_.hints.empty()) {
      throw InputError({source_.name, 0, 0, {}}, "is empty: there is no text in it");
    }
    return std::move(result_);
  }

 private:
  const Source& source_;
  const MappedText& decoded_;
  ReadLines result_;
  bool open_ = false;   // the line has words
  bool space_ = false;  // a space goes before the next word
  int lists_ = 0;
  int number_ = 0;
  bool ordered_ = false;

  void children(const GumboVector& vector, const LineHint& hint, std::size_t depth) {
    for (unsigned i = 0; i < vector.length; ++i) {
      walk(*static_cast<const GumboNode*>(vector.data[i]), hint, depth + 1);
    }
  }

  void close() {
    if (open_) result_.text.insert("\n");
    open_ = space_ = false;
  }

  /// Appends a text node, white space as single spaces, each character mapped to its bytes or, for
  /// an entity, to the entity.
  void words(const GumboText& node, const LineHint& hint) {
    const std::string_view text = node.text;
    const std::string_view whole = decoded_.text();
    std::string_view original(node.original_text.data, node.original_text.length);
    const bool inside = original.data() >= whole.data() &&
                        original.data() + original.size() <= whole.data() + whole.size();
    if (!inside) return;
    if (node.original_text.length >= 9 && original.starts_with("<![CDATA["))
      original.remove_prefix(9);
    const auto offset = static_cast<std::size_t>(original.data() - whole.data());
    std::size_t from = 0;  // in the original
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at + 1;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
      std::size_t until = from + (end - at);
      const bool same = original.substr(from, end - at) == text.substr(at, end - at);
      if (from < original.size() && original[from] == '&' && !(same && text[at] != '&')) {
        const std::size_t semicolon = original.find(';', from);
        if (semicolon != std::string_view::npos && semicolon - from <= 40) until = semicolon + 1;
      }
      until = std::min(until, original.size());
      character(text.substr(at, end - at), {offset + std::min(from, until), offset + until}, hint);
      from = until;
      at = end;
    }
  }

  void character(std::string_view bytes, ByteSpan place, const LineHint& hint) {
    if (bytes == " " || bytes == "\n" || bytes == "\t" || bytes == "\f" || bytes == "\r") {
      space_ = open_;
      return;
    }
    if (!open_) {
      result_.hints.push_back(hint);
      open_ = true;
    } else if (space_) {
      result_.text.insert(" ");
    }
    space_ = false;
    if (bytes == decoded_.text().substr(place.begin, place.size())) {
      result_.text.append(decoded_, place);
    } else {
      result_.text.append(bytes, decoded_.source_of(place), false);
    }
  }
};

}  // namespace

ReadLines read_html(const Source& source, std::vector<Notice>& notices) {
  if (source.bytes.size() > largest_file) {
    throw InputError({source.name, 0, 0, {}}, "is an HTML file of more than 128 MiB; split it");
  }
  const MappedText decoded = decode(source, notices);
  if (nesting(decoded.text()) > deepest) {
    throw InputError({source.name, 0, 0, {}}, "is nested more than 2,000 elements deep");
  }
  const std::unique_ptr<GumboOutput, Destroy> output(gumbo_parse_with_options(
      &kGumboDefaultOptions, decoded.text().data(), decoded.text().size()));
  Writer writer(source, decoded);
  writer.walk(*output->document, {}, 0);
  ReadLines result = writer.finish();
  result.line_starts = line_starts(decoded);
  result.source_size = source.bytes.size();
  return result;
}

}  // namespace diplograph::extract
