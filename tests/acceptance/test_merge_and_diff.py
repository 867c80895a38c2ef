"""`diplograph merge` and `diplograph diff`: graphs into one, and what differs between two."""
import itertools
import json
import unittest

from acceptance import ENGLISH, PERSIAN, AcceptanceTest, run

THIRD = "Norway signed the Antarctic Treaty.\n"


class MergeAndDiff(AcceptanceTest):

    def build(self, *texts):
        """A folder built of documents that have the same names in every call."""
        names = {ENGLISH: "a.txt", PERSIAN: "b.txt", THIRD: "c.txt"}
        out = self.folder / ("built-" + "".join(names[text][0] for text in texts))
        self.run_ok("-q", "build", *(self.write(names[text], text) for text in texts), "-o", out)
        return out / "graph.jsonld"

    def test_merged_parts_are_what_building_the_whole_gives_in_any_order(self):
        whole = self.build(ENGLISH, PERSIAN, THIRD).read_bytes()
        parts = [self.build(text) for text in (ENGLISH, PERSIAN, THIRD)]
        for order in itertools.permutations(parts):
            merged = self.folder / "merged.jsonld"
            self.run_ok("merge", *order, "-o", merged)
            self.assertEqual(merged.read_bytes(), whole)
            self.run_ok("merge", merged, parts[0], "-o", merged)
            self.assertEqual(merged.read_bytes(), whole)

    def test_graphs_that_do_not_differ_give_no_line(self):
        graph = self.build(ENGLISH)
        self.assertEqual(self.run_ok("diff", graph, graph), "")

    def test_what_was_added_and_removed_is_told_with_its_quote(self):
        before, after = self.build(ENGLISH), self.build(ENGLISH, THIRD)
        text = self.run_ok("diff", before, after)
        self.assertIn("+ document c", text)
        self.assertIn("+ state/norway\n", text)
        self.assertIn("Norway signed the Antarctic Treaty.", text)
        self.assertFalse([line for line in text.splitlines() if line.startswith("- ")])
        found = json.loads(self.run_ok("diff", after, before, "--json"))
        self.assertIn("state/norway", found["removedNodes"])
        self.assertEqual(found["addedNodes"], [])
        self.assertTrue(all(edge["evidence"] for edge in found["removedEdges"]))

    def test_a_graph_that_cannot_be_read_leaves_nothing(self):
        broken = self.write("broken.jsonld", "{")
        out = self.folder / "merged.jsonld"
        self.assert_fails(run("merge", self.build(ENGLISH), broken, "-o", out), 2, "broken.jsonld")
        self.assertFalse(out.exists())
        self.assert_nothing_left()


if __name__ == "__main__":
    unittest.main()
