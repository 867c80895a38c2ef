"""`diplograph stats`: counts, components, central nodes."""
import json
import re
import unittest

from acceptance import EXAMPLES, AcceptanceTest, run


class Stats(AcceptanceTest):

    def test_counts_are_those_of_the_graph(self):
        out = self.folder / "out"
        self.run_ok("-q", "build", *EXAMPLES, "-o", out)
        text = self.run_ok("stats", out / "graph.jsonld")
        report = json.loads((out / "validation.json").read_text())
        counts = {word: int(number) for word, number in re.findall(r"^ *(\w+) +(\d+)$", text, re.M)}
        self.assertEqual(counts["documents"], len(EXAMPLES))
        self.assertEqual(counts["nodes"], report["nodes"])
        self.assertEqual(counts["edges"], report["edges"])
        nodes = (out / "nodes.csv").read_text(encoding="utf-8")
        self.assertEqual(counts["State"], nodes.count(",State,"))
        types = re.search(r"^nodes.*?^edges", text, re.M | re.S).group(0)
        self.assertEqual(sum(int(n) for n in re.findall(r"^  \w+ +(\d+)$", types, re.M)), report["nodes"])
        self.assertIn("components", text)

    def test_the_most_central_nodes_come_first_and_top_limits_them(self):
        graph = self.graph() / "graph.jsonld"
        text = self.run_ok("stats", graph, "--top", 2)
        rows = re.findall(r"^ +(\d[\d.]*) +\d[\d.]* +(\d+) +(\d+)  (\S+)  ", text, re.M)
        self.assertEqual(len(rows), 2)
        self.assertGreaterEqual(float(rows[0][0]), float(rows[1][0]))
        self.assertNotIn("document/", "".join(row[3] for row in rows))

    def test_a_graph_comes_from_standard_input(self):
        graph = self.graph() / "graph.jsonld"
        self.assertEqual(self.run_ok("stats", "-", stdin=graph.read_bytes()), self.run_ok("stats", graph))

    def test_what_is_no_graph_is_refused(self):
        self.assert_fails(run("stats", self.write("claims.jsonl", "{}\n{}\n")), 2, "claims.jsonl:2")


if __name__ == "__main__":
    unittest.main()
