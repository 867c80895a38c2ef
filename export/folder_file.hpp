#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "export/byte_buffer.hpp"

namespace diplograph::exporting {

/// One file of a format that consists of several. `finish` must be called before the next begins.
class FolderFile {
 public:
  FolderFile(const FolderSink& folder, std::string name)
      : name_(std::move(name)),
        sink_([this, &folder](std::string_view block) { folder(name_, block); }),
        out_(sink_) {}
  FolderFile(const FolderFile&) = delete;
  FolderFile& operator=(const FolderFile&) = delete;
  ~FolderFile() = default;

  [[nodiscard]] ByteBuffer& out() { return out_; }
  void finish() { out_.finish(); }

 private:
  std::string name_;
  Sink sink_;
  ByteBuffer out_;
};

}  // namespace diplograph::exporting
