#pragma once

#include <string>
#include <string_view>

namespace diplograph::cli {

/// An open file of the operating system, closed at the end of its life. Every failure is an
/// `OutputError` that names the file as `name` has it.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  FileDescriptor(int number, std::string name) : number_(number), name_(std::move(name)) {}
  FileDescriptor(FileDescriptor&& other) noexcept;
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor();

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] const std::string& name() const { return name_; }

  void write(std::string_view bytes) const;
  /// Waits until the bytes are on the disk.
  void sync() const;
  /// Closes; some file systems report a full disk only then.
  void close();

 private:
  int number_ = -1;
  std::string name_;
};

/// Standard output was closed by its reader, as in `diplograph ... | head -1`: no failure of ours,
/// but a reason to stop.
struct ClosedPipe {};

/// Throws `OutputError` that `name` could not be written, with the reason of `errno` and a remedy.
[[noreturn]] void throw_output_error(const std::string& name, int error_number);

}  // namespace diplograph::cli
