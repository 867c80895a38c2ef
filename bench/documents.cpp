#include "bench/documents.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace diplograph::bench {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string example(const std::string& name) {
  return read_file(std::string(DIPLOGRAPH_SOURCE_DIR) + "/examples/documents/" + name);
}

extract::Source repeated(const std::string& name, std::int64_t copies) {
  const std::string text = example(name);
  extract::Source source;
  source.id = source.name = name;
  for (std::int64_t copy = 0; copy < copies; ++copy) source.bytes += text + "\n\n";
  return source;
}

}  // namespace diplograph::bench
