"""`diplograph draw --check` on the graphs of the examples and, if they are there, of the corpus."""
import sys
import unittest

from acceptance import CORPUS, EXAMPLES, AcceptanceTest, run

VARIANTS = [
    [],
    ["--theme", "print-mono", "--width", "170mm"],
    ["--theme", "print", "--width", "85mm"],
    ["--lang", "fa"],
    ["--lang", "en", "--width", "170mm"],
    ["--lang", "both"],
    *[["--layout", engine] for engine in ("dot", "neato", "fdp", "sfdp", "twopi", "circo")],
    ["--matrix"],
    ["--matrix", "--width", "170mm", "--theme", "print-mono", "--lang", "fa"],
    ["--matrix", "--width", "85mm", "--lang", "en"],
    ["--timeline"],
    ["--timeline", "--width", "85mm", "--lang", "fa"],
    ["--timeline", "--theme", "print-mono", "--lang", "en"],
]


class FigureLayout(AcceptanceTest):

    def check(self, document):
        out = self.folder / document.stem
        self.run_ok("-q", "build", document, "-o", out)
        graph = out / "graph.jsonld"
        central = self.run_ok("stats", graph, "--measure", "degree", "--csv").splitlines()[1].split(",")[2]
        for options in [*VARIANTS, ["--ego", central], ["--ego", central, "--width", "85mm"]]:
            with self.subTest(document=document.name, options=options):
                result = run("draw", graph, "-o", self.folder / "figure.svg", "--check", *options)
                said = result.stderr.decode("utf-8", "replace")
                self.assertEqual(result.returncode, 0, said)

    def test_figures_of_the_examples_have_no_fault(self):
        for document in EXAMPLES:
            self.check(document)

    def test_figures_of_the_corpus_have_no_fault(self):
        documents = sorted(CORPUS.glob("*.txt"))
        if not documents:
            print(f"SKIPPED: there are no documents in {CORPUS}", file=sys.stderr)
            self.skipTest(f"there are no documents in {CORPUS}")
        for document in documents:
            self.check(document)

    def test_faults_are_named_and_the_figure_is_there_all_the_same(self):
        self.run_ok("-q", "build", EXAMPLES[0], "-o", self.folder / "built")
        graph = self.folder / "built/graph.jsonld"
        out = self.folder / "small.svg"
        result = run("draw", graph, "-o", out, "--check", "--top", 0, "--width", "40mm")
        self.assert_fails(result, 3, "letters too small")
        self.assertTrue(out.exists())


if __name__ == "__main__":
    unittest.main()
