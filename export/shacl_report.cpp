#include "export/shacl_report.hpp"

#include "export/turtle_text.hpp"
#include "graph/jsonld_context.hpp"

namespace diplograph::exporting {
namespace {

std::string_view severity_term(Severity severity) {
  switch (severity) {
    case Severity::warning:
      return "sh:Warning";
    case Severity::info:
      return "sh:Info";
    case Severity::violation:
      break;
  }
  return "sh:Violation";
}

std::string result(const Finding& finding) {
  std::string text = "  sh:result [\n    a sh:ValidationResult ;\n    sh:resultSeverity ";
  text += severity_term(finding.severity);
  // SHACL has no component for rules of our own.
  text += " ;\n    sh:sourceConstraintComponent dg:" + finding.rule;
  // A graph that could not be read has no node to point at.
  if (!finding.focus_iri.empty()) text += " ;\n    sh:focusNode " + turtle_iri(finding.focus_iri);
  text += " ;\n    sh:resultMessage " +
          turtle_string(finding.rule + ": " + finding.message + "; " + finding.remedy, "en");
  if (finding.line != 0) text += " ;\n    dg:line " + std::to_string(finding.line);
  if (!finding.document.empty()) text += " ;\n    dg:document " + turtle_string(finding.document);
  return text + "\n  ]";
}

}  // namespace

std::string shacl_report(const ValidationReport& report) {
  // By SHACL any result, whatever its severity, means that the data does not conform.
  std::string text = "@prefix dg: " + turtle_iri(profile_iri) +
                     " .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n\n"
                     "[] a sh:ValidationReport ;\n  sh:conforms " +
                     (report.findings.empty() ? "true" : "false");
  for (const Finding& finding : report.findings) text += " ;\n" + result(finding);
  return text + " .\n";
}

}  // namespace diplograph::exporting
