#include "extract/document_reading.hpp"

#include "extract/text/sha256.hpp"

namespace diplograph::extract {

DocumentReading::DocumentReading(const Source& read)
    : source(read), document(read_text(read)), entities(document, analysis) {}

DocumentReading::~DocumentReading() = default;

DocumentClaim DocumentReading::claim() const {
  return {source.id,           document.title,       document.language,
          source.name,         sha256(source.bytes), document.source_size,
          document.text.text()};
}

}  // namespace diplograph::extract
