"""`diplograph export`: the list of formats, each format, what it loses."""
import re
import unittest

from acceptance import AcceptanceTest, run, tree

BUILT = {"jsonld": "graph.jsonld", "graphml": "graph.graphml", "gexf": "graph.gexf", "dot": "graph.dot",
         "svg": "figure.svg", "pdf": "figure.pdf", "nodes-csv": "nodes.csv", "edges-csv": "edges.csv",
         "matrix": "matrix.md"}


class Export(AcceptanceTest):

    def formats(self):
        return re.findall(r"^(\S+)  ", self.run_ok("export", "--list"), re.M)

    def test_the_list_names_every_format_and_what_it_leaves_out(self):
        text = self.run_ok("export", "--list")
        self.assertLessEqual({"jsonld", "graphml", "gexf", "dot", "svg", "pdf", "nodes-csv", "edges-csv",
                              "matrix"}, set(self.formats()))
        self.assertIn("leaves out", text)

    def test_a_format_that_build_writes_has_the_bytes_of_its_file(self):
        built = self.graph()
        for name, file in BUILT.items():
            with self.subTest(format=name):
                target = self.folder / "export"
                self.run_ok("export", built / "graph.jsonld", "--to", name, "-o", target)
                self.assertTrue(target.read_bytes() == (built / file).read_bytes(), file)

    def test_every_format_is_written_and_the_same_each_time(self):
        built = self.graph()
        names = self.formats()
        self.assertEqual(len(names), len(set(names)))
        for name in names:
            with self.subTest(format=name):
                trees = []
                for place in ("first", "second"):
                    target = self.folder / place / name
                    target.parent.mkdir(exist_ok=True)
                    self.run_ok("export", built / "graph.jsonld", "--to", name, "-o", target)
                    trees.append(tree(target) if target.is_dir() else target.read_bytes())
                self.assertTrue(trees[0])
                self.assertTrue(trees[0] == trees[1])

    def test_a_graph_comes_from_standard_input_and_goes_to_standard_output(self):
        graph = (self.graph() / "graph.jsonld").read_bytes()
        self.assertEqual(self.run_ok("export", "-", "--to", "jsonld", stdin=graph).encode(), graph)

    def test_what_a_format_leaves_out_is_said_and_never_on_standard_output(self):
        graph = self.graph() / "graph.jsonld"
        self.assertEqual(run("export", graph, "--to", "jsonld").stderr, b"")
        result = run("export", graph, "--to", "gexf")
        self.assertIn(b"gexf leaves out", result.stderr)
        self.assertNotIn(b"leaves out", result.stdout)

    def test_a_format_that_is_not_there_is_refused_before_anything_is_read(self):
        result = run("export", self.folder / "missing.jsonld", "--to", "gexff")
        self.assert_fails(result, 2, "gexff", "did you mean gexf?", "--list")


if __name__ == "__main__":
    unittest.main()
