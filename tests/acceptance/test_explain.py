"""`diplograph explain`: the words behind a node or an edge."""
import csv
import unittest

from acceptance import ENGLISH, AcceptanceTest, run


class Explain(AcceptanceTest):

    def setUp(self):
        super().setUp()
        self.built = self.graph("First page\n\f" + ENGLISH)
        self.file = self.built / "graph.jsonld"
        with (self.built / "edges.csv").open(encoding="utf-8", newline="") as table:
            self.edges = list(csv.DictReader(table))

    def test_a_node_brings_its_names_statements_and_mentions(self):
        text = self.run_ok("explain", self.file, "state/kazakhstan")
        for words in ("State: Kazakhstan", "iso3166: KZ", "قزاقستان", "pursues", "mention", "lexicon/states"):
            self.assertIn(words, text)

    def test_an_edge_brings_document_page_line_quote_rule_and_confidence(self):
        edge = next(edge for edge in self.edges if edge["relation"] == "pursues")
        text = self.run_ok("explain", self.file, f"{edge['source']}|{edge['relation']}|{edge['target']}")
        self.assertIn(f"{edge['document']}, page 2, line {edge['line']}: ", text)
        self.assertIn(f"confidence {edge['confidence']}", text)
        self.assertRegex(text, r"rule en/\S+")
        self.assertRegex(text, r"»[^«]+«")
        self.assertRegex(text, r"\[[^]]+\]")
        unmarked = text.translate({ord(mark): None for mark in "»«[]"})
        self.assertIn(edge["quote"], unmarked)

    def test_every_edge_of_the_table_can_be_explained(self):
        self.assertGreater(len(self.edges), 0)
        for edge in self.edges:
            parts = [edge["source"], edge["relation"], edge["target"]]
            parts += ["not"] if edge["polarity"] == "negated" else []
            self.assertIn(edge["document"], self.run_ok("explain", self.file, "|".join(parts)))

    def test_a_node_can_be_named_by_any_of_its_names(self):
        wanted = self.run_ok("explain", self.file, "state/kazakhstan")
        for name in ("Kazakhstan", "قزاقستان", "kazakhstan", "KAZAKHSTAN"):
            self.assertEqual(self.run_ok("explain", self.file, name), wanted)

    def test_an_unknown_name_brings_the_nearest(self):
        result = run("explain", self.file, "state/kazahkstan")
        self.assert_fails(result, 2, "state/kazahkstan", "did you mean state/kazakhstan?")
        self.assertEqual(result.stdout, b"")


if __name__ == "__main__":
    unittest.main()
