#include "cli/candidate_import.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include <spdlog/spdlog.h>

#include "cli/atomic_file.hpp"
#include "cli/graph_writing.hpp"
#include "cli/input_documents.hpp"
#include "cli/model/refusals.hpp"
#include "cli/notices.hpp"
#include "cli/progress.hpp"
#include "cli/read_file.hpp"
#include "cli/reading_options.hpp"
#include "extract/candidates/candidate_check.hpp"
#include "extract/candidates/candidate_placing.hpp"
#include "extract/extractor.hpp"
#include "extract/text/sha256.hpp"
#include "graph/assemble.hpp"
#include "graph/claim_file.hpp"
#include "graph/error.hpp"

namespace diplograph::cli {
namespace {

namespace fs = std::filesystem;
using extract::Candidate;
using extract::CandidateFile;
using extract::CandidateText;
using extract::ReadCandidate;
using extract::Rejection;
using extract::RejectionReason;

/// More notices than a person reads are counted.
constexpr std::size_t most_notices = 40;
constexpr std::size_t checksum_part = 8;

/// A document that candidates are about: a file, or a text that came with them.
struct Subject {
  std::string id, name;
  std::string path;                     // of a file
  const CandidateText* text = nullptr;  // or the text
};

extract::WordMap word_map(const std::vector<std::string>& mappings) {
  extract::WordMap words;
  for (const std::string& mapping : mappings) {
    std::error_code error;
    if (mapping.find('=') == std::string::npos && fs::is_regular_file(mapping, error)) {
      words.add_file(read_file(mapping), mapping);
    } else {
      words.add(mapping);
    }
  }
  return words;
}

std::vector<extract::CandidateInput> read_inputs(const extract::CandidateFormat& format,
                                                 const std::vector<std::string>& paths) {
  std::vector<extract::CandidateInput> inputs;
  const std::set<std::string> named(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    inputs.push_back({shown_name(path), read_file(path)});
    if (format.companion.empty() || path == "-") continue;
    const std::string beside = fs::path(path).replace_extension(format.companion).string();
    std::error_code error;
    if (!named.contains(beside) && fs::is_regular_file(beside, error)) {
      inputs.push_back({beside, read_file(beside)});
    }
  }
  return inputs;
}

/// The documents that came with the candidates, each once, by id.
std::vector<Subject> subjects_of(const CandidateFile& file) {
  std::map<std::string, std::map<std::string, Subject>> by_id;  // and by checksum
  std::map<std::string, std::size_t> unnamed;
  for (const CandidateText& text : file.texts) {
    if (!text.whole) continue;
    std::string name = fs::path(text.document).filename().string();
    if (name.empty()) {
      // Texts without a name are told apart by their number in the file.
      const std::string stem = fs::path(text.origin.file).stem().string();
      const std::size_t number = ++unnamed[stem];
      name = stem + "-" + std::to_string(number);
    }
    Subject subject;
    const bool ending = fs::path(name).extension() == ".txt";
    subject.id = document_id_of(ending ? fs::path(name).stem().string() : name);
    subject.name = ending ? name : name + ".txt";
    subject.text = &text;
    by_id[subject.id].emplace(extract::sha256(text.text), std::move(subject));
  }
  std::vector<Subject> subjects;
  for (auto& [id, group] : by_id) {
    for (auto& [checksum, subject] : group) {
      if (group.size() > 1) subject.id += "-" + checksum.substr(0, checksum_part);
      subjects.push_back(std::move(subject));
    }
  }
  return subjects;
}

std::vector<Subject> find_subjects(const CandidateFile& file,
                                   const extract::CandidateFormat& format,
                                   const std::vector<std::string>& paths) {
  std::vector<Subject> subjects;
  if (!paths.empty()) {
    const InputDocuments found = find_documents(paths);
    for (const std::string& problem : found.problems) spdlog::error("skipped {}", problem);
    if (found.documents.empty()) throw_nothing_read(paths, found.problems.size());
    for (const InputDocument& document : found.documents) {
      subjects.push_back({document.id, document.name, document.path, nullptr});
    }
    return subjects;
  }
  subjects = subjects_of(file);
  if (subjects.empty()) {
    throw UsageError("files of " + std::string(format.name) +
                     " do not bring the texts that they are about; name them with --documents");
  }
  return subjects;
}

/// Checks the candidates of each document and gathers what is left.
class CandidateReading {
 public:
  CandidateReading(const CandidateFile& file, const CandidateImportOptions& options,
                   const Schema& schema, std::size_t subjects)
      : file_(file),
        options_(options),
        schema_(schema),
        alone_(subjects == 1),
        assembler_(schema),
        done_(file.candidates.size()) {
    check_options_.sentences_for_quotes = options.sentences;
    for (const Rejection& rejection : file.malformed) {
      ++counts_.candidates;
      refuse(rejection);
    }
  }

  void take(const extract::Extractor& extractor, const Subject& subject) {
    std::vector<std::size_t> mine;
    bool looked_for = false;
    for (std::size_t i = 0; i < file_.candidates.size(); ++i) {
      if (done_[i]) continue;
      const auto belongs = belongs_to(file_.candidates[i], subject);
      if (belongs == Belongs::no) continue;
      looked_for = looked_for || belongs == Belongs::perhaps;
      mine.push_back(i);
    }
    if (mine.empty()) return;
    const extract::Source source{
        subject.id, subject.name,
        subject.text != nullptr ? subject.text->text : read_file(subject.path), options_.repair};
    const std::unique_ptr<extract::DocumentReading> reading = extractor.read(source);
    warn_of(reading->document.notices, subject.path.empty() ? subject.name : subject.path);
    const extract::CandidateCheck check(*reading, schema_, check_options_);
    const std::vector<Candidate> candidates = placed(mine, subject, check);
    if (candidates.empty()) return;
    const extract::CheckedCandidates checked = check.check(candidates);
    counts_ += checked.counts;
    for (const Rejection& rejection : checked.rejections) rejected_ += to_json_line(rejection);
    if (checked.claims.empty()) return;
    keep(reading->claim());
    for (const Claim& claim : checked.claims) keep(claim);
    assembler_.forget_text(subject.id);
  }

  /// What belongs to no document.
  void finish() {
    for (std::size_t i = 0; i < file_.candidates.size(); ++i) {
      if (done_[i]) continue;
      const ReadCandidate& read = file_.candidates[i];
      const std::string name =
          read.text == ReadCandidate::no_text ? "" : file_.texts[read.text].document;
      ++counts_.candidates;
      refuse({RejectionReason::unknown_document,
              name.empty() ? "nothing tells which document it is about: none of them has its words"
                           : "there is no document \"" + name + "\"; name it with --documents",
              {},
              completed(read.candidate)});
    }
  }

  [[nodiscard]] Graph graph() { return assembler_.finish(); }
  [[nodiscard]] const std::string& claims() const { return claims_; }
  [[nodiscard]] const std::string& rejected() const { return rejected_; }
  [[nodiscard]] const extract::CandidateCounts& counts() const { return counts_; }

 private:
  enum class Belongs : std::uint8_t { no, yes, perhaps };
  const CandidateFile& file_;
  const CandidateImportOptions& options_;
  const Schema& schema_;
  bool alone_;
  Assembler assembler_;
  extract::CheckOptions check_options_;
  std::vector<bool> done_;
  std::string claims_, rejected_;
  extract::CandidateCounts counts_;

  void refuse(const Rejection& rejection) {
    ++counts_.rejected.at(static_cast<std::size_t>(rejection.reason));
    rejected_ += to_json_line(rejection);
  }

  void keep(const Claim& claim) {
    claims_ += to_json_line(claim);
    assembler_.add(claim);
  }

  [[nodiscard]] Belongs belongs_to(const ReadCandidate& read, const Subject& subject) const {
    if (read.text == ReadCandidate::no_text) return alone_ ? Belongs::yes : Belongs::perhaps;
    const CandidateText& text = file_.texts[read.text];
    if (subject.text != nullptr && text.whole) {
      const bool same = &text == subject.text || (text.document == subject.text->document &&
                                                  text.text == subject.text->text);
      return same ? Belongs::yes : Belongs::no;
    }
    if (!text.document.empty() && extract::is_named(subject.id, subject.name, text.document)) {
      return Belongs::yes;
    }
    if (alone_) return Belongs::yes;
    return text.document.empty() || !text.text.empty() ? Belongs::perhaps : Belongs::no;
  }

  /// Sets what the user said of all candidates.
  [[nodiscard]] Candidate completed(Candidate candidate) const {
    if (candidate.extractor.empty()) candidate.extractor = options_.by;
    if (candidate.source.type.empty()) candidate.source.type = options_.type;
    if (candidate.kind == Candidate::Kind::relation) {
      if (candidate.target.type.empty()) candidate.target.type = options_.type;
      if (candidate.relation.empty()) candidate.relation = options_.relation;
    }
    return candidate;
  }

  /// The candidates that are about the document, with their places in its text.
  [[nodiscard]] std::vector<Candidate> placed(const std::vector<std::size_t>& mine,
                                              const Subject& subject,
                                              const extract::CandidateCheck& check) {
    std::vector<Candidate> candidates;
    std::map<std::size_t, std::unique_ptr<const extract::CandidatePlacing>> placings;
    for (const std::size_t i : mine) {
      const ReadCandidate& read = file_.candidates[i];
      const bool sure = belongs_to(read, subject) == Belongs::yes;
      if (read.text == ReadCandidate::no_text || file_.texts[read.text].text.empty()) {
        if (!sure && !check.quotes().find(words_of(read.candidate))) continue;
        candidates.push_back(completed(read.candidate));
        done_[i] = true;
        continue;
      }
      auto& placing = placings[read.text];
      if (!placing) {
        placing = std::make_unique<const extract::CandidatePlacing>(file_.texts[read.text],
                                                                    check.quotes());
      }
      if (!sure && !placing->found()) continue;
      candidates.push_back(completed(placing->placed(read.candidate)));
      done_[i] = true;
    }
    return candidates;
  }

  /// The words that tell which document a candidate is about.
  static const std::string& words_of(const Candidate& candidate) {
    return candidate.quote.empty() ? candidate.source.name : candidate.quote;
  }
};

void write_file(const std::string& path, const std::string& content) {
  if (path.empty()) return;
  AtomicFile file(path);
  file.write(content);
  file.commit();
}

void report(const CandidateFile& file) {
  for (std::size_t i = 0; i < std::min(file.notices.size(), most_notices); ++i) {
    spdlog::warn("{}", file.notices[i]);
  }
  if (file.notices.size() > most_notices) {
    spdlog::warn("{} more notices are not shown", file.notices.size() - most_notices);
  }
}

}  // namespace

ExitStatus import_candidates(const extract::CandidateFormat& format,
                             const CandidateImportOptions& given, const Schema& schema) {
  CandidateImportOptions options = given;
  if (options.by.empty()) options.by = format.name;
  const extract::WordMap words = word_map(options.mappings);
  const std::vector<extract::CandidateInput> inputs = read_inputs(format, options.inputs);
  const CandidateFile file = extract::read_candidates(format, inputs, words);
  report(file);
  if (const auto unmet = words.unmet(); !unmet.empty()) {
    throw UsageError("--map names \"" + unmet.front() + "\", which no file has");
  }
  if (file.candidates.empty() && file.malformed.empty()) {
    throw InputError({shown_name(options.inputs.front()), 0, 0, {}},
                     "has no candidates; see the notices above, if any");
  }
  const std::vector<Subject> subjects = find_subjects(file, format, options.documents);
  ReadingOptions reading_options;
  reading_options.lexicons = options.lexicons;
  const extract::Extractor extractor = make_extractor(reading_options);
  CandidateReading reading(file, options, schema, subjects.size());
  std::size_t unreadable = 0;
  {
    Progress progress("checking candidates", subjects.size());
    for (const Subject& subject : subjects) {
      try {
        reading.take(extractor, subject);
      } catch (const InputError& error) {
        ++unreadable;
        spdlog::error("skipped {}", error.what());
      }
      progress.advance();
    }
  }
  reading.finish();
  const std::string rejected = rejected_file(options.rejected, options.output);
  write_file(rejected, reading.rejected());
  const std::string summary = to_text(reading.counts());
  if (options.output != "-") {
    write_file("-", summary);
  } else {
    spdlog::info("{}", summary);
  }
  const extract::CandidateCounts& counts = reading.counts();
  if (counts.relations + counts.entities == 0) {
    throw InputError(
        {shown_name(options.inputs.front()), 0, 0, {}},
        "the documents support none of its candidates; " +
            (rejected.empty() ? std::string("--rejected FILE says why") : rejected + " says why"));
  }
  write_file(options.claims, reading.claims());
  write_graph(reading.graph(), require_format("jsonld"), {}, options.output);
  return counts.refused() + unreadable > 0 ? ExitStatus::partial : ExitStatus::fine;
}

}  // namespace diplograph::cli
