"""`diplograph evaluate`: how much of a gold graph a graph has."""
import json
import re
import subprocess
import sys
import unittest

from acceptance import CORPUS, AcceptanceTest, run

GOLD = {"document": {"id": "caspian"},
        "nodes": [{"id": "ir", "type": "State", "label": "Iran", "core": True},
                  {"id": "kz", "type": "State", "label": "Kazakhstan", "core": True},
                  {"id": "tehran", "type": "Agreement", "label": "Tehran Convention", "core": True},
                  {"id": "tm", "type": "State", "label": "Turkmenistan", "core": True}],
        "edges": [{"source": "ir", "relation": "partyTo", "target": "tehran", "core": True},
                  {"source": "kz", "relation": "partyTo", "target": "tehran", "core": True},
                  {"source": "tm", "relation": "partyTo", "target": "tehran", "core": True}]}
SCORES = re.compile(r"^(nodes|edges)\s+(recall.*)$", re.MULTILINE)


class Evaluate(AcceptanceTest):

    def setUp(self):
        super().setUp()
        self.gold = self.write("gold.json", json.dumps(GOLD))

    def test_what_is_found_wrong_and_missed_is_counted_and_listed(self):
        text = self.run_ok("evaluate", self.gold, self.graph() / "graph.jsonld", "--show")
        self.assertRegex(text, r"nodes +recall 0\.750 \(3/4 core\)")
        self.assertRegex(text, r"edges +recall 0\.667 \(2/3 core\)")
        self.assertIn("missed node:\tState\tTurkmenistan", text)
        self.assertIn("missed edge:\ttm\tpartyTo\ttehran", text)

    def test_json_has_the_same_figures(self):
        found = json.loads(self.run_ok("evaluate", self.gold, self.graph() / "graph.jsonld", "--json"))
        self.assertEqual(found["nodes"]["coreFound"], 3)
        self.assertEqual(found["edges"]["recall"], 0.667)
        self.assertEqual(found["missedEdges"], ["tm\tpartyTo\ttehran"])

    def test_two_equal_annotations_agree_fully(self):
        text = self.run_ok("evaluate", self.gold, self.gold, "--agreement")
        self.assertIn("kappa of relations   1.000", text)

    def test_a_broken_gold_file_is_refused_with_its_place(self):
        graph = self.graph() / "graph.jsonld"
        broken = self.write("broken.json", '{"document": {"id": "d"},\n"nodes": 7, "edges": []}')
        self.assert_fails(run("evaluate", broken, graph), 2, "broken.json:2", "/nodes")
        self.assert_fails(run("evaluate", self.gold, graph, "--lines", "9"), 2, "FIRST:LAST")

    @unittest.skipUnless(CORPUS.exists(), "SKIPPED LOUDLY: the gold graphs are not beside the project")
    def test_the_figures_are_those_of_the_scorer_that_comes_with_the_gold(self):
        gold_folder = CORPUS.parent / "gold"
        for gold in sorted((gold_folder / "graphs").glob("*.json")):
            with self.subTest(gold.stem):
                out = self.folder / gold.stem
                self.run_ok("-q", "build", CORPUS / f"{gold.stem}.txt", "-o", out)
                theirs = subprocess.run(
                    [sys.executable, gold_folder / "score_graph.py", gold, out / "nodes.csv", out / "edges.csv"],
                    capture_output=True, check=True).stdout.decode("utf-8")
                ours = self.run_ok("evaluate", gold, out / "graph.jsonld")
                self.assertEqual(len(SCORES.findall(theirs)), 2)
                self.assertEqual(SCORES.findall(ours), SCORES.findall(theirs))


if __name__ == "__main__":
    unittest.main()
