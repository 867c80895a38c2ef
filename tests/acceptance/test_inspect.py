"""`diplograph inspect`: the structure of a document as a tree and as data."""
import json
import unittest

from acceptance import EXAMPLES, AcceptanceTest

TEXT = ("Lake plan\n\n1. Aims\n\nThe states signed it on 12 May 2015 (Segal, 2020: 3).\n\n- ports\n- roads\n")


class Inspect(AcceptanceTest):

    def test_the_tree_shows_headings_with_their_numbers_and_the_lines_they_stand_on(self):
        tree = self.run_ok("inspect", "-", stdin=TEXT.encode("utf-8")).splitlines()
        self.assertEqual(tree[0].split(), ["1", "Lake", "plan"])
        self.assertEqual(tree[1].split(), ["3", "1", "Aims"])
        self.assertIn("5 blocks", tree)
        self.assertTrue(any(line.split()[1:] == ["-", "roads"] for line in tree if line.split()))

    def test_the_data_points_into_the_text_and_the_file(self):
        data = json.loads(self.run_ok("inspect", "--json", "-", stdin=TEXT.encode("utf-8")))
        source = TEXT.encode("utf-8")
        text = data["text"].encode("utf-8")
        kinds = [block["kind"] for block in data["blocks"]]
        self.assertEqual(kinds, ["heading", "heading", "paragraph", "list-item", "list-item"])
        for block in data["blocks"]:
            self.assertEqual(text[slice(*block["span"])], source[slice(*block["source"])])
        self.assertEqual(data["dates"][0]["gregorian"], "2015-05-12")
        self.assertEqual(data["citations"][0]["pages"], "3")

    def test_the_examples_have_headings(self):
        for document in EXAMPLES:
            with self.subTest(document=document.name):
                data = json.loads(self.run_ok("inspect", "--json", document))
                self.assertGreater(sum(b["kind"] == "heading" for b in data["blocks"]), 5)


if __name__ == "__main__":
    unittest.main()
