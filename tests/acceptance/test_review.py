"""`diplograph review` and the decisions it leads to."""
import csv
import io
import json
import unittest

from acceptance import EXAMPLES, AcceptanceTest, run


class Review(AcceptanceTest):

    def table(self, *arguments):
        return list(csv.DictReader(io.StringIO(self.run_ok("review", *arguments).lstrip("\ufeff"))))

    def edges(self, folder):
        with open(folder / "edges.csv", encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def test_a_rejected_statement_stays_out_of_every_later_graph(self):
        out = self.folder / "out"
        self.run_ok("-q", "build", *EXAMPLES, "-o", out)
        rows = self.table(out / "claims.jsonl")
        statements = [row for row in rows if row["kind"] == "statement"]
        claims = [json.loads(line) for line in (out / "claims.jsonl").read_text("utf-8").splitlines()]
        self.assertEqual({row["source"] for row in rows if row["kind"] == "entity"},
                         {claim["entity"] for claim in claims if claim["claim"] == "mention"})
        self.assertTrue(all(row["decision"] == "" for row in rows))
        wrong = statements[0]
        same = [row for row in statements
                if (row["source"], row["relation"], row["target"]) ==
                (wrong["source"], wrong["relation"], wrong["target"])]
        path = self.write("decisions.csv", "key;decision\r\n" +
                          "".join(f"{row['key']};reject\r\n" for row in same))
        later = self.folder / "later"
        self.run_ok("-q", "build", *EXAMPLES, "-o", later, "--decisions", path)
        triple = (wrong["source"], wrong["relation"], wrong["target"])
        self.assertIn(triple, {(e["source"], e["relation"], e["target"]) for e in self.edges(out)})
        self.assertNotIn(triple, {(e["source"], e["relation"], e["target"]) for e in self.edges(later)})
        # The claims file stays what was found; assembling it gives the same graph.
        self.assertEqual((out / "claims.jsonl").read_bytes(), (later / "claims.jsonl").read_bytes())
        assembled = self.run_ok("-q", "assemble", "--decisions", path, out / "claims.jsonl")
        self.assertEqual(assembled, (later / "graph.jsonld").read_text("utf-8"))
        again = self.table(out / "claims.jsonl", "--decisions", path)
        self.assertEqual([row["key"] for row in again if row["decision"]], [row["key"] for row in same])

    def test_a_decision_that_meets_nothing_is_named(self):
        path = self.write("decisions.csv", "key,decision\nr-0,accept\n")
        result = run("build", EXAMPLES[0], "-o", self.folder / "out", "--decisions", path)
        self.assertEqual(result.returncode, 0)
        self.assertIn("decisions.csv:2", result.stderr.decode("utf-8"))

    def test_broken_decisions_are_refused_before_anything_is_written(self):
        path = self.write("decisions.csv", "key,decision\nr-0,perhaps\n")
        out = self.folder / "out"
        self.assert_fails(run("build", EXAMPLES[0], "-o", out, "--decisions", path), 2,
                          "decisions.csv:2", "perhaps")
        self.assertFalse(out.exists())
        claims = self.write("none.jsonl", "")
        self.assert_fails(run("review", claims), 2, "none.jsonl")

    def test_asserted_only_leaves_out_plans_and_other_peoples_words(self):
        text = self.write("a.txt", "Germany may support the treaty with France.\n"
                                   "Poland supports the treaty with France.\n")
        every, asserted = self.folder / "every", self.folder / "asserted"
        self.run_ok("-q", "build", text, "-o", every)
        self.run_ok("-q", "build", text, "-o", asserted, "--asserted-only")
        self.assertEqual({e["modality"] for e in self.edges(every)}, {"asserted", "planned"})
        self.assertEqual({e["modality"] for e in self.edges(asserted)}, {"asserted"})


if __name__ == "__main__":
    unittest.main()
