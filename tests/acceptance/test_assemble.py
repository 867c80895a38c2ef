"""`diplograph assemble`: claims to a graph, in any order, and without those that are wrong."""
import itertools
import json
import unittest

from acceptance import ENGLISH, PERSIAN, AcceptanceTest, run


class Assemble(AcceptanceTest):

    def setUp(self):
        super().setUp()
        self.built = self.graph()
        self.lines = (self.built / "claims.jsonl").read_text(encoding="utf-8").splitlines(True)

    def changed(self, change):
        """A claims file whose first relation is changed."""
        lines = list(self.lines)
        index = next(i for i, line in enumerate(lines) if '"claim":"relation"' in line)
        claim = json.loads(lines[index])
        change(claim)
        lines[index] = json.dumps(claim, ensure_ascii=False) + "\n"
        return self.write("changed.jsonl", "".join(lines)), index + 1

    def test_claims_of_a_build_give_its_graph_again(self):
        graph = self.run_ok("assemble", self.built / "claims.jsonl")
        self.assertEqual(graph, (self.built / "graph.jsonld").read_text(encoding="utf-8"))

    def test_the_order_of_claims_and_files_does_not_matter(self):
        self.run_ok("-q", "extract", self.write("fa.txt", PERSIAN), "-o", self.folder / "b.jsonl")
        files = [self.built / "claims.jsonl", self.folder / "b.jsonl",
                 self.write("reversed.jsonl", "".join(reversed(self.lines)))]
        graphs = {self.run_ok("assemble", *order) for order in itertools.permutations(files)}
        self.assertEqual(len(graphs), 1)

    def test_a_claim_whose_quote_is_not_in_the_text_is_refused(self):
        def invent(claim):
            claim["evidence"]["quote"] = "Iran left the Tehran Convention"
            claim["evidence"].pop("marks", None)

        path, line = self.changed(invent)
        result = run("assemble", path)
        self.assert_fails(result, 3, f"changed.jsonl:{line}", "does not stand in the text",
                          "Iran left the Tehran Convention")
        self.assertNotIn(b"Iran left", result.stdout)

    def test_unknown_relations_and_types_are_refused(self):
        for member, value in (("relation", "befriends"), ("source", "planet/mars")):
            path, line = self.changed(lambda claim: claim.update({member: value}))
            self.assert_fails(run("assemble", path), 3, f"changed.jsonl:{line}", value.split("/")[0])

    def test_a_line_that_is_no_claim_is_refused_with_its_place(self):
        path = self.write("broken.jsonl", "".join(self.lines) + '{"claim":"relation","source":3}\n{no json\n')
        said = self.assert_fails(run("assemble", path), 3, f"broken.jsonl:{len(self.lines) + 1}", "/source",
                                 f"broken.jsonl:{len(self.lines) + 2}", "not valid JSON")
        self.assertIn("2 were refused", said)

    def test_nothing_is_written_if_no_claim_can_be_used(self):
        target = self.folder / "graph.jsonld"
        for content in ("", "\n\n", "{}\n", "not json\n"):
            result = run("assemble", self.write("bad.jsonl", content), "-o", target)
            self.assert_fails(result, 2)
            self.assertFalse(target.exists())
        self.assert_fails(run("assemble", self.folder / "missing.jsonl", "-o", target), 2, "missing.jsonl")
        self.assert_nothing_left()


if __name__ == "__main__":
    unittest.main()
