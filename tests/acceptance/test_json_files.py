"""Every JSON that the command writes conforms to the schema that we publish for it, in the eyes of a
validator that we did not write."""
import json
import subprocess
import unittest

from acceptance import ENGLISH, EXAMPLES, SOURCE, AcceptanceTest

# Debian's own Python has the package python3-jsonschema, whichever Python runs the tests.
PYTHON = "/usr/bin/python3"
SCRIPT = """
import json, sys
import jsonschema
schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft4Validator.check_schema(schema)
validator = jsonschema.Draft4Validator(schema)
for line in sys.stdin:
    for error in validator.iter_errors(json.loads(line)):
        print("/" + "/".join(map(str, error.absolute_path)), error.message[:300])
"""
GOLD = {"document": {"id": "d"}, "edges": [],
        "nodes": [{"id": "ir", "type": "State", "label": "Iran", "core": True},
                  {"id": "xx", "type": "State", "label": "Atlantis", "core": True}]}


def is_there():
    return subprocess.run([PYTHON, "-c", "import jsonschema"], capture_output=True,
                          check=False).returncode == 0


@unittest.skipUnless(is_there(), "SKIPPED LOUDLY: no python3-jsonschema")
class JsonFiles(AcceptanceTest):

    def problems(self, schema, *documents):
        lines = "".join(json.dumps(document) + "\n" for document in documents)
        result = subprocess.run([PYTHON, "-c", SCRIPT, str(SOURCE / "schemas" / schema)],
                                input=lines.encode("utf-8"), capture_output=True, check=False)
        self.assertEqual(result.returncode, 0, result.stderr.decode("utf-8", "replace"))
        return result.stdout.decode("utf-8").splitlines()

    def check(self, schema, *documents):
        self.assertTrue(documents)
        self.assertEqual(self.problems(schema, *documents), [])

    def test_the_files_of_a_build(self):
        out = self.graph()
        claims = [json.loads(line) for line in
                  (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
        self.check("claim.schema.json", *claims)
        self.check("diplomacy.claims.schema.json", *claims)
        self.check("graph.schema.json", json.loads((out / "graph.jsonld").read_bytes()))
        self.check("validation-report.schema.json",
                   json.loads((out / "validation.json").read_bytes()))

    def test_a_difference_and_an_evaluation(self):
        out = self.graph() / "graph.jsonld"
        other = self.folder / "other"
        self.run_ok("-q", "build", self.write("other.txt", ENGLISH + "\nNorway supports peace.\n"),
                    "-o", other)
        self.check("difference.schema.json",
                   json.loads(self.run_ok("diff", out, other / "graph.jsonld", "--json")))
        report = self.folder / "conflicts.json"
        self.run_ok("-q", "merge", out, other / "graph.jsonld", "-o", self.folder / "merged.jsonld",
                    "--report", report)
        self.check("conflict-report.schema.json", json.loads(report.read_bytes()))
        self.check("gold.schema.json", GOLD)
        gold = self.write("gold.json", json.dumps(GOLD))
        self.check("evaluation.schema.json",
                   json.loads(self.run_ok("evaluate", gold, out, "--json")))

    def test_the_structure_of_documents(self):
        for document in EXAMPLES:
            self.check("structure.schema.json",
                       json.loads(self.run_ok("inspect", "--json", document)))

    def test_a_validator_of_others_refuses_what_ours_refuses(self):
        for kind, schema in (("claims", "claim.schema.json"), ("graph", "graph.schema.json")):
            wrong = {"claim": "rumour"} if kind == "claims" else {"@context": [], "@graph": []}
            with self.subTest(kind):
                self.assertNotEqual(self.problems(schema, wrong), [])

    def test_packs_and_the_domain_schema(self):
        self.check("graph-schema.schema.json",
                   json.loads((SOURCE / "schemas" / "diplomacy.json").read_bytes()))
        for kind, schema in (("rules", "rule-pack"), ("lexicon", "lexicon"),
                             ("names", "name-pack"), ("grammar", "grammar-pack"),
                             ("prompt", "prompt-pack")):
            packs = [json.loads(path.read_bytes())
                     for path in sorted((SOURCE / "extract" / "packs").rglob("*.json"))]
            self.check(f"{schema}.schema.json", *(p for p in packs if p.get("kind") == kind))


if __name__ == "__main__":
    unittest.main()
