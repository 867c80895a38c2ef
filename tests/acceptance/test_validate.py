"""`diplograph validate`: reports, other schemas, broken graphs and schemas."""
import json
import unittest

from acceptance import SOURCE, AcceptanceTest, run


class Validate(AcceptanceTest):

    def setUp(self):
        super().setUp()
        self.file = self.graph() / "graph.jsonld"
        self.schema = json.loads((SOURCE / "schemas/diplomacy.json").read_text(encoding="utf-8"))

    def changed_graph(self, change):
        graph = json.loads(self.file.read_text(encoding="utf-8"))
        change(graph["@graph"])
        return self.write("changed.jsonld", json.dumps(graph, ensure_ascii=False))

    def changed_schema(self, change):
        change(self.schema)
        return self.write("schema.json", json.dumps(self.schema, ensure_ascii=False, indent=1))

    def test_a_graph_that_was_built_conforms(self):
        self.assertIn("conforms to diplomacy", self.run_ok("validate", self.file))
        report = json.loads(self.run_ok("validate", self.file, "--json"))
        self.assertTrue(report["conforms"])
        self.assertEqual(report["violations"], 0)

    def test_the_report_is_that_of_build_and_goes_into_a_file(self):
        target = self.folder / "report.json"
        self.run_ok("validate", "-", "--json", "-o", target, stdin=self.file.read_bytes())
        self.assertEqual(target.read_bytes(), (self.file.parent / "validation.json").read_bytes())

    def test_a_relation_that_the_schema_does_not_have_is_a_violation(self):
        def rename(items):
            statement = next(item for item in items if item.get("@type") == "rdf:Statement")
            statement["rdf:predicate"] = "https://example.org/befriends"

        path = self.changed_graph(rename)
        result = run("validate", path)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn(b"https://example.org/befriends", result.stdout)
        report = json.loads(run("validate", path, "--json").stdout)
        self.assertFalse(report["conforms"])
        self.assertEqual(report["violations"], len(report["findings"]))

    def test_a_narrower_schema_finds_what_it_forbids(self):
        def forbid(schema):
            for relation in schema["relations"]:
                if relation["name"] == "pursues":
                    relation["domain"] = ["Person"]

        path = self.changed_schema(forbid)
        result = run("validate", self.file, "--schema", path)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn(b"pursues", result.stdout)
        self.assertIn(b"does not conform", result.stdout)

    def test_every_edge_that_the_schema_forbids_is_reported_at_once(self):
        def turn(items):
            for item in items:
                if item.get("@type") != "rdf:Statement" or not item["rdf:predicate"].endswith("#partyTo"):
                    continue
                source, target = item["rdf:subject"], item["rdf:object"]
                item["rdf:subject"], item["rdf:object"] = target, source
                base = source[:source.index("/id/") + 4]
                item["@id"] = f"{target}#partyTo:{source[len(base):]}"
                for node in items:
                    if node.get("@id") == source and "partyTo" in node:
                        del node["partyTo"]
                for node in items:
                    if node.get("@id") == target and ":" not in node.get("@type", ":"):
                        node.setdefault("partyTo", []).append(source)

        path = self.changed_graph(turn)
        result = run("validate", path, "--json")
        self.assertEqual(result.returncode, 1, result.stderr)
        found = [finding for finding in json.loads(result.stdout)["findings"] if finding["rule"] == "edge-ends"]
        self.assertGreater(len(found), 1)
        for finding in found:
            self.assertRegex(finding["focus"], r"^agreement/.*\|partyTo\|")

    def test_the_report_as_shacl_names_the_same_rules(self):
        text = self.run_ok("validate", self.file, "--shacl")
        report = json.loads(self.run_ok("validate", self.file, "--json"))
        self.assertEqual(text.count("a sh:ValidationResult"), len(report["findings"]))
        for finding in report["findings"]:
            self.assertIn(f"sh:sourceConstraintComponent dg:{finding['rule']}", text)
        self.assertEqual(run("validate", self.file, "--shacl", "--json").returncode, 2)

    def test_strict_lets_a_warning_fail(self):
        self.schema["rules"] = [{"id": "many-parties", "severity": "warning", "type": "Agreement",
                                 "relation": "partyTo", "direction": "in", "minimum": 99,
                                 "definition": "An agreement has many parties."}]
        path = self.write("strict.json", json.dumps(self.schema, ensure_ascii=False))
        self.assertIn("many-parties", self.run_ok("validate", self.file, "--schema", path))
        self.assertEqual(run("validate", self.file, "--schema", path, "--strict").returncode, 1)
        self.run_ok("validate", self.file, "--strict")

    def test_a_schema_with_an_unknown_type_is_refused_with_its_place(self):
        path = self.changed_schema(lambda schema: schema["relations"][0].update(domain=["Wizard"]))
        self.assert_fails(run("validate", self.file, "--schema", path), 2, "schema.json:", "/relations/0/domain",
                          "Wizard")

    def test_files_that_are_no_graph_are_refused_with_their_place(self):
        for content, words in (("", "not valid JSON"), ("{", "not valid JSON"), ("[]", "expected"),
                               ('{"@context":{},"@graph":[3]}', "/@graph/0"), (b"\xff\xfe\0", "not valid JSON")):
            with self.subTest(content=content):
                path = self.write("bad.jsonld", content)
                self.assert_fails(run("validate", path), 2, "bad.jsonld:1", words)
        self.assert_fails(run("validate", self.folder / "missing.jsonld"), 2, "missing.jsonld: does not exist")
        self.assert_fails(run("validate", self.folder), 2, "is a folder")


if __name__ == "__main__":
    unittest.main()
