"""Labels that want to be more than text: code of other languages, and every character there is."""
import csv
import io
import json
import re
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

from acceptance import AcceptanceTest, run

LOCALES = ("C", "de_DE.UTF-8", "fa_IR.UTF-8")  # a decimal comma, and digits of its own
FORMULAS = ("=1+2", "+1+2", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x","y")')
STATEMENTS = ("'}) DETACH DELETE n; //", "\\'}) DETACH DELETE n; //", "\\", "`) DETACH DELETE n; //",
              "\\u0027}) DETACH DELETE n; //", '"}) DETACH DELETE n; /*', "\n; MATCH (n) DELETE n;\n",
              "$rows")
UPDATES = ('" . <x> <y> <z> . "', '\\" . } ; DROP ALL ; INSERT DATA { <a> <b> "', "> . <x> <y> <z> .",
           '"""@en . DROP ALL', "\\u0022 . <x> <y> <z>", "\n<x> <y> <z> .\n", "}; CLEAR DEFAULT #")
SCRIPTS = ("</script><script>globalThis.obeyed = 1</script>", "<img src=x onerror=alert(1)>",
           '"><svg onload=alert(1)>', "<!-- <script>", "]]>", "&lt;script&gt;",
           "javascript:alert(1)", "</style><style>*{display:none}</style>")
# Neither is a character of its own.
SURROGATES = range(0xD800, 0xE000)
FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def every_character():
    """Texts of 4096 characters each, between letters."""
    for first in range(0, 0x110000, 4096):
        codes = [code for code in range(first, first + 4096) if code not in SURROGATES]
        if codes:
            yield "a" + "".join(map(chr, codes)) + "z"


class Tags(HTMLParser):
    """The elements of a page, and the attributes that run something."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.handlers = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.handlers += [name for name, value in attributes
                          if name.startswith("on") or "javascript:" in (value or "")]


class HostileTexts(AcceptanceTest):

    def labelled(self, labels):
        """A graph that has a concept for each label, which is the words of a statement too."""
        graph = json.loads((self.graph() / "graph.jsonld").read_text(encoding="utf-8"))
        for number, label in enumerate(labels):
            graph["@graph"].append({"@id": f"https://diplograph.org/id/concept/h{number}",
                                    "@type": "Concept",
                                    "rdfs:label": [{"@language": "en", "@value": label}]})
        return self.write("hostile.jsonld", json.dumps(graph))

    def exported(self, graph, form, **settings):
        # Not as text: Python would make one line end of all.
        out = self.folder / "exported"
        self.run_ok("-q", "export", graph, "--to", form, "-o", out, **settings)
        return out.read_bytes().decode("utf-8")

    def in_each_locale(self, graph, form):
        """What is written, the same in all locales."""
        known = subprocess.run(["locale", "-a"], capture_output=True, check=True).stdout.decode()
        first = self.exported(graph, form, environment={"LC_ALL": LOCALES[0]})
        for locale in LOCALES[1:]:
            with self.subTest(form=form, locale=locale):
                if locale.lower().replace("-", "") not in known.lower():
                    self.skipTest(f"SKIPPED: there is no locale {locale}; "
                                  "scripts/install-dependencies test makes it")
                self.assertEqual(first, self.exported(graph, form, environment={"LC_ALL": locale}))
        return first

    def assert_labels(self, found, labels):
        """By number; the first difference, since all would be a megabyte."""
        self.assertEqual(len(found), len(labels))
        for number, label in enumerate(labels):
            if found[number] != label:
                at = next((i for i, (a, b) in enumerate(zip(found[number], label)) if a != b), -1)
                self.fail(f"label {number} at {at}: {found[number][at:at + 9]!r}, "
                          f"not {label[at:at + 9]!r}")

    def test_json_holds_every_character_in_every_locale(self):
        labels = list(every_character())
        graph = self.labelled(labels)
        written = json.loads(self.in_each_locale(graph, "jsonld"))["@graph"]
        found = {int(i["@id"].rpartition("/h")[2]): i["rdfs:label"][0]["@value"]
                 for i in written if "/concept/h" in i["@id"]}
        self.assert_labels(found, labels)
        self.assertTrue(all(re.fullmatch(r"[01](\.\d+)?", i["dg:confidence"])
                            for i in written if "dg:confidence" in i))
        found = {}
        for line in self.in_each_locale(graph, "graphson").split("\n")[:-1]:
            vertex = json.loads(line)
            if vertex["id"].startswith("concept/h"):
                label, = vertex["properties"]["label"]
                found[int(vertex["id"][9:])] = label["value"]
        self.assert_labels(found, labels)

    def test_xml_holds_every_character_that_it_can_in_every_locale(self):
        labels = list(every_character())
        graph = self.labelled(labels)
        wanted = [FORBIDDEN_IN_XML.sub("\ufffd", label) for label in labels]
        for form in ("graphml", "graphml-gephi", "graphml-neo4j", "graphml-yed", "gexf", "gexf-1.2"):
            root = ElementTree.fromstring(self.in_each_locale(graph, form))
            found = {}
            for node in root.iter():
                name = re.split("[/:]h", node.get("id", ""))
                if not node.tag.endswith("}node") or name[0] != "concept":
                    continue
                texts = [data.text for data in node if data.get("key") == "label"]
                found[int(name[1])] = texts[0] if texts else node.get("label")
            self.assert_labels(found, wanted)

    def test_csv_has_no_cell_that_a_spreadsheet_runs(self):
        graph = self.labelled(FORMULAS)
        for form in ("nodes-csv", "edges-csv"):
            rows = list(csv.reader(io.StringIO(self.exported(graph, form), newline=""), strict=True))
            for cell in (cell for row in rows for cell in row):
                self.assertFalse(cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell)
        text = self.exported(graph, "nodes-csv")
        for label in FORMULAS:
            self.assertIn("'" + label.replace('"', '""'), text)

    def test_html_has_no_script_of_a_label(self):
        pages = []
        for labels in (["harmless"] * len(SCRIPTS), SCRIPTS):
            page = self.folder / "page.html"
            result = run("-q", "explore", self.labelled(labels), "-o", page)
            if b"no explorer" in result.stderr:
                self.skipTest("this build has no explorer: node or npm was missing")
            self.assertEqual(result.returncode, 0, result.stderr)
            pages.append(Tags(page.read_text(encoding="utf-8")))
        self.assertEqual(pages[0].elements, pages[1].elements)
        self.assertEqual(pages[1].handlers, [])

    def test_cypher_takes_no_statement_from_a_label(self):
        count = len(self.labelled_statements(["harmless"] * len(STATEMENTS)))
        statements = self.labelled_statements(STATEMENTS)
        self.assertEqual(len(statements), count)
        for statement in statements:
            self.assertRegex(statement, r"\A(MERGE|MATCH) \(")
            self.assertNotIn("DELETE", re.sub(r"'(?:[^'\\]|\\.)*'", "''", statement))

    def labelled_statements(self, labels):
        script = self.exported(self.labelled(labels), "cypher")
        return [part.strip() for part in re.findall(
            r"((?:[^;'`]|'(?:[^'\\]|\\.)*'|`[^`]*`)+);\n",
            re.sub(r"\A(?://.*\n)+", "", script))]

    def test_rdf_and_so_sparql_takes_no_triple_from_a_label(self):
        iri = r'<[^\x00-\x20<>"{}|^`\\]*>'
        text = r'"((?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*)"'
        line = re.compile(rf"{iri} {iri} (?:{iri}|{text}(?:@[\w-]+|\^\^{iri})?) \.")
        harmless = self.exported(self.labelled(["harmless"] * len(UPDATES)), "nquads")
        found = []
        lines = self.exported(self.labelled(UPDATES), "nquads").split("\n")
        self.assertEqual(len(lines), harmless.count("\n") + 1)
        for triple in lines[:-1]:
            match = line.fullmatch(triple)
            self.assertTrue(match, triple)
            if "/concept/h" in triple and "#label>" in triple:
                found.append(json.loads(f'"{match.group(1)}"'))
        self.assertEqual(sorted(found), sorted(UPDATES))


if __name__ == "__main__":
    unittest.main()
