#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace diplograph::importing {

struct XmlAttribute {
  std::string_view name;  ///< attributes with a prefix are left out
  std::string_view value;
};

/// Where the parser stands.
class XmlPlace {
 public:
  XmlPlace() = default;
  virtual ~XmlPlace() = default;
  XmlPlace(const XmlPlace&) = delete;
  XmlPlace& operator=(const XmlPlace&) = delete;
  [[nodiscard]] virtual std::size_t line() const = 0;
};

/// Hears what stands in an XML file, in order. Views are valid during the call only. Whatever it
/// throws ends the parsing and comes out of `parse_xml`.
class XmlHandler {
 public:
  XmlHandler() = default;
  virtual ~XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;

  /// An element begins; its name has no prefix.
  virtual void begin(std::string_view name, std::span<const XmlAttribute> attributes,
                     const XmlPlace& place) = 0;
  virtual void end(std::string_view name, const XmlPlace& place) = 0;
  /// Characters of the element that began last; they may come in several pieces.
  virtual void text(std::string_view piece) = 0;
};

/// The value of the attribute of that name, or nothing.
[[nodiscard]] std::string_view attribute(std::span<const XmlAttribute> attributes,
                                         std::string_view name);

/// Parses an XML 1.0 file in any encoding that its declaration or byte order mark names: UTF-8
/// without a document type by `scan_xml`, anything else, and what is wrong, by libxml2. Nothing
/// but the file is read: entities other than the five of XML are refused, and so are files that
/// declare any; an external document type is passed over. Throws `InputError` with line and column
/// for what is not well-formed, and for elements nested more than 200 deep. O(n), with memory for
/// the longest element only.
void parse_xml(std::string_view xml, const std::string& file, XmlHandler& handler);

}  // namespace diplograph::importing
