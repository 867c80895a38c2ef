#include "extract/text/visual_order/repair_model.hpp"

namespace diplograph::extract::visual_order {

std::string RepairModelWriter::content() const {
  std::string directory;
  std::string body;
  const auto put = [](std::string& bytes, std::size_t value) {
    const auto number = static_cast<std::uint32_t>(value);
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
  };
  const std::size_t start = (1 + parts_.size()) * 16;
  for (const Part& part : parts_) {
    put(directory, static_cast<std::size_t>(part.section));
    put(directory, start + body.size());
    put(directory, part.bytes.size());
    put(directory, 0);
    body += part.bytes;
    body.resize((body.size() + 15) / 16 * 16);
  }
  std::string result("DGVO");
  put(result, RepairModel::version);
  put(result, parts_.size());
  put(result, start + body.size());
  return result + directory + body;
}

}  // namespace diplograph::extract::visual_order
