#pragma once

#include "graph/import/file_format.hpp"

namespace diplograph::importing {

// The readers that registry.cpp registers; each is in the file of its name and does what
// `FileFormat::read` promises.

void read_graphml(std::string_view bytes, const std::string& file, const ColumnNames& names,
                  FlatFileSink& sink);
void read_gexf(std::string_view bytes, const std::string& file, const ColumnNames& names,
               FlatFileSink& sink);
void read_csv(std::string_view bytes, const std::string& file, const ColumnNames& names,
              FlatFileSink& sink);

}  // namespace diplograph::importing
