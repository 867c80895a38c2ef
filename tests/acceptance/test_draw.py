"""`diplograph draw`: figures for papers."""
import unittest
import xml.etree.ElementTree as ElementTree

from acceptance import AcceptanceTest, run

BEGINNINGS = {"svg": b"<?xml", "pdf": b"%PDF-", "png": b"\x89PNG", "eps": b"%!PS-Adobe-3.0 EPSF",
              "tex": b"% For XeLaTeX.", "dot": b"digraph"}


class Draw(AcceptanceTest):

    def setUp(self):
        super().setUp()
        self.file = self.graph() / "graph.jsonld"

    def draw(self, name, *options):
        """The bytes of the figure that `draw` made with these options."""
        out = self.folder / name
        self.run_ok("draw", self.file, "-o", out, *options)
        return out.read_bytes()

    def texts(self, *options):
        """All words of the SVG figure that `draw` made."""
        root = ElementTree.fromstring(self.draw("figure.svg", *options))
        return [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]

    def test_the_ending_of_the_name_says_the_format(self):
        for ending, beginning in BEGINNINGS.items():
            with self.subTest(ending):
                self.assertTrue(self.draw(f"figure.{ending}").startswith(beginning))

    def test_a_figure_is_the_same_every_time(self):
        for ending in BEGINNINGS:
            with self.subTest(ending):
                name = f"figure.{ending}"
                self.assertEqual(self.draw(name), self.draw(name))

    def test_types_relations_and_a_focus_limit_what_is_shown(self):
        self.assertIn("goal", self.texts())
        self.assertNotIn("goal", self.texts("--show", "Actor,Agreement"))
        self.assertNotIn("pursues", self.texts("--relations", "partyTo"))
        self.assertIn("Iran", self.texts())
        self.assertNotIn("goal", self.texts("--focus", "Iran", "--hops", "1"))

    def test_print_without_colour_has_none(self):
        for colour in (line.split('"')[0] for line in
                       self.draw("mono.svg", "--theme", "print-mono").decode().split('="#')[1:]):
            self.assertEqual(colour[0:2], colour[2:4])
            self.assertEqual(colour[2:4], colour[4:6])

    def test_a_width_is_kept(self):
        root = ElementTree.fromstring(self.draw("narrow.svg", "--width", "85mm"))
        self.assertLessEqual(float(root.get("width").removesuffix("pt")), 85 / 25.4 * 72 + 1)

    def test_wrong_options_say_what_is_right(self):
        out = self.folder / "figure.svg"
        for options, words in (
                (["--show", "Actr"], "did you mean Actor?"),
                (["--relations", "pursue"], "did you mean pursues?"),
                (["--focus", "Irn"], "did you mean"),
                (["--width", "wide"], "between 40mm and 2000mm"),
                (["--theme", "gold"], "print-mono"),
                (["--matrix", "--show", "Goal"], "--show excludes --matrix"),
                (["--timeline", "--by", "degree"], "--timeline excludes --by"),
                (["--from", "2015", "--timeline"], "--timeline excludes --from")):
            with self.subTest(options):
                self.assert_fails(run("draw", self.file, "-o", out, *options), 2, words)
                self.assertFalse(out.exists())
        self.assert_fails(run("draw", self.file, "-o", self.folder / "figure.gif"), 2, ".svg, .pdf")


if __name__ == "__main__":
    unittest.main()
