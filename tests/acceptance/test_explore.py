"""`diplograph explore`: a page to look around in a graph."""
import json
import re
import unittest

from acceptance import AcceptanceTest, run


class Explore(AcceptanceTest):

    def setUp(self):
        super().setUp()
        self.file = self.graph() / "graph.jsonld"
        self.out = self.folder / "explore.html"
        result = run("explore", self.file, "-o", self.out)
        if b"no explorer" in result.stderr:
            self.assert_fails(result, 2, "scripts/install-dependencies", "DIPLOGRAPH_EXPLORER")
            self.assertFalse(self.out.exists())
            self.assert_nothing_left()
            self.skipTest("this build has no explorer: node or npm was missing")
        self.assertEqual(result.returncode, 0, result.stderr.decode())

    def data(self):
        page = self.out.read_text(encoding="utf-8")
        return json.loads(re.search(r'<script id="data" type="application/json">(.*?)</script>',
                                    page, re.DOTALL).group(1))

    def test_the_page_holds_the_graph_and_its_quotes(self):
        data = self.data()
        self.assertIn("state/iran", data["nodes"]["id"])
        self.assertIn("Iran and Kazakhstan signed the Tehran Convention.", data["strings"])
        self.assertEqual([document["id"] for document in data["documents"]], ["caspian"])

    def test_the_language_is_that_of_the_option_or_the_documents(self):
        self.assertEqual(self.data()["language"], "en")
        self.run_ok("explore", self.file, "-o", self.out, "--lang", "fa")
        self.assertEqual(self.data()["language"], "fa")

    def test_the_same_graph_gives_the_same_page_also_on_standard_output(self):
        result = run("explore", "-", "-o", "-", stdin=self.file.read_bytes())
        self.assertEqual(result.returncode, 0)
        self.assertEqual(result.stdout, self.out.read_bytes())

    def test_bad_input_leaves_the_old_page(self):
        before = self.out.read_bytes()
        bad = self.write("bad.jsonld", "{")
        self.assert_fails(run("explore", bad, "-o", self.out), 2, "bad.jsonld")
        self.assert_fails(run("explore", self.file, "-o", self.folder / "no" / "page.html"), 2, "no")
        self.assertEqual(self.out.read_bytes(), before)
        self.assert_nothing_left()


if __name__ == "__main__":
    unittest.main()
