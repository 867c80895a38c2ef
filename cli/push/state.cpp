#include "cli/push/state.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "cli/atomic_file.hpp"
#include "cli/read_file.hpp"
#include "graph/error.hpp"
#include "graph/json_document.hpp"

namespace diplograph::cli {
namespace {

const rapidjson::Value& member(const JsonDocument& document, const char* name) {
  const auto found = document.root().FindMember(name);
  if (found == document.root().MemberEnd()) {
    throw InputError({document.file(), 1, 0, {}},
                     std::string("is no state of a push: it has no \"") + name + "\"");
  }
  return found->value;
}

std::string text_of(const JsonDocument& document, const char* name) {
  const rapidjson::Value& value = member(document, name);
  if (!value.IsString()) {
    throw InputError(document.position("/" + std::string(name)), "should be a text");
  }
  return {value.GetString(), value.GetStringLength()};
}

}  // namespace

PushState::PushState(std::string path, std::string place, const PushPlan& plan)
    : path_(std::move(path)), place_(std::move(place)), hash_(plan.hash) {
  if (path_ == "-") throw UsageError("--state takes the name of a file");
  if (std::filesystem::exists(path_)) read(plan.batches);
}

void PushState::read(std::size_t batches) {
  const JsonDocument document(read_file(path_), path_);
  if (!document.root().IsObject()) {
    throw InputError({path_, 1, 0, {}}, "is no state of a push: it should be a JSON object");
  }
  const std::string place = text_of(document, "place");
  if (place != place_) {
    throw UsageError(path_ + " is the state of a push to " + place + ", not to " + place_ +
                     "; finish that one, or remove the file");
  }
  if (text_of(document, "hash") != hash_) {
    throw UsageError(path_ +
                     " is the state of a push of another graph, or in other batches; finish that "
                     "one, or remove the file");
  }
  const rapidjson::Value& done = member(document, "done");
  if (!done.IsUint64() || done.GetUint64() > batches) {
    throw InputError(document.position("/done"),
                     "should be a number from 0 to " + std::to_string(batches));
  }
  done_ = done.GetUint64();
}

void PushState::note(std::size_t done) {
  done_ = done;
  rapidjson::StringBuffer buffer;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  writer.Key("place");
  writer.String(place_.data(), static_cast<rapidjson::SizeType>(place_.size()));
  writer.Key("hash");
  writer.String(hash_.data(), static_cast<rapidjson::SizeType>(hash_.size()));
  writer.Key("done");
  writer.Uint64(done_);
  writer.EndObject();
  AtomicFile file(path_);
  file.write(std::string(buffer.GetString(), buffer.GetSize()) + "\n");
  file.commit();
}

void PushState::finish() {
  std::error_code error;
  std::filesystem::remove(path_, error);
  if (error) {
    throw OutputError("everything is in, but " + path_ +
                      " could not be removed: " + error.message());
  }
}

}  // namespace diplograph::cli
