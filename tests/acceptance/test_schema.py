"""`diplograph schema`: whether a schema is sound, and what follows from it."""
import json
import unittest

from acceptance import SOURCE, AcceptanceTest, run

SMALL = SOURCE / "tests" / "graph" / "valid" / "schema" / "small.json"
BROKEN = SOURCE / "tests" / "graph" / "invalid" / "schema" / "cyclic-inheritance.json"


class Schema(AcceptanceTest):

    def test_a_sound_schema_is_said_to_be_sound(self):
        self.assertIn("the schema diplomacy 1 is sound", self.run_ok("schema", "check"))
        self.assertIn("4 types, 2 relations", self.run_ok("schema", "check", SMALL))

    def test_a_mistake_is_named_with_its_line_and_place(self):
        result = run("schema", "check", BROKEN)
        self.assertEqual(result.returncode, 2)
        error = result.stderr.decode("utf-8")
        self.assertRegex(error, r"cyclic-inheritance\.json:\d+:\d+: error: .*inherits from itself: \w+ -> ")
        self.assertRegex(error, r"\n +\| +\^~+\n +=")
        self.assertIn("1 mistake in", error)
        self.assertEqual(result.stdout, b"")

    def test_all_mistakes_of_a_file_are_named_in_its_order(self):
        schema = json.loads(SMALL.read_text(encoding="utf-8"))
        schema["types"][1]["parnet"] = schema["types"][1].pop("parent")
        schema["properties"][0]["datatype"] = "decimals"
        schema["relations"][0]["domain"] = ["Citty"]
        schema["relations"][1]["maximum"] = "one"
        path = self.folder / "my-schema.json"
        path.write_text(json.dumps(schema, indent=1), encoding="utf-8")
        result = run("schema", "check", path)
        self.assertEqual(result.returncode, 2)
        error = result.stderr.decode("utf-8")
        places = [error.index(words) for words in (
            'did you mean "parent"?', 'did you mean "decimal"?', "did you mean City?",
            "expected a whole number")]
        self.assertEqual(places, sorted(places))
        self.assertIn("4 mistakes in", error)

    def test_every_format_of_the_list_can_be_written(self):
        names = [line.split()[0] for line in
                 self.run_ok("schema", "export", "--list").splitlines()]
        self.assertIn("shacl", names)
        for name in names:
            with self.subTest(format=name):
                text = self.run_ok("schema", "export", SMALL, "--to", name)
                self.assertIn("river", text.lower())
                out = self.folder / name
                self.run_ok("schema", "export", SMALL, "--to", name, "-o", out)
                self.assertEqual(out.read_text(encoding="utf-8"), text)

    def test_the_context_is_that_of_a_graph(self):
        context = json.loads(self.run_ok("schema", "export", "--to", "context"))
        self.assertIn("pursues", context["@context"])

    def test_a_misspelled_format_is_recognised(self):
        result = run("schema", "export", "--to", "shakl")
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"did you mean shacl?", result.stderr)

    def test_without_a_subcommand_or_a_format_the_usage_is_wrong(self):
        for arguments in (("schema",), ("schema", "export"), ("schema", "draw")):
            with self.subTest(arguments=arguments):
                self.assertEqual(run(*arguments).returncode, 2)


if __name__ == "__main__":
    unittest.main()
